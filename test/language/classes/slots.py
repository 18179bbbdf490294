class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y=None):
        self.x = x
        if y is not None:
            self.y = y


p = Point(1)
print(p.x, hasattr(p, "y"), hasattr(p, "__dict__"))  # expect: 1 False False
p.y = 2
print(p.y, Point.x.__get__(p), type(Point.x).__name__)  # expect: 2 1 member_descriptor
for text in ("p.z = 1", "del p.y; p.y", "p.__dict__", "del p.nothing"):
    try:
        exec(text)
    except AttributeError as error:
        print(text, "->", error)
# expect: p.z = 1 -> 'Point' object has no attribute 'z' and no __dict__ for setting new attributes
# expect: del p.y; p.y -> 'Point' object has no attribute 'y'
# expect: p.__dict__ -> 'Point' object has no attribute '__dict__'
# expect: del p.nothing -> 'Point' object has no attribute 'nothing' and no __dict__ for setting new attributes


class Sub(Point): pass
class SubSlots(Point): __slots__ = ["z"]
class WithDict: __slots__ = ("a", "__dict__")


s, t, w = Sub(1), SubSlots(1), WithDict()
s.anything = 5
t.z = 3
w.a, w.b = 1, 2
print(s.__dict__, t.z, w.__dict__, w.a)  # expect: {'anything': 5} 3 {'b': 2} 1
try:
    t.other = 1
except AttributeError as error:
    print(error)
# expect: 'SubSlots' object has no attribute 'other' and no __dict__ for setting new attributes
class Private:
    __slots__ = "__secret"
    def __init__(self): self.__secret = 1
print(Private()._Private__secret)  # expect: 1
for text in ("class A:\n    __slots__ = ('x',)\n    x = 1", "class A:\n    __slots__ = 5", "class A:\n    __slots__ = ('a b',)", "class A(int):\n    __slots__ = ('x',)",
             "class A:\n    __slots__ = ('x',)\nclass B:\n    __slots__ = ('y',)\nclass C(A, B): pass"):
    try:
        exec(text)
        print("fine")
    except (TypeError, ValueError) as error:
        print(error)
# expect: 'x' in __slots__ conflicts with class variable
# expect: 'int' object is not iterable
# expect: __slots__ must be identifiers
# expect: nonempty __slots__ not supported for subtype of 'int'
# expect: multiple bases have instance lay-out conflict
class Empty: __slots__ = ()
print(Point.__slots__, Empty.__slots__)  # expect: ('x', 'y') ()
class Defaults:
    __slots__ = {"x": "the doc of x"}
print(Defaults.x.__doc__)  # expect: None
