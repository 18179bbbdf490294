# Module zlib: the bytes that compress() gives at every level, wrapping and strategy; streams with flushes, limits and dictionaries; errors.
# since: 3.14
import zlib
def t(s):
    try: print(s,'->',repr(eval(s)))
    except Exception as e: print(s,'!!',type(e).__name__,e)
c=zlib.compressobj(); c.compress(b'x'); c.flush()
d=zlib.decompressobj()
full=zlib.compress(b'abc')
raw=zlib.compress(b'abc',wbits=-15)
gz=zlib.compress(b'abc',wbits=31)
for s in """zlib.compress('a')
zlib.compress(3)
zlib.compress()
zlib.compress(b'a',10)
zlib.compress(b'a',-2)
zlib.compress(b'a',9,8)
zlib.compress(b'a',wbits=-8)
zlib.compress(b'a',wbits=8)
zlib.compress(b'a',wbits=100)
zlib.compress(b'a',wbits=0)
zlib.compress(data=b'a')
zlib.compress(b'a',level=1,wbits=-9)
gz
zlib.decompress(b'')
zlib.decompress(b'x')
zlib.decompress(b'ab')
zlib.decompress(full[:-1])
zlib.decompress(full+b'zz')
zlib.decompress(full[:-1]+b'z')
zlib.decompress(raw,-15)
zlib.decompress(raw)
zlib.decompress(gz,31)
zlib.decompress(gz,47)
zlib.decompress(full,47)
zlib.decompress(full,32)
zlib.decompress(full,0)
zlib.decompress(full,9)
zlib.decompress(full,7)
zlib.decompress(full,bufsize=0)
zlib.decompress(full,bufsize=-1)
zlib.decompress('a')
zlib.decompress(full, 15, 1)
zlib.decompressobj(7)
zlib.decompressobj(100)
zlib.decompressobj(zdict='a')
zlib.compressobj(10)
zlib.compressobj(1,7)
zlib.compressobj(1,8,3)
zlib.compressobj(1,8,15,0)
zlib.compressobj(1,8,15,10)
zlib.compressobj(1,8,15,9,5)
zlib.compressobj(zdict='x')
zlib.compressobj(zdict=3)
c.compress(b'x')
c.flush()
c.flush(0)
c.copy()
c.flush(17)
c.flush(3)
c.flush('a')
d.decompress(full,-1)
d.decompress('a')
d.flush(0)
d.flush(-1)
d.decompress(full,max_length=1)
d.unconsumed_tail
d.flush()
d.eof
d.decompress(b'more')
d.unused_data
d.flush()
d.copy()
d.eof
type(d)
type(c)
zlib.Compress
zlib.crc32(b'abc')
zlib.crc32(b'abc',1)
zlib.crc32(b'abc',-1)
zlib.crc32(b'abc',2**40+5)
zlib.crc32('a')
zlib.crc32(b'',7)
zlib.adler32(b'')
zlib.adler32(b'abc')
zlib.adler32(b'abc',5)
zlib.adler32(b'abc',-1)
zlib.adler32(b'abc',2**33+9)
zlib.adler32('x')
zlib.adler32(b'a','b')
zlib.error
zlib.error.__mro__
type(d)()
type(c)()
zlib._ZlibDecompressor
zlib.compress.__text_signature__
zlib.decompress.__text_signature__
zlib.compressobj.__text_signature__
zlib.decompressobj.__text_signature__
zlib.crc32.__text_signature__
zlib.adler32.__text_signature__
type(c).compress.__text_signature__
type(c).flush.__text_signature__
type(d).flush.__text_signature__
type(d).decompress.__text_signature__
__import__('copy').copy(zlib.compressobj()).flush()
__import__('copy').deepcopy(zlib.compressobj()).flush()
zlib._ZlibDecompressor.__text_signature__
zlib._ZlibDecompressor.decompress.__text_signature__
zlib._ZlibDecompressor().decompress(full, 2)""".splitlines(): t(s)
# expect: zlib.compress('a') !! TypeError a bytes-like object is required, not 'str'
# expect: zlib.compress(3) !! TypeError a bytes-like object is required, not 'int'
# expect: zlib.compress() !! TypeError compress() takes at least 1 positional argument (0 given)
# expect: zlib.compress(b'a',10) !! error Bad compression level
# expect: zlib.compress(b'a',-2) !! error Bad compression level
# expect: zlib.compress(b'a',9,8) -> b'\x18\xd3K\x04\x00\x00b\x00b'
# expect: zlib.compress(b'a',wbits=-8) !! error Bad compression level
# expect: zlib.compress(b'a',wbits=8) -> b'\x18\x95K\x04\x00\x00b\x00b'
# expect: zlib.compress(b'a',wbits=100) !! error Bad compression level
# expect: zlib.compress(b'a',wbits=0) !! error Bad compression level
# expect: zlib.compress(data=b'a') !! TypeError compress() takes at least 1 positional argument (0 given)
# expect: zlib.compress(b'a',level=1,wbits=-9) -> b'K\x04\x00'
# expect: gz -> b'\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03KLJ\x06\x00\xc2A$5\x03\x00\x00\x00'
# expect: zlib.decompress(b'') !! error Error -5 while decompressing data: incomplete or truncated stream
# expect: zlib.decompress(b'x') !! error Error -5 while decompressing data: incomplete or truncated stream
# expect: zlib.decompress(b'ab') !! error Error -3 while decompressing data: incorrect header check
# expect: zlib.decompress(full[:-1]) !! error Error -5 while decompressing data: incomplete or truncated stream
# expect: zlib.decompress(full+b'zz') -> b'abc'
# expect: zlib.decompress(full[:-1]+b'z') !! error Error -3 while decompressing data: incorrect data check
# expect: zlib.decompress(raw,-15) -> b'abc'
# expect: zlib.decompress(raw) !! error Error -3 while decompressing data: incorrect header check
# expect: zlib.decompress(gz,31) -> b'abc'
# expect: zlib.decompress(gz,47) -> b'abc'
# expect: zlib.decompress(full,47) -> b'abc'
# expect: zlib.decompress(full,32) -> b'abc'
# expect: zlib.decompress(full,0) -> b'abc'
# expect: zlib.decompress(full,9) !! error Error -3 while decompressing data: invalid window size
# expect: zlib.decompress(full,7) !! error Error -2 while preparing to decompress data: inconsistent stream state
# expect: zlib.decompress(full,bufsize=0) -> b'abc'
# expect: zlib.decompress(full,bufsize=-1) !! ValueError bufsize must be non-negative
# expect: zlib.decompress('a') !! TypeError a bytes-like object is required, not 'str'
# expect: zlib.decompress(full, 15, 1) -> b'abc'
# expect: zlib.decompressobj(7) !! ValueError Invalid initialization option
# expect: zlib.decompressobj(100) !! ValueError Invalid initialization option
# expect: zlib.decompressobj(zdict='a') !! TypeError zdict argument must support the buffer protocol
# expect: zlib.compressobj(10) !! ValueError Invalid initialization option
# expect: zlib.compressobj(1,7) !! ValueError Invalid initialization option
# expect: zlib.compressobj(1,8,3) !! ValueError Invalid initialization option
# expect: zlib.compressobj(1,8,15,0) !! ValueError Invalid initialization option
# expect: zlib.compressobj(1,8,15,10) !! ValueError Invalid initialization option
# expect: zlib.compressobj(1,8,15,9,5) !! ValueError Invalid initialization option
# expect: zlib.compressobj(zdict='x') !! TypeError a bytes-like object is required, not 'str'
# expect: zlib.compressobj(zdict=3) !! TypeError a bytes-like object is required, not 'int'
# expect: c.compress(b'x') !! error Error -2 while compressing data: inconsistent stream state
# expect: c.flush() !! error Error -2 while flushing: inconsistent stream state
# expect: c.flush(0) -> b''
# expect: c.copy() !! ValueError Inconsistent stream state
# expect: c.flush(17) !! error Error -2 while flushing: inconsistent stream state
# expect: c.flush(3) !! error Error -2 while flushing: inconsistent stream state
# expect: c.flush('a') !! TypeError 'str' object cannot be interpreted as an integer
# expect: d.decompress(full,-1) !! ValueError max_length must be non-negative
# expect: d.decompress('a') !! TypeError a bytes-like object is required, not 'str'
# expect: d.flush(0) !! ValueError length must be greater than zero
# expect: d.flush(-1) !! ValueError length must be greater than zero
# expect: d.decompress(full,max_length=1) -> b'a'
# expect: d.unconsumed_tail -> b"\x06\x00\x02M\x01'"
# expect: d.flush() -> b'bc'
# expect: d.eof -> True
# expect: d.decompress(b'more') !! error Error -2 while decompressing data: inconsistent stream state
# expect: d.unused_data -> b''
# expect: d.flush() -> b''
# expect: d.copy() !! ValueError Inconsistent stream state
# expect: d.eof -> True
# expect: type(d) -> <class 'zlib.Decompress'>
# expect: type(c) -> <class 'zlib.Compress'>
# expect: zlib.Compress !! AttributeError module 'zlib' has no attribute 'Compress'
# expect: zlib.crc32(b'abc') -> 891568578
# expect: zlib.crc32(b'abc',1) -> 887499765
# expect: zlib.crc32(b'abc',-1) -> 899311407
# expect: zlib.crc32(b'abc',2**40+5) -> 871334697
# expect: zlib.crc32('a') !! TypeError a bytes-like object is required, not 'str'
# expect: zlib.crc32(b'',7) -> 7
# expect: zlib.adler32(b'') -> 1
# expect: zlib.adler32(b'abc') -> 38600999
# expect: zlib.adler32(b'abc',5) -> 39387435
# expect: zlib.adler32(b'abc',-1) -> 42074420
# expect: zlib.adler32(b'abc',2**33+9) -> 40173871
# expect: zlib.adler32('x') !! TypeError a bytes-like object is required, not 'str'
# expect: zlib.adler32(b'a','b') !! TypeError 'str' object cannot be interpreted as an integer
# expect: zlib.error -> <class 'zlib.error'>
# expect: zlib.error.__mro__ -> (<class 'zlib.error'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>)
# expect: type(d)() !! TypeError cannot create 'zlib.Decompress' instances
# expect: type(c)() !! TypeError cannot create 'zlib.Compress' instances
# expect: zlib._ZlibDecompressor -> <class 'zlib._ZlibDecompressor'>
# expect: zlib.compress.__text_signature__ -> '($module, data, /, level=Z_DEFAULT_COMPRESSION, wbits=MAX_WBITS)'
# expect: zlib.decompress.__text_signature__ -> '($module, data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE)'
# expect: zlib.compressobj.__text_signature__ -> '($module, /, level=Z_DEFAULT_COMPRESSION, method=DEFLATED,\n            wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL,\n            strategy=Z_DEFAULT_STRATEGY, zdict=<unrepresentable>)'
# expect: zlib.decompressobj.__text_signature__ -> "($module, /, wbits=MAX_WBITS, zdict=b'')"
# expect: zlib.crc32.__text_signature__ -> '($module, data, value=0, /)'
# expect: zlib.adler32.__text_signature__ -> '($module, data, value=1, /)'
# expect: type(c).compress.__text_signature__ -> '($self, data, /)'
# expect: type(c).flush.__text_signature__ -> '($self, mode=zlib.Z_FINISH, /)'
# expect: type(d).flush.__text_signature__ -> '($self, length=zlib.DEF_BUF_SIZE, /)'
# expect: type(d).decompress.__text_signature__ -> '($self, data, /, max_length=0)'
# expect: __import__('copy').copy(zlib.compressobj()).flush() -> b'x\x9c\x03\x00\x00\x00\x00\x01'
# expect: __import__('copy').deepcopy(zlib.compressobj()).flush() -> b'x\x9c\x03\x00\x00\x00\x00\x01'
# expect: zlib._ZlibDecompressor.__text_signature__ -> "(wbits=15, zdict=b'')"
# expect: zlib._ZlibDecompressor.decompress.__text_signature__ -> '($self, /, data, max_length=-1)'
# expect: zlib._ZlibDecompressor().decompress(full, 2) -> b'ab'
for k in dir(zlib):
    if k[0] != '_' and not callable(getattr(zlib, k)): print(k, getattr(zlib, k))
