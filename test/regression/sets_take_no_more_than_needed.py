# since: 3.14
# intersection(), isdisjoint(), issubset() and issuperset() took all items of an iterable before they looked at the first: they
# were slow where CPython is done at once, and did not end with an endless iterable.
import itertools


def broken(count):
    for i in range(count):
        print('give', i)
        yield i
    raise ValueError('broken')


def show(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error)


show(frozenset({1}).intersection, broken(4))
# expect: give 0
# expect: give 1
# expect: frozenset({1})
show({1, 2}.intersection, broken(4))
# expect: give 0
# expect: give 1
# expect: give 2
# expect: {1, 2}
show(set().intersection, broken(2))
# expect: give 0
# expect: give 1
# expect: ValueError broken
show({1}.intersection_update, broken(3))
# expect: give 0
# expect: give 1
# expect: None
show({1}.intersection, [1], broken(3))
# expect: give 0
# expect: give 1
# expect: {1}
show({1}.isdisjoint, broken(3))
# expect: give 0
# expect: give 1
# expect: False
show({5}.isdisjoint, broken(3))
# expect: give 0
# expect: give 1
# expect: give 2
# expect: ValueError broken
show({0}.issuperset, broken(3))
# expect: give 0
# expect: give 1
# expect: False
show({0}.issubset, broken(3))
# expect: give 0
# expect: True
show({1}.issubset, [1, []])  # expect: True
show({1}.intersection, [1, []])  # expect: {1}
show({1}.issuperset, [2, []])  # expect: False
print({3}.isdisjoint(itertools.count()), {3}.issuperset(itertools.count()), {3}.issubset(itertools.count()))
# expect: False False True
print({3, 5}.intersection(itertools.count()))  # expect: {3, 5}
