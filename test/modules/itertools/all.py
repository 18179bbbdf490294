# Module itertools, much of it.
from itertools import *
def gen(*a):
    for x in a: yield x
print(list(islice(count(3),4)), list(islice(count(1,2.5),3)), count(5), count(1,2), repeat(3,2), list(repeat(1,3)))
# expect: [3, 4, 5, 6] [1, 3.5, 6.0] count(5) count(1, 2) repeat(3, 2) [1, 1, 1]
print(list(islice(cycle(gen(1,2,3)),7)), list(chain([1],gen(2,3),'ab')), list(chain.from_iterable(gen([1],(2,)))))
# expect: [1, 2, 3, 1, 2, 3, 1] [1, 2, 3, 'a', 'b'] [1, 2]
print(list(accumulate([1,2,3])), list(accumulate(gen(1,2,3),lambda a,b:a*b,initial=10)), list(accumulate(['a','b'])))
# expect: [1, 3, 6] [10, 10, 20, 60] ['a', 'ab']
print(list(takewhile(lambda x:x<3,gen(1,2,3,1))), list(dropwhile(lambda x:x<3,[1,2,3,1])), list(filterfalse(None,[0,1,2,''])), list(filterfalse(lambda x:x%2,range(5))))
# expect: [1, 2] [3, 1] [0, ''] [0, 2, 4]
print(list(compress('abcd',[1,0,1,[]])), list(starmap(pow,[(2,3),[3,2]])), list(starmap(lambda a,b:a+b,gen((1,2)))))
# expect: ['a', 'c'] [8, 9] [3]
print(list(islice('abcdefg',2,None,2)), list(islice(gen(1,2,3,4),1,3)), list(islice([1,2],0)), list(pairwise('abc')), list(batched('abcde',2)))
# expect: ['c', 'e', 'g'] [2, 3] [] [('a', 'b'), ('b', 'c')] [('a', 'b'), ('c', 'd'), ('e',)]
it=iter(range(10)); print(list(islice(it,0,3,2)), next(it)); it=iter(range(10)); print(list(islice(it,3)), next(it)); it=gen(*range(10)); print(list(islice(it,1,5,3)), next(it))
# expect: [0, 2] 3
# expect: [0, 1, 2] 3
# expect: [1, 4] 5
print(list(zip_longest('ab',gen(1,2,3),fillvalue='-')), list(zip_longest()), list(zip_longest([],[])))
# expect: [('a', 1), ('b', 2), ('-', 3)] [] []
print([(k,list(g)) for k,g in groupby('aaabbc')], [(k,list(g)) for k,g in groupby(gen(1,3,2,4,5),key=lambda x:x%2)], [k for k,g in groupby([1,1,2])])
# expect: [('a', ['a', 'a', 'a']), ('b', ['b', 'b']), ('c', ['c'])] [(1, [1, 3]), (0, [2, 4]), (1, [5])] [1, 2]
a,b=tee(gen(1,2,3)); print(next(a),list(b),list(a)); print(list(tee([1],3)[2]))
# expect: 1 [1, 2, 3] [2, 3]
# expect: [1]
print(list(product('ab',[1,2])), list(product([0,1],repeat=3))[-1], list(product()), list(product([],[1])))
# expect: [('a', 1), ('a', 2), ('b', 1), ('b', 2)] (1, 1, 1) [()] []
print(list(permutations('abc',2)), len(list(permutations(range(5)))), list(combinations(gen(1,2,3,4),2)), list(combinations_with_replacement('ab',2)), list(combinations([1],2)), list(permutations([])))
# expect: [('a', 'b'), ('a', 'c'), ('b', 'a'), ('b', 'c'), ('c', 'a'), ('c', 'b')] 120 [(1, 2), (1, 3), (1, 4), (2, 3), (2, 4), (3, 4)] [('a', 'a'), ('a', 'b'), ('b', 'b')] [] [()]
for f in (lambda: islice([],-1), lambda: combinations([1],-1), lambda: list(batched([1,2,3],2,strict=True)), lambda: count('a'), lambda: chain(3).__next__(), lambda: next(repeat(1,0)), lambda: islice([1],1,2,0), lambda: permutations([1],'a'), lambda: tee([],-1)):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
# expect: ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError r must be non-negative
# expect: ValueError batched(): incomplete batch
# expect: TypeError a number is required
# expect: TypeError 'int' object is not iterable
# expect: StopIteration 
# expect: ValueError Step for islice() must be a positive integer or None.
# expect: TypeError Expected int as r
# expect: ValueError n must be >= 0
print(chain, type(groupby([])), chain[int])
# expect: <class 'itertools.chain'> <class 'itertools.groupby'> itertools.chain[int]
print(sum(x*y for x,y in zip(range(100000), count())), repeat(1,3).__length_hint__())  # expect: 333328333350000 3
class It:
    def __init__(s): s.n=0
    def __iter__(s): return s
    def __next__(s):
        s.n+=1
        if s.n>3: raise StopIteration
        return s.n
print(list(chain(It(),It())), list(zip_longest(It(),[1])), list(pairwise(It())), list(islice(It(),2)), list(cycle([])), max(accumulate(It())))
# expect: [1, 2, 3, 1, 2, 3] [(1, 1), (2, None), (3, None)] [(1, 2), (2, 3)] [1, 2] [] 6
def fib():
    yield 0; yield 1
    a,b=tee(fib()); next(b)
    yield from map(lambda x,y:x+y,a,b)
print(list(islice(fib(),12)))  # expect: [0, 1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89]
print(dict(zip(chain('a','b'),count())))  # expect: {'a': 0, 'b': 1}