# expect: DEFLATED 8
# expect: DEF_BUF_SIZE 16384
# expect: DEF_MEM_LEVEL 8
# expect: MAX_WBITS 15
# expect: ZLIB_RUNTIME_VERSION 1.3.2
# expect: ZLIB_VERSION 1.3.2
# expect: Z_BEST_COMPRESSION 9
# expect: Z_BEST_SPEED 1
# expect: Z_BLOCK 5
# expect: Z_DEFAULT_COMPRESSION -1
# expect: Z_DEFAULT_STRATEGY 0
# expect: Z_FILTERED 1
# expect: Z_FINISH 4
# expect: Z_FIXED 4
# expect: Z_FULL_FLUSH 3
# expect: Z_HUFFMAN_ONLY 2
# expect: Z_NO_COMPRESSION 0
# expect: Z_NO_FLUSH 0
# expect: Z_PARTIAL_FLUSH 1
# expect: Z_RLE 3
# expect: Z_SYNC_FLUSH 2
# expect: Z_TREES 6

# Where blocks of level 0 end.
for n in (100, 32761, 65536, 100000, 200000):
    b = zlib.compress(b'q' * n, 0, -15); at = 0; ends = []
    while at < len(b):
        size = b[at + 1] | b[at + 2] << 8; ends.append((b[at], size)); at += 5 + size
    print(n, ends)
# expect: 100 [(1, 100)]
# expect: 32761 [(1, 32761)]
# expect: 65536 [(0, 65531), (1, 5)]
# expect: 100000 [(0, 65531), (0, 32773), (1, 1696)]
# expect: 200000 [(0, 65531), (0, 32773), (0, 65535), (1, 36161)]
