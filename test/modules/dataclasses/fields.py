# Module dataclasses, much of it.
from dataclasses import *
import dataclasses
@dataclass
class P:
    x: int
    y: float = 2.5
    z: list = field(default_factory=list)
    def norm(self): return self.x+self.y
p=P(1); print(p, p.norm(), p==P(1), p!=P(2), P(1,2,[3]), P.__match_args__, P.__doc__)
# expect: P(x=1, y=2.5, z=[]) 3.5 True True P(x=1, y=2, z=[3]) ('x', 'y', 'z') P(x: int, y: float = 2.5, z: list = <factory>)
try: P()
except TypeError as e: print(e)
# expect: P.__init__() missing 1 required positional argument: 'x'
try: P(1,2,3,4)
except TypeError as e: print(e)
# expect: P.__init__() takes from 2 to 4 positional arguments but 5 were given
try: hash(p)
except TypeError as e: print(e)
# expect: unhashable type: 'P'
print([f.name for f in fields(P)], asdict(P(1,2,[P(3)])), astuple(P(1)), replace(p,x=9))
# expect: ['x', 'y', 'z'] {'x': 1, 'y': 2, 'z': [{'x': 3, 'y': 2.5, 'z': []}]} (1, 2.5, []) P(x=9, y=2.5, z=[])
@dataclass(frozen=True, order=True)
class Q:
    a: int
    b: str = 'q'
q=Q(1); print(q<Q(2), hash(q)==hash(Q(1)), sorted([Q(3),Q(1)]), {q:1}[Q(1)])
# expect: True True [Q(a=1, b='q'), Q(a=3, b='q')] 1
try: q.a=3
except FrozenInstanceError as e: print(repr(e))
# expect: FrozenInstanceError("cannot assign to field 'a'")
try: del q.a
except dataclasses.FrozenInstanceError as e: print(e)
# expect: cannot delete field 'a'
@dataclass
class C(P):
    w: int = 0
    k: InitVar[int] = 5
    _: KW_ONLY
    kw: str = 'a'
    def __post_init__(self,k): self.w+=k
print(C(1), C(1,k=3,kw='z'), is_dataclass(C), is_dataclass(p), is_dataclass(3))
# expect: C(x=1, y=2.5, z=[], w=5, kw='a') C(x=1, y=2.5, z=[], w=3, kw='z') True True False
@dataclass(slots=True)
class S:
    a: int
    b: int = 3
    def m(self): return __class__.__name__, super().__repr__ is not None
s=S(1); print(s, s.m(), S.__slots__)  # expect: S(a=1, b=3) ('S', True) ('a', 'b')
try: s.zz=1
except AttributeError as e: print(e)
# expect: 'S' object has no attribute 'zz' and no __dict__ for setting new attributes
try:
    @dataclass
    class Bad:
        a: int = 1
        b: int
except TypeError as e: print(e)
# expect: non-default argument 'b' follows default argument 'a'
try:
    @dataclass
    class Bad2:
        a: list = []
except ValueError as e: print(e)
# expect: mutable default <class 'list'> for field a is not allowed: use default_factory
D=make_dataclass('D',[('x',int),('y',int,field(default=5)),'z'] if 0 else [('x',int),('y',int,5)]); print(D(1), D)
# expect: D(x=1, y=5) <class '__main__.D'>
@dataclass(eq=False,repr=False)
class E: a: int
print(E(1)==E(1), E.__hash__ is object.__hash__)  # expect: False True
@dataclass(unsafe_hash=True)
class U:
    a: int
    b: int = field(hash=False, repr=False, compare=False, default=1)
print(hash(U(1))==hash(U(1,2)), U(1), U(1,3)==U(1))  # expect: True U(a=1) True
@dataclass
class Node:
    v: int
    nxt: 'Node' = None
n=Node(1); n.nxt=n; print(n)  # expect: Node(v=1, nxt=...)
match P(1,2,3):
    case P(x,y,z): print(x,y,z)
# expect: 1 2 3
@dataclass(kw_only=True)
class K: a: int; b: int = 2
try: K(1)
except TypeError as e: print(e)
# expect: K.__init__() takes 1 positional argument but 2 were given
print(K(a=1), K.__init__.__annotations__)  # expect: K(a=1, b=2) {'a': <class 'int'>, 'b': <class 'int'>, 'return': None}
class Base:
    def __init_subclass__(cls,**k): pass
@dataclass
class T(Base): x:int=1
print(T(), T.__dataclass_params__, MISSING is dataclasses.MISSING)
# expect: T(x=1) _DataclassParams(init=True,repr=True,eq=True,order=False,unsafe_hash=False,frozen=False,match_args=True,kw_only=False,slots=False,weakref_slot=False) True
@dataclass
class FR:
    other: Later
    more: list[Later] = None
class Later: pass
print(FR(1), fields(FR)[0].type)
# expect: FR(other=1, more=None) ForwardRef('Later', is_class=True, owner=<class '__main__.FR'>)
