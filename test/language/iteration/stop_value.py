# The StopIteration of a guest iterator passes through builtin iterators with its value, and still ends loops.
import itertools


def g(n):
    for i in range(n):
        yield i
    return 'the value'


class Own:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration('own value')


def end(make):
    it = make()
    while True:
        try:
            next(it)
        except StopIteration as e:
            return e.value, e.args


for make in (
    lambda: enumerate(g(2)),
    lambda: zip(g(2)),
    lambda: zip([1, 2, 3], g(2)),
    lambda: zip(g(2), g(2), strict=True),
    lambda: map(str, g(2)),
    lambda: map(max, [1, 2, 3], g(2)),
    lambda: filter(None, g(2)),
    lambda: filter(lambda v: v, Own()),
    lambda: enumerate(Own()),
    lambda: itertools.takewhile(lambda v: True, g(2)),
    lambda: itertools.dropwhile(lambda v: True, g(2)),
    lambda: itertools.filterfalse(None, g(2)),
    lambda: itertools.compress(g(2), [1, 1, 1]),
    lambda: itertools.accumulate(g(2)),
    lambda: itertools.pairwise(g(2)),
    lambda: itertools.islice(g(2), 5),
    lambda: itertools.starmap(max, zip(g(2), g(2))),
    lambda: itertools.chain(g(2), g(1)),
    lambda: itertools.cycle(g(0)),
    lambda: itertools.zip_longest(g(1), g(2)),
    lambda: itertools.batched(g(2), 2),
    lambda: enumerate(enumerate(g(1))),
    lambda: map(str, [1, 2]),
):
    print(end(make))
print(list(enumerate(g(2))), dict(zip('ab', g(2))), [*map(str, g(3))], sum(filter(None, g(4))), list(itertools.islice(g(9), 3)))
for pair in zip(g(1), Own()):
    print(pair)


def stops(v):
    if v == 2:
        raise StopIteration('from function')
    return v


print(list(map(stops, [1, 2, 3])), list(itertools.takewhile(stops, [1, 2, 3])), list(filter(stops, [1, 2, 3])))
print(end(lambda: map(stops, [1, 2, 3])))


def delegates():
    it = enumerate(g(1))
    print('delegated', (yield from it))


print(list(delegates()))
