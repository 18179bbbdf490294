# Module base64: all alphabets there and back, wrapping, padding, and the errors.
# since: 3.14
import base64, binascii, io


def t(f, *a, **k):
    try:
        return f(*a, **k)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


data = [b'', b'f', b'fo', b'foo', b'foob', b'fooba', b'foobar', bytes(range(0, 256, 5)), b'\0\0\0\0', b'    ', b'\xff' * 9]
for name in ('b64', 'standard_b64', 'urlsafe_b64', 'b32', 'b32hex', 'b16', 'a85', 'b85', 'z85'):
    encode, decode = getattr(base64, name + 'encode'), getattr(base64, name + 'decode')
    for d in data:
        e = encode(d)
        print(name, e, decode(e) == d, decode(e.decode()) == d, encode(bytearray(d)) == e, encode(memoryview(d)) == e)
# expect: b64 b'' True True True True
# expect: b64 b'Zg==' True True True True
# expect: b64 b'Zm8=' True True True True
# expect: b64 b'Zm9v' True True True True
# expect: b64 b'Zm9vYg==' True True True True
# expect: b64 b'Zm9vYmE=' True True True True
# expect: b64 b'Zm9vYmFy' True True True True
# expect: b64 b'AAUKDxQZHiMoLTI3PEFGS1BVWl9kaW5zeH2Ch4yRlpugpaqvtLm+w8jN0tfc4ebr8PX6/w==' True True True True
# expect: b64 b'AAAAAA==' True True True True
# expect: b64 b'ICAgIA==' True True True True
# expect: b64 b'////////////' True True True True
# expect: standard_b64 b'' True True True True
# expect: standard_b64 b'Zg==' True True True True
# expect: standard_b64 b'Zm8=' True True True True
# expect: standard_b64 b'Zm9v' True True True True
# expect: standard_b64 b'Zm9vYg==' True True True True
# expect: standard_b64 b'Zm9vYmE=' True True True True
# expect: standard_b64 b'Zm9vYmFy' True True True True
# expect: standard_b64 b'AAUKDxQZHiMoLTI3PEFGS1BVWl9kaW5zeH2Ch4yRlpugpaqvtLm+w8jN0tfc4ebr8PX6/w==' True True True True
# expect: standard_b64 b'AAAAAA==' True True True True
# expect: standard_b64 b'ICAgIA==' True True True True
# expect: standard_b64 b'////////////' True True True True
# expect: urlsafe_b64 b'' True True True True
# expect: urlsafe_b64 b'Zg==' True True True True
# expect: urlsafe_b64 b'Zm8=' True True True True
# expect: urlsafe_b64 b'Zm9v' True True True True
# expect: urlsafe_b64 b'Zm9vYg==' True True True True
# expect: urlsafe_b64 b'Zm9vYmE=' True True True True
# expect: urlsafe_b64 b'Zm9vYmFy' True True True True
# expect: urlsafe_b64 b'AAUKDxQZHiMoLTI3PEFGS1BVWl9kaW5zeH2Ch4yRlpugpaqvtLm-w8jN0tfc4ebr8PX6_w==' True True True True
# expect: urlsafe_b64 b'AAAAAA==' True True True True
# expect: urlsafe_b64 b'ICAgIA==' True True True True
# expect: urlsafe_b64 b'____________' True True True True
# expect: b32 b'' True True True True
# expect: b32 b'MY======' True True True True
# expect: b32 b'MZXQ====' True True True True
# expect: b32 b'MZXW6===' True True True True
# expect: b32 b'MZXW6YQ=' True True True True
# expect: b32 b'MZXW6YTB' True True True True
# expect: b32 b'MZXW6YTBOI======' True True True True
# expect: b32 b'AACQUDYUDEPCGKBNGI3TYQKGJNIFKWS7MRUW443YPWBIPDERS2N2BJNKV62LTPWDZDG5FV644HTOX4HV7L7Q====' True True True True
# expect: b32 b'AAAAAAA=' True True True True
# expect: b32 b'EAQCAIA=' True True True True
# expect: b32 b'77777777777777Y=' True True True True
# expect: b32hex b'' True True True True
# expect: b32hex b'CO======' True True True True
# expect: b32hex b'CPNG====' True True True True
# expect: b32hex b'CPNMU===' True True True True
# expect: b32hex b'CPNMUOG=' True True True True
# expect: b32hex b'CPNMUOJ1' True True True True
# expect: b32hex b'CPNMUOJ1E8======' True True True True
# expect: b32hex b'002GK3OK34F26A1D68RJOGA69D85AMIVCHKMSSROFM18F34HIQDQ19DALUQBJFM3P36T5LUSS7JENS7LVBVG====' True True True True
# expect: b32hex b'0000000=' True True True True
# expect: b32hex b'40G2080=' True True True True
# expect: b32hex b'VVVVVVVVVVVVVVO=' True True True True
# expect: b16 b'' True True True True
# expect: b16 b'66' True True True True
# expect: b16 b'666F' True True True True
# expect: b16 b'666F6F' True True True True
# expect: b16 b'666F6F62' True True True True
# expect: b16 b'666F6F6261' True True True True
# expect: b16 b'666F6F626172' True True True True
# expect: b16 b'00050A0F14191E23282D32373C41464B50555A5F64696E73787D82878C91969BA0A5AAAFB4B9BEC3C8CDD2D7DCE1E6EBF0F5FAFF' True True True True
# expect: b16 b'00000000' True True True True
# expect: b16 b'20202020' True True True True
# expect: b16 b'FFFFFFFFFFFFFFFFFF' True True True True
# expect: a85 b'' True True True True
# expect: a85 b'Ac' True True True True
# expect: a85 b'Ao@' True True True True
# expect: a85 b'AoDS' True True True True
# expect: a85 b'AoDTs' True True True True
# expect: a85 b'AoDTs@/' True True True True
# expect: a85 b'AoDTs@<)' True True True True
# expect: a85 b"!!N]?'H%r:-nR254@)G0:fU\\+A8,q&G^Y1!N00EqTV\\Zl[(3ogaN`/bgu7D]nFcYX" True True True True
# expect: a85 b'z' True True True True
# expect: a85 b'+<VdL' True True True True
# expect: a85 b's8W-!s8W-!rr' True True True True
# expect: b85 b'' True True True True
# expect: b85 b'W&' True True True True
# expect: b85 b'W^V' True True True True
# expect: b85 b'W^Zo' True True True True
# expect: b85 b'W^Zp|' True True True True
# expect: b85 b'W^Zp|VE' True True True True
# expect: b85 b'W^Zp|VR8' True True True True
# expect: b85 b'00jyU6d4{PC@nHKJV8cFP*qxAWNB`5czuG0jFFa`prxv>w7I^+$j#E%+~MZy@b&ut' True True True True
# expect: b85 b'00000' True True True True
# expect: b85 b'ARr(h' True True True True
# expect: b85 b'|NsC0|NsC0{{' True True True True
# expect: z85 b'' True True True True
# expect: z85 b'w=' True True True True
# expect: z85 b'w]v' True True True True
# expect: z85 b'w]zO' True True True True
# expect: z85 b'w]zP%' True True True True
# expect: z85 b'w]zP%ve' True True True True
# expect: z85 b'w]zP%vr8' True True True True
# expect: z85 b'00JYu6D4@pc[Nhkjv8Cfp/QXawnb}5CZUg0JffA}PRXV(W7i]*:J-e+*#mzY[B=UT' True True True True
# expect: z85 b'00000' True True True True
# expect: z85 b'arR^H' True True True True
# expect: z85 b'%nSc0%nSc0@@' True True True True
print(base64.b64encode(b'\xfb\xff', b'-_'), base64.b64decode('-_8=', '-_'), base64.encodebytes(bytes(100)), base64.decodebytes(b'YWJj\nZGVm\n'))
# expect: b'-_8=' b'\xfb\xff' b'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==\n' b'abcdef'
print(base64.a85encode(b'hello world' * 3, wrapcol=10, adobe=True), base64.a85encode(b'    abcd', foldspaces=True), base64.a85encode(b'abc', pad=True), base64.b85encode(b'abc', pad=True))
# expect: b'<~BOu!rD]j\n7BEbo9"ASc\n1$+EqaECh.\n3jCi"#4GAh\nM<A,~>' b'y@:E_W' b'@:E^H' b'VPazd'
print(base64.a85decode(b'<~87cURDZ~>', adobe=True), base64.a85decode('y', foldspaces=True), base64.b32decode(b'me======', casefold=True), base64.b32decode(b'M1023456', map01=b'L'))
# expect: b'Hello' b'    ' b'a' b'b\xdd\xad\xf3\xbe'
for f, args, kw in ((base64.b64decode, (b'abc',), {}), (base64.b64decode, ('é',), {}), (base64.b64decode, (3,), {}), (base64.b64decode, (b'YW!Jj',), {'validate': True}), (base64.b64encode, ('x',), {}), (base64.b64encode, (b'x', b'abc'), {}),
                    (base64.b32decode, (b'AAA',), {}), (base64.b32decode, (b'aaaaaaaa',), {}), (base64.b32decode, (b'A=======',), {}), (base64.b16decode, (b'ab',), {}), (base64.b16decode, (b'ABC',), {}), (base64.a85decode, (b'abc\xff',), {}), (base64.a85decode, (b'abzcd',), {}),
                    (base64.a85decode, (b'uuuuu',), {}), (base64.a85decode, (b'abc',), {'adobe': True}), (base64.b85decode, (b'ab"cd',), {}), (base64.b85decode, (b'~~~~~',), {}), (base64.z85decode, (b'#####',), {}), (base64.encodebytes, ('x',), {})):
    print(f.__name__, args, kw, t(f, *args, **kw))
