# A list iterator that __setstate__() had moved before the list could not be moved back; __reduce_ex__() took any int; bytes asked
# about an object told what its __index__ raised; operator.concat() asked the right side first; names of codecs that are no text
# were told late.
import operator


def show(function, *args):
    try:
        print(ascii(function(*args)))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


for steps in ((-2, 0), (-1, 'next', 1), ('next', -5, 'reduce', 0), (-1, 'list', 1), (5, 'next', 0)):
    left = iter([1, 2])
    for step in steps:
        if step == 'next':
            show(next, left)
        elif step == 'list':
            show(list, left)
        elif step == 'reduce':
            show(lambda: left.__reduce__()[1:])
        else:
            left.__setstate__(step)
    print(list(left))
# expect: [1, 2]
# expect: StopIteration ''
# expect: [2]
# expect: 1
# expect: (([],),)
# expect: [1, 2]
# expect: []
# expect: [2]
# expect: StopIteration ''
# expect: []


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


class Added:
    def __radd__(self, other):
        return 'radd'

    def __getitem__(self, index):
        return 1


for data in (b'ab', bytearray(b'ab')):
    for value in ('', 97, 300):
        show(data.__contains__, Index(value))
        show(data.find, Index(value))
# expect: TypeError "a bytes-like object is required, not 'Index'"
# expect: TypeError '__index__ returned non-int (type str)'
# expect: True
# expect: 0
# expect: ValueError 'byte must be in range(0, 256)'
# expect: ValueError 'byte must be in range(0, 256)'
# expect: TypeError "a bytes-like object is required, not 'Index'"
# expect: TypeError '__index__ returned non-int (type str)'
# expect: True
# expect: 0
# expect: ValueError 'byte must be in range(0, 256)'
# expect: ValueError 'byte must be in range(0, 256)'
for sequence in ('a', [1], (1,), b'a'):
    show(operator.concat, sequence, Added())
# expect: TypeError 'can only concatenate str (not "Added") to str'
# expect: TypeError 'can only concatenate list (not "Added") to list'
# expect: TypeError 'can only concatenate tuple (not "Added") to tuple'
# expect: TypeError "can't concat Added to bytes"
show(operator.concat, Added(), 3)  # expect: TypeError "'Added' object can't be concatenated"
show(operator.iconcat, [1], 'ab')  # expect: [1, 'a', 'b']
show(operator.iconcat, (1,), 3)  # expect: TypeError 'can only concatenate tuple (not "int") to tuple'
show(''.__reduce_ex__, 2**31)  # expect: OverflowError 'Python int too large to convert to C int'
show(bytes, 5, '\udc80')
# expect: UnicodeEncodeError "'utf-8' codec can't encode character '\\udc80' in position 0: surrogates not allowed"
show(''.encode, 'x', '\udc80')
# expect: UnicodeEncodeError "'utf-8' codec can't encode character '\\udc80' in position 0: surrogates not allowed"
show(b''.decode, 'a\0b')  # expect: ValueError 'embedded null character'
