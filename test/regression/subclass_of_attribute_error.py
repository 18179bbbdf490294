# A __getattr__ that raises a class of its own below AttributeError was taken for broken where the machine itself asks for an attribute.
import sys


class Missing(NotImplementedError, AttributeError):
    pass


class Module(type(sys)):
    def __getattr__(self, name):
        raise Missing(name)


sys.modules['partly'] = Module('partly')
try:
    from partly import something
except ImportError as error:
    print(error)
# expect: cannot import name 'something' from 'partly' (unknown location)
print(hasattr(sys.modules['partly'], 'other'), getattr(sys.modules['partly'], 'other', 'nothing'))
# expect: False nothing


class Pairs:
    def __getattr__(self, name):
        raise Missing(name)


try:
    dict(**Pairs())
except TypeError as error:
    print(error)
# expect: dict() argument after ** must be a mapping, not Pairs
