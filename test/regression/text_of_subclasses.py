# What a subclass of str gives: its iterator, itself from format() without fields, and slots of a class inside a function.
class Text(str):
    pass


print(type(iter(Text('ab'))).__name__, type(iter('ab')).__name__, list(Text('aé')))
# expect: str_iterator str_ascii_iterator ['a', 'é']
print(type(Text('ab').format(1)).__name__, type(Text('{}').format(1)).__name__)  # expect: Text str


def inside():
    class A:
        __slots__ = ('x',)

    try:
        A().x
    except AttributeError as e:
        print(e)


inside()  # expect: 'inside.<locals>.A' object has no attribute 'x'
for call in (lambda: (int | None) | (1, 2), lambda: (1).__reduce_ex__('a'), lambda: [].__reduce_ex__(None)):
    try:
        print(call())
    except TypeError as e:
        print(e)
# expect: Union[arg, ...]: each arg must be a type. Got (1, 2).
# expect: 'str' object cannot be interpreted as an integer
# expect: 'NoneType' object cannot be interpreted as an integer
import types

print(types.GenericAlias(type(None), (int,)))  # expect: None[int]
print(iter(range(2**62, 2**63)).__class__.__name__, reversed(range(-(2**53), 2)).__class__.__name__, iter(range(2**63 + 1)).__class__.__name__)
# expect: longrange_iterator range_iterator longrange_iterator
for call in (lambda: b'a'.find((), ()), lambda: types.UnionType(1), lambda: types.MappingProxyType(), lambda: set(1, 2)):
    try:
        print(call())
    except TypeError as e:
        print(e)
# expect: slice indices must be integers or None or have an __index__ method
# expect: cannot create 'typing.Union' instances
# expect: mappingproxy() missing required argument 'mapping' (pos 1)
# expect: set expected at most 1 argument, got 2
print(iter(range(2**64 - 1)).__length_hint__())  # expect: 18446744073709551615
