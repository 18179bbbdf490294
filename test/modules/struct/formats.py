# Module struct, much of it.
import struct
from struct import *
print(pack('<hhl',1,2,3), pack('hhl',1,2,3), calcsize('hhl'), calcsize('<hhl'), calcsize('bhi'), calcsize('3s2xQ'), unpack('<hhl',b'\x01\0\x02\0\x03\0\0\0'))
# expect: b'\x01\x00\x02\x00\x03\x00\x00\x00' b'\x01\x00\x02\x00\x00\x00\x00\x00\x03\x00\x00\x00\x00\x00\x00\x00' 16 8 8 16 (1, 2, 3)
print(pack('>I',258), pack('!H',5), pack('=q',-1), pack('?',3), pack('3s',b'abcd'), pack('5p',b'abcdefg'), unpack('5p',pack('5p',b'abc')), pack('c',b'x'), pack('fd',1.5,2.5), unpack('<f',pack('<f',0.1)), pack('e',1.5), unpack('e',b'\0<'), pack('2i',1,2), pack('n',-1), pack('P',5))
# expect: b'\x00\x00\x01\x02' b'\x00\x05' b'\xff\xff\xff\xff\xff\xff\xff\xff' b'\x01' b'abc' b'\x04abcd' (b'abc',) b'x' b'\x00\x00\xc0?\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x04@' (0.10000000149011612,) b'\x00>' (1.0,) b'\x01\x00\x00\x00\x02\x00\x00\x00' b'\xff\xff\xff\xff\xff\xff\xff\xff' b'\x05\x00\x00\x00\x00\x00\x00\x00'
b=bytearray(10); pack_into('<H',b,2,0x1234); print(b, unpack_from('<H',b,2), list(iter_unpack('<H',b'abcd')), unpack_from('B',b'\1\2',-1))
# expect: bytearray(b'\x00\x004\x12\x00\x00\x00\x00\x00\x00') (4660,) [(25185,), (25699,)] (2,)
s=Struct('<2hB'); print(s.size, s.format, s.pack(1,2,3), s.unpack(s.pack(1,2,3)), s, list(s.iter_unpack(bytes(5))))
# expect: 5 <2hB b'\x01\x00\x02\x00\x03' (1, 2, 3) Struct('<2hB') [(0, 0, 0)]
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for c in 'bBhHiIlLqQnN':
    for v in (-2**70,2**70,-1,2**33,'a',1.5):
        t(lambda: pack(c,v)); 
        if c not in 'nN': t(lambda: pack('<'+c,v))
