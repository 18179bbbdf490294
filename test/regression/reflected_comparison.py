# Which of two operands is asked first when the right one's class is derived from the left one's: all comparisons, builtin types.
import operator
ops=[operator.eq,operator.ne,operator.lt,operator.le,operator.gt,operator.ge]
def mk(base, names=('__eq__','__ne__','__lt__','__le__','__gt__','__ge__')):
    ns={}
    for n in names:
        def m(self, o, n=n): return 'sub '+n
        ns[n]=m
    ns['__hash__']=base.__hash__
    return type('S'+base.__name__,(base,),ns)
class A:
    def __eq__(self,o): return 'A eq'
    def __lt__(self,o): return 'A lt'
    __hash__=None
import collections, datetime, fractions, decimal
for base,v in ((list,[1]),(tuple,(1,)),(dict,{1:2}),(set,{1}),(frozenset,frozenset([1])),(int,1),(float,1.5),(float,1.0),(str,'a'),(bytes,b'a'),(bytearray,bytearray(b'a')),(complex,1j),(collections.deque,collections.deque([1])),(fractions.Fraction,fractions.Fraction(1)),(decimal.Decimal,decimal.Decimal(1))):
    S=mk(base); s=S(v)
    for op in ops:
        try: print(base.__name__, op.__name__, op(v,s), op(s,v), end='; ')
        except TypeError as e: print(base.__name__, op.__name__, e, end='; ')
        try: print({'eq':lambda a,b:a==b,'ne':lambda a,b:a!=b,'lt':lambda a,b:a<b,'le':lambda a,b:a<=b,'gt':lambda a,b:a>b,'ge':lambda a,b:a>=b}[op.__name__](v,s))
        except TypeError as e: print(e)
    class T(base): pass
    print(v==T(v), T(v)==v, [v]==[s], (v,)==(s,), v in [s], s in [v], {1:v}=={1:s}, [v].index(s), [v].count(s))
    class U(base):
        def __eq__(self,o): return NotImplemented
        __hash__=base.__hash__
    print(v==U(v), v!=U(v), U(v)==v)
