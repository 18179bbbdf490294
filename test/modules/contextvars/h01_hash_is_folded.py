# H1, H7: a hash of 64 bits is folded to 32, and keys come in the order of its pieces of five bits. Golden vectors of CPython 3.13.
# differs: CPython has this map in builds for its own tests alone
from _testinternalcapi import hamt


def order(*numbers):
    map = hamt()
    for number in numbers:
        map = map.set(number, None)
    return list(map)


print(order(5, 3, 1, 32, 0, 33))  # expect: [0, 32, 1, 33, 3, 5]
print(order(64, 32, 0, 1, 33))  # expect: [0, 32, 64, 1, 33]
print(order(*range(20, 0, -1)) == list(range(1, 21)))  # expect: True
print(order(*[i * 32 for i in range(20, 0, -1)]) == [i * 32 for i in range(1, 21)])  # expect: True
# The upper half of a hash counts too: without it these three would be one collision.
print([n >> 32 if n > 3 else n for n in order(2**32, 0, 2**33, 3)])  # expect: [0, 1, 2, 3]


class Key:
    def __init__(self, hash, name):
        self.hash = hash
        self.name = name

    def __hash__(self):
        return self.hash

    def __repr__(self):
        return self.name


print(order(Key(2**31, 'a'), Key(2**31, 'b'), 0))  # expect: [0, a, b]
print(order(Key(10, 'a'), Key(10, 'b'), Key(10, 'c'), 42, 1034))  # expect: [a, b, c, 1034, 42]
