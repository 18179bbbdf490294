# A mappingproxy was not ordered as its mapping is.
from types import MappingProxyType


class Ordered(dict):
    def __lt__(self, other):
        return ('lt', type(other).__name__)


print(MappingProxyType(Ordered()) < 5)  # expect: ('lt', 'int')
print(MappingProxyType({1: 2}) == MappingProxyType({1: 2}), MappingProxyType({1: 2}) != {1: 2})  # expect: True False
for other in (5, {}, MappingProxyType({})):
    try:
        print(MappingProxyType({}) < other)
    except TypeError as e:
        print(e)
# expect: '<' not supported between instances of 'dict' and 'int'
# expect: '<' not supported between instances of 'dict' and 'dict'
# expect: '>' not supported between instances of 'dict' and 'dict'
