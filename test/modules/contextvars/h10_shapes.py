# differs: CPython has this module in builds for its own tests alone, and __dump__() in debug builds.
# The shapes are those that the comments of CPython's test_context.py draw.
import re

from _testinternalcapi import hamt


class Key:
    def __init__(self, hash, name):
        self.hash = hash
        self.name = name

    def __hash__(self):
        return self.hash

    def __eq__(self, other):
        if 'fails' in (self.name, other.name):
            raise ValueError('cannot compare')
        return isinstance(other, Key) and (self.hash, self.name) == (other.hash, other.name)

    def __repr__(self):
        return self.name


def dump(map):
    print(re.sub(r' ?id=0x[0-9a-f]+', '', map.__dump__()), end='')


def made(*keys):
    map = hamt()
    for key in keys:
        map = map.set(key, key.name.lower())
    return map


a, b, c = Key(100, 'A'), Key(101, 'B'), Key(100100, 'C')
d, e, f = Key(100100, 'D'), Key(1, 'E'), Key(-100, 'F')
dump(made(a, b, c, d))
# expect: HAMT(len=4):
# expect: BitmapNode(size=4 count=2 bitmap=0b110000):
# expect:     NULL:
# expect:         BitmapNode(size=4 count=2 bitmap=0b1000000000000000000001000):
# expect:             A: 'a'
# expect:             NULL:
# expect:                 CollisionNode(size=4):
# expect:                     C: 'c'
# expect:                     D: 'd'
# expect:     B: 'b'

# H5: the collision becomes a key that its parent takes in.
dump(made(a, b, c, d).delete(d))
# expect: HAMT(len=3):
# expect: BitmapNode(size=4 count=2 bitmap=0b110000):
# expect:     NULL:
# expect:         BitmapNode(size=4 count=2 bitmap=0b1000000000000000000001000):
# expect:             A: 'a'
# expect:             C: 'c'
# expect:     B: 'b'

# H3: nothing changes, so it is the same map; an error leaves it as it was.
small = made(a, b)
print(small.set(a, 'a') is small.set(a, 'a'), small.delete(f) is small, len(small.set(a, 1)), small[a])
try:
    small.set(Key(100, 'fails'), 1)
except ValueError as error:
    print(error, len(small), list(small))
# expect: True True 2 a
# expect: cannot compare 2 [A, B]

# H7: depth first, places ascending.
numbers = hamt()
for number in (5, 3, 1, 32, 0, 33):
    numbers = numbers.set(number, None)
print(list(numbers), list(numbers.items())[:2], len(numbers.values()))
# expect: [0, 32, 1, 33, 3, 5] [(0, None), (32, None)] 6

# H8: equality by keys and values.
print(made(a, b) == made(b, a), made(a) == made(b), made(a) == made(a).set(a, 1), made(a) == 3)
# expect: True False False False
