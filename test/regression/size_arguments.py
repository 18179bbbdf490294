# Arguments that are sizes said what a subscript says when they were too large; and a direct call of a sequence's
# __mul__ with what is no int gave NotImplemented.
import collections
import itertools

big = 2**63 + 1
deque = collections.deque([1])


def show(name, function, *args):
    try:
        print(name, function(*args))
    except Exception as error:
        print(name, type(error).__name__, error)


show('insert', [1].insert, big, 1)  # expect: insert OverflowError Python int too large to convert to C ssize_t
show('index', [1].__getitem__, big)  # expect: index IndexError cannot fit 'int' into an index-sized integer
show('center', 'ab'.center, big)  # expect: center OverflowError Python int too large to convert to C ssize_t
show('split', b'ab'.split, b'a', big)  # expect: split OverflowError Python int too large to convert to C ssize_t
show('hex', b'ab'.hex, '-', 2**31)  # expect: hex OverflowError Python int too large to convert to C int
show('pop', bytearray(b'ab').pop, big)  # expect: pop OverflowError Python int too large to convert to C ssize_t
show('bytes', bytes, big)  # expect: bytes OverflowError cannot fit 'int' into an index-sized integer
show('repeat', itertools.repeat, 1, big)  # expect: repeat OverflowError Python int too large to convert to C ssize_t
show('rotate', deque.rotate, big)  # expect: rotate OverflowError Python int too large to convert to C ssize_t
show('maxlen', collections.deque, [], big)  # expect: maxlen OverflowError Python int too large to convert to C ssize_t
show('maxlen', collections.deque, [], True)  # expect: maxlen deque([], maxlen=1)
for sequence in ([], (), '', b'', bytearray(), deque):
    show(type(sequence).__name__, sequence.__mul__, None)
    show(type(sequence).__name__, sequence.__rmul__, 1.5)
    show(type(sequence).__name__, lambda: sequence * None)
# expect: list TypeError 'NoneType' object cannot be interpreted as an integer
# expect: list TypeError 'float' object cannot be interpreted as an integer
# expect: list TypeError can't multiply sequence by non-int of type 'NoneType'
# expect: tuple TypeError 'NoneType' object cannot be interpreted as an integer
# expect: tuple TypeError 'float' object cannot be interpreted as an integer
# expect: tuple TypeError can't multiply sequence by non-int of type 'NoneType'
# expect: str TypeError 'NoneType' object cannot be interpreted as an integer
# expect: str TypeError 'float' object cannot be interpreted as an integer
# expect: str TypeError can't multiply sequence by non-int of type 'NoneType'
# expect: bytes TypeError 'NoneType' object cannot be interpreted as an integer
# expect: bytes TypeError 'float' object cannot be interpreted as an integer
# expect: bytes TypeError can't multiply sequence by non-int of type 'NoneType'
# expect: bytearray TypeError 'NoneType' object cannot be interpreted as an integer
# expect: bytearray TypeError 'float' object cannot be interpreted as an integer
# expect: bytearray TypeError can't multiply sequence by non-int of type 'NoneType'
# expect: deque TypeError 'NoneType' object cannot be interpreted as an integer
# expect: deque TypeError 'float' object cannot be interpreted as an integer
# expect: deque TypeError can't multiply sequence by non-int of type 'NoneType'
