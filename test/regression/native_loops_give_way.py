# Loops of natives over builtin iterators never gave way: Ctrl-C could not stop sum(itertools.count()), and no other thread had its turn.
# They now go on as native frames when their turn is over, and lose no item.
import itertools
import operator
import threading

N = 300_000
print(sum(iter(range(N))), sum(map(abs, range(N))), sum(itertools.repeat(0.5, N)))
# expect: 44999850000 44999850000 150000.0
print(any(itertools.repeat(0, N)), all(itertools.repeat(1, N)), any(map(abs, itertools.repeat(0, N))))
# expect: False True False
print(len(list(itertools.islice(itertools.count(), N))), list(itertools.islice(itertools.count(), N))[-1])
# expect: 300000 299999
print(max(itertools.islice(itertools.count(), N)), min(map(abs, range(N))), max(iter(()), default='none'))
# expect: 299999 0 none
print(N in itertools.islice(itertools.count(), N), N - 1 in itertools.islice(itertools.count(), N))  # expect: False True
print(operator.countOf(itertools.repeat(1, N), 1), operator.indexOf(itertools.count(), N))  # expect: 300000 300000
print({-1}.isdisjoint(itertools.islice(itertools.count(), N)), {N - 1}.isdisjoint(itertools.count()))
# expect: True False
print(len(set(itertools.islice(itertools.count(), N))), len(sorted(itertools.islice(itertools.count(), N))))
# expect: 300000 300000
first, *rest = itertools.islice(itertools.count(), N)
print(first, len(rest), len([*itertools.islice(itertools.count(), N)]))  # expect: 0 299999 300000

# Another thread has its turn while one waits in such a loop, and can end it.
flag = []


def watch():
    yield 0
    while not flag:
        yield 0
    yield 1


thread = threading.Thread(target=flag.append, args=(1,))
thread.start()
print(any(watch()))  # expect: True
thread.join()

# An error in the middle keeps its place.
try:
    sum(itertools.chain(itertools.repeat(1, N), ['x']))
except TypeError as error:
    print(error)
# expect: unsupported operand type(s) for +: 'int' and 'str'
