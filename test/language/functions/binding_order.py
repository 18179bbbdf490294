# Where each argument goes when positions, stars and names meet.
def f(*args, **kwargs):
    return args, kwargs


def traced(name, value):
    print(name, end=" ")
    return value


print(f(traced("a", 1), k=traced("k", 2), *traced("star", [3]), **traced("dict", {"z": 4})))
# expect: a star k dict ((1, 3), {'k': 2, 'z': 4})
class Keys:
    def keys(self):
        return ["one", "two"]
    def __getitem__(self, key):
        return key.upper()
print(f(**Keys()))  # expect: ((), {'one': 'ONE', 'two': 'TWO'})
def gen():
    print("start", end=" ")
    yield 1
    print("end", end=" ")
    yield 2
print(f(*gen(), 3, *gen()))  # expect: start end start end ((1, 2, 3, 1, 2), {})
print(f(*{"a": 1}, *range(2), *(), *"xy"))  # expect: (('a', 0, 1, 'x', 'y'), {})
class A:
    def m(self, *args, self2=None, **kw): return args, self2, kw
print(A().m(1, self2=2, other=3))  # expect: ((1,), 2, {'other': 3})
def positional(a, /, **kw): return a, kw
print(positional(1, a=2))  # expect: (1, {'a': 2})
def swallow(self, /, *args, **kwargs): return self, args, kwargs
print(swallow(1, self=5))  # expect: (1, (), {'self': 5})
