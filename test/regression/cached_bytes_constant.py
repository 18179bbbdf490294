# A bytes constant that came out of the bytecode cache shared its memory with the bytearray made of it.
for _ in range(2):
    constant = b"abc"
    array = bytearray(constant)
    array[0] = 65
    array.extend(constant)
    print(constant, array)
# expect: b'abc' bytearray(b'Abcabc')
# expect: b'abc' bytearray(b'Abcabc')
