# Module array, much of it.
from array import array
import array as A
a=array('i',[1,2,3]); print(a, a[0], a[-1], a[1:], a[::2], len(a), a.typecode, a.itemsize, array('d',[1,2.5]), array('B',b'abc'), array('w','héy'), array('i'), array('f',[0.1]))
# expect: array('i', [1, 2, 3]) 1 3 array('i', [2, 3]) array('i', [1, 3]) 3 i 4 array('d', [1.0, 2.5]) array('B', [97, 98, 99]) array('w', 'héy') array('i') array('f', [0.10000000149011612])
a.append(4); a.extend([5,6]); a.extend(array('i',[7])); a.insert(0,0); print(a, a.pop(), a.pop(0), a.index(3), a.count(2), 3 in a); a.remove(3); a.reverse(); print(a)
# expect: array('i', [1, 2, 3, 4, 5, 6]) 7 0 2 1 True
# expect: array('i', [6, 5, 4, 2, 1])
a[0]=100; a[1:3]=array('i',[9,9,9]); print(a); del a[0]; del a[::2]; print(a, a+array('i',[1]), a*2, a==array('i',[9,4]), a<array('i',[99]), a.tolist(), a.tobytes())
# expect: array('i', [100, 9, 9, 9, 2, 1])
# expect: array('i', [9, 2]) array('i', [9, 2, 1]) array('i', [9, 2, 9, 2]) False True [9, 2] b'\t\x00\x00\x00\x02\x00\x00\x00'
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for tc in 'bBhHiIlLqQ':
    for v in (-1, -2**70, 2**7, 2**8, 2**15,2**16, 2**31, 2**32,2**63, 2**64, 2**70, 1.5, 'a'):
        t(lambda: array(tc,[v]))
