# Classes of itertools can be subclassed; names for __init__ pass them by; iterators that are entered again while they work.
import itertools, copy
for n in sorted(set(dir(itertools)) - {'zip_longest'}):
    if n[0] == '_': continue
    v=getattr(itertools,n)
    if isinstance(v,type):
        try:
            class S(v): pass
            print(n,'yes')
        except TypeError as e: print(n,e)
        print(v.__text_signature__)
        try: v(newarg=3)
        except TypeError as e: print('  ',e)
        try: v([],newarg=3)
        except TypeError as e: print('  ',e)
        try: v([],[],[],newarg=3)
        except Exception as e: print('  ',e)
# expect: accumulate yes
# expect: (iterable, func=None, *, initial=None)
# expect:    accumulate() missing required argument 'iterable' (pos 1)
# expect:    accumulate() got an unexpected keyword argument 'newarg'
# expect:    accumulate() takes at most 3 arguments (4 given)
# expect: batched yes
# expect: (iterable, n, *, strict=False)
# expect:    batched() missing required argument 'iterable' (pos 1)
# expect:    batched() missing required argument 'n' (pos 2)
# expect:    batched() takes at most 3 arguments (4 given)
# expect: chain yes
# expect: (*iterables)
# expect:    chain() takes no keyword arguments
# expect:    chain() takes no keyword arguments
# expect:    chain() takes no keyword arguments
# expect: combinations yes
# expect: (iterable, r)
# expect:    combinations() missing required argument 'iterable' (pos 1)
# expect:    combinations() missing required argument 'r' (pos 2)
# expect:    combinations() takes at most 2 arguments (4 given)
# expect: combinations_with_replacement yes
# expect: (iterable, r)
# expect:    combinations_with_replacement() missing required argument 'iterable' (pos 1)
# expect:    combinations_with_replacement() missing required argument 'r' (pos 2)
# expect:    combinations_with_replacement() takes at most 2 arguments (4 given)
# expect: compress yes
# expect: (data, selectors)
# expect:    compress() missing required argument 'data' (pos 1)
# expect:    compress() missing required argument 'selectors' (pos 2)
# expect:    compress() takes at most 2 arguments (4 given)
# expect: count yes
# expect: (start=0, step=1)
# expect:    count() got an unexpected keyword argument 'newarg'
# expect:    count() got an unexpected keyword argument 'newarg'
# expect:    count() takes at most 2 arguments (4 given)
# expect: cycle yes
# expect: (iterable, /)
# expect:    cycle() takes no keyword arguments
# expect:    cycle() takes no keyword arguments
# expect:    cycle() takes no keyword arguments
# expect: dropwhile yes
# expect: (predicate, iterable, /)
# expect:    dropwhile() takes no keyword arguments
# expect:    dropwhile() takes no keyword arguments
# expect:    dropwhile() takes no keyword arguments
# expect: filterfalse yes
# expect: (function, iterable, /)
# expect:    filterfalse() takes no keyword arguments
# expect:    filterfalse() takes no keyword arguments
# expect:    filterfalse() takes no keyword arguments
# expect: groupby yes
# expect: (iterable, key=None)
# expect:    groupby() missing required argument 'iterable' (pos 1)
# expect:    groupby() got an unexpected keyword argument 'newarg'
# expect:    groupby() takes at most 2 arguments (4 given)
# expect: islice yes
# expect: None
# expect:    islice() takes no keyword arguments
# expect:    islice() takes no keyword arguments
# expect:    islice() takes no keyword arguments
# expect: pairwise yes
# expect: (iterable, /)
# expect:    pairwise() takes no keyword arguments
# expect:    pairwise() takes no keyword arguments
# expect:    pairwise() takes no keyword arguments
# expect: permutations yes
# expect: (iterable, r=None)
# expect:    permutations() missing required argument 'iterable' (pos 1)
# expect:    permutations() got an unexpected keyword argument 'newarg'
# expect:    permutations() takes at most 2 arguments (4 given)
# expect: product yes
# expect: (*iterables, repeat=1)
# expect:    product() got an unexpected keyword argument 'newarg'
# expect:    product() got an unexpected keyword argument 'newarg'
# expect:    product() got an unexpected keyword argument 'newarg'
# expect: repeat yes
# expect: None
# expect:    repeat() missing required argument 'object' (pos 1)
# expect:    repeat() got an unexpected keyword argument 'newarg'
# expect:    repeat() takes at most 2 arguments (4 given)
# expect: starmap yes
# expect: (function, iterable, /)
# expect:    starmap() takes no keyword arguments
# expect:    starmap() takes no keyword arguments
# expect:    starmap() takes no keyword arguments
# expect: takewhile yes
# expect: (predicate, iterable, /)
# expect:    takewhile() takes no keyword arguments
# expect:    takewhile() takes no keyword arguments
# expect:    takewhile() takes no keyword arguments
class S(itertools.count):
    def __next__(self): return 'x'
