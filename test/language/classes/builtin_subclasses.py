class Stack(list):
    def push(self, x): self.append(x)
    def peek(self): return self[-1]


s = Stack([1, 2])
s.push(3)
print(s, s.peek(), len(s), isinstance(s, list), type(s + [1]).__name__, type(s[:]).__name__, s == [1, 2, 3])
# expect: [1, 2, 3] 3 3 True list list True


class Str(str):
    def shout(self): return self.upper() + "!"
    def __add__(self, o): return "added"


t = Str("hi")
print(t, t.shout(), len(t), t + "x", "x" + t, type(t.upper()).__name__, {t: 1}["hi"], t == "hi", repr(t))
# expect: hi HI! 2 added xhi str 1 True 'hi'


class Int(int):
    def __new__(cls, v): return super().__new__(cls, v * 2)
    def __add__(self, o): return Int(int(self) + o)


i = Int(5)
print(i, i + 1, type(i + 1).__name__, type(i - 1).__name__, 1 + i, [0] * Int(1), i.real, hash(i) == hash(10), f"{i:03}")
# expect: 10 22 Int int 11 [0, 0] 10 True 010


class Dict(dict):
    def __missing__(self, k): return f"no {k}"
    def __setitem__(self, k, v): super().__setitem__(k, v * 2)


d = Dict(a=1)
d["b"] = 2
print(d, d["x"], d.get("x"), "x" in d, type(d.copy()).__name__)  # expect: {'a': 1, 'b': 4} no x None False dict
class Tup(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
    first = property(lambda self: self[0])
print(Tup(1, 2).first, Tup(1, 2) == (1, 2), type(Tup(1)[:]).__name__)  # expect: 1 True tuple
class F(float):
    def __repr__(self): return f"F{float(self)}"
print(F(1.5), F(1.5) * 2, [F(2)])  # expect: F1.5 3.0 [F2.0]
class Ex(ValueError):
    def __init__(self, code, *a):
        super().__init__(*a)
        self.code = code
try:
    raise Ex(5, "m", "n")
except ValueError as e:
    print(e, e.code, repr(e))
# expect: ('m', 'n') 5 Ex('m', 'n')
class S(set): pass
print(S([1]) | {2}, type(S([1]) | {2}).__name__, S([1]) == {1})  # expect: {1, 2} set True
class B(bytes): pass
print(B(b"x"), B(b"x") + b"y", type(B(b"x")[:]).__name__)  # expect: b'x' b'xy' bytes
s.attr = 1
print(s.attr, s.__dict__)  # expect: 1 {'attr': 1}
