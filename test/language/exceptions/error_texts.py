# since: 3.14
# What calls, operators, classes, imports and builtins say when they are used wrongly: each line of CASES is a program of its own.
# A line break inside a case is written as \\n.
import sys
def text(e):
    try: s = str(e)
    except BaseException as x: s = '<str failed %s>' % type(x).__name__
    return '%s: %s' % (type(e).__name__, s.replace('\n', '\\n'))
PRE = '''
def f0(): pass
def f1(a): pass
def f2(a, b=2): pass
def f3(a, b, c): pass
def po(a, b, /): pass
def pod(a, b=1, /, c=2): pass
def kw(*, k): pass
def kw2(*, k, m, n=1): pass
def mix(a, /, b, *args, c, d=1, **kw): pass
def va(*args): pass
def vk(**kw): pass
def name_size(name, size, colour=None): pass
class P:
    def m(self, a): pass
    @classmethod
    def c(cls, a): pass
    @staticmethod
    def s(a): pass
    @property
    def ro(self): return 1
    x = 1
class S:
    __slots__ = ('a', 'b')
class E(Exception): pass
def g(): yield 1
async def co(): pass
async def ag(): yield 1
class Meta(type): pass
class Meta2(type): pass
class WM(metaclass=Meta): pass
class WM2(metaclass=Meta2): pass
class Idx:
    def __index__(self): return 'x'
class BadLen:
    def __len__(self): return -1
class BadLen2:
    def __len__(self): return 'a'
class BadBool:
    def __bool__(self): return 2
class BadIter:
    def __iter__(self): return 1
class BadStr:
    def __str__(self): return 1
    def __repr__(self): return 2
    def __format__(self, s): return 3
    def __hash__(self): return 'h'
    def __bytes__(self): return 's'
    def __int__(self): return 's'
    def __float__(self): return 1
    def __complex__(self): return 1
    def __dir__(self): return 1
    def __len__(self): return 10**30
    def __length_hint__(self): return 'q'
    def __contains__(self, x): raise ValueError('contains')
class BadInit:
    def __init__(self): return 1
class BadNew:
    def __new__(cls): return 1
class GetattrOnly:
    def __getattr__(self, n): raise AttributeError(n)
'''
CASES = '''
f0(1)
f0(1, 2)
f0(a=1)
f1()
f1(1, 2)
f1(b=1)
f1(1, a=1)
f2()
f2(1, 2, 3)
f2(1, c=1)
f2(1, b=1, c=2)
f3()
f3(1)
f3(1, 2)
f3(c=1)
f3(1, 2, 3, 4)
f3(b=1)
f3(1, 2, b=3)
po()
po(1)
po(a=1, b=2)
po(1, b=2)
po(1, 2, 3)
pod(a=1)
pod(1, b=3)
pod(1, 2, 3, 4)
kw()
kw(1)
kw(1, k=2)
kw(1, 2, k=1)
kw2()
kw2(k=1)
kw2(k=1, m=2, z=3)
kw2(1)
mix()
mix(1)
mix(1, 2)
mix(b=1, c=2)
mix(a=1, b=2, c=3)
va(a=1)
vk(1)
vk(1, 2)
name_size(1, 2, color=3)
name_size(1, sise=3)
name_size(nam=1, size=2)
P().m()
P().m(1, 2)
P.m()
P.m(1)
P().m(b=1)
P.c()
P.c(1, 2)
P.s()
P.s(1, 2)
P(1)
P(a=1)
P().ro = 1
del P().ro
P().ro()
P().nope
P.nope
del P().x
del P.nope
P().m.zork = 1
S().a
S().c = 1
S().c
del S().a
S().__dict__
E(a=1)
f1(*1)
f1(**1)
f1(**{1: 2})
f1(*[1], *2)
f1(1, **{'a': 1})
f1(**{'a': 1}, **{'a': 2})
f1(a=1, **{'a': 2})
f1(*None)
f1(**None)
f1(**[('a', 1)])
P().m(*1)
len(*1)
print(**1)
print(1, zz=1)
print(1, sep=1)
print(1, end=1)
int(1, 2)
int('x')
int('x', 99)
int(None)
int('1', '2')
float('x')
float(None)
complex('x')
complex('1', 2)
str(b'a', 1)
str(1, 'a')
bytes('a')
bytes(1, 'a')
bytes(-1)
bytes([256])
bytes(['a'])
bytes(None)
bytearray('a')
list(1)
tuple(1)
dict(1)
dict([1])
dict([(1, 2, 3)])
dict(['abc'])
set(1)
frozenset(1)
range()
range(1.0)
range('a')
range(1, 2, 0)
range(1, 2, 3, 4)
slice()
enumerate(1)
enumerate()
enumerate([], 'a')
zip(1)
zip([1], [1, 2], strict=True).__next__
list(zip([1], [1, 2], strict=True))
list(zip([1, 2], [1], strict=True))
list(zip([1, 2], [1, 2], [1], strict=True))
map()
map(1)
list(map(1, [1]))
filter(1)
reversed(1)
reversed({1})
sorted(1)
sorted([1], 1)
sorted([1, 'a'])
sorted([1], key=1)
sum(['a'])
sum('a', '')
sum([b''], b'')
min()
min([])
min(1)
min(1, key=1)
min(1, 2, default=3)
max([], key=len)
abs('a')
pow(1)
pow(1, 2, 0)
pow(1, -1, 4)
pow(2, -1, 4)
pow('a', 1)
pow(2.0, 1, 3)
divmod(1, 'a')
divmod(1, 0)
round('a')
round(1.5, 'a')
chr(-1)
chr('a')
ord('ab')
ord(1)
hex('a')
bin(1.5)
oct(None)
isinstance(1)
isinstance(1, 1)
isinstance(1, (int, 1))
isinstance(1, ('a',))
issubclass(1, int)
issubclass(int, 1)
iter(1)
iter(1, 2)
next(1)
next([])
next(iter([]))
hash([])
hash({})
hash((1, []))
{[]: 1}
{[], 1}
{(1, []): 2}
{1: 2}[[]]
{1: 2}[3]
{}['k']
{} | 1
[1][2]
[1]['a']
[1][1.0]
[][0]
(1,)[5]
()['a']
'abc'[10]
'abc'['a']
b'abc'[10]
range(3)[5]
range(3)['a']
[].pop()
[].pop('a')
[1].pop(5)
[].remove(1)
[].index(1)
(1,).index(2)
'abc'.index('z')
b'abc'.index(b'z')
{}.popitem()
{}.pop('a')
set().pop()
set().remove(1)
{1}.remove([])
{1}.add([])
'a'.join([1])
'a'.join(['a', 1])
'a'.join(1)
b'a'.join(['a'])
'a' + 1
'a' + b'a'
1 + 'a'
b'a' + 'a'
[1] + (1,)
(1,) + [1]
[1] + 1
None + 1
{} + {}
{1} + {2}
'a' - 'b'
'a' * 'b'
'a' * 1.5
[1] * [2]
'a' % 1
'%d' % 'a'
'%d %d' % 1
'%s' % (1, 2)
'%z' % 1
'%(a)s' % 1
'%(a)s' % {}
'%' % ()
'%c' % 'ab'
'%c' % -1
'%s %s' % (1,)
b'%s' % 'a'
b'%z' % 1
'{}'.format()
'{0} {}'.format(1)
'{a}'.format()
'{0.x}'.format(1)
'{0[a]}'.format([1])
'{'.format()
'}'.format()
'{!z}'.format(1)
'{:z}'.format('a')
'{:d}'.format('a')
'{:s}'.format(1)
'{:d}'.format(1.5)
'{:,s}'.format('a')
'{:=5}'.format('a')
'{:.2}'.format(1)
'{:c}'.format(10**10)
'{:%}'.format('a')
f'{1:zz}'
f'{None:5}'
f'{[]:5}'
1 < 'a'
[] < ()
{} < {}
None < None
1j < 2j
P() < P()
not_defined
del not_defined
-'a'
+[]
~1.5
1 // 0
1 % 0
1.0 / 0
1.0 // 0
1.0 % 0
1j / 0
0 ** -1
0.0 ** -1
divmod(1.0, 0)
1 << -1
1 << 10**30
10.0 ** 1000
int(float('nan'))
int(float('inf'))
float(10**400)
'a'.encode('zork')
b'\\xff'.decode()
'\\udc80'.encode()
'é'.encode('ascii')
b'\\xff'.decode('ascii')
'a'.encode('ascii', 'zork').x
'é'.encode('ascii', 'zork')
int('1' * 5000)
str(10 ** 5000)
1()
'a'()
None()
P()()
[]()
(1)(2)
1 .x
'a'.x
[].x
None.x
(1).real = 1
'a'.x = 1
[].append = 1
[].x = 1
len.x = 1
int.x = 1
del int.real
object().x = 1
f1.__name__ = 1
f1.__code__ = 1
f1.__defaults__ = 1
f1.__kwdefaults__ = 1
f1.__dict__ = 1
f1.__closure__ = 1
f1.__globals__ = 1
P.__name__ = 1
P.__bases__ = 1
P.__bases__ = ()
P.__bases__ = (int,)
P.__mro__ = ()
P.__dict__ = {}
P().__class__ = 1
P().__class__ = int
P().__dict__ = 1
int.__bases__ = (object,)
'a'[0] = 'b'
(1,)[0] = 1
b'a'[0] = 1
range(3)[0] = 1
1[0]
1[0] = 1
del 1 .x
del 'a'[0]
del (1,)[0]
None[0]
None['a'] = 1
len[0]
len['a'] = 1
f1[0]
P()[0]
P[0]
int[0]
P()[0] = 1
del P()[0]
for x in 1: pass
for x in None: pass
for x in P(): pass
for x in P: pass
[x for x in 1]
{**1}
[*1]
{*1}
(*1,)
a, b = 1
a, b = 1,
a, b = 1, 2, 3
a, b = [1]
a, b = 'abc'
a, b = {1: 2, 3: 4, 5: 6}
a, b = {1, 2, 3}
a, b = iter([1])
a, b = iter([1, 2, 3])
a, *b = ()
a, *b, c = [1]
a, b = None
a, b = P()
(a, b), c = 1, 2
1 in 1
1 in None
1 in 'a'
'a' in b'a'
1 in b'a'
300 in b'a'
'a' in 1
[] in {}
with 1: pass
with P(): pass
with P() as x: pass
raise 1
raise P
raise None
raise P()
raise E from 1
raise E from P
raise int
raise
assert False
assert False, 'message'
assert 0, (1, 2)
super()
super(1)
super(P).x
super(P, 1)
super(P, P()).nope
super(P, P).nope
super(int, 1).nope
super().x
next(g(), 1, 2)
g().send(1)
g().send()
g().throw()
g().throw(1)
g().throw(int)
g()()
x = g(); next(x); x.throw(E('q'))
x = g(); next(x); next(x)
x = g(); list(x); x.send(1)
co().send(1)
x = co(); x.close(); x.send(None)
ag().send(1)
for x in ag(): pass
for x in co(): pass
iter(ag())
next(ag())
ag().asend(1).send(None)
x = ag().asend(None); x.close(); x.send(None)
class X(1): pass
class X(None): pass
class X(P, P): pass
class X(object, P): pass
class X(P, object, int, str): pass
class X(int, str): pass
class X(bool): pass
class X(type(None)): pass
class X(type(f1)): pass
class X(range): pass
class X(slice): pass
class X(type(...)): pass
class X(memoryview): pass
class X(WM, WM2): pass
class X(metaclass=1): pass
class X(P, metaclass=Meta, k=1): pass
class X(P, k=1): pass
class X(WM, metaclass=Meta2): pass
class X(f1): pass
class X(S, list): pass
class X(S): __slots__ = ('a',); a = 1
class X: __slots__ = 1
class X: __slots__ = (1,)
class X: __slots__ = ('1a',)
class X: __slots__ = ('__dict__', '__dict__')
class X(int): __slots__ = ('a',)
class X(tuple): __slots__ = ('a',)
class X: __slots__ = ('a',); a = 1
class X: __classcell__ = 1
class X: __qualname__ = 1
class X(type): __slots__ = ('a',)
class A1: __slots__ = ('a',)\\nclass B1: __slots__ = ('b',)\\nclass C1(A1, B1): pass
class A2(P): pass\\nclass B2(P, A2): pass
type('X', (1,), {})
type('X', (), {}, k=1)
type(1, (), {})
type('X', 1, {})
type('X', (), 1)
type('X\\0', (), {})
type()
type(1, 2)
type('a', 'b')
object(1)
object.__new__()
object.__new__(1)
object.__new__(int)
object.__init__()
object.__init__(1, 2)
int.__new__(str)
int.__new__(1)
list.__new__(int)
list.append()
list.append(1, 2)
list.append([])
[].append()
[].append(1, 2)
[].append(x=1)
[].insert(1)
[].insert('a', 1)
[].sort(1)
[].sort(key=1)
[1, 2].sort(key=1)
[].sort(zork=1)
[].extend(1)
{}.update(1)
{}.update([1])
{}.get()
{}.setdefault()
{}.fromkeys()
dict.fromkeys(1)
'a'.split(1)
'a'.split('')
'a'.replace('a')
'a'.replace(1, 2)
'a'.startswith(1)
'a'.startswith((1,))
'a'.center('a')
'a'.center(5, 'ab')
'a'.find(1)
'a'.count()
'a'.zfill('a')
'a'.translate(1)
'a'.expandtabs('a')
'a'.strip(1)
'a'.partition('')
'a'.encode(1)
str.maketrans(1)
str.maketrans('a', 'bc')
str.maketrans('a', 1)
str.maketrans({'ab': 1})
property(1).__get__(1)
property().fget
property().__get__(1)
property().__set__(1, 2)
property().__delete__(1)
staticmethod()
classmethod()
staticmethod(1)()
classmethod(1).__get__(1)()
memoryview(1)
memoryview('a')
memoryview(b'a')[0] = 1
memoryview(bytearray(b'a'))[0] = 'a'
memoryview(bytearray(b'a'))[0] = 300
memoryview(b'a')['a']
memoryview(b'a')[10]
BadLen().__len__()
len(BadLen())
len(BadLen2())
len(BadStr())
bool(BadBool())
iter(BadIter())
list(BadIter())
str(BadStr())
repr(BadStr())
format(BadStr())
f'{BadStr()}'
f'{BadStr()!r}'
hash(BadStr())
bytes(BadStr())
int(BadStr())
float(BadStr())
complex(BadStr())
dir(BadStr())
1 in BadStr()
[1][Idx()]
range(Idx())
BadInit()
BadNew()
GetattrOnly().x
getattr(1, 'x')
getattr(1)
getattr(1, 1)
setattr(1, 'x', 1)
setattr(1, 1, 1)
delattr(1, 'x')
hasattr(1)
hasattr(1, 1)
vars(1)
eval('1 +')
eval(1)
exec(1)
eval('a', 1)
eval('a', {}, 1)
exec('a', 1)
compile('a', 'b', 'c')
compile('a', 'b')
compile(1, 'b', 'exec')
compile('a\\0', 'b', 'exec')
__import__('nope')
__import__(1)
import nope
import nope.x
import sys.x
import os.nope
from sys import nope
from nope import x
from . import x
from .x import y
__import__('')
__import__('sys', level=-1)
__import__('x', level=1)
input(1, 2)
ExceptionGroup()
ExceptionGroup('a')
ExceptionGroup('a', 1)
ExceptionGroup('a', [])
ExceptionGroup('a', [1])
ExceptionGroup(1, [E()])
ExceptionGroup('a', [KeyboardInterrupt()])
BaseExceptionGroup('a', [E()]).split(1)
ExceptionGroup('a', [E()]).subgroup('a')
ExceptionGroup('a', [E()]).derive(1)
UnicodeDecodeError()
UnicodeDecodeError(1, 2, 3, 4, 5)
UnicodeEncodeError('a', b'', 1, 2, 'r')
StopIteration(x=1)
SystemExit(x=1)
ImportError(x=1)
AttributeError(x=1)
NameError(x=1)
OSError(x=1)
SyntaxError('a', 1)
SyntaxError('a', (1,))
SyntaxError('a', (1, 2, 3, 4, 5, 6, 7, 8))
KeyError(x=1)
E().with_traceback(1)
E().__traceback__ = 1
E().__cause__ = 1
E().__context__ = 1
E().args = 1
E().add_note(1)
E().__suppress_context__ = 1
del E().__cause__
del E().__traceback__
del E().args
E().__setstate__(1)
E().nope
match P():\\n  case P(1): pass
match P():\\n  case P(1, 2): pass
match 1:\\n  case int(1, 2): pass
match 1:\\n  case f1(): pass
match P():\\n  case P(x=1, y=2): pass
match {}:\\n  case {'a': 1, 'a': 2}: pass
try: pass\\nexcept 1: pass
try: 1/0\\nexcept 1: pass
try: 1/0\\nexcept (1, 2): pass
try: 1/0\\nexcept int: pass
try: 1/0\\nexcept* 1: pass
try: 1/0\\nexcept* ExceptionGroup: pass
def q(): return x9; x9 = 1\\nq()
def q():\\n  x9\\n  x9 = 1\\nq()
def q():\\n  del x9\\n  x9 = 1\\nq()
def q():\\n  def r(): return y9\\n  r()\\n  y9 = 1\\nq()
class Q:\\n  z9\\n  z9 = 1
lambda: (yield)
(lambda: 1)(2)
(lambda a, b: 1)(2)
(lambda *, k: 1)()
print.x
type.x
type(P).x
int.x
sys.x
import sys; sys.nope
import sys; sys.setrecursionlimit('a')
import sys; sys.setrecursionlimit(-1)
import sys; sys.setrecursionlimit()
import sys; sys.intern(1)
import sys; sys.exit(1, 2)
import sys; sys._getframe(100)
import sys; sys._getframe('a')
import math; math.sqrt(-1)
import math; math.sqrt('a')
import math; math.sqrt()
import math; math.sqrt(1, 2)
import math; math.log(0)
import math; math.log(-1)
import math; math.factorial(-1)
import math; math.factorial(1.5)
import math; math.gcd(1.5)
import math; math.floor('a')
import math; math.pow(0, -1)
import math; math.exp(1000)
import math; math.acos(2)
import math; math.fmod(1, 0)
import math; math.comb(1)
import math; math.isclose(1)
import math; math.nope
import itertools; itertools.chain(1)
import itertools; list(itertools.chain(1))
import itertools; itertools.count('a')
import itertools; itertools.islice([1])
import itertools; itertools.islice([1], -1)
import itertools; itertools.combinations([1], -1)
import itertools; itertools.repeat()
import itertools; itertools.product([1], repeat=-1)
import functools; functools.reduce(len, [])
import functools; functools.partial()
import functools; functools.partial(1)
import collections; collections.deque(1)
import collections; collections.deque([], -1)
import collections; collections.deque().pop()
import collections; collections.deque([1]).remove(2)
import collections; collections.namedtuple('a', 'b c')(1)
import collections; collections.namedtuple('a', 'b c')(1, 2, 3)
import collections; collections.namedtuple('a', 'b b')
import collections; collections.defaultdict(1)
import collections; collections.OrderedDict().popitem()
import enum; enum.Enum('A', 'x y')(5)
import enum; enum.Enum('A', 'x y').z
import enum; enum.Enum('A', 'x y')['z']
import dataclasses; dataclasses.dataclass(1)
import dataclasses; dataclasses.fields(1)
import json; json.loads('{')
import json; json.loads(1)
import json; json.dumps(P())
import json; json.dumps({(1,): 2})
import struct; struct.pack('z')
import struct; struct.pack('i')
import struct; struct.unpack('i', b'')
import operator; operator.itemgetter()
import operator; operator.add(1)
import copy; copy.copy()
import time; time.sleep('a')
import time; time.sleep(-1)
import random; random.choice([])
import random; random.randint(2, 1)
import random; random.sample([1], 2)
import abc\\nclass AB(abc.ABC):\\n  @abc.abstractmethod\\n  def a(self): pass\\nAB()
import abc\\nclass AB(abc.ABC):\\n  @abc.abstractmethod\\n  def a(self): pass\\n  @abc.abstractmethod\\n  def b(self): pass\\nAB()
class D:\\n  def __get__(self): pass\\nclass DD: d = D()\\nDD().d
class D:\\n  def __set__(self, o, v): pass\\nclass DD: d = D()\\ndel DD().d
class D:\\n  def __delete__(self, o): pass\\nclass DD: d = D()\\nDD().d = 1
class D:\\n  def __set_name__(self, o): pass\\nclass DD: d = D()
class D:\\n  def __set_name__(self, o, n): 1/0\\nclass DD: d = D()
class D:\\n  def __init_subclass__(cls, a): pass\\nclass DD(D): pass
class D:\\n  def __class_getitem__(cls): pass\\nD[1]
class D:\\n  __call__ = None\\nD()()
class D:\\n  __iter__ = None\\niter(D())
class D:\\n  __hash__ = None\\nhash(D())
class D:\\n  __contains__ = None\\n1 in D()
class D:\\n  __len__ = None\\nlen(D())
class D:\\n  __getitem__ = None\\nD()[1]
class D:\\n  __add__ = None\\nD() + 1
class D:\\n  __lt__ = None\\nD() < D()
class D:\\n  __enter__ = 1\\nwith D(): pass
class D:\\n  def __enter__(self): pass\\nwith D(): pass
class D:\\n  def __exit__(self, *a): pass\\nwith D(): pass
class D:\\n  def __enter__(self): pass\\n  def __exit__(self): pass\\nwith D(): pass
class D:\\n  def __aenter__(self): pass\\n  def __aexit__(self): pass\\nwith D(): pass
class D:\\n  def __getitem__(self, i): return 1\\nreversed(D())
class D:\\n  def __eq__(self, o): return 1\\nhash(D())
class D:\\n  def __iter__(self): return self\\nnext(iter(D()))
class D:\\n  def __next__(self): return 1\\nfor x in D(): pass
class D:\\n  def __mro_entries__(self, b): return 1\\nclass DD(D()): pass
class D(type):\\n  def mro(cls): return 1\\nclass DD(metaclass=D): pass
class D(type):\\n  def mro(cls): return [1]\\nclass DD(metaclass=D): pass
class D(type):\\n  def __prepare__(n, b): return 1\\nclass DD(metaclass=D): pass
class D(type):\\n  @classmethod\\n  def __prepare__(m, n, b): return 1\\nclass DD(metaclass=D): pass
class D(type):\\n  def __call__(cls): return 1\\nclass DD(metaclass=D): pass\\nDD(1)
class D(type):\\n  def __new__(m): return 1\\nclass DD(metaclass=D): pass
class D(int):\\n  def __new__(cls, a): return int.__new__(cls, a)\\nD()
class D(list): pass\\nD(1, 2)
class D(dict): pass\\nD(1)
class D(Exception):\\n  def __init__(self, a): pass\\nD()
class D:\\n  def __init__(self, a, b): pass\\nD(1)
class D:\\n  def __init__(self, a, b): pass\\nD(1, 2, 3)
class D:\\n  def __init__(self, a, b): pass\\nD(1, c=2)
class D:\\n  def __new__(cls, a): return super().__new__(cls, a)\\nD(1)
class D:\\n  def __new__(cls): return super().__new__()\\nD()
class D:\\n  def __init__(self): super().__init__(1)\\nD()
class D(P):\\n  def m(self): super().zork\\nD().m()
class D(P):\\n  def m(): super()\\nD.m()
class D(P):\\n  def m(self): del self; super()\\nD().m()
class D(P):\\n  def m(self): super(int).x\\nD().m()
'''
def run():
    for case in CASES.strip('\n').split('\n'):
        ns = {'sys': sys, '__name__': '__main__'}
        exec(PRE, ns)
        src = case.replace('\\n', '\n')
        try:
            try:
                r = eval(src, ns)
            except SyntaxError:
                exec(src, ns)
                r = 'executed'
        except BaseException as e:
            out = text(e)
            c = e.__cause__
            if c is not None: out += ' CAUSE ' + text(c)
            if getattr(e, '__notes__', None): out += ' NOTES ' + repr(e.__notes__)
        else:
            out = '-> ' + type(r).__name__ + (' executed' if r == 'executed' else '')
        print(case, '|', out)
run()
