# bytes(), bytearray() and extend() took all items of an iterator before they looked at the first; and what iter() raised
# was told where CPython says what was wanted.
import operator


class Counting:
    def __iter__(self):
        print('one')
        yield 1
        print('two')
        yield 'x'
        print('three')
        yield 3


class NoIterator:
    def __iter__(self):
        return 5


class Raises:
    def __init__(self, error):
        self.error = error

    def __iter__(self):
        raise self.error


def show(name, function, *args):
    try:
        print(name, function(*args))
    except Exception as error:
        print(name, type(error).__name__, error)


def assign(target, where):
    def run(value):
        target[where] = value
        return target

    return run


functions = {
    'bytes': bytes,
    'bytearray': bytearray,
    'extend': bytearray().extend,
    'join': ''.join,
    'bytes join': b''.join,
    'list slice': assign([1, 2, 3], slice(1)),
    'bytearray slice': assign(bytearray(b'abc'), slice(1)),
    'countOf': lambda v: operator.countOf(v, 3),
    'indexOf': lambda v: operator.indexOf(v, 3),
    'in': lambda v: 3 in v,
    'from_bytes': int.from_bytes,
}
for make in (Counting, NoIterator, lambda: Raises(TypeError('mine')), lambda: Raises(ValueError('mine'))):
    for name, function in functions.items():
        show(name, function, make())
# expect: one
# expect: two
# expect: bytes TypeError 'str' object cannot be interpreted as an integer
# expect: one
# expect: two
# expect: bytearray TypeError 'str' object cannot be interpreted as an integer
# expect: one
# expect: two
# expect: extend TypeError 'str' object cannot be interpreted as an integer
# expect: one
# expect: two
# expect: three
# expect: join TypeError sequence item 0: expected str instance, int found
# expect: one
# expect: two
# expect: three
# expect: bytes join TypeError sequence item 0: expected a bytes-like object, int found
# expect: one
# expect: two
# expect: three
# expect: list slice [1, 'x', 3, 2, 3]
# expect: one
# expect: two
# expect: bytearray slice TypeError 'str' object cannot be interpreted as an integer
# expect: one
# expect: two
# expect: three
# expect: countOf 1
# expect: one
# expect: two
# expect: three
# expect: indexOf 2
# expect: one
# expect: two
# expect: three
# expect: in True
# expect: one
# expect: two
# expect: from_bytes TypeError 'str' object cannot be interpreted as an integer
# expect: bytes TypeError cannot convert 'NoIterator' object to bytes
# expect: bytearray TypeError cannot convert 'NoIterator' object to bytearray
# expect: extend TypeError can't extend bytearray with NoIterator
# expect: join TypeError can only join an iterable
# expect: bytes join TypeError can only join an iterable
# expect: list slice TypeError must assign iterable to extended slice
# expect: bytearray slice TypeError cannot convert 'NoIterator' object to bytearray
# expect: countOf TypeError argument of type 'NoIterator' is not iterable
# expect: indexOf TypeError argument of type 'NoIterator' is not iterable
# expect: in TypeError argument of type 'NoIterator' is not a container or iterable
# expect: from_bytes TypeError cannot convert 'NoIterator' object to bytes
# expect: bytes TypeError cannot convert 'Raises' object to bytes
# expect: bytearray TypeError cannot convert 'Raises' object to bytearray
# expect: extend TypeError can't extend bytearray with Raises
# expect: join TypeError can only join an iterable
# expect: bytes join TypeError can only join an iterable
# expect: list slice TypeError must assign iterable to extended slice
# expect: bytearray slice TypeError cannot convert 'Raises' object to bytearray
# expect: countOf TypeError argument of type 'Raises' is not iterable
# expect: indexOf TypeError argument of type 'Raises' is not iterable
# expect: in TypeError argument of type 'Raises' is not a container or iterable
# expect: from_bytes TypeError cannot convert 'Raises' object to bytes
# expect: bytes ValueError mine
# expect: bytearray ValueError mine
# expect: extend ValueError mine
# expect: join ValueError mine
# expect: bytes join ValueError mine
# expect: list slice ValueError mine
# expect: bytearray slice ValueError mine
# expect: countOf ValueError mine
# expect: indexOf ValueError mine
# expect: in ValueError mine
# expect: from_bytes ValueError mine
for function in (bytes, bytearray, bytearray().extend):
    left = iter([1, 'x', 3])
    show('items', function, left)
    print(list(left))
# expect: items TypeError 'str' object cannot be interpreted as an integer
# expect: [3]
# expect: items TypeError 'str' object cannot be interpreted as an integer
# expect: [3]
# expect: items TypeError 'str' object cannot be interpreted as an integer
# expect: [3]
show('no items', bytearray().extend, '')  # expect: no items None
