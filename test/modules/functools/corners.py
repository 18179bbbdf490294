# Module functools where guest code comes in between: states of partial, hashes, orders of abstract classes, methods by type.
import collections.abc as c
import copy
import functools
import pickle
import typing
from annotationlib import Format, get_annotations
def capture(*args, **kw): return args, kw
p = functools.partial(capture)
p.keywords[1234] = 'value'
print(str(p).split('>, ')[-1])  # expect: 1234='value')
try: p()
except TypeError as e: print(e)
# expect: keywords must be strings
p = functools.partial(capture, ['asdf'], bar=[True])
q = copy.copy(p)
print(q.args is p.args, q.keywords is p.keywords)  # expect: True True
try: del p.__dict__
except TypeError as e: print(e)
# expect: cannot delete __dict__
for state in (capture, (), {}), (capture, (), {}, 'test'), (capture, (1, functools.Placeholder), {}, None):
    try: p.__setstate__(state)
    except TypeError as e: print(e)
# expect: invalid partial state
# expect: invalid partial state
# expect: trailing Placeholders are not allowed
p.__setstate__((capture, (functools.Placeholder, 1), {'a': 10}, {'attr': []}))
print(p(2), p.__dict__)  # expect: ((2, 1), {'a': 10}) {'attr': []}
p.__setstate__((capture, (1,), None, None))
print(p(2), p.__dict__)  # expect: ((1, 2), {}) {}
class Sub(functools.partial): pass
p = Sub(capture, functools.Placeholder, 0)
print(Sub(p, functools.Placeholder, 1, 2).args, functools.partial(p, 5).args)  # expect: (Placeholder, 0, 1, 2) (5, 0)
print(type(functools.Placeholder)() is functools.Placeholder)  # expect: True
try: type(functools.Placeholder)(1)
except TypeError as e: print(e)
# expect: PlaceholderType takes no arguments
print(functools.reduce(max, [1, 3], initial=5))  # expect: 5
class X:
    def __hash__(self):
        print('hash', end=' ')
        return 1
x = X()
pair = (x, (x,))
print(hash(pair) == hash(pair), {pair: 1}[pair])  # expect: hash hash True 1
@functools.lru_cache
def cached(one, two): return one, two
cached(x, 1); cached(x, 1)
print(cached.cache_info())  # expect: hash hash CacheInfo(hits=1, misses=1, maxsize=128, currsize=1)
def annotated(a: int) -> str: ...
def unknown(a: int) -> nonexistent: ...
print(get_annotations(functools.cache(annotated)))  # expect: {'a': <class 'int'>, 'return': <class 'str'>}
print(get_annotations(functools.cache(unknown), format=Format.STRING), typing.get_type_hints(unknown, format=Format.STRING))
# expect: {'a': 'int', 'return': 'nonexistent'} {'a': 'int', 'return': 'nonexistent'}
for get in get_annotations, typing.get_type_hints:
    try: get(functools.cache(unknown))
    except NameError as e: print(e)
# expect: name 'nonexistent' is not defined
# expect: name 'nonexistent' is not defined
@functools.total_ordering
class Ordered:
    def __init__(self, n): self.n = n
    def __eq__(self, other): return self.n == other.n
    def __le__(self, other): return self.n <= other.n
print(Ordered(1) < Ordered(2), Ordered(2) > Ordered(2), Ordered(2) >= Ordered(2), Ordered.__lt__.__name__)
# expect: True False True __lt__
print(pickle.loads(pickle.dumps(Ordered.__gt__)) is Ordered.__gt__)  # expect: True
@functools.singledispatch
def g(arg): return 'base'
class O(c.Sized):
    def __len__(self): return 0
for abc in c.Iterable, c.Container, c.Sized, c.Set: g.register(abc, lambda arg, abc=abc: abc.__name__)
print(g(O()))  # expect: Sized
c.Iterable.register(O); print(g(O()))  # expect: Sized
c.Container.register(O); print(g(O()))  # expect: Sized
c.Set.register(O); print(g(O()))  # expect: Set
class P: pass
c.Iterable.register(P); print(g(P()))  # expect: Iterable
c.Container.register(P)
try: g(P())
except RuntimeError as e: print('Ambiguous' in str(e))
# expect: True
class Q(c.Sized):
    def __len__(self): return 0
class R(dict): pass
for one in Q(), {}, 1, ():
    try: print(g(one))
    except RuntimeError as e: print(str(e)[:18])
# expect: Sized
# expect: Ambiguous dispatch
# expect: base
# expect: Ambiguous dispatch
for hint in typing.Iterable[str], typing.Union[int, typing.Iterable[str]]:
    def f(arg: hint): ...
    try: g.register(f)
    except TypeError as e: print(e)
# expect: Invalid annotation for 'arg'. typing.Iterable[str] is not a class.
# expect: Invalid annotation for 'arg'. int | typing.Iterable[str] not all arguments are classes.
try:
    @g.register
    def _(arg: undefined): ...
except TypeError as e: print('unresolved' in str(e))
# expect: True
class A:
    @functools.singledispatchmethod
    def func(self, arg: int) -> str:
        """My function docstring"""
    func.register(float, lambda self, arg: 'float')
    def __repr__(self): return 'an A'
print(A.__dict__['func'], A.func, A().func, A.func.__doc__, A().func.__qualname__, A().func(1.5), A.func.__annotations__)
# expect: <single dispatch method descriptor A.func> <single dispatch method A.func> <bound single dispatch method A.func of an A> My function docstring A.func float {'arg': <class 'int'>, 'return': <class 'str'>}
try: A().func()
except TypeError as e: print(e)
# expect: func requires at least 1 positional argument
