# Module collections, much of it.
from collections import *
import collections
d=deque([1,2,3],maxlen=3); d.append(4); print(d, list(reversed(d)), d[0], d[-1], 3 in d, d.index(3))
# expect: deque([2, 3, 4], maxlen=3) [4, 3, 2] 2 4 True 1
d.rotate(1); print(d); d.appendleft(9); print(d, d==deque([9,4,2]), d<deque([10]))
# expect: deque([4, 2, 3], maxlen=3)
# expect: deque([9, 4, 2], maxlen=3) True True
d=deque('abc'); d.extendleft('xy'); d.insert(2,'Q'); print(d, d.pop(), d.popleft(), d.count('a'), len(d)); d.remove('Q'); print(d*2, d+d, d.copy())
# expect: deque(['x', 'Q', 'a', 'b']) c y 1 4
# expect: deque(['x', 'a', 'b', 'x', 'a', 'b']) deque(['x', 'a', 'b', 'x', 'a', 'b']) deque(['x', 'a', 'b'])
try:
    for x in d: d.append(1)
except RuntimeError as e: print(e)
# expect: deque mutated during iteration
try: deque().pop()
except IndexError as e: print(e)
# expect: pop from an empty deque
try: deque([1])[5]
except IndexError as e: print(e)
# expect: deque index out of range
d=deque(); d.append(d); print(d)  # expect: deque([[...]])
dd=defaultdict(list); dd['a'].append(1); print(dd, dd.get('z'), dd|{'q':1}); dd=defaultdict(lambda: 5, x=1); print(dd['y'], dict(dd), dd.copy()['k'])
# expect: defaultdict(<class 'list'>, {'a': [1]}) None defaultdict(<class 'list'>, {'a': [1], 'q': 1})
# expect: 5 {'x': 1, 'y': 5} 5
try: defaultdict()['x']
except KeyError as e: print(repr(e))
# expect: KeyError('x')
try: defaultdict(3)
except TypeError as e: print(e)
# expect: first argument must be callable or None
P=namedtuple('P','x y z',defaults=[7]); p=P(1,y=2); print(p, p.x, p._asdict(), p._replace(x=5), P._fields, P._make([1,2,3]), P.__doc__, P._field_defaults, P.x)
# expect: P(x=1, y=2, z=7) 1 {'x': 1, 'y': 2, 'z': 7} P(x=5, y=2, z=7) ('x', 'y', 'z') P(x=1, y=2, z=3) P(x, y, z) {'z': 7} _tuplegetter(0, 'Alias for field number 0')
try: P(1)
except TypeError as e: print(e)
# expect: P.__new__() missing 1 required positional argument: 'y'
try: P(1,2,3,4)
except TypeError as e: print(e)
# expect: P.__new__() takes from 3 to 4 positional arguments but 5 were given
try: p.x=3
except AttributeError as e: print(e)
# expect: can't set attribute
try: p._replace(q=1)
except TypeError as e: print(e)
# expect: Got unexpected field names: ['q']
try: namedtuple('a','b b')
except ValueError as e: print(e)
# expect: Encountered duplicate field name: 'b'
match p:
    case P(a,b): print(a,b)
# expect: 1 2
class Sub(P):
    def m(self): return self.x+self.y
print(Sub(1,2).m(), Sub(1,2), P)  # expect: 3 Sub(x=1, y=2, z=7) <class '__main__.P'>
print(namedtuple('R','class def x',rename=True)._fields)  # expect: ('_0', '_1', 'x')
c=Counter('abracadabra'); print(c, c.most_common(2), c['zz'], c+Counter('aab'), c-Counter('aab'), c&Counter('ab'), c|Counter('zz'), list(Counter(a=2,b=0).elements()), c.total())
# expect: Counter({'a': 5, 'b': 2, 'r': 2, 'c': 1, 'd': 1}) [('a', 5), ('b', 2)] 0 Counter({'a': 7, 'b': 3, 'r': 2, 'c': 1, 'd': 1}) Counter({'a': 3, 'r': 2, 'b': 1, 'c': 1, 'd': 1}) Counter({'a': 1, 'b': 1}) Counter({'a': 5, 'b': 2, 'r': 2, 'z': 2, 'c': 1, 'd': 1}) ['a', 'a'] 11
c.update('aaa'); c.subtract('b'); print(c, +c, -c, c==Counter(c)); del c['qq']
# expect: Counter({'a': 8, 'r': 2, 'b': 1, 'c': 1, 'd': 1}) Counter({'a': 8, 'r': 2, 'b': 1, 'c': 1, 'd': 1}) Counter() True
o=OrderedDict([('a',1),('b',2),('c',3)]); o.move_to_end('a'); print(o, o.popitem(last=False)); o.move_to_end('a',last=False); print(o, o==OrderedDict(c=3,a=1), o=={'c':3,'a':1}, list(reversed(o)), OrderedDict(), o|{'z':1}, o.pop('q',None))
# expect: OrderedDict({'c': 3, 'a': 1}) ('b', 2)
# expect: OrderedDict({'a': 1, 'c': 3}) False True ['c', 'a'] OrderedDict() OrderedDict({'a': 1, 'c': 3, 'z': 1}) None
cm=ChainMap({'a':1},{'a':2,'b':3}); print(cm, cm['a'], cm['b'], list(cm), len(cm), cm.new_child({'q':1}), cm.parents)
# expect: ChainMap({'a': 1}, {'a': 2, 'b': 3}) 1 3 ['a', 'b'] 2 ChainMap({'q': 1}, {'a': 1}, {'a': 2, 'b': 3}) ChainMap({'a': 2, 'b': 3})
print(UserDict(a=1), UserList([1,2])+[3], UserString('abc').upper(), type(UserString('abc').upper()))
# expect: {'a': 1} [1, 2, 3] ABC <class 'collections.UserString'>
print(deque, defaultdict, type(iter(deque())), deque[int])
# expect: <class 'collections.deque'> <class 'collections.defaultdict'> <class 'collections._deque_iterator'> collections.deque[int]
print(isinstance(deque(), collections.abc.MutableSequence))  # expect: True
try: deque(1,2,3)
except TypeError as e: print(e)
# expect: deque() takes at most 2 arguments (3 given)
try: deque.append()
except TypeError as e: print(e)
# expect: unbound method deque.append() needs an argument
try: deque().append()
except TypeError as e: print(e)
# expect: deque.append() takes exactly one argument (0 given)
try: deque().foo
except AttributeError as e: print(e)
# expect: 'collections.deque' object has no attribute 'foo'
class DQ(deque): pass
print(DQ([1]), DQ([1],2).copy(), DQ('ab')+DQ('c'))  # expect: DQ([1]) DQ([1], maxlen=2) DQ(['a', 'b', 'c'])
class DD(defaultdict):
    def __missing__(self,k): return k*2
print(DD(int)['a'])  # expect: aa
