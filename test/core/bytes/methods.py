b = b"hello world"
print(b.upper(), b.title(), b.split(), b.replace(b"l", b"L"), b.find(b"o"), b.find(111), b.count(b"l"), b.startswith(b"he"), b.index(b"w"), b.partition(b" "), b.strip(b"hd"))
# expect: b'HELLO WORLD' b'Hello World' [b'hello', b'world'] b'heLLo worLd' 4 4 3 True 6 (b'hello', b' ', b'world') b'ello worl'
print(b.hex(), b.hex(":"), b.hex("-", 2), bytes.fromhex("68 65 6c"), b[0], b[-1:], b[::2], list(b[:3]), b.center(15, b"*"), b.zfill(13), b.join([b"1", b"2"]), b.isalpha(), b"12".isdigit(), b.decode("ascii"))
# expect: 68656c6c6f20776f726c64 68:65:6c:6c:6f:20:77:6f:72:6c:64 68-656c-6c6f-2077-6f72-6c64 b'hel' 104 b'd' b'hlowrd' [104, 101, 108] b'**hello world**' b'00hello world' b'1hello world2' False True hello world
print(bytes([1, 2, 255]), bytes("é", "utf-8"), bytes(range(3)), bytes(2), bytes(), bytes(b"x"), b"%d %s" % (1, b"x"), b"a" * 3, b"abc" > b"abd", b"abc" == bytearray(b"abc"))
# expect: b'\x01\x02\xff' b'\xc3\xa9' b'\x00\x01\x02' b'\x00\x00' b'' b'x' b'1 x' b'aaa' False True
a = bytearray(b"abc")
a[0] = 65
a.append(100)
a.extend([101, 102])
a += b"gh"
print(a, len(a), a.pop(), a, a[1:3], bytes(a), a.find(b"d"))
# expect: bytearray(b'Abcdefg') 8 104 bytearray(b'Abcdefg') bytearray(b'bc') b'Abcdefg' 3
del a[0]
a[1:2] = b"XYZ"
a.insert(0, 33)
a.reverse()
print(a, a.copy() == a, 33 in a, b"X" in a, a.hex())  # expect: bytearray(b'gfedZYXb!') True True True 676665645a59586221
a.remove(33)
a.clear()
print(a, bytearray(3), bytearray("x", "ascii"), repr(bytearray(b"\x00'")))
# expect: bytearray(b'') bytearray(b'\x00\x00\x00') bytearray(b'x') bytearray(b"\x00\'")
for text in ("bytes([256])", "bytes('x')", "bytes([1.5])", "b'a' + 'b'", "bytes(-1)", "b'abc'[5]", "bytearray(b'a').append(300)", "b''.join(['a'])", "bytes.fromhex('zz')", "b'a'.find('a')", "b'x'.decode('utf-8', 5)", "bytearray().pop()", "b'abc'[0] = 1"):
    try:
        print(eval(text))
    except (ValueError, TypeError, IndexError, SyntaxError) as error:
        print(type(error).__name__, error)
# expect: ValueError bytes must be in range(0, 256)
# expect: TypeError string argument without an encoding
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError can't concat str to bytes
# expect: ValueError negative count
# expect: IndexError index out of range
# expect: ValueError byte must be in range(0, 256)
# expect: TypeError sequence item 0: expected a bytes-like object, str found
# expect: ValueError non-hexadecimal number found in fromhex() arg at position 0
# expect: TypeError argument should be integer or bytes-like object, not 'str'
# expect: TypeError decode() argument 'errors' must be str, not int
# expect: IndexError pop from empty bytearray
# expect: SyntaxError invalid syntax (<string>, line 1)
m = memoryview(b"abcdef")
print(m[1], bytes(m[1:3]), len(m), m.tolist()[:2], m == b"abcdef", m[::2].tobytes())
# expect: 98 b'bc' 6 [97, 98] True b'ace'
print(b"a\tb\n".expandtabs(4), b"x,y".rsplit(b",", 1), b"a\nb".splitlines(), b"\x00\x7f\x80", b"abc".translate(None, b"b"), b"abc".removeprefix(b"a"), hash(b"x") == hash(bytes(b"x")), {b"k": 1}[b"k"])
# expect: b'a   b\n' [b'x', b'y'] [b'a', b'b'] b'\x00\x7f\x80' b'ac' b'bc' True 1