# expect: array('b', [-1])
# expect: OverflowError Python int too large to convert to C long
# expect: OverflowError signed char is greater than maximum
# expect: OverflowError signed char is greater than maximum
# expect: OverflowError signed short integer is greater than maximum
# expect: OverflowError signed short integer is greater than maximum
# expect: OverflowError signed short integer is greater than maximum
# expect: OverflowError signed short integer is greater than maximum
# expect: OverflowError Python int too large to convert to C long
# expect: OverflowError Python int too large to convert to C long
# expect: OverflowError Python int too large to convert to C long
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: OverflowError unsigned byte integer is less than minimum
# expect: OverflowError Python int too large to convert to C long
# expect: array('B', [128])
# expect: OverflowError unsigned byte integer is greater than maximum
# expect: OverflowError unsigned byte integer is greater than maximum
# expect: OverflowError unsigned byte integer is greater than maximum
# expect: OverflowError unsigned byte integer is greater than maximum
# expect: OverflowError unsigned byte integer is greater than maximum
# expect: OverflowError Python int too large to convert to C long
# expect: OverflowError Python int too large to convert to C long
# expect: OverflowError Python int too large to convert to C long
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: array('h', [-1])
# expect: OverflowError Python int too large to convert to C long
# expect: array('h', [128])
# expect: array('h', [256])
# expect: OverflowError signed short integer is greater than maximum
# expect: OverflowError signed short integer is greater than maximum
# expect: OverflowError signed short integer is greater than maximum
# expect: OverflowError signed short integer is greater than maximum
# expect: OverflowError Python int too large to convert to C long
# expect: OverflowError Python int too large to convert to C long
# expect: OverflowError Python int too large to convert to C long
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: OverflowError unsigned short is less than minimum
# expect: OverflowError Python int too large to convert to C long
# expect: array('H', [128])
# expect: array('H', [256])
# expect: array('H', [32768])
# expect: OverflowError unsigned short is greater than maximum
# expect: OverflowError signed integer is greater than maximum
# expect: OverflowError signed integer is greater than maximum
# expect: OverflowError Python int too large to convert to C long
# expect: OverflowError Python int too large to convert to C long
# expect: OverflowError Python int too large to convert to C long
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: array('i', [-1])
# expect: OverflowError Python int too large to convert to C long
# expect: array('i', [128])
# expect: array('i', [256])
# expect: array('i', [32768])
# expect: array('i', [65536])
# expect: OverflowError signed integer is greater than maximum
# expect: OverflowError signed integer is greater than maximum
# expect: OverflowError Python int too large to convert to C long
# expect: OverflowError Python int too large to convert to C long
# expect: OverflowError Python int too large to convert to C long
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: OverflowError can't convert negative value to unsigned int
# expect: OverflowError can't convert negative value to unsigned int
# expect: array('I', [128])
# expect: array('I', [256])
# expect: array('I', [32768])
# expect: array('I', [65536])
# expect: array('I', [2147483648])
# expect: OverflowError unsigned int is greater than maximum
# expect: OverflowError unsigned int is greater than maximum
# expect: OverflowError Python int too large to convert to C unsigned long
# expect: OverflowError Python int too large to convert to C unsigned long
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: array('l', [-1])
# expect: OverflowError Python int too large to convert to C long
# expect: array('l', [128])
# expect: array('l', [256])
# expect: array('l', [32768])
# expect: array('l', [65536])
# expect: array('l', [2147483648])
# expect: array('l', [4294967296])
# expect: OverflowError Python int too large to convert to C long
# expect: OverflowError Python int too large to convert to C long
# expect: OverflowError Python int too large to convert to C long
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: OverflowError can't convert negative value to unsigned int
# expect: OverflowError can't convert negative value to unsigned int
# expect: array('L', [128])
# expect: array('L', [256])
# expect: array('L', [32768])
# expect: array('L', [65536])
# expect: array('L', [2147483648])
# expect: array('L', [4294967296])
# expect: array('L', [9223372036854775808])
# expect: OverflowError Python int too large to convert to C unsigned long
# expect: OverflowError Python int too large to convert to C unsigned long
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: array('q', [-1])
# expect: OverflowError int too big to convert
# expect: array('q', [128])
# expect: array('q', [256])
# expect: array('q', [32768])
# expect: array('q', [65536])
# expect: array('q', [2147483648])
# expect: array('q', [4294967296])
# expect: OverflowError int too big to convert
# expect: OverflowError int too big to convert
# expect: OverflowError int too big to convert
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: OverflowError can't convert negative int to unsigned
# expect: OverflowError can't convert negative int to unsigned
# expect: array('Q', [128])
# expect: array('Q', [256])
# expect: array('Q', [32768])
# expect: array('Q', [65536])
# expect: array('Q', [2147483648])
# expect: array('Q', [4294967296])
# expect: array('Q', [9223372036854775808])
# expect: OverflowError int too big to convert
# expect: OverflowError int too big to convert
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
for v in (1,1.5,'a',10**400,None): t(lambda: array('d',[v]))
# expect: array('d', [1.0])
# expect: array('d', [1.5])
# expect: TypeError must be real number, not str
# expect: OverflowError int too large to convert to float
# expect: TypeError must be real number, not NoneType
t(lambda: array('x')); t(lambda: array('i','abc')); t(lambda: array('i',b'abc')); t(lambda: array()); t(lambda: array(3)); t(lambda: array('ii')); t(lambda: a[10]); t(lambda: a['x']); t(lambda: a.__setitem__(0,'x')); t(lambda: a+[1]); t(lambda: array('i').pop()); t(lambda: a.index(1000)); t(lambda: a.remove(1000)); t(lambda:array('w',['ab'])); t(lambda: array('i',[1])+array('d',[1])); t(lambda: a.__setitem__(slice(0,1),[1])); t(lambda: hash(a)); t(lambda: a.extend(3)); t(lambda: a.frombytes(b'abc')); t(lambda: a.__iadd__([1]))
# expect: ValueError bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)
# expect: TypeError cannot use a str to initialize an array with typecode 'i'
# expect: ValueError bytes length not a multiple of item size
# expect: TypeError array() takes at least 1 argument (0 given)
# expect: TypeError array() argument 1 must be a unicode character, not int
# expect: TypeError array() argument 1 must be a unicode character, not a string of length 2
# expect: IndexError array index out of range
# expect: TypeError array indices must be integers
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError can only append array (not "list") to array
# expect: IndexError pop from empty array
# expect: ValueError array.index(x): x not in array
# expect: ValueError array.remove(x): x not in array
# expect: TypeError array item must be a unicode character, not a string of length 2
# expect: TypeError bad argument type for built-in operation
# expect: TypeError can only assign array (not "list") to array slice
# expect: TypeError unhashable type: 'array.array'
# expect: TypeError 'int' object is not iterable
# expect: ValueError bytes length not a multiple of item size
# expect: TypeError can only extend array with array (not "list")
print(list(array('q',[2**62])), array('Q',[2**64-1])[0], sum(array('d',[1,2,3])), list(reversed(array('h',[1,2]))), max(array('b',[3,-4])))
# expect: [4611686018427387904] 18446744073709551615 6.0 [2, 1] 3
b=array('H',[1,256]); b.byteswap(); print(b, b.tobytes(), memoryview(b)[1], bytes(b), bytearray(array('B',[1,2])))
# expect: array('H', [256, 1]) b'\x00\x01\x01\x00' 1 b'\x00\x01\x01\x00' bytearray(b'\x01\x02')
m=memoryview(array('i',[1,2,3])); m[1]=50; print(m.tolist(), m.format, m.itemsize)  # expect: [1, 50, 3] i 4
x=array('d',[0.0])*5; x[2]=7; print(x); x[1]+=2.5; print(x, x[0]==0, type(x[0]))
# expect: array('d', [0.0, 0.0, 7.0, 0.0, 0.0])
# expect: array('d', [0.0, 2.5, 7.0, 0.0, 0.0]) True <class 'float'>
for i,v in enumerate(array('B',range(3))): print(i,v,end=' ')
print(A.typecodes, array, A.array.__name__, iter(a).__class__)
# expect: 0 0 1 1 2 2 bBuwhHiIlLqQfd <class 'array.array'> array <class 'array.arrayiterator'>
class S(array): pass
print(S('i',[1]), type(S('i',[1])[0:1]))  # expect: S('i', [1]) <class 'array.array'>
a=array('B',[1,2,3]); a[1:1]=array('B',[9,8]); print(a); a[3:]=array('B'); print(a); a*=2; print(a); a+=array('B',[1]); print(a); a.fromlist([5]); print(a); a.clear(); print(a)
# expect: array('B', [1, 9, 8, 2, 3])
# expect: array('B', [1, 9, 8])
# expect: array('B', [1, 9, 8, 1, 9, 8])
# expect: array('B', [1, 9, 8, 1, 9, 8, 1])
# expect: array('B', [1, 9, 8, 1, 9, 8, 1, 5])
# expect: array('B')
