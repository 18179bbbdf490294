class Base:
    def __init__(self, **kw):
        print("Base", kw)

    @classmethod
    def make(cls): return f"Base.make({cls.__name__})"

    @staticmethod
    def helper(): return "helper"

    @property
    def value(self): return 1


class Left(Base):
    def __init__(self, left=0, **kw):
        print("Left", left)
        super().__init__(**kw)


class Right(Base):
    def __init__(self, right=0, **kw):
        print("Right", right)
        super().__init__(**kw)


class Both(Left, Right):
    def __init__(self, **kw):
        super().__init__(**kw)

    @classmethod
    def make(cls): return "Both+" + super().make()

    @property
    def value(self): return super().value + 1

    def helpers(self): return super().helper(), super(Both, self).helper()

    def in_closure(self):
        return [super(Both, self).value for _ in range(1)], (lambda: super(Both, self).value)()

    def __getitem__(self, i): return i


b = Both(left=1, right=2)
# expect: Left 1
# expect: Right 2
# expect: Base {}
print(Both.make(), b.make(), b.value, b.helpers(), b.in_closure())
# expect: Both+Base.make(Both) Both+Base.make(Both) 2 ('helper', 'helper') ([1], 1)
class Child(Both):
    def __getitem__(self, i): return super().__getitem__(i) * 2
    def set(self): super().attribute = 1
c = Child()
# expect: Left 0
# expect: Right 0
# expect: Base {}
print(c[4])  # expect: 8
try:
    c.set()
except AttributeError as error:
    print(error)
# expect: 'super' object has no attribute 'attribute' and no __dict__ for setting new attributes
def outside(): super().x
try:
    outside()
except RuntimeError as error:
    print(error)
# expect: super(): no arguments
class NoArgs:
    def f(): return super()
    def g(self):
        del self
        return super()
for f in (NoArgs.f, NoArgs().g):
    try:
        f()
    except RuntimeError as error:
        print(error)
# expect: super(): no arguments
# expect: super(): arg[0] deleted
try:
    super(int, "x")
except TypeError as error:
    print(error)
# expect: super(type, obj): obj (instance of str) is not an instance or subtype of type (int).
try:
    super(Child, c).nothing
except AttributeError as error:
    print(error)
# expect: 'super' object has no attribute 'nothing'
print(repr(super(Child, c)).split(" object")[0], super(Child, c).__thisclass__.__name__, super(Child, c).__self__ is c)
# expect: <super: <class 'Child'>, <Child Child True
