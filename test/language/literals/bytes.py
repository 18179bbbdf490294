print(b"abc", b'it\'s', b"it's", b'"', b"\x00\xff\n\t\\")  # expect: b'abc' b"it's" b"it's" b'"' b'\x00\xff\n\t\\'
print(br"raw\n", Rb'\x', b"a" b"b")  # expect: b'raw\\n' b'\\x' b'ab'
print(b"abc"[0], b"abc"[1:], b"abc"[-1:], len(b"\x00\x01"))  # expect: 97 b'bc' b'c' 2
print(list(b"\x01\x02A"), bytes([65, 66]), bytes(3), bytes(b"x"))  # expect: [1, 2, 65] b'AB' b'\x00\x00\x00' b'x'
print(b"a" + b"b", b"ab" * 3, b"b" in b"abc", 98 in b"abc")  # expect: b'ab' b'ababab' True True
print(b"a" == "a", b"a" < b"b", hash(b"a") == hash(b"a"))  # expect: False True True
print("é".encode(), "é".encode("latin-1"), b"\xc3\xa9".decode())  # expect: b'\xc3\xa9' b'\xe9' é
try:
    b"a" + "b"
except TypeError as error:
    print(error)
# expect: can't concat str to bytes
