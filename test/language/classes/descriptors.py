class Data:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = "_" + name

    def __get__(self, instance, owner=None):
        if instance is None:
            return f"on class {owner.__name__}"
        return instance.__dict__.get(self.name, "unset")

    def __set__(self, instance, value):
        print("set", value)
        instance.__dict__[self.name] = value

    def __delete__(self, instance):
        print("delete")
        del instance.__dict__[self.name]


class NonData:
    def __get__(self, instance, owner): return "non-data"


class C:
    d = Data()
    n = NonData()
# expect: set_name C d


c = C()
print(c.d, C.d)  # expect: unset on class C
c.d = 5  # expect: set 5
print(c.d, c.__dict__)  # expect: 5 {'_d': 5}
c.__dict__["d"] = "hidden"
print(c.d)  # expect: 5
del c.d  # expect: delete
print(c.d, c.n, C.n)  # expect: unset non-data non-data
c.n = "own"
print(c.n)  # expect: own
class ReadOnly:
    def __get__(self, i, o): return "r"
    def __set__(self, i, v): raise AttributeError("read only")
C.r = ReadOnly()
try:
    c.r = 1
except AttributeError as error:
    print(error)
# expect: read only
class OnlySet:
    def __set__(self, i, v): i.__dict__["o"] = v * 2
C.o = OnlySet()
c.o = 4
print(c.o)  # expect: 8
class D(C): pass
D.d = "replaced"
print(D().d, D.d)  # expect: replaced replaced
class M:
    def __get__(self, i, o): return lambda *a: (i is not None, o.__name__, a)
class E: m = M()
print(E().m(1), E.m(2))  # expect: (True, 'E', (1,)) (False, 'E', (2,))
f = lambda self, x: (self, x)
print(f.__get__(5)(6), f.__get__(None, int) is f, f.__get__(5, int).__self__)  # expect: (5, 6) True 5
