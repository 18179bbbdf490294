# The weak containers, WeakMethod and finalize.
import gc
import weakref


class K:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return f'K{self.n}'

    def __eq__(self, other):
        return isinstance(other, K) and self.n == other.n

    def __hash__(self):
        return hash(self.n)

    def method(self):
        return f'method of {self}'


def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__ + ':', error)


def attempt_key(f):
    try:
        f()
    except KeyError as error:
        print('KeyError', type(error.args[0]).__name__)


ks = [K(n) for n in range(5)]
d = weakref.WeakValueDictionary(zip('abcde', ks))
d['f'] = ks[0]
print(sorted(d.items()), len(d), 'a' in d, 'z' in d, d.get('z', 1), d['b'])
# expect: [('a', K0), ('b', K1), ('c', K2), ('d', K3), ('e', K4), ('f', K0)] 6 True False 1 K1
attempt(lambda: d['z'])  # expect: KeyError: 'z'
attempt(lambda: d.__setitem__('i', 1))  # expect: TypeError: cannot create weak reference to 'int' object
del ks[4]
gc.collect()
print(sorted(d), len(d), sorted(d.values(), key=repr))  # expect: ['a', 'b', 'c', 'd', 'f'] 5 [K0, K0, K1, K2, K3]
print(d.pop('f'), d.pop('z', 0), d.setdefault('a', ks[1]), d.setdefault('n', ks[1]))  # expect: K0 0 K0 K1
attempt(lambda: d.pop('z'))  # expect: KeyError: 'z'
print(sorted(d.copy()), sorted(d | {'o': ks[2]}), type(d | {}).__name__, sorted({'q': ks[3]} | d))
# expect: ['a', 'b', 'c', 'd', 'n'] ['a', 'b', 'c', 'd', 'n', 'o'] WeakValueDictionary ['a', 'b', 'c', 'd', 'n', 'q']
for key in d:
    ks.clear()
    gc.collect()
    break
print(len(d), list(d), d.keyrefs() if hasattr(d, 'keyrefs') else [r() for r in d.valuerefs()])  # expect: 0 [] []
attempt(d.popitem)  # expect: KeyError: 'popitem(): dictionary is empty'

ks = [K(n) for n in range(4)]
w = weakref.WeakKeyDictionary({k: k.n for k in ks})
print(sorted(w.values()), w[K(2)], K(3) in w, K(9) in w, 1 in w, len(w))  # expect: [0, 1, 2, 3] 2 True False False 4
attempt(lambda: w[1])  # expect: TypeError: cannot create weak reference to 'int' object
attempt_key(lambda: w[K(9)])  # expect: KeyError ReferenceType
other = K(2)
w[other] = 'replaced'
print(w[ks[2]], len(w), [k is ks[2] for k in w if k.n == 2])  # expect: replaced 4 [True]
del ks[2], other
gc.collect()
print(sorted(w, key=repr), sorted(map(str, w.values())), len(w.keyrefs()))  # expect: [K0, K1, K3] ['0', '1', '3'] 3
print(w.pop(ks[0]), w.setdefault(ks[0], 7), w.get(K(0)), w.get(K(8), 'none'))  # expect: 0 7 7 none

s = weakref.WeakSet(ks)
s.add(ks[0])
print(len(s), sorted(s, key=repr), ks[1] in s, 1 in s, s == weakref.WeakSet(ks), s <= set(ks), s.isdisjoint([]))
# expect: 3 [K0, K1, K3] True False True True True
extra = K(7)
print(sorted(s | {extra}, key=repr), sorted(s & {ks[0]}, key=repr), sorted(s - {ks[0]}, key=repr), sorted(s ^ {ks[0], extra}, key=repr))
# expect: [K0, K1, K3, K7] [K0] [K1, K3] [K1, K3, K7]
attempt_key(lambda: s.remove(K(99)))  # expect: KeyError ReferenceType
attempt(lambda: s.add(1))  # expect: TypeError: cannot create weak reference to 'int' object
gc.collect()
ks.pop()
gc.collect()
print(len(s), sorted(s, key=repr))  # expect: 2 [K0, K1]
s.discard(ks[0])
print(len(s), s.pop(), len(s))  # expect: 1 K1 0
attempt(s.pop)  # expect: KeyError: 'pop from empty WeakSet'

o = K(1)
m = weakref.WeakMethod(o.method, lambda r: print('method gone', r()))
print(m()(), m == weakref.WeakMethod(o.method), m() == o.method)  # expect: method of K1 True True
attempt(lambda: weakref.WeakMethod(len))
# expect: TypeError: argument should be a bound method, not <class 'builtin_function_or_method'>
gc.collect()
o = None  # expect: method gone None
ks.clear()
gc.collect()
print(m())  # expect: None

o = K(5)
f = weakref.finalize(o, print, 'finalized', end='!\n')
print(f.alive, f.atexit, f.peek()[1:] == (print, ('finalized',), {'end': '!\n'}), f.peek()[0] is o, type(f).__name__)
# expect: True True True True finalize
gc.collect()
o = None  # expect: finalized!
gc.collect()
print(f.alive, f.peek(), f.detach(), f(), f.atexit)  # expect: False None None None False
o = K(6)
f = weakref.finalize(o, lambda *args: args, 1, 2)
print(f(), f(), f.alive)  # expect: (1, 2) None False
f = weakref.finalize(o, print, 'never')
print(f.detach() == (o, print, ('never',), {}), f.alive)  # expect: True False
weakref.finalize(o, print, 'at exit')
weakref.finalize(o, print, 'at exit, newer')
weakref.finalize(o, print, 'not at exit').atexit = False
# expect: at exit, newer
# expect: at exit
