# H8: maps are equal by their keys and values, in whatever order they came; errors of comparing come out.
# differs: CPython has this map in builds for its own tests alone
from _testinternalcapi import hamt


class Value:
    def __eq__(self, other):
        raise ZeroDivisionError('compared')


one = hamt().set('a', 1).set('b', 2)
print(one == hamt().set('b', 2).set('a', 1), one != hamt().set('b', 2).set('a', 1))  # expect: True False
print(one == hamt().set('a', 1), one == hamt().set('a', 1).set('c', 2), one == one.set('a', 1.0), one == one.set('a', 3))  # expect: False False True False
print(hamt().set('a', 1) == one, hamt() == one)  # expect: False False
print(one == {'a': 1, 'b': 2}, hamt() == hamt())  # expect: False True
try:
    one.set('a', Value()) == one.set('a', 5)
except ZeroDivisionError as error:
    print(error)  # expect: compared
try:
    hash(one)
except TypeError as error:
    print(error)  # expect: unhashable type: 'hamt'
