r = range(2, 20, 3)
print(r, list(r), len(r), r[0], r[-1], r[1:3], r[::-1], 5 in r, 6 in r, 5.0 in r, "x" in r, r.index(8), r.count(8), r.start, r.stop, r.step)
# expect: range(2, 20, 3) [2, 5, 8, 11, 14, 17] 6 2 17 range(5, 11, 3) range(17, -1, -3) True False True False 2 1 2 20 3
print(range(5), range(0), range(5, 0), list(range(5, 0, -2)), range(10 ** 20)[10 ** 19], 10 ** 19 in range(10 ** 20), range(3) == range(0, 3, 1), range(0) == range(5, 5), hash(range(3)) == hash(range(0, 3)), range(0, 3, 2) == range(0, 4, 2))
# expect: range(0, 5) range(0, 0) range(5, 0) [5, 3, 1] 10000000000000000000 True True True True True
print(list(reversed(range(4))), sum(range(101)), max(range(5)), list(range(True, 3)), [*range(2)], bool(range(0)), bool(range(1)), range(5)[-2:], range(10)[2:8][1:3], list(range(-3, 3)), tuple(range(3, -3, -2)))
# expect: [3, 2, 1, 0] 5050 4 [1, 2] [0, 1] False True range(3, 5) range(3, 5) [-3, -2, -1, 0, 1, 2] (3, 1, -1)
for text in ("range(1.5)", "range('a')", "range(1, 2, 0)", "range()", "range(1, 2, 3, 4)", "range(3)[5]", "range(3)[-4]", "range(3).index(9)", "range(3)['x']", "range(5).start = 1", "range(3) + range(3)", "range(3) < range(4)", "len(range(10 ** 30))", "hash(range(2)) and range(2).x"):
    try:
        print(eval(text))
    except (TypeError, ValueError, IndexError, AttributeError, OverflowError, SyntaxError) as error:
        print(text, "->", type(error).__name__, error)
# expect: range(1.5) -> TypeError 'float' object cannot be interpreted as an integer
# expect: range('a') -> TypeError 'str' object cannot be interpreted as an integer
# expect: range(1, 2, 0) -> ValueError range() arg 3 must not be zero
# expect: range() -> TypeError range expected at least 1 argument, got 0
# expect: range(1, 2, 3, 4) -> TypeError range expected at most 3 arguments, got 4
# expect: range(3)[5] -> IndexError range object index out of range
# expect: range(3)[-4] -> IndexError range object index out of range
# expect: range(3).index(9) -> ValueError range.index(x): x not in range
# expect: range(3)['x'] -> TypeError range indices must be integers or slices, not str
# expect: range(5).start = 1 -> SyntaxError invalid syntax (<string>, line 1)
# expect: range(3) + range(3) -> TypeError unsupported operand type(s) for +: 'range' and 'range'
# expect: range(3) < range(4) -> TypeError '<' not supported between instances of 'range' and 'range'
# expect: len(range(10 ** 30)) -> OverflowError Python int too large to convert to C ssize_t
# expect: hash(range(2)) and range(2).x -> AttributeError 'range' object has no attribute 'x'
class I:
    def __index__(self): return 3
print(list(range(I())), range(I(), 6)[I() - I() if False else 0], [10, 20, 30, 40][I()])  # expect: [0, 1, 2] 3 40
it = iter(range(3))
print(next(it), list(it), list(it), iter(it) is it)  # expect: 0 [1, 2] [] True
big = range(2 ** 60, 2 ** 60 + 3)
print(list(big), big[1] - 2 ** 60, len(big), list(range(2 ** 53 - 1, 2 ** 53 + 2)))
# expect: [1152921504606846976, 1152921504606846977, 1152921504606846978] 1 3 [9007199254740991, 9007199254740992, 9007199254740993]
total = 0
for i in range(10):
    for j in range(i):
        total += i * j
print(total)  # expect: 870
