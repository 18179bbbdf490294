# Small refusals and states that differed from CPython's.
import operator
from collections import deque


def refusal(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


refusal(operator.concat, range(0), 1)  # expect: TypeError 'range' object can't be concatenated
refusal(operator.concat, [1], 1)  # expect: TypeError can only concatenate list (not "int") to list
refusal(bytearray, int | None)  # expect: TypeError cannot convert 'typing.Union' object to bytearray
refusal(bytes, int | None)  # expect: TypeError cannot convert 'typing.Union' object to bytes
refusal(deque.__repr__)  # expect: TypeError descriptor '__repr__' of 'collections.deque' object needs an argument
view = memoryview(b'abc')
view.release()
refusal(view.hex, 0, 0.5)  # expect: TypeError 'float' object cannot be interpreted as an integer
print(UnicodeDecodeError('utf-8', memoryview(b'\xff'), 0, 1, 'bad'))
# expect: 'utf-8' codec can't decode byte 0xff in position 0: bad
# A spent reversed() of a list can be set back.
it = reversed([1])
print(list(it))  # expect: [1]
it.__setstate__(3)
print(list(it))  # expect: [1]


class Sulky:
    def __index__(self):
        raise ValueError('sulky')


def delete(container, key):
    del container[key]


refusal(delete, '', Sulky())  # expect: ValueError sulky
refusal(delete, (), 2**70)  # expect: IndexError cannot fit 'int' into an index-sized integer
refusal(BaseExceptionGroup, 'b', list[int])  # expect: TypeError second argument (exceptions) must be a sequence
print(type(OSError(True, 'x')).__name__)  # expect: PermissionError


class Text(str):
    pass


print(type(format(Text('ab'), 's')).__name__, type(format(Text('ab'), '3')).__name__)  # expect: Text str
print(type('{0:1}'.format(Text('ab'))).__name__, type('{}'.format(Text('ab'))).__name__, type('{:1}x'.format(Text('ab'))).__name__)
# expect: Text str str
try:
    memoryview(bytearray(3))[slice('')] = 1
except TypeError as e:
    print(e)
# expect: a bytes-like object is required, not 'int'


class Hint:
    def __length_hint__(self):
        return True


class Pair(tuple):
    pass


refusal(operator.length_hint, Hint())  # expect: 1
refusal(lambda: type(type[Pair((1, 0))].__args__).__name__)  # expect: Pair
refusal(operator.concat, memoryview(b'a'), 'a')  # expect: TypeError 'memoryview' object can't be concatenated
refusal(int.from_bytes, int | None)  # expect: TypeError cannot convert 'typing.Union' object to bytes
