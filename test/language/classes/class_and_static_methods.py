class Date:
    def __init__(self, y, m): self.y, self.m = y, m

    @classmethod
    def parse(cls, text):
        return cls(*map(int, text.split("-")))

    @staticmethod
    def is_leap(y): return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)

    def __repr__(self): return f"{type(self).__name__}({self.y}, {self.m})"


class Sub(Date): pass


print(Date.parse("2024-5"), Sub.parse("2023-1"), Sub(1, 2).parse("3-4"))  # expect: Date(2024, 5) Sub(2023, 1) Sub(3, 4)
print(Date.is_leap(2000), Date(1, 1).is_leap(1900))  # expect: True False
print(type(Date.__dict__["parse"]).__name__, type(Date.__dict__["is_leap"]).__name__, Date.parse.__func__.__name__)
# expect: classmethod staticmethod parse
print(Sub.parse.__self__ is Sub, callable(Date.__dict__["is_leap"]))  # expect: True True
class Both:
    @classmethod
    def who(cls): return cls.__name__
    who2 = classmethod(lambda cls, *a: (cls.__name__, a))
    s = staticmethod(len)
print(Both().who(), Both.who2(1), Both.s("abc"), Both().s([1]))  # expect: Both ('Both', (1,)) 3 1
class Meta(type):
    def on_class(cls): return f"meta of {cls.__name__}"
    @property
    def prop(cls): return "meta property"
class WithMeta(metaclass=Meta): pass
print(WithMeta.on_class(), WithMeta.prop)  # expect: meta of WithMeta meta property
try:
    WithMeta().on_class()
except AttributeError as error:
    print(error)
# expect: 'WithMeta' object has no attribute 'on_class'
