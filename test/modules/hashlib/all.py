# Modules hashlib and hmac: digests by every name, keyed ones, keys from passwords; and the errors.
# since: 3.14
import hashlib
def t(s):
    try: print(s,'->',repr(eval(s)))
    except Exception as e: print(s,'!!',type(e).__name__,e)
for s in ["hashlib.md5(b'a').hexdigest()","hashlib.md5('a')","hashlib.md5(3)","hashlib.new('foo')","hashlib.new('MD5',b'x').name","hashlib.new(3)","hashlib.sha256(b'a',usedforsecurity=False).digest()","hashlib.sha256(data=b'a').hexdigest()","hashlib.sha256(string=b'a').hexdigest()","hashlib.shake_128(b'a').hexdigest(10)","hashlib.shake_128(b'a').digest()","hashlib.shake_128(b'a').digest(-1)","hashlib.sha3_256(b'').hexdigest()","hashlib.blake2b(b'a').hexdigest()","hashlib.blake2s(b'a').hexdigest()","sorted(hashlib.algorithms_guaranteed)","[(n,hashlib.new(n).digest_size,hashlib.new(n).block_size,hashlib.new(n).name) for n in sorted(hashlib.algorithms_guaranteed)]","hashlib.pbkdf2_hmac('sha256',b'p',b's',1000).hex()","hashlib.pbkdf2_hmac('sha1',b'p',b's',2,5).hex()","hashlib.pbkdf2_hmac('foo',b'p',b's',2)","hashlib.pbkdf2_hmac('md5',b'p',b's',0)","hashlib.scrypt(b'p',salt=b's',n=16,r=8,p=1,dklen=8).hex()","hashlib.scrypt(b'p',salt=b's',n=15,r=8,p=1)","hashlib.md5().update('x')","hashlib.sha1(b'x').copy().hexdigest()","type(hashlib.md5()).__name__","hashlib.__all__","hashlib.sha512(b'x').update(b'y')","hashlib.file_digest(3,'md5')","hashlib.md5.__name__"]: t(s)
# expect: hashlib.md5(b'a').hexdigest() -> '0cc175b9c0f1b6a831c399e269772661'
# expect: hashlib.md5('a') !! TypeError Strings must be encoded before hashing
# expect: hashlib.md5(3) !! TypeError object supporting the buffer API required
# expect: hashlib.new('foo') !! ValueError unsupported hash type foo
# expect: hashlib.new('MD5',b'x').name -> 'md5'
# expect: hashlib.new(3) !! TypeError new() argument 'name' must be str, not int
# expect: hashlib.sha256(b'a',usedforsecurity=False).digest() -> b'\xca\x97\x81\x12\xca\x1b\xbd\xca\xfa\xc21\xb3\x9a#\xdcM\xa7\x86\xef\xf8\x14|Nr\xb9\x80w\x85\xaf\xeeH\xbb'
# expect: hashlib.sha256(data=b'a').hexdigest() -> 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb'
# expect: hashlib.sha256(string=b'a').hexdigest() -> 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb'
# expect: hashlib.shake_128(b'a').hexdigest(10) -> '85c8de88d28866bf0868'
# expect: hashlib.shake_128(b'a').digest() !! TypeError digest() missing required argument 'length' (pos 1)
# expect: hashlib.shake_128(b'a').digest(-1) !! SystemError Negative size passed to PyBytes_FromStringAndSize
# expect: hashlib.sha3_256(b'').hexdigest() -> 'a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a'
# expect: hashlib.blake2b(b'a').hexdigest() -> '333fcb4ee1aa7c115355ec66ceac917c8bfd815bf7587d325aec1864edd24e34d5abe2c6b1b5ee3face62fed78dbef802f2a85cb91d455a8f5249d330853cb3c'
# expect: hashlib.blake2s(b'a').hexdigest() -> '4a0d129873403037c2cd9b9048203687f6233fb6738956e0349bd4320fec3e90'
# expect: sorted(hashlib.algorithms_guaranteed) -> ['blake2b', 'blake2s', 'md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha3_224', 'sha3_256', 'sha3_384', 'sha3_512', 'sha512', 'shake_128', 'shake_256']
# expect: [(n,hashlib.new(n).digest_size,hashlib.new(n).block_size,hashlib.new(n).name) for n in sorted(hashlib.algorithms_guaranteed)] -> [('blake2b', 64, 128, 'blake2b'), ('blake2s', 32, 64, 'blake2s'), ('md5', 16, 64, 'md5'), ('sha1', 20, 64, 'sha1'), ('sha224', 28, 64, 'sha224'), ('sha256', 32, 64, 'sha256'), ('sha384', 48, 128, 'sha384'), ('sha3_224', 28, 144, 'sha3_224'), ('sha3_256', 32, 136, 'sha3_256'), ('sha3_384', 48, 104, 'sha3_384'), ('sha3_512', 64, 72, 'sha3_512'), ('sha512', 64, 128, 'sha512'), ('shake_128', 0, 168, 'shake_128'), ('shake_256', 0, 136, 'shake_256')]
# expect: hashlib.pbkdf2_hmac('sha256',b'p',b's',1000).hex() -> '07f5f5e23e40846c35c4c7bbc8244ee25ed607c7f18301e9805d16771f287971'
# expect: hashlib.pbkdf2_hmac('sha1',b'p',b's',2,5).hex() -> 'ea4b66d403'
# expect: hashlib.pbkdf2_hmac('foo',b'p',b's',2) !! UnsupportedDigestmodError [digital envelope routines] unsupported
# expect: hashlib.pbkdf2_hmac('md5',b'p',b's',0) !! ValueError iteration value must be greater than 0.
# expect: hashlib.scrypt(b'p',salt=b's',n=16,r=8,p=1,dklen=8).hex() -> '4efe92b5bba5ee18'
# expect: hashlib.scrypt(b'p',salt=b's',n=15,r=8,p=1) !! ValueError n must be a power of 2.
# expect: hashlib.md5().update('x') !! TypeError Strings must be encoded before hashing
# expect: hashlib.sha1(b'x').copy().hexdigest() -> '11f6ad8ec52a2984abaafd7c3b516503785c2072'
# expect: type(hashlib.md5()).__name__ -> 'HASH'
# expect: hashlib.__all__ -> ('md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'blake2b', 'blake2s', 'sha3_224', 'sha3_256', 'sha3_384', 'sha3_512', 'shake_128', 'shake_256', 'new', 'algorithms_guaranteed', 'algorithms_available', 'file_digest', 'pbkdf2_hmac')
# expect: hashlib.sha512(b'x').update(b'y') -> None
# expect: hashlib.file_digest(3,'md5') !! ValueError '3' is not a file-like object in binary reading mode.
# expect: hashlib.md5.__name__ -> 'openssl_md5'
import io
print(hashlib.file_digest(io.BytesIO(b'abc'),'sha256').hexdigest())
# expect: ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
h=hashlib.sha256(); h.update(b'ab'); g=h.copy(); h.update(b'c'); print(h.hexdigest(), g.hexdigest(), h.digest()==hashlib.sha256(b'abc').digest()); print(repr(h)[:30])
# expect: ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad fb8e20fc2e4c3f248c60c39bd652f3c1347298bb977b8b4d5903b85055620603 True
# expect: <sha256 _hashlib.HASH object @
import hmac
print(hmac.new(b'k',b'm','sha256').hexdigest(), hmac.digest(b'k'*100,b'm','md5').hex(), hmac.compare_digest('a','a'), hmac.compare_digest(b'a',b'b'))
# expect: b60090e3052297aeb5a080889ce2fc4bca957e756faeb4df7d31800ca1e771ec 42b30474e1d3e8c54f2060cc0b35bf27 True False
for s in ["hmac.new(b'k',b'm')","hmac.new('k',b'm','md5')","hmac.new(b'k',b'm','foo')","hmac.compare_digest('é','é')","hmac.compare_digest('a',b'a')","hmac.new(b'k',digestmod=hashlib.sha1).name","hmac.new(b'k',b'',hashlib.sha1).digest_size","hmac.new(b'k',b'',hashlib.sha1).block_size"]: t(s)
# expect: hmac.new(b'k',b'm') !! TypeError Missing required argument 'digestmod'.
# expect: hmac.new('k',b'm','md5') !! TypeError key: expected bytes or bytearray, but got 'str'
# expect: hmac.new(b'k',b'm','foo') !! ValueError unsupported hash type foo
# expect: hmac.compare_digest('é','é') !! TypeError comparing strings with non-ASCII characters is not supported
# expect: hmac.compare_digest('a',b'a') !! TypeError a bytes-like object is required, not 'str'
# expect: hmac.new(b'k',digestmod=hashlib.sha1).name -> 'hmac-sha1'
# expect: hmac.new(b'k',b'',hashlib.sha1).digest_size -> 20
# expect: hmac.new(b'k',b'',hashlib.sha1).block_size -> 64
import secrets
print(len(secrets.token_bytes()), len(secrets.token_hex(8)), len(secrets.token_urlsafe(16)), secrets.randbelow(1), secrets.choice('a'), secrets.randbits(0), secrets.compare_digest('a', 'b'))
# expect: 32 16 22 0 a 0 False
t("secrets.randbelow(0)")  # expect: secrets.randbelow(0) !! ValueError Upper bound must be positive.
