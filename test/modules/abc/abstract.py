# Module abc, much of it.
from abc import ABC, abstractmethod
class S(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
try: S()
except TypeError as e: print(e)
# expect: Can't instantiate abstract class S without an implementation for abstract methods 'area', 'name'
class Q(S):
    def area(self): return 2
    name='q'
print(Q().area(), S.__abstractmethods__ == {'area','name'})  # expect: 2 True
from collections.abc import *
import collections.abc
print(isinstance([],Sequence), isinstance({},Mapping), isinstance(iter([]),Iterator), isinstance(3,Hashable), isinstance([],Hashable))
# expect: True True True True False
print(Sequence, collections.abc.Callable[[int,str],float], collections.abc.Callable[...,int], Iterable[int])
# expect: <class 'collections.abc.Sequence'> collections.abc.Callable[[int, str], float] collections.abc.Callable[..., int] collections.abc.Iterable[int]
class M(MutableMapping):
    def __init__(self): self.d={}
    def __getitem__(self,k): return self.d[k]
    def __setitem__(self,k,v): self.d[k]=v
    def __delitem__(self,k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m=M(); m.update(a=1,b=2); print(dict(m), m.pop('a'), list(m.items()), m==({'b':2}), 'b' in m.values())
# expect: {'a': 1, 'b': 2} 1 [('b', 2)] True False
match m:
    case {'b':x}: print('map',x)
# expect: map 2
class L(Sequence):
    def __getitem__(self,i): return [1,2,3][i]
    def __len__(self): return 3
l=L(); print(list(l), 2 in l, l.index(3), l.count(1), list(reversed(l)))  # expect: [1, 2, 3] True 2 1 [3, 2, 1]
match l:
    case [a,b,c]: print(a,b,c)
# expect: 1 2 3
@Sequence.register
class Z: pass
print(issubclass(Z,Sequence), isinstance(Z(),Collection))  # expect: True True
class B(ABC):
    @classmethod
    def __subclasshook__(cls,C): return hasattr(C,'quack')
class D: quack=1
print(issubclass(D,B), isinstance(D(),B), isinstance(3,B))  # expect: True True False
try: issubclass(3,B)
except TypeError as e: print(e)
# expect: issubclass() arg 1 must be a class
import types
print(types.SimpleNamespace(a=1), types.FunctionType, types.new_class('X',(M,),{}))
# expect: namespace(a=1) <class 'function'> <class 'abc.X'>
def g(): yield
print(isinstance(g(),Generator), types.GeneratorType)  # expect: True <class 'generator'>
import keyword
print(keyword.iskeyword('for'))  # expect: True
