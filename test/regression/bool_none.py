# `__bool__ = None` and `__len__ = None` were taken for absent: such an object has no truth.
class B:
    __bool__ = None

    def __len__(self):
        return 3


class L:
    __len__ = None


for make in (B, L):
    try:
        print(bool(make()))
    except TypeError as e:
        print(e)
    try:
        print(1 if make() else 2)
    except TypeError as e:
        print(e)
# expect: 'B' cannot be interpreted as a boolean
# expect: 'B' cannot be interpreted as a boolean
# expect: 'NoneType' object is not callable
# expect: 'NoneType' object is not callable
print(b'a'.__rmod__(b'<%s>'), bytearray(b'a').__rmod__(b'<%s>'), b'a'.__rmod__('x'))
# expect: b'<a>' NotImplemented NotImplemented
try:
    type(__import__('sys'))(1)
except TypeError as e:
    print(e)
# expect: module() argument 'name' must be str, not int
