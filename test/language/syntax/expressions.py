# The forms that an expression can take, and how they group.
print(1 if 1 else 2 if 1 else 3, (lambda: (yield)) and 1, [*range(3), *"ab"], {**{}, "a": 1}, (*"ab", 1))
# expect: 1 1 [0, 1, 2, 'a', 'b'] {'a': 1} ('a', 'b', 1)
print(not not 1, - - 1, ~ - 1, + - + 1, not -1 == -1, 2 ** -1, -2 ** 2, 2 ** 3 ** 0)
# expect: True 1 0 -1 False 0.5 -4 2
print((lambda *a, b=1, **c: (a, b, c))(1, c=2), (lambda: 1, 2)[1], (lambda x: lambda y: x + y)(1)(2))
# expect: ((1,), 1, {'c': 2}) 2 3
print([x if x else -1 for x in [0, 1]], [y for x in [[1], [2]] for y in x], (x for x in ()).__class__.__name__)
# expect: [-1, 1] [1, 2] generator
print(1 .real, 1.0.real, 1..real, 0xf.real, (1).real, "x".upper(), [1][0], {1: 2}[1], (1,)[0], "abc"[1], [1, 2][-1:])
# expect: 1 1.0 1.0 15 1 X 1 2 1 b [2]
print(1 < 2 < 3 != 4, 1 in [1] == True, not 1 in [2], 1 not in [2], None is not 1 and 2)
# expect: True False True True 2
print(*[1], *(2,), **{"sep": "-"})  # expect: 1-2
a = b = c = 1, 2
print(a, b is c, (a := 5), a)  # expect: (1, 2) True 5 5
x = [1, 2, 3]
x[0], x[1:] = x[1], [9]
print(x, x[len(x) - 1], x[not x], x[True])  # expect: [2, 9] 9 2 9
print({1, 2} - {1} | {5} & {5}, 7 // 2 * 2 + 7 % 2, 1 + 2 << 3 & 0xff | 1 ^ 3, 5 - 3 - 1, 2 * 3 % 4)
# expect: {2, 5} 7 26 1 2
print("%d %s" % (1, "x") * 2, "a" "b" "c" * 2, "a" + "b" * 2 + "c", ("a"
    "b"))
# expect: 1 x1 x abcabc abbc ab
print((1, 2) + (3,), [1] + [2] * 2, 3 * "ab"[::-1], -x[0], not x, x and x[0] or 9, x[0] if x else None)
# expect: (1, 2, 3) [1, 2, 2] bababa -2 False 2 2
print(f"{1}" "2" f"{3}", b"a" b"b", r"\n" "\n".strip() + "|", u"u" r"\r")  # expect: 123 b'ab' \n| u\r
print((yield_ := 3) + yield_, [i := 1, i + 1], {(k := "a"): k}, (lambda: (j := 1))())  # expect: 6 [1, 2] {'a': 'a'} 1
print(type(lambda: 0).__name__, (await_ := 1), [lambda: 0][0](), {"f": lambda x: x}["f"](2))  # expect: function 1 0 2
print(... is Ellipsis, ..., [...], (...,), x[...:] if False else 0)  # expect: True Ellipsis [Ellipsis] (Ellipsis,) 0
