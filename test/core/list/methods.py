l = [3, 1, 2]
l.append(5)
l.extend((7, 6))
l.insert(0, 0)
l.insert(100, "end")
l.insert(-1, "before end")
print(l, len(l), l.index(2), l.count(3), l.pop(), l.pop(0), l.pop(-1), l)
# expect: [3, 1, 2, 5, 7, 6] 9 3 1 end 0 before end [3, 1, 2, 5, 7, 6]
l.remove(5)
l.reverse()
print(l, l.copy() == l, l.copy() is l, l[::-1], l + [1], l * 2, 2 in l)
# expect: [6, 7, 2, 1, 3] True False [3, 1, 2, 7, 6] [6, 7, 2, 1, 3, 1] [6, 7, 2, 1, 3, 6, 7, 2, 1, 3] True
l.sort()
print(l, sorted(l, reverse=True))  # expect: [1, 2, 3, 6, 7] [7, 6, 3, 2, 1]
l.clear()
print(l, [].copy(), list("abc"), list(range(3)), list({"a": 1}), list((1, 2)), [[]] * 2, [0] * 3, [1] * -1)
# expect: [] [] ['a', 'b', 'c'] [0, 1, 2] ['a'] [1, 2] [[], []] [0, 0, 0] []
l += "ab"
l *= 2
print(l, l.index("b", 2), l.index("a", -2))  # expect: ['a', 'b', 'a', 'b'] 3 2
a = [1, 2]
a.extend(a)
print(a)  # expect: [1, 2, 1, 2]
a.append(a)
print(a, a[4] is a, len(a))  # expect: [1, 2, 1, 2, [...]] True 5
for text in ("[].pop()", "[1].pop(5)", "[1].remove(2)", "[1].index(2)", "[1][1]", "[] + 5", "[1] * [1]", "[].append()", "[].append(1, 2)", "[1, 'a'].sort()", "list(5)", "[1].insert('x', 1)", "[].extend(5)", "[1] < [None]", "[1].count()", "hash([])",
             "[].sort(5)", "[3, 1].sort(key=5)", "[1].pop('x')", "list(1, 2)", "[1].index(1, 5)"):
    try:
        print(eval(text))
    except (IndexError, ValueError, TypeError) as error:
        print(text, "->", type(error).__name__, error)
# expect: [].pop() -> IndexError pop from empty list
# expect: [1].pop(5) -> IndexError pop index out of range
# expect: [1].remove(2) -> ValueError list.remove(x): x not in list
# expect: [1].index(2) -> ValueError list.index(x): x not in list
# expect: [1][1] -> IndexError list index out of range
# expect: [] + 5 -> TypeError can only concatenate list (not "int") to list
# expect: [1] * [1] -> TypeError can't multiply sequence by non-int of type 'list'
# expect: [].append() -> TypeError list.append() takes exactly one argument (0 given)
# expect: [].append(1, 2) -> TypeError list.append() takes exactly one argument (2 given)
# expect: [1, 'a'].sort() -> TypeError '<' not supported between instances of 'str' and 'int'
# expect: list(5) -> TypeError 'int' object is not iterable
# expect: [1].insert('x', 1) -> TypeError 'str' object cannot be interpreted as an integer
# expect: [].extend(5) -> TypeError 'int' object is not iterable
# expect: [1] < [None] -> TypeError '<' not supported between instances of 'int' and 'NoneType'
# expect: [1].count() -> TypeError list.count() takes exactly one argument (0 given)
# expect: hash([]) -> TypeError unhashable type: 'list'
# expect: [].sort(5) -> TypeError sort() takes no positional arguments
# expect: [3, 1].sort(key=5) -> TypeError 'int' object is not callable
# expect: [1].pop('x') -> TypeError 'str' object cannot be interpreted as an integer
# expect: list(1, 2) -> TypeError list expected at most 1 argument, got 2
# expect: [1].index(1, 5) -> ValueError list.index(x): x not in list
print([1, 2] == [1, 2.0], [1] < [2], [1, 2] < [1], [] < [1], [1, 2] > [1, 1, 9], [[1], 2] == [[1], 2], [1, [2, [3]]], [None, True, "x", 1.5, b"y"], repr(["it's"]))
# expect: True True False True True True [1, [2, [3]]] [None, True, 'x', 1.5, b'y'] ["it's"]
class E:
    def __eq__(self, other): return True
print([E()] == [5], [5].index(E()), [1, 2].count(E()), E() in [3])  # expect: True 0 2 True
m = [[0] * 2 for _ in range(2)]
m[0][1] = 9
print(m, [list(r) for r in zip(*m)], sum(m, []), max([1, 5, 3]), min([[2], [1, 9]]), any([0, []]), all([1, [0]]))
# expect: [[0, 9], [0, 0]] [[0, 0], [9, 0]] [0, 9, 0, 0] 5 [1, 9] False True
