a, b = 1, 2
a, b = b, a
print(a, b)  # expect: 2 1
(c, d), [e, f] = (1, 2), "xy"
print(c, d, e, f)  # expect: 1 2 x y
first, *middle, last = range(5)
print(first, middle, last)  # expect: 0 [1, 2, 3] 4
*head, tail = "ab"
print(head, tail)  # expect: ['a'] b
x, *y = [1]
print(x, y)  # expect: 1 []
(p, *q), r = [(1, 2, 3), 4]
print(p, q, r)  # expect: 1 [2, 3] 4
a = b = c = [0]
print(a is b is c)  # expect: True
i = 0
i, l = 1, [5, 6]
i, l[i] = 0, "i was 1"
print(i, l)  # expect: 0 ['i was 1', 6]
l[0], l[1] = l[1], l[0]
print(l)  # expect: [6, 'i was 1']
[m, n] = {"k": 1, "j": 2}
print(m, n)  # expect: k j
for i, (j, *k) in [(1, (2, 3, 4)), (5, "6")]:
    print(i, j, k)
# expect: 1 2 [3, 4]
# expect: 5 6 []
class C: pass
o = C()
o.x, o.y, *o.rest = 1, 2, 3, 4
print(o.__dict__)  # expect: {'x': 1, 'y': 2, 'rest': [3, 4]}
(a) = 5
(a,) = [6]
[] = ()
() = []
print(a)  # expect: 6
d = {}
d["a"], d["b"] = 1, 2
print(d)  # expect: {'a': 1, 'b': 2}
for text in ("a, b = 1", "a, b = 1, 2, 3", "a, b = [1]", "a, *b, c = [1]", "(a, b), c = [1, 2]", "a, b = None", "a, b = range(10)", "a, b = iter([1])",
             "*a, = 5", "[a, b] = {}", "a, b, c = 'xy'", "a, b = {1, 2, 3}", "a, b = 'x' * 1000"):
    try:
        exec(text)
    except (ValueError, TypeError) as error:
        print(text, "->", type(error).__name__, error)
# expect: a, b = 1 -> TypeError cannot unpack non-iterable int object
# expect: a, b = 1, 2, 3 -> ValueError too many values to unpack (expected 2, got 3)
# expect: a, b = [1] -> ValueError not enough values to unpack (expected 2, got 1)
# expect: a, *b, c = [1] -> ValueError not enough values to unpack (expected at least 2, got 1)
# expect: (a, b), c = [1, 2] -> TypeError cannot unpack non-iterable int object
# expect: a, b = None -> TypeError cannot unpack non-iterable NoneType object
# expect: a, b = range(10) -> ValueError too many values to unpack (expected 2)
# expect: a, b = iter([1]) -> ValueError not enough values to unpack (expected 2, got 1)
# expect: *a, = 5 -> TypeError cannot unpack non-iterable int object
# expect: [a, b] = {} -> ValueError not enough values to unpack (expected 2, got 0)
# expect: a, b, c = 'xy' -> ValueError not enough values to unpack (expected 3, got 2)
# expect: a, b = {1, 2, 3} -> ValueError too many values to unpack (expected 2)
# expect: a, b = 'x' * 1000 -> ValueError too many values to unpack (expected 2)
