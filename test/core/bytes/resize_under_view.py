# differs: CPython raises BufferError where a bytearray with a living view is resized; here the view becomes unusable instead

data = bytearray(b'abc')
view = memoryview(data)
data.append(100)
print(data)
try:
    view[0]
except BufferError as error:
    print(type(error).__name__)
with memoryview(data) as held:
    try:
        data.append(101)
    except BufferError as error:
        print(error)
print(data)
# expect: bytearray(b'abcd')
# expect: BufferError
# expect: Existing exports of data: object cannot be re-sized
# expect: bytearray(b'abcd')
