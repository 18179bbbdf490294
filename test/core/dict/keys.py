# Equal keys are one key, whatever their types; odd keys work too.
class Key:
    def __init__(self, n): self.n = n
    def __hash__(self): return hash(self.n) % 3
    def __eq__(self, other): return self.n == (other.n if isinstance(other, Key) else other)
    def __repr__(self): return f"K{self.n}"


d = {Key(i): i for i in range(10)}
print(d[Key(7)], len(d), Key(3) in d, Key(99) in d, list(d)[:4])  # expect: 7 10 True False [K0, K1, K2, K3]
del d[Key(4)]
print(len(d), Key(4) in d, d.get(Key(5)), d.pop(Key(0)))  # expect: 9 False 5 0
m = {1: "int"}
m[Key(1)] = "replaced by an equal key"
print(m, m[1], m[1.0], m[True])
# expect: {1: 'replaced by an equal key'} replaced by an equal key replaced by an equal key replaced by an equal key
m[Key(2)] = "key two"
print(m[2], m[2.0], m)  # expect: key two key two {1: 'replaced by an equal key', K2: 'key two'}
nan = float("nan")
n = {nan: "a"}
print(n[nan], float("nan") in n, len({nan: 1, nan: 2}), len({float("nan"): 1, float("nan"): 2}))  # expect: a False 1 2
z = {0: "zero"}
print(z[0.0], z[-0.0], z[False], z[0j], {10 ** 20: 1}[1e20], {2 ** 53: 1}.get(2 ** 53 + 1), {1 + 0j: "c"}[1])
# expect: zero zero zero zero 1 None c
print({"a": 1}["a"], {"1": "s", 1: "i", b"1": "b"}["1"], {(1, 2.0): "t"}[(1.0, 2)], {(): 1}[()], {None: 1}[None], {int: 1}[int], {print: 2}[print], {...: 3}[...], {frozenset([1, 2]): 4}[frozenset([2, 1])])
# expect: 1 s t 1 1 1 2 3 4
class Bad:
    def __hash__(self): return 1
    def __eq__(self, other): raise ValueError("eq failed")
b = {Bad(): 1}
try:
    b[1]
except ValueError as error:
    print(error)
# expect: eq failed
print(Bad() in {}, len({Bad(): 1}))  # expect: False 1
try:
    {Bad(): 1, Bad(): 2}
except ValueError as error:
    print(error)
# expect: eq failed
class S(str): pass
print({"x": 1}[S("x")], {S("y"): 2}["y"], type(list({S("y"): 2})[0]).__name__)  # expect: 1 2 S
for name in ("__proto__", "constructor", "toString", "hasOwnProperty", "__class__", "0", "-1"):
    o = {name: 1}
    print(name, o[name], list(o), name in {}, end="; ")
print()
# expect: __proto__ 1 ['__proto__'] False; constructor 1 ['constructor'] False; toString 1 ['toString'] False; hasOwnProperty 1 ['hasOwnProperty'] False; __class__ 1 ['__class__'] False; 0 1 ['0'] False; -1 1 ['-1'] False; 
class C: pass
c = C()
setattr(c, "__proto__", 5)
setattr(c, "constructor", 6)
print(c.__proto__, c.constructor, list(c.__dict__), hasattr(C(), "toString"), hasattr(C(), "constructor"))
# expect: 5 6 ['__proto__', 'constructor'] False False
