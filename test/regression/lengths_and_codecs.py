# What __len__ and __length_hint__ give is used as an index; a wrong length asks for the hint; and smaller words that the
# comparison with CPython found.
import types


class Lengthy:
    def __init__(self, length):
        self.length = length

    def __len__(self):
        return self.length

    def __length_hint__(self):
        return self.length

    def __iter__(self):
        return iter([1, 2])


class Hinting:
    def __init__(self, length):
        self.length = length

    def __length_hint__(self):
        return self.length

    def __iter__(self):
        return iter([1, 2])


class Sulky:
    def __index__(self):
        raise ValueError('sulky')


def show(function, *args):
    try:
        print(ascii(function(*args)))
    except BaseException as error:
        print(type(error).__name__, ascii(str(error)))


for make in (Lengthy, Hinting):
    for length in (Sulky(), 'a', 3.5, -1, 2**70, True, None):
        for function in (len, sorted, list, bool, [].extend):
            show(function, make(length))
# expect: ValueError 'sulky'
# expect: ValueError 'sulky'
# expect: ValueError 'sulky'
# expect: ValueError 'sulky'
# expect: ValueError 'sulky'
# expect: TypeError "'str' object cannot be interpreted as an integer"
# expect: TypeError '__length_hint__ must be an integer, not str'
# expect: TypeError '__length_hint__ must be an integer, not str'
# expect: TypeError "'str' object cannot be interpreted as an integer"
# expect: TypeError '__length_hint__ must be an integer, not str'
# expect: TypeError "'float' object cannot be interpreted as an integer"
# expect: TypeError '__length_hint__ must be an integer, not float'
# expect: TypeError '__length_hint__ must be an integer, not float'
# expect: TypeError "'float' object cannot be interpreted as an integer"
# expect: TypeError '__length_hint__ must be an integer, not float'
# expect: ValueError '__len__() should return >= 0'
# expect: ValueError '__len__() should return >= 0'
# expect: ValueError '__len__() should return >= 0'
# expect: ValueError '__len__() should return >= 0'
# expect: ValueError '__len__() should return >= 0'
# expect: OverflowError "cannot fit 'int' into an index-sized integer"
# expect: OverflowError "cannot fit 'int' into an index-sized integer"
# expect: OverflowError "cannot fit 'int' into an index-sized integer"
# expect: OverflowError "cannot fit 'int' into an index-sized integer"
# expect: OverflowError "cannot fit 'int' into an index-sized integer"
# expect: 1
# expect: [1, 2]
# expect: [1, 2]
# expect: True
# expect: None
# expect: TypeError "'NoneType' object cannot be interpreted as an integer"
# expect: TypeError '__length_hint__ must be an integer, not NoneType'
# expect: TypeError '__length_hint__ must be an integer, not NoneType'
# expect: TypeError "'NoneType' object cannot be interpreted as an integer"
# expect: TypeError '__length_hint__ must be an integer, not NoneType'
# expect: TypeError "object of type 'Hinting' has no len()"
# expect: TypeError '__length_hint__ must be an integer, not Sulky'
# expect: TypeError '__length_hint__ must be an integer, not Sulky'
# expect: True
# expect: TypeError '__length_hint__ must be an integer, not Sulky'
# expect: TypeError "object of type 'Hinting' has no len()"
# expect: TypeError '__length_hint__ must be an integer, not str'
# expect: TypeError '__length_hint__ must be an integer, not str'
# expect: True
# expect: TypeError '__length_hint__ must be an integer, not str'
# expect: TypeError "object of type 'Hinting' has no len()"
# expect: TypeError '__length_hint__ must be an integer, not float'
# expect: TypeError '__length_hint__ must be an integer, not float'
# expect: True
# expect: TypeError '__length_hint__ must be an integer, not float'
# expect: TypeError "object of type 'Hinting' has no len()"
# expect: ValueError '__length_hint__() should return >= 0'
# expect: ValueError '__length_hint__() should return >= 0'
# expect: True
# expect: ValueError '__length_hint__() should return >= 0'
# expect: TypeError "object of type 'Hinting' has no len()"
# expect: OverflowError 'Python int too large to convert to C ssize_t'
# expect: OverflowError 'Python int too large to convert to C ssize_t'
# expect: True
# expect: OverflowError 'Python int too large to convert to C ssize_t'
# expect: TypeError "object of type 'Hinting' has no len()"
# expect: [1, 2]
# expect: [1, 2]
# expect: True
# expect: None
# expect: TypeError "object of type 'Hinting' has no len()"
# expect: TypeError '__length_hint__ must be an integer, not NoneType'
# expect: TypeError '__length_hint__ must be an integer, not NoneType'
# expect: True
# expect: TypeError '__length_hint__ must be an integer, not NoneType'
show(float.fromhex, '\ud800')
# expect: UnicodeEncodeError "'utf-8' codec can't encode character '\\ud800' in position 0: surrogates not allowed"
show(memoryview(b'').cast, '\u0663')
# expect: UnicodeEncodeError "'ascii' codec can't encode character '\\u0663' in position 0: ordinal not in range(128)"
show('\udc80a'.encode, 'utf-16-le', 'surrogateescape')
# expect: UnicodeEncodeError "'utf-16-le' codec can't encode character '\\udc80' in position 0: surrogates not allowed"
show(lambda: type(OSError(3.0, 'x')))  # expect: <class 'OSError'>
show(lambda: type(OSError(True, 'x')))  # expect: <class 'PermissionError'>
show('{0:{1}}'.format, 1.5, 9223372036854775808)  # expect: ValueError 'Too many decimal digits in format string'
print(types.SimpleNamespace(**{'': 1, 'b': 2}))  # expect: namespace(b=2)
backwards = reversed(memoryview(b'abcdef').cast('B', [2, 3]))
show(next, backwards)  # expect: NotImplementedError 'multi-dimensional sub-views are not implemented'
show(next, backwards)  # expect: StopIteration ''
show(backwards.__length_hint__)  # expect: 0