# expect: error 'b' format requires -128 <= number <= 127
# expect: error 'b' format requires -128 <= number <= 127
# expect: error 'b' format requires -128 <= number <= 127
# expect: error 'b' format requires -128 <= number <= 127
# expect: b'\xff'
# expect: b'\xff'
# expect: error 'b' format requires -128 <= number <= 127
# expect: error 'b' format requires -128 <= number <= 127
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error 'B' format requires 0 <= number <= 255
# expect: error 'B' format requires 0 <= number <= 255
# expect: error 'B' format requires 0 <= number <= 255
# expect: error 'B' format requires 0 <= number <= 255
# expect: error 'B' format requires 0 <= number <= 255
# expect: error 'B' format requires 0 <= number <= 255
# expect: error 'B' format requires 0 <= number <= 255
# expect: error 'B' format requires 0 <= number <= 255
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error 'h' format requires -32768 <= number <= 32767
# expect: error 'h' format requires -32768 <= number <= 32767
# expect: error 'h' format requires -32768 <= number <= 32767
# expect: error 'h' format requires -32768 <= number <= 32767
# expect: b'\xff\xff'
# expect: b'\xff\xff'
# expect: error 'h' format requires -32768 <= number <= 32767
# expect: error 'h' format requires -32768 <= number <= 32767
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error 'H' format requires 0 <= number <= 65535
# expect: error 'H' format requires 0 <= number <= 65535
# expect: error 'H' format requires 0 <= number <= 65535
# expect: error 'H' format requires 0 <= number <= 65535
# expect: error 'H' format requires 0 <= number <= 65535
# expect: error 'H' format requires 0 <= number <= 65535
# expect: error 'H' format requires 0 <= number <= 65535
# expect: error 'H' format requires 0 <= number <= 65535
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error 'i' format requires -2147483648 <= number <= 2147483647
# expect: error 'i' format requires -2147483648 <= number <= 2147483647
# expect: error 'i' format requires -2147483648 <= number <= 2147483647
# expect: error 'i' format requires -2147483648 <= number <= 2147483647
# expect: b'\xff\xff\xff\xff'
# expect: b'\xff\xff\xff\xff'
# expect: error 'i' format requires -2147483648 <= number <= 2147483647
# expect: error 'i' format requires -2147483648 <= number <= 2147483647
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error 'I' format requires 0 <= number <= 4294967295
# expect: error 'I' format requires 0 <= number <= 4294967295
# expect: error 'I' format requires 0 <= number <= 4294967295
# expect: error 'I' format requires 0 <= number <= 4294967295
# expect: error 'I' format requires 0 <= number <= 4294967295
# expect: error 'I' format requires 0 <= number <= 4294967295
# expect: error 'I' format requires 0 <= number <= 4294967295
# expect: error 'I' format requires 0 <= number <= 4294967295
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error 'l' format requires -9223372036854775808 <= number <= 9223372036854775807
# expect: error 'l' format requires -2147483648 <= number <= 2147483647
# expect: error 'l' format requires -9223372036854775808 <= number <= 9223372036854775807
# expect: error 'l' format requires -2147483648 <= number <= 2147483647
# expect: b'\xff\xff\xff\xff\xff\xff\xff\xff'
# expect: b'\xff\xff\xff\xff'
# expect: b'\x00\x00\x00\x00\x02\x00\x00\x00'
# expect: error 'l' format requires -2147483648 <= number <= 2147483647
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error 'L' format requires 0 <= number <= 18446744073709551615
# expect: error 'L' format requires 0 <= number <= 4294967295
# expect: error 'L' format requires 0 <= number <= 18446744073709551615
# expect: error 'L' format requires 0 <= number <= 4294967295
# expect: error 'L' format requires 0 <= number <= 18446744073709551615
# expect: error 'L' format requires 0 <= number <= 4294967295
# expect: b'\x00\x00\x00\x00\x02\x00\x00\x00'
# expect: error 'L' format requires 0 <= number <= 4294967295
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error 'q' format requires -9223372036854775808 <= number <= 9223372036854775807
# expect: error 'q' format requires -9223372036854775808 <= number <= 9223372036854775807
# expect: error 'q' format requires -9223372036854775808 <= number <= 9223372036854775807
# expect: error 'q' format requires -9223372036854775808 <= number <= 9223372036854775807
# expect: b'\xff\xff\xff\xff\xff\xff\xff\xff'
# expect: b'\xff\xff\xff\xff\xff\xff\xff\xff'
# expect: b'\x00\x00\x00\x00\x02\x00\x00\x00'
# expect: b'\x00\x00\x00\x00\x02\x00\x00\x00'
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error 'Q' format requires 0 <= number <= 18446744073709551615
# expect: error 'Q' format requires 0 <= number <= 18446744073709551615
# expect: error 'Q' format requires 0 <= number <= 18446744073709551615
# expect: error 'Q' format requires 0 <= number <= 18446744073709551615
# expect: error 'Q' format requires 0 <= number <= 18446744073709551615
# expect: error 'Q' format requires 0 <= number <= 18446744073709551615
# expect: b'\x00\x00\x00\x00\x02\x00\x00\x00'
# expect: b'\x00\x00\x00\x00\x02\x00\x00\x00'
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error 'n' format requires -9223372036854775808 <= number <= 9223372036854775807
# expect: error 'n' format requires -9223372036854775808 <= number <= 9223372036854775807
# expect: b'\xff\xff\xff\xff\xff\xff\xff\xff'
# expect: b'\x00\x00\x00\x00\x02\x00\x00\x00'
# expect: error required argument is not an integer
# expect: error required argument is not an integer
# expect: error 'N' format requires 0 <= number <= 18446744073709551615
# expect: error 'N' format requires 0 <= number <= 18446744073709551615
# expect: error 'N' format requires 0 <= number <= 18446744073709551615
# expect: b'\x00\x00\x00\x00\x02\x00\x00\x00'
# expect: error required argument is not an integer
# expect: error required argument is not an integer
t(lambda: pack('i')); t(lambda: pack('i',1,2)); t(lambda: unpack('i',b'a')); t(lambda: pack('z',1)); t(lambda: pack('3',1)); t(lambda: pack('c',1)); t(lambda: pack('s','a')); t(lambda: pack('f','a')); t(lambda: pack('d',None)); t(lambda: pack('f',1e300)); t(lambda: pack('e',1e10)); t(lambda: unpack_from('i',b'abc')); t(lambda: unpack_from('i',b'abcdefg',5)); t(lambda: pack_into('i',bytearray(2),0,1)); t(lambda: pack_into('i',b'aaaa',0,1)); t(lambda: list(iter_unpack('H',b'abc'))); t(lambda: calcsize(3)); t(lambda: pack('<n',1)); t(lambda: unpack('B','a')); t(lambda: Struct('i').pack('x')); t(lambda: unpack_from('H',b'ab',-1)); t(lambda: pack_into('H',bytearray(3),-5,1))
# expect: error pack expected 1 items for packing (got 0)
# expect: error pack expected 1 items for packing (got 2)
# expect: error unpack requires a buffer of 4 bytes
# expect: error bad char in struct format
# expect: error repeat count given without format specifier
# expect: error char format requires a bytes object of length 1
# expect: error argument for 's' must be a bytes object
# expect: error required argument is not a float
# expect: error required argument is not a float
# expect: OverflowError float too large to pack with f format
# expect: OverflowError float too large to pack with e format
# expect: error unpack_from requires a buffer of at least 4 bytes for unpacking 4 bytes at offset 0 (actual buffer size is 3)
# expect: error unpack_from requires a buffer of at least 9 bytes for unpacking 4 bytes at offset 5 (actual buffer size is 7)
# expect: error pack_into requires a buffer of at least 4 bytes for packing 4 bytes at offset 0 (actual buffer size is 2)
# expect: TypeError argument must be read-write bytes-like object, not bytes
# expect: error iterative unpacking requires a buffer of a multiple of 2 bytes
# expect: TypeError Struct() argument 1 must be a str or bytes object, not int
# expect: error bad char in struct format
# expect: TypeError a bytes-like object is required, not 'str'
# expect: error required argument is not an integer
# expect: error not enough data to unpack 2 bytes at offset -1
# expect: error offset -5 out of range for 3-byte buffer
print(error, struct.error.__mro__, Struct, pack('0s',b''), unpack('0s',b''), pack('<0i'), unpack('  <  h'.strip(), b'ab'), pack(b'h',1))
# expect: <class 'struct.error'> (<class 'struct.error'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>) <class '_struct.Struct'> b'' (b'',) b'' (25185,) b'\x01\x00'
