# Module typing, much of it.
from typing import *
import typing, types
print(List[int], Dict[str,int], Optional[int], Union[int,str], Union[int,None], Callable[[int],str], Callable[...,Any], Tuple[int,...], Tuple[()], Any, List, Type[int])
# expect: typing.List[int] typing.Dict[str, int] int | None int | str int | None typing.Callable[[int], str] typing.Callable[..., typing.Any] typing.Tuple[int, ...] typing.Tuple[()] typing.Any typing.List typing.Type[int]
print(Literal[1,'a'], ClassVar[int], Final[str], Annotated[int,'x'], NoReturn, Iterable[int], Generator[int], Mapping[str,List[int]])
# expect: typing.Literal[1, 'a'] typing.ClassVar[int] typing.Final[str] typing.Annotated[int, 'x'] typing.NoReturn typing.Iterable[int] typing.Generator[int, NoneType, NoneType] typing.Mapping[str, typing.List[int]]
T=TypeVar('T'); K=TypeVar('K',bound=int); print(T, K.__bound__, TypeVar('C',int,str).__constraints__, List[T][int], Dict[T,K].__parameters__, TypeVar('X',covariant=True))
# expect: ~T <class 'int'> (<class 'int'>, <class 'str'>) typing.List[int] (~T, ~K) +X
class Box(Generic[T]):
    def __init__(self,v): self.v=v
print(Box[int], Box[int](3).v, Box.__parameters__, Box.__orig_bases__, Box.__mro__)
# expect: __main__.Box[int] 3 (~T,) (typing.Generic[~T],) (<class '__main__.Box'>, <class 'typing.Generic'>, <class 'object'>)
class B2(Box[int]): pass
print(B2.__orig_bases__, B2.__mro__)
# expect: (__main__.Box[int],) (<class '__main__.B2'>, <class '__main__.Box'>, <class 'typing.Generic'>, <class 'object'>)
class N[T]:
    def f[U](self, x: T, y: U) -> U: return y
print(N.__type_params__, N[int], N.__orig_bases__, N.f.__type_params__, N().f(1,2))
# expect: (T,) __main__.N[int] (typing.Generic[T],) (U,) 2
type A[X] = list[X] | None
print(A, A.__value__, A[int], A.__type_params__)  # expect: A list[X] | None A[int] (X,)
def g[V: int, *Ts, **P](a: V, *b: *Ts): pass
print(g.__type_params__, g.__type_params__[0].__bound__)  # expect: (V, Ts, P) <class 'int'>
class D1[T=int]: pass
print(D1.__type_params__[0].__default__)  # expect: <class 'int'>
@runtime_checkable
class HasX(Protocol):
    x: int
    def m(self) -> int: ...
class I:
    x=1
    def m(self): return 1
print(isinstance(I(),HasX), isinstance(3,HasX), isinstance(3,SupportsInt), isinstance('',SupportsAbs))
# expect: True False True False
class P2(Protocol):
    def q(self): ...
try: isinstance(3,P2)
except TypeError as e: print(e)
# expect: Instance and class checks can only be used with @runtime_checkable protocols
try: P2()
except TypeError as e: print(e)
# expect: Protocols cannot be instantiated
class Impl(P2):
    def __init__(self,a): self.a=a
    def q(self): return 5
print(Impl(1).q(), Impl(2).a)  # expect: 5 2
class Pt(NamedTuple):
    x: int
    y: int = 5
    def s(self): return self.x+self.y
print(Pt(1), Pt(1).s(), Pt._fields, Pt.__annotations__, NamedTuple('Q',[('a',int)])(3))
# expect: Pt(x=1, y=5) 6 ('x', 'y') {'x': <class 'int'>, 'y': <class 'int'>} Q(a=3)
class TD(TypedDict, total=False):
    a: int
    b: Required[str]
print(TD(a=1), TD.__required_keys__, TD.__optional_keys__, TD.__total__, TD.__annotations__)
# expect: {'a': 1} frozenset({'b'}) frozenset({'a'}) False {'a': <class 'int'>, 'b': typing.Required[str]}
U=NewType('U',int); print(U(5), U, U.__supertype__)  # expect: 5 __main__.U <class 'int'>
def f(a: int, b: 'List[str]' = None) -> 'Box': pass
print(get_type_hints(f), get_origin(List[int]), get_args(Dict[str,int]), get_args(Callable[[int],str]), get_origin(int|str), get_args(int|str))
# expect: {'a': <class 'int'>, 'b': typing.List[str], 'return': <class '__main__.Box'>} <class 'list'> (<class 'str'>, <class 'int'>) ([<class 'int'>], <class 'str'>) <class 'typing.Union'> (<class 'int'>, <class 'str'>)
class CC:
    a: int
    b: 'CC'
print(get_type_hints(CC))  # expect: {'a': <class 'int'>, 'b': <class '__main__.CC'>}
@overload
def ov(a:int)->int: ...
@overload
def ov(a:str)->str: ...
def ov(a): return a
print(len(get_overloads(ov)), ov(3), cast(int,'x'), TYPE_CHECKING)  # expect: 2 3 x False
print(List[int]==List[int], hash(List[int])==hash(List[int]), List[int]|None, Optional[List[int]], Union[int,str]==Union[str,int])
# expect: True True typing.List[int] | None typing.List[int] | None True
try: List[int,str]
except TypeError as e: print(e)
# expect: Too many arguments for typing.List; actual 2, expected 1
try: Box[int,str]
except TypeError as e: print(e)
# expect: Too many arguments for <class '__main__.Box'>; actual 2, expected 1
try: Optional[1,2]
except TypeError as e: print(e)
# expect: typing.Optional requires a single type. Got (1, 2).
print(typing.Sequence, Self, Never, typing.get_type_hints(N.f))
# expect: typing.Sequence typing.Self typing.Never {'x': T, 'y': U, 'return': U}
try: Any()
except TypeError as e: print(e)
# expect: Any cannot be instantiated
print(issubclass(list, List), issubclass(dict, Mapping), isinstance([], Iterable))  # expect: True True True
class Stack(Generic[T], Sized):
    def __len__(self): return 0
print(Stack.__mro__, len(Stack()))
# expect: (<class '__main__.Stack'>, <class 'collections.abc.Sized'>, <class 'typing.Generic'>, <class 'object'>) 0
print(Concatenate[int, ParamSpec('PP')], ParamSpec('PP').args, Unpack[Tuple[int]], TypeVarTuple('Ts'))
# expect: typing.Concatenate[int, ~PP] PP.args typing.Unpack[typing.Tuple[int]] Ts
def dec(x: int|None=None, *a: str, **k: 'int') -> None: ...
print(get_type_hints(dec))
# expect: {'x': int | None, 'a': <class 'str'>, 'k': <class 'int'>, 'return': <class 'NoneType'>}
class Self2:
    def a(self)->Self: return self
print(ForwardRef('x'), List['Foo'], typing.Text, AnyStr, IO[str])
# expect: ForwardRef('x') typing.List[ForwardRef('Foo')] <class 'str'> ~AnyStr typing.IO[str]
