# A list of a subclass that was extended by itself never ended; views of items were combined in another order; and what else random programs found.
class Items(list):
    pass


a = Items([1, 2])
a.extend(a)
a += a
print(a)  # expect: [1, 2, 1, 2, 1, 2, 1, 2]
print({x: x % 3 for x in range(2)}.items() ^ {x: x % 3 for x in range(4)}.items())  # expect: {(3, 0), (2, 2)}
print({x: x % 3 for x in range(20)}.items() ^ {x: x % 3 for x in range(7)}.items())
# expect: {(9, 0), (7, 1), (13, 1), (19, 1), (12, 0), (18, 0), (10, 1), (11, 2), (15, 0), (17, 2), (8, 2), (14, 2), (16, 1)}
print(repr(b''.decode('nope')), repr(str(bytearray(), 'nope')))  # expect: '' ''
print(BlockingIOError(11, 'm', True).args, BlockingIOError(11, 'm', True).characters_written)
# expect: (11, 'm', True) 1


class Text(str):
    pass


for spec in ('*30s', 'a', '=5'):
    try:
        print(format(Text('ab'), spec))
    except ValueError as e:
        print(e)
# expect: Invalid format specifier '*30s' for object of type 'Text'
# expect: Unknown format code 'a' for object of type 'Text'
# expect: '=' alignment not allowed in string format specifier


class Bag(set):
    pass


class Frozen(frozenset):
    pass


for make in (Bag, Frozen):
    try:
        make(1, 2, 3)
    except TypeError as e:
        print(e)
# expect: Bag expected at most 1 argument, got 3
# expect: Frozen expected at most 1 argument, got 3
