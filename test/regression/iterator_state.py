# __setstate__ of iterators took any number, __length_hint__ could be negative, and spent iterators were said to walk over a list.
import operator

for source in ([1, 2, 3], (1, 2, 3), 'abc', b'abc', bytearray(b'abc')):
    for state in (-10, -1, 0, 2, 3, 10):
        it = iter(source)
        it.__setstate__(state)
        print(type(it).__name__, state, operator.length_hint(it), it.__reduce__()[1:], list(it), it.__reduce__()[1:])
# expect: list_iterator -10 0 (([],),) [] (([],),)
# expect: list_iterator -1 0 (([],),) [] (([],),)
# expect: list_iterator 0 3 (([1, 2, 3],), 0) [1, 2, 3] (([],),)
# expect: list_iterator 2 1 (([1, 2, 3],), 2) [3] (([],),)
# expect: list_iterator 3 0 (([1, 2, 3],), 3) [] (([],),)
# expect: list_iterator 10 0 (([1, 2, 3],), 3) [] (([],),)
# expect: tuple_iterator -10 3 (((1, 2, 3),), 0) [1, 2, 3] (((),),)
# expect: tuple_iterator -1 3 (((1, 2, 3),), 0) [1, 2, 3] (((),),)
# expect: tuple_iterator 0 3 (((1, 2, 3),), 0) [1, 2, 3] (((),),)
# expect: tuple_iterator 2 1 (((1, 2, 3),), 2) [3] (((),),)
# expect: tuple_iterator 3 0 (((1, 2, 3),), 3) [] (((),),)
# expect: tuple_iterator 10 0 (((1, 2, 3),), 3) [] (((),),)
# expect: str_ascii_iterator -10 3 (('abc',), 0) ['a', 'b', 'c'] (('',),)
# expect: str_ascii_iterator -1 3 (('abc',), 0) ['a', 'b', 'c'] (('',),)
# expect: str_ascii_iterator 0 3 (('abc',), 0) ['a', 'b', 'c'] (('',),)
# expect: str_ascii_iterator 2 1 (('abc',), 2) ['c'] (('',),)
# expect: str_ascii_iterator 3 0 (('abc',), 3) [] (('',),)
# expect: str_ascii_iterator 10 0 (('abc',), 3) [] (('',),)
# expect: bytes_iterator -10 3 ((b'abc',), 0) [97, 98, 99] (((),),)
# expect: bytes_iterator -1 3 ((b'abc',), 0) [97, 98, 99] (((),),)
# expect: bytes_iterator 0 3 ((b'abc',), 0) [97, 98, 99] (((),),)
# expect: bytes_iterator 2 1 ((b'abc',), 2) [99] (((),),)
# expect: bytes_iterator 3 0 ((b'abc',), 3) [] (((),),)
# expect: bytes_iterator 10 0 ((b'abc',), 3) [] (((),),)
# expect: bytearray_iterator -10 0 (((),),) [] (((),),)
# expect: bytearray_iterator -1 0 (((),),) [] (((),),)
# expect: bytearray_iterator 0 3 ((bytearray(b'abc'),), 0) [97, 98, 99] (((),),)
# expect: bytearray_iterator 2 1 ((bytearray(b'abc'),), 2) [99] (((),),)
# expect: bytearray_iterator 3 0 ((bytearray(b'abc'),), 3) [] (((),),)
# expect: bytearray_iterator 10 0 ((bytearray(b'abc'),), 3) [] (((),),)
for source in ([1, 2, 3], (1, 2, 3), 'abc', b'abc'):
    for state in (-10, -1, 0, 2, 10):
        it = reversed(source)
        it.__setstate__(state)
        print(type(it).__name__, state, operator.length_hint(it), it.__reduce__(), list(it), it.__reduce__())
# expect: list_reverseiterator -10 0 (<class 'reversed'>, ([],)) [] (<class 'reversed'>, ([],))
# expect: list_reverseiterator -1 0 (<class 'reversed'>, ([],)) [] (<class 'reversed'>, ([],))
# expect: list_reverseiterator 0 1 (<class 'reversed'>, ([1, 2, 3],), 0) [1] (<class 'reversed'>, ([],))
# expect: list_reverseiterator 2 3 (<class 'reversed'>, ([1, 2, 3],), 2) [3, 2, 1] (<class 'reversed'>, ([],))
# expect: list_reverseiterator 10 3 (<class 'reversed'>, ([1, 2, 3],), 2) [3, 2, 1] (<class 'reversed'>, ([],))
# expect: reversed -10 0 (<class 'reversed'>, ((),)) [] (<class 'reversed'>, ((),))
# expect: reversed -1 0 (<class 'reversed'>, ((),)) [] (<class 'reversed'>, ((),))
# expect: reversed 0 1 (<class 'reversed'>, ((1, 2, 3),), 0) [1] (<class 'reversed'>, ((),))
# expect: reversed 2 3 (<class 'reversed'>, ((1, 2, 3),), 2) [3, 2, 1] (<class 'reversed'>, ((),))
# expect: reversed 10 3 (<class 'reversed'>, ((1, 2, 3),), 2) [3, 2, 1] (<class 'reversed'>, ((),))
# expect: reversed -10 0 (<class 'reversed'>, ((),)) [] (<class 'reversed'>, ((),))
# expect: reversed -1 0 (<class 'reversed'>, ((),)) [] (<class 'reversed'>, ((),))
# expect: reversed 0 1 (<class 'reversed'>, ('abc',), 0) ['a'] (<class 'reversed'>, ((),))
# expect: reversed 2 3 (<class 'reversed'>, ('abc',), 2) ['c', 'b', 'a'] (<class 'reversed'>, ((),))
# expect: reversed 10 3 (<class 'reversed'>, ('abc',), 2) ['c', 'b', 'a'] (<class 'reversed'>, ((),))
# expect: reversed -10 0 (<class 'reversed'>, ((),)) [] (<class 'reversed'>, ((),))
# expect: reversed -1 0 (<class 'reversed'>, ((),)) [] (<class 'reversed'>, ((),))
# expect: reversed 0 1 (<class 'reversed'>, (b'abc',), 0) [97] (<class 'reversed'>, ((),))
# expect: reversed 2 3 (<class 'reversed'>, (b'abc',), 2) [99, 98, 97] (<class 'reversed'>, ((),))
# expect: reversed 10 3 (<class 'reversed'>, (b'abc',), 2) [99, 98, 97] (<class 'reversed'>, ((),))
for it in (iter([1]), iter('a'), reversed((1,)), iter(range(2**70))):
    for state in ('a', 2**70):
        try:
            it.__setstate__(state)
            print('set')
        except (TypeError, OverflowError) as e:
            print(type(e).__name__, e)
# expect: TypeError an integer is required
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: TypeError an integer is required
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: TypeError an integer is required
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: TypeError state must be an int, not str
# expect: set
source = bytearray(b'abc')
it = iter(source)
next(it)
source.clear()
print(operator.length_hint(it))  # expect: 0
it = iter(iter([1]).__next__, 1)
print(list(it), it.__reduce__()[1:])  # expect: [] (((),),)
print(iter(range(10**20)).__reduce__()[1:])  # expect: ((range(0, 100000000000000000000),), None)
