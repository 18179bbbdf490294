print(sum([0.1] * 3), sum([1e16, 1, -1e16]), sum([1, 2.5, True]), sum([2 ** 60, 2 ** 60, 1.0]), sum(range(10 ** 5)), sum([[1], [2]], [0]), sum((1,), start=5), sum([1j, 2]), sum([float("inf"), 1]), sum([-0.0]), sum([]), sum([True, True]))
# expect: 0.30000000000000004 1.0 4.5 2.305843009213694e+18 4999950000 [0, 1, 2] 6 (2+1j) inf 0.0 0 2
class N:
    def __init__(self, n): self.n = n
    def __radd__(self, other): return N((other.n if isinstance(other, N) else other) + self.n)
    def __add__(self, other): return N(self.n + other.n)
print(sum([N(1), N(2), N(3)]).n, sum([N(1)], N(5)).n)  # expect: 6 6
print(max([1, 3.0, 3]), max(3, 3.0), min(1, True), max("apple", "fig", key=len), min([[2, 1], [1, 9]]), max({"a": 1, "b": 0}), max(range(5)), max(x * -1 for x in range(3)), min("b", "a"), max([(1, "b"), (1, "a")]), max([float("nan"), 1]), max([1, float("nan")]))
# expect: 3.0 3 1 apple [1, 9] b 4 0 a (1, 'b') nan 1
print(any(x > 3 for x in range(5)), all(x < 3 for x in range(5)), any({}), all({}), any([[], 0, "x"]), all("abc"), list(map(any, [[0], [1]])))
# expect: True False False True True True [False, True]
seen = []
def note(x):
    seen.append(x)
    return x
print(any(note(x) for x in [0, 2, 3]), all(note(x) for x in [1, 0, 5]), seen)  # expect: True False [0, 2, 1, 0]
print(divmod(-7, 3), divmod(7, -3), divmod(-7.5, 2), pow(2, 10, 1000), pow(3, -1, 7), pow(0, 0), pow(2, 0.5), abs(-3), abs(3 - 4j), round(-3.5), round(123.456, 1), bin(-10), hex(-1), oct(64), chr(ord("a") + 1), len({1, 1}))
# expect: (-3, 2) (-3, -2) (-4.0, 0.5) 24 5 1 1.4142135623730951 3 5.0 -4 123.5 -0b1010 -0x1 0o100 b 1
