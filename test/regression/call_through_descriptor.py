# An object whose class has a descriptor as __call__: what the descriptor's own __get__ gave was not waited for (a host crash), keywords went to the descriptor.
class Desc:
    def __get__(self, o, t):
        return lambda *x, **k: (type(o).__name__, x, k)
class C:
    __call__ = Desc()
print(C()(1))  # expect: ('C', (1,), {})
print(C()(1, a=2))  # expect: ('C', (1,), {'a': 2})
class D:
    __call__ = C()
print(D()(5))  # expect: ('C', (5,), {})
print(list(map(C(), [1])))  # expect: [('C', (1,), {})]
import functools
class E:
    __call__ = functools.partialmethod(lambda self, x, a: (x, a), 2)
print(E()(1))  # expect: (2, 1)
class Meta(type):
    __call__ = functools.partialmethod(lambda self, x, a: (x, a), 2)
class Made(metaclass=Meta):
    pass
print(Made(1))  # expect: (2, 1)
class Bound:
    __call__ = property(lambda self: lambda *a: ('property', a))
print(Bound()(3))  # expect: ('property', (3,))
class Part:
    __call__ = functools.partial(lambda x, a, b: (x, b), 2)
print(Part()(1))  # expect: (2, 1)
class Init:
    def _init(self, x, a):
        self.a = (x, a)
    __init__ = functools.partialmethod(_init, 2)
print(Init(1).a)  # expect: (2, 1)
class New:
    def _new(cls, x, a):
        return cls, x, a
    __new__ = functools.partialmethod(_new, 2)
print(New(1)[1:])  # expect: (2, 1)
