# Copies of instances of subclasses of bytearray lost their attributes; protocol 3 and later hand over bytes.
import copy


class Buffer(bytearray):
    pass


b = Buffer(b'abc')
b.x = 1
print(copy.copy(b).x, copy.deepcopy(b).x)  # expect: 1 1
print(b.__reduce_ex__(2)[1:], b.__reduce_ex__(3)[1:], bytearray().__reduce_ex__(4)[1:])
# expect: (('abc', 'latin-1'), {'x': 1}) ((b'abc',), {'x': 1}) ((), None)


class Text(str):
    pass


print(type(Text('a').format_map({})).__name__, type(Text('a').format()).__name__, type(Text('{{').format()).__name__)
# expect: Text Text str
view = memoryview(b'')
view.release()
print(view.__ne__(0), view.__eq__(0), view == view)  # expect: True False True
try:
    memoryview(bytearray(8)).cast('@l')[0] = 'x'
except TypeError as e:
    print(e)
# expect: memoryview: invalid type for format 'l'
try:
    bytearray(b'abc')[0:1] = 1j
except TypeError as e:
    print(e)
# expect: can assign only bytes, buffers, or iterables of ints in range(0, 256)
try:
    bytearray(b'abc')[::0] = None
except ValueError as e:
    print(e)
# expect: slice step cannot be zero
