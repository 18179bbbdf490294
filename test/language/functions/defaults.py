# Defaults are evaluated once, when the def runs.
def append(item, to=[]):
    to.append(item)
    return to


print(append(1), append(2), append(3, []))  # expect: [1, 2] [1, 2] [3]


def trace(name):
    print("evaluating", name)
    return name


def f(a=trace("a"), *, b=trace("b"), c: trace("annotation") = trace("c")):
    return a, b, c
# expect: evaluating a
# expect: evaluating b
# expect: evaluating c


print(f(), f(1, b=2))  # expect: ('a', 'b', 'c') (1, 2, 'c')
print(f.__defaults__, f.__kwdefaults__)  # expect: ('a',) {'b': 'b', 'c': 'c'}
f.__defaults__ = (9,)
print(f())  # expect: (9, 'b', 'c')
n = 5
g = lambda x=n: x
n = 6
print(g(), g(1))  # expect: 5 1
def h(a, b=2, *args, c=3, **kw): return a, b, args, c, kw
print(h(1), h(1, 5, 6, c=7, d=8), h.__defaults__, h.__kwdefaults__)
# expect: (1, 2, (), 3, {}) (1, 5, (6,), 7, {'d': 8}) (2,) {'c': 3}