# expect: b64decode (b'abc',) {} Error: Incorrect padding
# expect: b64decode ('é',) {} ValueError: string argument should contain only ASCII characters
# expect: b64decode (3,) {} TypeError: argument should be a bytes-like object or ASCII string, not 'int'
# expect: b64decode (b'YW!Jj',) {'validate': True} Error: Only base64 data is allowed
# expect: b64encode ('x',) {} TypeError: a bytes-like object is required, not 'str'
# expect: b64encode (b'x', b'abc') {} AssertionError: b'abc'
# expect: b32decode (b'AAA',) {} Error: Incorrect padding
# expect: b32decode (b'aaaaaaaa',) {} Error: Non-base32 digit found
# expect: b32decode (b'A=======',) {} Error: Incorrect padding
# expect: b16decode (b'ab',) {} Error: Non-base16 digit found
# expect: b16decode (b'ABC',) {} Error: Odd-length string
# expect: a85decode (b'abc\xff',) {} ValueError: Non-Ascii85 digit found: ÿ
# expect: a85decode (b'abzcd',) {} ValueError: z inside Ascii85 5-tuple
# expect: a85decode (b'uuuuu',) {} ValueError: Ascii85 overflow
# expect: a85decode (b'abc',) {'adobe': True} ValueError: Ascii85 encoded byte sequences must end with b'~>'
# expect: b85decode (b'ab"cd',) {} ValueError: bad base85 character at position 2
# expect: b85decode (b'~~~~~',) {} ValueError: base85 overflow in hunk starting at byte 0
# expect: z85decode (b'#####',) {} ValueError: z85 overflow in hunk starting at byte 0
# expect: encodebytes ('x',) {} TypeError: expected bytes-like object, not str
out = io.BytesIO()
base64.encode(io.BytesIO(bytes(range(120))), out)
print(out.getvalue())
# expect: b'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4\nOTo7PD0+P0BBQkNERUZHSElKS0xNTk9QUVJTVFVWV1hZWltcXV5fYGFiY2RlZmdoaWprbG1ub3Bx\ncnN0dXZ3\n'
back = io.BytesIO()
base64.decode(io.BytesIO(out.getvalue()), back)
print(back.getvalue() == bytes(range(120)))  # expect: True
