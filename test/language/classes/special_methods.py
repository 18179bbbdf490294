class Everything:
    def __len__(self): return 3
    def __getitem__(self, key): return ("get", key)
    def __setitem__(self, key, value): print("set", key, value)
    def __delitem__(self, key): print("del", key)
    def __contains__(self, item): return item == 1
    def __iter__(self): return iter([1, 2])
    def __reversed__(self): return iter("reversed")
    def __call__(self, *a, **k): return a, k
    def __bool__(self): return False
    def __hash__(self): return 99
    def __eq__(self, other): return other == "everything"
    def __str__(self): return "str"
    def __repr__(self): return "repr"
    def __bytes__(self): return b"bytes"
    def __format__(self, spec): return f"format {spec}"
    def __int__(self): return 1
    def __float__(self): return 2.0
    def __index__(self): return 3
    def __trunc__(self): return 4
    def __floor__(self): return 5
    def __ceil__(self): return 6
    def __divmod__(self, o): return "divmod"
    def __pow__(self, o, m=None): return f"pow {o} {m}"
    def __rpow__(self, o): return f"rpow {o}"
    def __dir__(self): return ["b", "a"]
    def __length_hint__(self): return 10


import math
e = Everything()
print(len(e), e[1], e["k"], e[1:2], 1 in e, 2 in e, list(e), list(reversed(e)), e(1, a=2), bool(e), hash(e))
# expect: 3 ('get', 1) ('get', 'k') ('get', slice(1, 2, None)) True False [1, 2] ['r', 'e', 'v', 'e', 'r', 's', 'e', 'd'] ((1,), {'a': 2}) False 99
e[0] = 1  # expect: set 0 1
del e[0]  # expect: del 0
print(e == "everything", e != "everything", e == 1, str(e), repr(e), bytes(e), f"{e:x}", [e], f"{e!r}")
# expect: True False False str repr b'bytes' format x [repr] repr
print(int(e), float(e), math.trunc(e), math.floor(e), math.ceil(e), divmod(e, 1), e ** 2, 2 ** e, pow(e, 2, 3), dir(e))
# expect: 1 2.0 4 5 6 divmod pow 2 None rpow 2 pow 2 3 ['a', 'b']
print({e: 1}["everything"] if hash("everything") == 99 else "different hash", max(e, key=lambda x: -x), tuple(e), {*e} == {1, 2}, oct(e))
# expect: different hash 1 (1, 2) True 0o3
e.__len__ = lambda: 100
print(len(e), e.__len__())  # expect: 3 100
class BadLen:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
for n in (-1, "x", 1.5, 2 ** 100):
    try:
        print(len(BadLen(n)))
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
# expect: ValueError __len__() should return >= 0
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: OverflowError cannot fit 'int' into an index-sized integer
class Bad:
    def __bool__(self): return 1
    def __hash__(self): return "x"
    def __repr__(self): return 5
    def __iter__(self): return 5
    def __index__(self): return 1.5
    def __str__(self): return None
    def __int__(self): return "1"
    def __contains__(self, x): raise KeyError(x)
    def __call__(self): return self
b = Bad()
for f in (bool, hash, repr, iter, bin, str, int, lambda b: 1 in b, lambda b: [1][b], lambda b: not b):
    try:
        f(b)
    except (TypeError, KeyError) as error:
        print(type(error).__name__, error)
# expect: TypeError __bool__ should return bool, returned int
# expect: TypeError __hash__ method should return an integer
# expect: TypeError __repr__ returned non-string (type int)
# expect: TypeError iter() returned non-iterator of type 'int'
# expect: TypeError __index__ returned non-int (type float)
# expect: TypeError __str__ returned non-string (type NoneType)
# expect: TypeError __int__ returned non-int (type str)
# expect: KeyError 1
# expect: TypeError __index__ returned non-int (type float)
# expect: TypeError __bool__ should return bool, returned int
class NoHash:
    def __eq__(self, other): return True
try:
    hash(NoHash())
except TypeError as error:
    print(error)
# expect: unhashable type: 'NoHash'
print(NoHash.__hash__, b()()() is b)  # expect: None True