s=S(3); print(s, next(s))  # expect: S(3) x
s.a=3; print(s.__dict__)  # expect: {'a': 3}
class C(itertools.chain): pass
print(type(C.from_iterable([[1],[2]])), list(C.from_iterable([[1],[2]])))  # expect: <class '__main__.C'> [1, 2]
class T(itertools.takewhile):
    def __init__(self,*a,**k): self.k=k
t=T(None,[],z=3); print(t.k)  # expect: {'z': 3}
try: T(None, z=3)
except TypeError as e: print(e)
# expect: takewhile expected 2 arguments, got 1
class M(map): pass
for c in (map,zip):
    class M(c): pass
    try: M(str,[1],foo=3)
    except TypeError as e: print(e)
    class M(c):
        def __init__(self,*a,**k): pass
    try: M(str,[1],foo=3)
    except TypeError as e: print(e)
    try: print(type(M(str,[1],strict=3)).__name__)
    except TypeError as e: print(e)
# expect: map() got an unexpected keyword argument 'foo'
# expect: map() got an unexpected keyword argument 'foo'
# expect: M
# expect: zip() got an unexpected keyword argument 'foo'
# expect: zip() got an unexpected keyword argument 'foo'
# expect: 'type' object is not iterable
class R(itertools.repeat): pass
r=R(1,3); print(r, next(r), r, r.__length_hint__())  # expect: R(1, 2) 1 R(1, 2) 2
class I(itertools.islice):
    def __iter__(self): return iter('own')
print(list(I([1,2],1)))  # expect: ['o', 'w', 'n']
for i in I([1,2,3],2): print(i)
# expect: o
# expect: w
# expect: n
class I(itertools.islice): pass
for i in I([1,2,3],2): print(i)
# expect: 1
# expect: 2
print([*I([1,2,3],2)], sum(I([1,2,3],2)))  # expect: [1, 2] 3

for x in (itertools.count(3), itertools.repeat(3), itertools.cycle([1]), itertools.chain([1]), S(3), itertools.tee([1])[0]):
    try: print(type(copy.copy(x)).__name__)
    except TypeError as e: print(e)
# expect: cannot pickle 'itertools.count' object
# expect: cannot pickle 'itertools.repeat' object
# expect: cannot pickle 'itertools.cycle' object
# expect: cannot pickle 'itertools.chain' object
# expect: cannot pickle 'S' object
# expect: _tee

# What is asked for the next item may ask the iterator itself.
class Again:
    def __init__(self, make):
        self.it, self.n, self.deep = make(self), 0, 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n == 2 and self.it is not None:
            try: print('inner', next(self.it))
            except (RuntimeError, StopIteration) as e: print(type(e).__name__, e)
        if self.n > 5: raise StopIteration
        return self.n
class Late:
    def __init__(self): self.again = None
    def __iter__(self): return self.again
def reenter(wrap):
    again = Again(lambda self: None)
    again.it = wrap(again)
    print(list(again.it))
reenter(itertools.pairwise)
# expect: inner (1, 3)
# expect: [(1, 3), (3, 4), (4, 5)]
reenter(lambda source: itertools.tee(source)[0])
# expect: RuntimeError cannot re-enter the tee iterator
# expect: [1, 2, 3, 4, 5]
class Key:
    def __init__(self, advance): self.advance = advance
    def __eq__(self, other):
        if self.advance:
            self.advance = False
            next(group, None)
            return NotImplemented
        return True
for key, group in itertools.groupby(range(4), lambda n: Key(n == 0)):
    print(list(group))
    break
# expect: [0]
