# Module functools, much of it.
import functools, operator
from functools import *
from operator import itemgetter, attrgetter, methodcaller
print(reduce(lambda a,b:a+b,[1,2,3]), reduce(operator.mul,range(1,6),1))  # expect: 6 120
try: reduce(max,[])
except TypeError as e: print(e)
# expect: reduce() of empty iterable with no initial value
try: reduce(max,3)
except TypeError as e: print(e)
# expect: reduce() arg 2 must support iteration
p=partial(int,base=2); print(p('101'), p, p.func, p.args, p.keywords); print(partial(partial(max,1),2)(0), partial(print,1,sep='-').keywords)
# expect: 5 functools.partial(<class 'int'>, base=2) <class 'int'> () {'base': 2}
# expect: 2 {'sep': '-'}
print(partial(pow,functools.Placeholder,2)(5))  # expect: 25
@lru_cache(maxsize=3)
def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
print(fib(50), fib.cache_info(), fib.__name__, fib.__wrapped__.__name__, fib.cache_parameters()); fib.cache_clear(); print(fib.cache_info())
# expect: 12586269025 CacheInfo(hits=48, misses=51, maxsize=3, currsize=3) fib fib {'maxsize': 3, 'typed': False}
# expect: CacheInfo(hits=0, misses=0, maxsize=3, currsize=0)
@cache
def f(a,b=2,*c,**d): print('call',a); return a
f(1); f(1); f(1,b=2); f(1,b=2); f(1,x=3)
# expect: call 1
# expect: call 1
# expect: call 1
try: f([])
except TypeError as e: print(e)
# expect: unhashable type: 'list'
print(sorted([3,1,2],key=cmp_to_key(lambda a,b:b-a)))  # expect: [3, 2, 1]
@total_ordering
class A:
    def __init__(s,x): s.x=x
    def __lt__(s,o): return s.x<o.x
    def __eq__(s,o): return s.x==o.x
print(A(1)<=A(1), A(2)>A(1), A(1)>=A(2), A(1)>A(1))  # expect: True True False False
class B:
    @cached_property
    def v(self): print('compute'); return 5
    @lru_cache
    def m(self,x): return x*2
    def _set(self,a,b): return (a,b)
    half=partialmethod(_set,1)
b=B(); print(b.v,b.v,b.__dict__, b.m(3), b.half(2))
# expect: compute
# expect: 5 5 {'v': 5} 6 (1, 2)
@singledispatch
def show(x): return 'obj'
@show.register
def _(x: int): return 'int'
@show.register(list)
def _(x): return 'list'
@show.register
def _(x: str|bytes): return 'text'
import collections.abc
@show.register(collections.abc.Mapping)
def _(x): return 'map'
print(show(1), show(True), show([]), show({}), show(1.5), show(b''), show.dispatch(bool).__name__)
# expect: int int list map obj text _
def deco(f):
    @wraps(f)
    def w(*a): "doc w"; return f(*a)
    return w
@deco
def foo(): "doc foo"
print(foo.__name__, foo.__doc__, foo.__wrapped__.__name__)  # expect: foo doc foo foo
print(itemgetter(1)([1,2]), itemgetter(0,2)('abc'), attrgetter('real','imag')(3j), attrgetter('__class__.__name__')(3), methodcaller('split',',')('a,b'), itemgetter(1,2), attrgetter('a.b'), methodcaller('x',1,y=2))
# expect: 2 ('a', 'c') (0.0, 3.0) int ['a', 'b'] operator.itemgetter(1, 2) operator.attrgetter('a.b') operator.methodcaller('x', 1, y=2)
print(operator.add(1,2), operator.concat([1],[2]), operator.contains([1],1), operator.countOf([1,1],1), operator.indexOf([1,2],2), operator.is_(1,1), operator.truth([]), operator.not_(1), operator.neg(3), operator.index(True), operator.iadd([1],[2]), operator.length_hint(iter([1,2])), operator.__add__(1,2), operator.lt(1,2), operator.pow(2,10))
# expect: 3 [1, 2] True 2 1 True False False -3 1 [1, 2] 2 3 True 1024
l=[1]; operator.setitem(l,0,5); print(l); operator.delitem(l,0); print(l)
# expect: [5]
# expect: []
print(sorted(['b','A'],key=str.lower), operator.call(max,1,2))  # expect: ['A', 'b'] 2
class SD:
    @singledispatchmethod
    def f(self,x): return 'base'
    @f.register
    def _(self,x:int): return 'int'
print(SD().f(1),SD().f(''))  # expect: int base
print(partial, type(cmp_to_key(max)))  # expect: <class 'functools.partial'> <class 'functools.KeyWrapper'>
class C:
    meth = partial(lambda *a: a, 1)
print(reduce(lambda a,b: a*b, (x for x in range(1,6))))  # expect: 120
