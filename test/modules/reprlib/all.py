# Module reprlib: representations with limits.
import reprlib
from collections import deque
from array import array
r=reprlib.Repr(); a=reprlib.repr
class X:
    def __repr__(self): return 'X'*50
l=[]; l.append(l)
for v in [list(range(20)), tuple(range(3)), (1,), {i:i for i in range(9)}, set(range(10)), frozenset('a'), set(), 'a'*100, "'"*40, 10**60, X(), deque(range(9)), array('i',range(9)), array('d'), [[[[[[[[1]]]]]]]], {'a':{'b':{'c':{'d':{'e':{'f':{'g':1}}}}}}}, l, {}, [], 1.5, None, {1,'a'}]:
    print(a(v))
# expect: [0, 1, 2, 3, 4, 5, ...]
# expect: (0, 1, 2)
# expect: (1,)
# expect: {0: 0, 1: 1, 2: 2, 3: 3, ...}
# expect: {0, 1, 2, 3, 4, 5, ...}
# expect: frozenset({'a'})
# expect: set()
# expect: 'aaaaaaaaaaaa...aaaaaaaaaaaaa'
# expect: "''''''''''''...'''''''''''''"
# expect: 100000000000000000...0000000000000000000
# expect: XXXXXXXXXXXXX...XXXXXXXXXXXXXX
# expect: deque([0, 1, 2, 3, 4, 5, ...])
# expect: array('i', [0, 1, 2, 3, 4, ...])
# expect: array('d')
# expect: [[[[[[[...]]]]]]]
# expect: {'a': {'b': {'c': {'d': {'e': {'f': {...}}}}}}}
# expect: [[[[[[[...]]]]]]]
# expect: {}
# expect: []
# expect: 1.5
# expect: None
# expect: {1, 'a'}
for ind in (None, 0, 2, '--'):
    r=reprlib.Repr(indent=ind, maxlist=3, fillvalue='~')
    print(r.repr([1,[2,3,4,5],{'a':(1,),'b':set()}]))
# expect: [1, [2, 3, 4, ~], {'a': (1,), 'b': set()}]
# expect: [
# expect: 1,
# expect: [
# expect: 2,
# expect: 3,
# expect: 4,
# expect: ~,
# expect: ],
# expect: {
# expect: 'a': (
# expect: 1,
# expect: ),
# expect: 'b': set(),
# expect: },
# expect: ]
# expect: [
# expect:   1,
# expect:   [
# expect:     2,
# expect:     3,
# expect:     4,
# expect:     ~,
# expect:   ],
# expect:   {
# expect:     'a': (
# expect:       1,
# expect:     ),
# expect:     'b': set(),
# expect:   },
# expect: ]
# expect: [
# expect: --1,
# expect: --[
# expect: ----2,
# expect: ----3,
# expect: ----4,
# expect: ----~,
# expect: --],
# expect: --{
# expect: ----'a': (
# expect: ------1,
# expect: ----),
# expect: ----'b': set(),
# expect: --},
# expect: ]
for ind in (-1, 1.5, []):
    try: print(reprlib.Repr(indent=ind).repr([1]))
    except Exception as e: print(type(e).__name__, e)
# expect: ValueError Repr.indent cannot be negative int (was -1)
# expect: TypeError Repr.indent must be a str, int or None, not <class 'float'>
# expect: TypeError Repr.indent must be a str, int or None, not <class 'list'>
class L(list):
    @reprlib.recursive_repr(fillvalue='...')
    def __repr__(self): 
        'doc'
        return '<' + '|'.join(map(repr, self)) + '>'
m=L('ab'); m.append(m); print(m, L.__repr__.__name__, L.__repr__.__doc__)  # expect: <'a'|'b'|...> __repr__ doc
class R(reprlib.Repr):
    def repr_X(self, x, level): return f'x{level}'
print(R(maxlevel=2).repr([X(),[X()]]))  # expect: [x1, [x0]]
