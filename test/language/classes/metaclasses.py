class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, bases, kw)
        return {"injected": 1}

    def __new__(mcs, name, bases, namespace, **kw):
        print("new", name, sorted(k for k in namespace if not k.startswith("__")))
        return super().__new__(mcs, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **kw):
        print("init", name, kw)
        super().__init__(name, bases, namespace)

    def __call__(cls, *args, **kw):
        print("call", cls.__name__, args)
        return super().__call__(*args, **kw)

    def __getattr__(cls, name): return f"meta getattr {name}"
    def __len__(cls): return 42
    def __contains__(cls, item): return item == "x"
    def __iter__(cls): return iter("ab")
    def __repr__(cls): return f"<class {cls.__name__} with Meta>"
    def __instancecheck__(cls, instance): return instance == "fake"
    def __subclasscheck__(cls, sub): return sub is int
    def __add__(cls, other): return f"{cls.__name__}+{other}"


class A(metaclass=Meta, option=5):
    x = 1

    def __init__(self, v): self.v = v
# expect: prepare A () {'option': 5}
# expect: new A ['injected', 'x']
# expect: init A {'option': 5}


class B(A): y = 2
# expect: prepare B (<class A with Meta>,) {}
# expect: new B ['injected', 'y']
# expect: init B {}


print(A.injected, B.x, type(B), B.nothing, len(A), "x" in A, list(A), A, A + 1)
# expect: 1 1 <class '__main__.Meta'> meta getattr nothing 42 True ['a', 'b'] <class A with Meta> A+1
print(B(7).v, isinstance("fake", A), isinstance(5, A), issubclass(int, A), issubclass(str, A))
# expect: call B (7,)
# expect: 7 True False True False
class Singleton(type):
    instances = {}
    def __call__(cls, *a):
        if cls not in cls.instances:
            cls.instances[cls] = super().__call__(*a)
        return cls.instances[cls]
class One(metaclass=Singleton): pass
print(One() is One())  # expect: True
class M1(type): pass
class M2(type): pass
class X(metaclass=M1): pass
class Y(metaclass=M2): pass
try:
    class Z(X, Y): pass
except TypeError as error:
    print(error)
# expect: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
T = type("T", (A,), {"z": 3})
# expect: new T ['z']
# expect: init T {}
print(T.z, type(T).__name__)  # expect: 3 Meta
P = type("P", (), dict(f=lambda self: "f"))
print(P().f(), P.__name__, type(P), P.__bases__)  # expect: f P <class 'type'> (<class 'object'>,)
def function_meta(name, bases, ns):
    return (name, bases, sorted(k for k in ns if k[0] != "_"))
class F(metaclass=function_meta): a = 1
print(F)  # expect: ('F', (), ['a'])
