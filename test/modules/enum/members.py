# Module enum, much of it.
from enum import *
import enum
class Color(Enum):
    RED=1
    GREEN=2
    CRIMSON=1
    BLUE=auto()
    def hi(self): return f'hi {self.name}'
    @property
    def double(self): return self.value*2
print(Color.RED, repr(Color.RED), Color(2), Color['BLUE'], list(Color), len(Color), Color.CRIMSON is Color.RED, Color.BLUE.value, Color.RED.hi(), Color.RED.double)
# expect: Color.RED <Color.RED: 1> Color.GREEN Color.BLUE [<Color.RED: 1>, <Color.GREEN: 2>, <Color.BLUE: 3>] 3 True 3 hi RED 2
print(Color.__members__, Color, Color.RED in Color, 2 in Color, 9 in Color, Color.RED==1, hash(Color.RED)==hash('RED'), isinstance(Color.RED,Color), type(Color.RED))
# expect: {'RED': <Color.RED: 1>, 'GREEN': <Color.GREEN: 2>, 'CRIMSON': <Color.RED: 1>, 'BLUE': <Color.BLUE: 3>} <enum 'Color'> True True False False True True <enum 'Color'>
try: Color(9)
except ValueError as e: print(e)
# expect: 9 is not a valid Color
try: Color.RED=3
except AttributeError as e: print(e)
# expect: cannot reassign member 'RED'
try: Color.RED.value=3
except AttributeError as e: print(e)
# expect: <enum 'Enum'> cannot set attribute 'value'
try:
    class X(Color): pass
except TypeError as e: print(e)
# expect: <enum 'X'> cannot extend <enum 'Color'>
try: Color['x']
except KeyError as e: print(e)
# expect: 'x'
try: Color.FOO
except AttributeError as e: print(e)
# expect: type object 'Color' has no attribute 'FOO'
class N(IntEnum):
    A=1; B=5; C=auto()
print(N.A+1, N.B, repr(N.C), f'{N.A:3}', N.A<N.B, int(N.B), str(N.A), sorted([N.B,N.A]))
# expect: 2 5 <N.C: 6>   1 True 5 1 [<N.A: 1>, <N.B: 5>]
class S(StrEnum):
    AA=auto(); B='bee'
print(S.AA, repr(S.B), S.AA=='aa', S('bee'), S.B.upper(), f'{S.B}')  # expect: aa <S.B: 'bee'> True bee BEE bee
class P(Flag):
    R=4; W=2; X=1
    RW=6
print(P.R|P.W, repr(P.R|P.X), ~P.R, P.R in P.RW, list(P.RW), P(0), bool(P(0)), P.R&P.W, P.R^P.RW, list(P), len(P.RW), P.RW, repr(P(7)))
# expect: P.RW <P.R|X: 5> P.W|X True [<P.R: 4>, <P.W: 2>] P(0) False P(0) P.W [<P.R: 4>, <P.W: 2>, <P.X: 1>] 2 P.RW <P.R|W|X: 7>
try: P(8)
except ValueError as e: print(e)
# expect: <flag 'P'> invalid value 8
# expect:     given 0b0 1000
# expect:   allowed 0b0 0111
class I(IntFlag):
    A=1; B=2
print(I.A|I.B, repr(I.A|8), I.A|8, I(3), ~I.A, repr(~I.A), I.A+1)  # expect: 3 <I.A|8: 9> 9 3 2 <I.B: 2> 2
class Planet(Enum):
    EARTH=(5.97e24,6.37e6)
    MARS=(6.4e23,3.39e6)
    def __init__(self,m,r): self.m=m; self.r=r
print(Planet.EARTH.m, Planet.EARTH, repr(Planet.MARS))
# expect: 5.97e+24 Planet.EARTH <Planet.MARS: (6.4e+23, 3390000.0)>
A=Enum('A','x y z'); print(list(A), A.x, A); B=Enum('B',{'p':1,'q':'z'}); print(list(B)); print(IntEnum('C',['a','b'],start=5).b)
# expect: [<A.x: 1>, <A.y: 2>, <A.z: 3>] A.x <enum 'A'>
# expect: [<B.p: 1>, <B.q: 'z'>]
# expect: 6
@unique
class U(Enum): a=1
try:
    @unique
    class U(Enum): a=1; b=1
except ValueError as e: print(e)
# expect: duplicate values found in <enum 'U'>: b -> a
try:
    class D(Enum): a=1; a=2
except TypeError as e: print(e)
# expect: 'a' already defined as 1
class Coord(Enum):
    def __new__(cls, value, label):
        obj=object.__new__(cls); obj._value_=value; obj.label=label; return obj
    PX=(0,'P.X'); PY=(1,'P.Y')
print(Coord.PY.label, repr(Coord.PY), Coord(1))  # expect: P.Y <Coord.PY: 1> Coord.PY
class M(Enum):
    a=1
    @classmethod
    def _missing_(cls,v): return cls.a
print(M(100))  # expect: M.a
match Color.RED:
    case Color.GREEN: print('g')
    case Color.RED: print('r')
# expect: r
print(Color.RED is Color(1), {Color.RED:1}[Color.RED], Color.RED.name, Color.__name__, Color.RED.__class__)
# expect: True 1 RED Color <enum 'Color'>
class T(Enum):
    name='n'
    value='v'
print(T.name, T.value, T.name.value) if 0 else None
class O(Enum):
    _ignore_='q'
    q=3
    A=1
    F=nonmember(5)
    def _generate_next_value_(name,start,count,last): return name*2
print(list(O), O.F)  # expect: [<O.A: 1>] 5
class L(Enum):
    def _generate_next_value_(name,start,count,last): return name*2
    a=auto(); b=auto()
print(list(L), list(reversed(L)), enum.EnumMeta, dir(L)[:3], L.a!=L.b)
# expect: [<L.a: 'aa'>, <L.b: 'bb'>] [<L.b: 'bb'>, <L.a: 'aa'>] <class 'enum.EnumType'> ['__class__', '__contains__', '__doc__'] True
