class A:
    __private = 1
    __dunder__ = 2
    _single = 3

    def __init__(self): self.__x = 10

    def get(self): return self.__x, self.__private, __name

    def __method(self): return "mangled method"

    def call(self): return self.__method()

    def kw(self, **kw): return kw

    def mangle_kw(self): return self.kw(__k=1)

    def local(self):
        __v = 5
        return __v, sorted(k for k in locals() if "v" in k)

    class __Inner: pass


_A__name = "global, mangled"


class B(A):
    def __init__(self):
        super().__init__()
        self.__x = 20

    def get_b(self): return self.__x


b = B()
print(b.get(), b.get_b(), b.__dict__, b.call(), b.mangle_kw(), b.local())
# expect: (10, 1, 'global, mangled') 20 {'_A__x': 10, '_B__x': 20} mangled method {'__k': 1} (5, ['_A__v'])
print(A._A__private, A.__dunder__, A._single, A._A__Inner.__name__)  # expect: 1 2 3 __Inner
try:
    A().__x
except AttributeError as error:
    print(error)
# expect: 'A' object has no attribute '__x'
try:
    b.__private
except AttributeError as error:
    print(error)
# expect: 'B' object has no attribute '__private'
class _C:
    __p = 1
print(_C._C__p)  # expect: 1
class __:
    __q = 2
print(__._____q if hasattr(__, "_____q") else [k for k in vars(__) if "q" in k])  # expect: ['__q']
