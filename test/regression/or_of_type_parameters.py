# list[int].__ror__(T) made a union of its own, and forgot [int]: a type parameter answers itself.
from typing import TypeVar
from types import MappingProxyType

T = TypeVar('T')
print(list[int].__ror__(T), list[int].__or__(T), type.__or__(int, T), T | list[int], list[int] | T)
# expect: NotImplemented NotImplemented NotImplemented ~T | list[int] list[int] | ~T


class Op:
    def __ne__(self, other):
        return 'ne'


print(MappingProxyType({}) != Op(), MappingProxyType({}) == {})  # expect: ne True


def f(*args, **kwargs):
    pass


try:
    f(*1, **{0: 1})
except TypeError as e:
    print(e)
# expect: __main__.f() argument after * must be an iterable, not int
try:
    f(**{0: 1}, **{0: 2})
except TypeError as e:
    print(e)
# expect: __main__.f() got multiple values for keyword argument '0'
try:
    f(**{0: 1})
except TypeError as e:
    print(e)
# expect: keywords must be strings
try:
    BlockingIOError(11, 'm', 0.5)
except TypeError as e:
    print(e)
# expect: 'float' object cannot be interpreted as an integer
print(BlockingIOError(11, 'm', True).characters_written)  # expect: 1