# expect: list eq sub __eq__ sub __eq__; sub __eq__
# expect: list ne sub __ne__ sub __ne__; sub __ne__
# expect: list lt sub __gt__ sub __lt__; sub __gt__
# expect: list le sub __ge__ sub __le__; sub __ge__
# expect: list gt sub __lt__ sub __gt__; sub __lt__
# expect: list ge sub __le__ sub __ge__; sub __le__
# expect: True True True True True True True 0 1
# expect: True False True
# expect: tuple eq sub __eq__ sub __eq__; sub __eq__
# expect: tuple ne sub __ne__ sub __ne__; sub __ne__
# expect: tuple lt sub __gt__ sub __lt__; sub __gt__
# expect: tuple le sub __ge__ sub __le__; sub __ge__
# expect: tuple gt sub __lt__ sub __gt__; sub __lt__
# expect: tuple ge sub __le__ sub __ge__; sub __le__
# expect: True True True True True True True 0 1
# expect: True False True
# expect: dict eq sub __eq__ sub __eq__; sub __eq__
# expect: dict ne sub __ne__ sub __ne__; sub __ne__
# expect: dict lt sub __gt__ sub __lt__; sub __gt__
# expect: dict le sub __ge__ sub __le__; sub __ge__
# expect: dict gt sub __lt__ sub __gt__; sub __lt__
# expect: dict ge sub __le__ sub __ge__; sub __le__
# expect: True True True True True True True 0 1
# expect: True False True
# expect: set eq sub __eq__ sub __eq__; sub __eq__
# expect: set ne sub __ne__ sub __ne__; sub __ne__
# expect: set lt sub __gt__ sub __lt__; sub __gt__
# expect: set le sub __ge__ sub __le__; sub __ge__
# expect: set gt sub __lt__ sub __gt__; sub __lt__
# expect: set ge sub __le__ sub __ge__; sub __le__
# expect: True True True True True True True 0 1
# expect: True False True
# expect: frozenset eq sub __eq__ sub __eq__; sub __eq__
# expect: frozenset ne sub __ne__ sub __ne__; sub __ne__
# expect: frozenset lt sub __gt__ sub __lt__; sub __gt__
# expect: frozenset le sub __ge__ sub __le__; sub __ge__
# expect: frozenset gt sub __lt__ sub __gt__; sub __lt__
# expect: frozenset ge sub __le__ sub __ge__; sub __le__
# expect: True True True True True True True 0 1
# expect: True False True
# expect: int eq sub __eq__ sub __eq__; sub __eq__
# expect: int ne sub __ne__ sub __ne__; sub __ne__
# expect: int lt sub __gt__ sub __lt__; sub __gt__
# expect: int le sub __ge__ sub __le__; sub __ge__
# expect: int gt sub __lt__ sub __gt__; sub __lt__
# expect: int ge sub __le__ sub __ge__; sub __le__
# expect: True True True True True True True 0 1
# expect: True False True
# expect: float eq sub __eq__ sub __eq__; sub __eq__
# expect: float ne sub __ne__ sub __ne__; sub __ne__
# expect: float lt sub __gt__ sub __lt__; sub __gt__
# expect: float le sub __ge__ sub __le__; sub __ge__
# expect: float gt sub __lt__ sub __gt__; sub __lt__
# expect: float ge sub __le__ sub __ge__; sub __le__
# expect: True True True True True True True 0 1
# expect: True False True
# expect: float eq sub __eq__ sub __eq__; sub __eq__
# expect: float ne sub __ne__ sub __ne__; sub __ne__
# expect: float lt sub __gt__ sub __lt__; sub __gt__
# expect: float le sub __ge__ sub __le__; sub __ge__
# expect: float gt sub __lt__ sub __gt__; sub __lt__
# expect: float ge sub __le__ sub __ge__; sub __le__
# expect: True True True True True True True 0 1
# expect: True False True
# expect: str eq sub __eq__ sub __eq__; sub __eq__
# expect: str ne sub __ne__ sub __ne__; sub __ne__
# expect: str lt sub __gt__ sub __lt__; sub __gt__
# expect: str le sub __ge__ sub __le__; sub __ge__
# expect: str gt sub __lt__ sub __gt__; sub __lt__
# expect: str ge sub __le__ sub __ge__; sub __le__
# expect: True True True True True True True 0 1
# expect: True False True
# expect: bytes eq sub __eq__ sub __eq__; sub __eq__
# expect: bytes ne sub __ne__ sub __ne__; sub __ne__
# expect: bytes lt sub __gt__ sub __lt__; sub __gt__
# expect: bytes le sub __ge__ sub __le__; sub __ge__
# expect: bytes gt sub __lt__ sub __gt__; sub __lt__
# expect: bytes ge sub __le__ sub __ge__; sub __le__
# expect: True True True True True True True 0 1
# expect: True False True
# expect: bytearray eq sub __eq__ sub __eq__; sub __eq__
# expect: bytearray ne sub __ne__ sub __ne__; sub __ne__
# expect: bytearray lt sub __gt__ sub __lt__; sub __gt__
# expect: bytearray le sub __ge__ sub __le__; sub __ge__
# expect: bytearray gt sub __lt__ sub __gt__; sub __lt__
# expect: bytearray ge sub __le__ sub __ge__; sub __le__
# expect: True True True True True True True 0 1
# expect: True False True
# expect: complex eq sub __eq__ sub __eq__; sub __eq__
# expect: complex ne sub __ne__ sub __ne__; sub __ne__
# expect: complex lt sub __gt__ sub __lt__; sub __gt__
# expect: complex le sub __ge__ sub __le__; sub __ge__
# expect: complex gt sub __lt__ sub __gt__; sub __lt__
# expect: complex ge sub __le__ sub __ge__; sub __le__
# expect: True True True True True True True 0 1
# expect: True False True
# expect: deque eq sub __eq__ sub __eq__; sub __eq__
# expect: deque ne sub __ne__ sub __ne__; sub __ne__
# expect: deque lt sub __gt__ sub __lt__; sub __gt__
# expect: deque le sub __ge__ sub __le__; sub __ge__
# expect: deque gt sub __lt__ sub __gt__; sub __lt__
# expect: deque ge sub __le__ sub __ge__; sub __le__
# expect: True True True True True True True 0 1
# expect: True False True
# expect: Fraction eq sub __eq__ sub __eq__; sub __eq__
# expect: Fraction ne sub __ne__ sub __ne__; sub __ne__
# expect: Fraction lt sub __gt__ sub __lt__; sub __gt__
# expect: Fraction le sub __ge__ sub __le__; sub __ge__
# expect: Fraction gt sub __lt__ sub __gt__; sub __lt__
# expect: Fraction ge sub __le__ sub __ge__; sub __le__
# expect: True True True True True True True 0 1
# expect: True False True
# expect: Decimal eq sub __eq__ sub __eq__; sub __eq__
# expect: Decimal ne sub __ne__ sub __ne__; sub __ne__
# expect: Decimal lt sub __gt__ sub __lt__; sub __gt__
# expect: Decimal le sub __ge__ sub __le__; sub __ge__
# expect: Decimal gt sub __lt__ sub __gt__; sub __lt__
# expect: Decimal ge sub __le__ sub __ge__; sub __le__
# expect: True True True True True True True 0 1
# expect: True False True
class B(A):
    def __gt__(self,o): return 'B gt'
class C(A): pass
print(A()<B(), A()<C(), A()==B(), A()>B() if 0 else '')  # expect: B gt A lt A eq 
