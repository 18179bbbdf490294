# List operations on their edges: overlapping slices, self assignment, large steps.
l = list(range(10))
l[2:5] = l[5:8]
print(l)  # expect: [0, 1, 5, 6, 7, 5, 6, 7, 8, 9]
l[:] = l[::-1]
print(l)  # expect: [9, 8, 7, 6, 5, 7, 6, 5, 1, 0]
l[5:5] = l
print(len(l), l)  # expect: 20 [9, 8, 7, 6, 5, 9, 8, 7, 6, 5, 7, 6, 5, 1, 0, 7, 6, 5, 1, 0]
del l[::3]
print(l)  # expect: [8, 7, 5, 9, 7, 6, 7, 6, 1, 0, 6, 5, 0]
l[-3:] = []
l[:0] = [100]
print(l, l[-100:2], l[2:-100], l[100:], l[::100], l[-1:-3:-1])
# expect: [100, 8, 7, 5, 9, 7, 6, 7, 6, 1, 0] [100, 8] [] [] [100] [0, 1]
l *= 0
print(l, l * 5, [1] * True, [1, 2] * 2 + [3])  # expect: [] [] [1] [1, 2, 1, 2, 3]
l = [1, 2, 3]
l.insert(-100, 0)
l.insert(100, 4)
print(l, l.pop(-5), l.pop(1), l)  # expect: [1, 3, 4] 0 2 [1, 3, 4]
m = l
l = l + [9]
print(m is l, m, l)  # expect: False [1, 3, 4] [1, 3, 4, 9]
m += [7]
n = m[:]
n[0] = "copy"
print(m, n, m == m[:], m is m[:])  # expect: [1, 3, 4, 7] ['copy', 3, 4, 7] True False
a = [[]] * 3
a[0].append(1)
print(a, [[] for _ in range(3)], [a] * 2 == [a, a])  # expect: [[1], [1], [1]] [[], [], []] True
b = [3, 1, 2]
c = sorted(b)
b.sort()
print(b == c, b is c, list(b) is b, b.copy(), b.__len__(), b.__getitem__(0), b.__contains__(2), [].__add__([1]), b.__mul__(2), b.__iter__().__next__(), b.__reversed__().__next__())
# expect: True False False [1, 2, 3] 3 1 True [1] [1, 2, 3, 1, 2, 3] 1 3
b.__setitem__(0, "x")
b.__delitem__(1)
print(b, b.__eq__(["x", 3]), b.__lt__([]) if False else b.__ne__([]), [1].__lt__([2]), [1].__eq__(5), b.__iadd__([1]) is b)
# expect: ['x', 3, 1] True True True NotImplemented True
print([1, 2, 3].__getitem__(slice(1, None)), list.__len__([1]), list.append.__name__, list.__name__, [].__class__, [].__doc__ is not None, list.index([5, 6], 6))
# expect: [2, 3] 1 append list <class 'list'> True 1
