# Module dataclasses: what it makes of annotations - texts, forward references, signatures, __init__ by hand.
from dataclasses import *
import inspect, annotationlib
from typing import ClassVar
@dataclass
class A:
    x: InitVar[int]
    y: 'str' = 'a'
    z: list[int] = field(default_factory=list, kw_only=True)
    def __post_init__(self, x): pass
print(A.__doc__, inspect.signature(A), A.__init__.__annotations__)
# expect: A(x: dataclasses.InitVar[int], y: 'str' = 'a', *, z: list[int] = <factory>) (x: dataclasses.InitVar[int], y: 'str' = 'a', *, z: list[int] = <factory>) -> None {'x': dataclasses.InitVar[int], 'y': 'str', 'z': list[int], 'return': None}
@dataclass
class B(A):
    y: int = 3
    w: float = 2.5
print(B.__doc__, B.__init__.__annotations__)
# expect: B(x: dataclasses.InitVar[int], y: int = 3, w: float = 2.5, *, z: list[int] = <factory>) {'x': dataclasses.InitVar[int], 'y': <class 'int'>, 'z': list[int], 'w': <class 'float'>, 'return': None}
@dataclass
class C:
    x: undef
    y: list[undef] = None
print(C.__doc__)  # expect: C(x: undef, y: list[ForwardRef('undef', is_class=True, owner=<class '__main__.C'>)] = None)
@dataclass(init=False)
class D:
    x: int
    def __init__(self, a, b: int = 2): pass
print(D.__doc__)  # expect: D(a, b: int = 2)
class M(type):
    __call__ = dict
@dataclass
class E(metaclass=M):
    x: int
print(E.__doc__)  # expect: E
@dataclass(slots=True)
class F:
    x: int
    y: int = 3
print(F.__init__.__annotations__, F.__doc__, F.__init__.__annotate__.__generated_by_dataclasses__)
# expect: {'x': <class 'int'>, 'y': <class 'int'>, 'return': None} F(x: int, y: int = 3) True
@dataclass
class G:
    x: int
    y: ClassVar[int] = 1000
try: replace(G(1), y=30)
except TypeError as e: print(e)
# expect: G.__init__() got an unexpected keyword argument 'y'
class Root:
    __slots__ = iter(['a'])
try:
    @dataclass(slots=True)
    class H(Root):
        x: int
except TypeError as e: print(e)
# expect: Slots of 'Root' cannot be determined
f = field(); f.type = f; print("type=...," in repr(f))  # expect: True
for text in 'typing.ClassVar[int]', ' typing . ClassVar [ str]', 'ClassVar', 'typing.ClassVar+', 'typing..ClassVar', 'typing.ClassVarx[int]', 't.ClassVar', 'dataclasses.InitVar[int]', ' InitVar ', 'InitVar+':
    import typing, dataclasses
    @dataclass
    class I:
        x: text
        def __post_init__(self, *a): print(a, end=' ')
    try: I(); print('class', text)
    except TypeError: print(hasattr(I(3), 'x'), text)
# expect: () class typing.ClassVar[int]
# expect: () class  typing . ClassVar [ str]
# expect: () class ClassVar
# expect: () class typing.ClassVar+
# expect: () True typing..ClassVar
# expect: () True typing.ClassVarx[int]
# expect: () True t.ClassVar
# expect: (3,) False dataclasses.InitVar[int]
# expect: (3,) False  InitVar 
# expect: (3,) False InitVar+
