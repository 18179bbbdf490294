# Guest code called from inside builtins, put aside in the middle, gives the same answers.
def slow(x):
    total = 0
    for i in range(20):
        total += i
    return x


print(sorted([3, 1, 2], key=slow), sorted("bca", key=lambda c: slow(-ord(c))), min([3, 1, 2], key=slow), max("abc", key=slow))
# expect: [1, 2, 3] ['c', 'b', 'a'] 1 c
print(list(map(slow, [1, 2])), list(filter(slow, [0, 1, 2])), sum(map(slow, range(5))), any(slow(x) for x in [0, 1]), all(map(slow, [1, 1, 0])))
# expect: [1, 2] [1, 2] 10 True False


class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return slow(self.n) == o.n
    def __lt__(self, o): return slow(self.n) < slow(o.n)
    def __hash__(self): return slow(hash(self.n))
    def __repr__(self): return f"V({slow(self.n)})"
    def __add__(self, o): return V(slow(self.n) + o.n)
    def __radd__(self, o): return slow(self.n) + o
    def __len__(self): return slow(self.n)
    def __bool__(self): return slow(self.n) > 0
    def __iter__(self): return (slow(i) for i in range(self.n))
    def __contains__(self, x): return slow(x) == self.n
    def __getitem__(self, i): return slow(i) * self.n
    def __call__(self, x): return slow(x) + self.n
    def __index__(self): return slow(self.n)
    def __format__(self, spec): return f"<{slow(self.n)}{spec}>"
    def __enter__(self): return slow(self)
    def __exit__(self, *a): return slow(True)
    def __getattr__(self, name):
        if name.startswith("dyn"): return slow(name)
        raise AttributeError(name)


a, b = V(1), V(2)
print(a == b, a != b, a < b, a > b, [a, b], {a: b}, (a,), repr([a, [b]]), str(a))
# expect: False True True False [V(1), V(2)] {V(1): V(2)} (V(1),) [V(1), [V(2)]] V(1)
print(a + b, 5 + a, len(b), bool(a), not V(0), list(b), tuple(b), 2 in b, b[5], b(3), [10, 20, 30][b], f"{a:x} {b!r:>6}", "{:z}".format(a))
# expect: V(3) 6 2 True True [0, 1] (0, 1) True 10 5 30 <1x>   V(2) <1z>
print(sorted([b, a]), [b, a].index(a), [a, b, a].count(a), {a, V(1), b} == {b, a}, {a: 1}[V(1)], V(2) in {b: 0}, [a, b] == [V(1), V(2)], (a, b) < (a, V(3)), max(a, b), sum([a, b], V(0)))
# expect: [V(1), V(2)] 1 2 True 1 True True True V(2) V(3)
with a as entered:
    raise ValueError
print(entered, a.dynamic, hasattr(a, "nothing"), getattr(a, "nope", slow("default")), [*b, *a], dict(zip(b, "xy")), list(enumerate(b)), list(reversed([a, b])))
# expect: V(1) dynamic False default [0, 1, 0] {0: 'x', 1: 'y'} [(0, 0), (1, 1)] [V(2), V(1)]
x, y = b
print(x, y, " ".join(str(slow(i)) for i in b), bytes(b), [1, 2, 3][slice(a, b)], range(b)[1], int.__add__(a.n, 1), divmod(7, slow(2)), pow(slow(2), 3))
# expect: 0 1 0 1 b'\x00\x00' [2] 1 2 (3, 1) 8
print([v for v in sorted([V(3), V(1), V(2)], reverse=True)], list(map(V, [1, 2])), list(zip(V(2), map(slow, "ab"))), set(map(slow, [1, 1])), "".join(map(slow, "xyz")), list(iter(lambda it=iter([1, 2, 0]): slow(next(it)), 0)))
# expect: [V(3), V(2), V(1)] [V(1), V(2)] [(0, 'a'), (1, 'b')] {1} xyz [1, 2]
