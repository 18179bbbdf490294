# What cannot be deleted from was refused in the words of sequences, whatever it was and whatever the key.
class Plain:
    pass


class Index:
    def __index__(self):
        return 1


for container in (1, None, 'a', (1,), range(3), {1}, {}.keys(), map(str, ''), Plain(), int):
    for key in (0, 'a', Index()):
        try:
            del container[key]
        except TypeError as e:
            print(e)
# expect: 'int' object does not support item deletion
# expect: 'int' object does not support item deletion
# expect: 'int' object does not support item deletion
# expect: 'NoneType' object does not support item deletion
# expect: 'NoneType' object does not support item deletion
# expect: 'NoneType' object does not support item deletion
# expect: 'str' object doesn't support item deletion
# expect: 'str' object does not support item deletion
# expect: 'str' object doesn't support item deletion
# expect: 'tuple' object doesn't support item deletion
# expect: 'tuple' object does not support item deletion
# expect: 'tuple' object doesn't support item deletion
# expect: 'range' object doesn't support item deletion
# expect: 'range' object does not support item deletion
# expect: 'range' object doesn't support item deletion
# expect: 'set' object doesn't support item deletion
# expect: 'set' object does not support item deletion
# expect: 'set' object doesn't support item deletion
# expect: 'dict_keys' object doesn't support item deletion
# expect: 'dict_keys' object does not support item deletion
# expect: 'dict_keys' object doesn't support item deletion
# expect: 'map' object does not support item deletion
# expect: 'map' object does not support item deletion
# expect: 'map' object does not support item deletion
# expect: 'Plain' object doesn't support item deletion
# expect: 'Plain' object does not support item deletion
# expect: 'Plain' object doesn't support item deletion
# expect: 'type' object does not support item deletion
# expect: 'type' object does not support item deletion
# expect: 'type' object does not support item deletion
array = bytearray(b'ab')
for key, value in ((5, 'a'), (5, 300), (5, 3), ('a', 'b')):
    try:
        array[key] = value
    except (TypeError, ValueError, IndexError) as e:
        print(type(e).__name__, e)
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: ValueError byte must be in range(0, 256)
# expect: IndexError bytearray index out of range
# expect: TypeError bytearray indices must be integers or slices, not str
