class Plugin:
    registry = []

    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
        Plugin.registry.append(cls.__name__)
        print("init_subclass", cls.__name__, tag)


class A(Plugin, tag="a"): pass  # expect: init_subclass A a
class B(A): pass  # expect: init_subclass B None


print(Plugin.registry, A.tag, B.tag)  # expect: ['A', 'B'] a None
try:
    class C(Plugin, wrong=1): pass
except TypeError as error:
    print(error)
# expect: C.__init_subclass__() takes no keyword arguments


class Generic:
    def __class_getitem__(cls, item): return f"{cls.__name__}[{item}]"


print(Generic[int], Generic[1, 2])  # expect: Generic[<class 'int'>] Generic[(1, 2)]
try:
    A[0]
except TypeError as error:
    print(error)
# expect: type 'A' is not subscriptable


class Named:
    def __set_name__(self, owner, name): self.where = f"{owner.__name__}.{name}"


class Holder:
    a = b = Named()
    c = [Named()]


print(Holder.a.where, Holder.b.where, hasattr(Holder.c[0], "where"))  # expect: Holder.b Holder.b False
class BadName:
    def __set_name__(self, owner, name): raise ValueError("bad name")
try:
    class X: attr = BadName()
except ValueError as error:
    print(error, error.__notes__)
# expect: bad name ["Error calling __set_name__ on 'BadName' instance 'attr' in 'X'"]


class Entry:
    def __mro_entries__(self, bases): return (dict,)


class FromEntry(Entry()): pass


print(FromEntry.__bases__, FromEntry.__orig_bases__[0].__class__.__name__)  # expect: (<class 'dict'>,) Entry
class New:
    def __new__(cls, *args):
        print("new", args)
        return super().__new__(cls) if args else "not an instance"
    def __init__(self, *args): print("init", args)
print(type(New(1)).__name__, New())
# expect: new (1,)
# expect: init (1,)
# expect: new ()
# expect: New not an instance
