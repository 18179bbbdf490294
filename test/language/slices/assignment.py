l = list(range(8))
l[2:4] = ["a", "b", "c"]
print(l)  # expect: [0, 1, 'a', 'b', 'c', 4, 5, 6, 7]
l[1:1] = [100]
print(l)  # expect: [0, 100, 1, 'a', 'b', 'c', 4, 5, 6, 7]
l[:2] = []
print(l)  # expect: [1, 'a', 'b', 'c', 4, 5, 6, 7]
l[::2] = "wxyz"
print(l)  # expect: ['w', 'a', 'x', 'c', 'y', 5, 'z', 7]
del l[1:3]
print(l)  # expect: ['w', 'c', 'y', 5, 'z', 7]
del l[::2]
print(l)  # expect: ['c', 5, 7]
l[len(l):] = (n for n in range(3))
print(l)  # expect: ['c', 5, 7, 0, 1, 2]
l[:] = [1, 2, 3]
print(l)  # expect: [1, 2, 3]
l[1:] = l
print(l)  # expect: [1, 1, 2, 3]
l[-1:0:-1] = [7, 8, 9]
print(l)  # expect: [1, 9, 8, 7]
for text in ("l[::2] = [1]", "l[0:2] = 5", "l[9] = 1", "del l[9]", "l['x'] = 1", "(1, 2)[0] = 1", "'abc'[0] = 'x'", "del (1,)[0]"):
    try:
        exec(text)
    except (ValueError, TypeError, IndexError) as error:
        print(text, "->", type(error).__name__, error)
# expect: l[::2] = [1] -> ValueError attempt to assign sequence of size 1 to extended slice of size 2
# expect: l[0:2] = 5 -> TypeError must assign iterable to extended slice
# expect: l[9] = 1 -> IndexError list assignment index out of range
# expect: del l[9] -> IndexError list assignment index out of range
# expect: l['x'] = 1 -> TypeError list indices must be integers or slices, not str
# expect: (1, 2)[0] = 1 -> TypeError 'tuple' object does not support item assignment
# expect: 'abc'[0] = 'x' -> TypeError 'str' object does not support item assignment
# expect: del (1,)[0] -> TypeError 'tuple' object doesn't support item deletion
