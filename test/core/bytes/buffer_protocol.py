# Classes with __buffer__ give their bytes to memoryview, bytes and bytearray (PEP 688); builtin types have the method too.
# since: 3.14
import collections.abc


class Box:
    def __init__(self):
        self.data = bytearray(b'hello')

    def __buffer__(self, flags):
        print('buffer', flags)
        return memoryview(self.data)

    def __release_buffer__(self, view):
        print('release', type(view).__name__)
        view.release()


class Bad:
    def __buffer__(self, flags):
        return 3


def check(expression):
    try:
        print(expression, '->', eval(expression))
    except Exception as error:
        print(expression, '!!', type(error).__name__, error)


box = Box()
for expression in [
    'bytes(box)', 'bytearray(box)', 'isinstance(box, collections.abc.Buffer)', 'isinstance(b"", collections.abc.Buffer)', 'memoryview(Bad())',
    'bytes(Bad())', 'b"abc".__buffer__(0).tobytes()', 'b"abc".__buffer__(1)', 'bytearray(b"x").__buffer__(1)[0]', 'b"a".__buffer__("x")',
    'memoryview(b"abc").__buffer__(0).tobytes()', 'bytearray(b"a").__release_buffer__(3)', 'memoryview._from_flags(b"abc", 0).tobytes()',
    'memoryview._from_flags(b"abc", 1)', 'bytes.__buffer__', 'type(bytearray.__alloc__)', 'memoryview.__text_signature__',
]:
    check(expression)
# expect: buffer 284
# expect: release memoryview
# expect: bytes(box) -> b'hello'
# expect: buffer 284
# expect: release memoryview
# expect: bytearray(box) -> bytearray(b'hello')
# expect: isinstance(box, collections.abc.Buffer) -> True
# expect: isinstance(b"", collections.abc.Buffer) -> True
# expect: memoryview(Bad()) !! TypeError __buffer__ returned non-memoryview object
# expect: bytes(Bad()) !! TypeError __buffer__ returned non-memoryview object
# expect: b"abc".__buffer__(0).tobytes() -> b'abc'
# expect: b"abc".__buffer__(1) !! BufferError Object is not writable.
# expect: bytearray(b"x").__buffer__(1)[0] -> 120
# expect: b"a".__buffer__("x") !! TypeError 'str' object cannot be interpreted as an integer
# expect: memoryview(b"abc").__buffer__(0).tobytes() -> b'abc'
# expect: bytearray(b"a").__release_buffer__(3) !! TypeError expected a memoryview object
# expect: memoryview._from_flags(b"abc", 0).tobytes() -> b'abc'
# expect: memoryview._from_flags(b"abc", 1) !! BufferError Object is not writable.
# expect: bytes.__buffer__ -> <slot wrapper '__buffer__' of 'bytes' objects>
# expect: type(bytearray.__alloc__) -> <class 'method_descriptor'>
# expect: memoryview.__text_signature__ -> (object)
view = memoryview(box)  # expect: buffer 284
print(view[0], len(view))  # expect: 104 5
view[0] = 72
print(box.data)  # expect: bytearray(b'Hello')
view.release()  # expect: release memoryview
with memoryview(box) as view:
    print(view[1])
# expect: buffer 284
# expect: 101
# expect: release memoryview
