import sys


def deep(n): return 0 if n == 0 else 1 + deep(n - 1)


print(deep(500))  # expect: 500
def forever(): return forever()
for f in (forever, lambda: deep(10 ** 9)):
    try:
        f()
    except RecursionError as error:
        print(type(error).__name__, str(error)[:32])
# expect: RecursionError maximum recursion depth exceeded
# expect: RecursionError maximum recursion depth exceeded


class R:
    def __repr__(self): return repr(self)
    def __getattr__(self, name): return getattr(self, name + "x")
    def __eq__(self, other): return self == other
    def __len__(self): return len(self)
    def __iter__(self): return iter(self)
    def __call__(self): return self()
    def __add__(self, o): return self + o
    def __hash__(self): return hash(self)
    def __bool__(self): return bool(self)
    def __contains__(self, x): return x in self
    def __getitem__(self, i): return self[i]
    def __str__(self): return f"{self}"


r = R()
for name, f in dict(repr=lambda: repr(r), getattr=lambda: r.x, eq=lambda: r == 1, len=lambda: len(r), iter=lambda: iter(r), call=lambda: r(), add=lambda: r + 1,
                    hash=lambda: hash(r), bool=lambda: bool(r), contains=lambda: 1 in r, getitem=lambda: r[0], str=lambda: str(r)).items():
    try:
        f()
    except RecursionError:
        print(name, "RecursionError")
# expect: repr RecursionError
# expect: getattr RecursionError
# expect: eq RecursionError
# expect: len RecursionError
# expect: iter RecursionError
# expect: call RecursionError
# expect: add RecursionError
# expect: hash RecursionError
# expect: bool RecursionError
# expect: contains RecursionError
# expect: getitem RecursionError
# expect: str RecursionError
old = sys.getrecursionlimit()
sys.setrecursionlimit(5000)
print(deep(4000))  # expect: 4000
sys.setrecursionlimit(old)
try:
    sys.setrecursionlimit(0)
except ValueError as error:
    print(error)
# expect: recursion limit must be greater or equal than 1
def gen(n):
    if n:
        yield from gen(n - 1)
    yield n
print(sum(gen(300)))  # expect: 45150
nested = []
for _ in range(200):
    nested = [nested]
print(len(repr(nested)), nested == nested)  # expect: 402 True
me = [1]
me.append(me)
d = {}
d["me"] = d
print(me, d)  # expect: [1, [...]] {'me': {...}}
def after():
    try:
        forever()
    except RecursionError:
        return "recovered"
print([after() for _ in range(3)])  # expect: ['recovered', 'recovered', 'recovered']
