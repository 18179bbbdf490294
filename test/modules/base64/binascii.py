# Module binascii: every direction, strict and lenient, and the errors.
# since: 3.14
import binascii as b
def t(s):
    try: print(s,'->',eval(s))
    except Exception as e: print(s,'!!',type(e).__module__,type(e).__name__,e)
for s in ["b.a2b_base64(b'YQ')","b.a2b_base64(b'YQ=')","b.a2b_base64(b'YQ==')","b.a2b_base64(b'Y')","b.a2b_base64(b'YQ==YQ==')","b.a2b_base64(b'Y Q = = \\n!')","b.a2b_base64(b'YWJj=',strict_mode=True)","b.a2b_base64(b'=YWJj',strict_mode=True)","b.a2b_base64(b'YW==Jj',strict_mode=True)","b.a2b_base64(b'Y Jj',strict_mode=True)","b.a2b_base64(b'YQ===',strict_mode=True)","b.a2b_base64(b'YQ==\\n',strict_mode=True)","b.a2b_base64(b'YQ=',strict_mode=True)","b.a2b_base64(b'YQ=a',strict_mode=True)","b.a2b_base64(b'',strict_mode=True)","b.a2b_base64('YWJj')","b.a2b_base64('é')","b.a2b_base64(3)","b.a2b_base64(b'A')","b.a2b_base64(b'ABCDE')","b.a2b_base64(b'ab=')","b.a2b_base64(b'ab=c')","b.a2b_base64(b'a=b=')","b.a2b_base64(b'====')","b.b2a_base64(b'abc')","b.b2a_base64(b'abc',newline=False)","b.b2a_base64('abc')","b.hexlify(b'abc')","b.hexlify(b'abcdef',':')","b.hexlify(b'abcdef',b'-',2)","b.hexlify(b'abcdef','-',-4)","b.hexlify(b'abcdef','--')","b.hexlify(b'abcdef','é')","b.hexlify('a')","b.unhexlify('6162')","b.unhexlify('616')","b.unhexlify('6g')","b.unhexlify(b' 61')","b.unhexlify(3)","b.unhexlify('é1')","b.crc32(b'abc')","b.crc32(b'abc',1)","b.crc32('a')","b.crc32(b'abc',-1)","b.crc_hqx(b'abc',0)","b.crc_hqx(b'abc')","b.b2a_uu(b'hello world')","b.b2a_uu(b'x'*46)","b.b2a_uu(b'\\0a',backtick=True)","b.a2b_uu(b'+:&5L;&\\\\@=V]R;&0\\n')","b.a2b_uu(b'')","b.a2b_uu(b' ')","b.a2b_uu(b'!\\x7f')","b.a2b_uu(b'#86)C!')","b.b2a_qp(b'a=b \\n\\xe9\\t')","b.b2a_qp(b'x'*80)","b.b2a_qp(b'a b_',header=True)","b.b2a_qp(b'a\\tb ',quotetabs=True)","b.b2a_qp(b'.\\n')","b.b2a_qp(b'a\\r\\nb',istext=False)","b.a2b_qp(b'a=3Db=\\nc =20')","b.a2b_qp(b'a_b=',header=True)","b.a2b_qp(b'=XX=4')","b.Error.__mro__","b.Incomplete.__mro__"]: t(s)
# expect: b.a2b_base64(b'YQ') !! binascii Error Incorrect padding
# expect: b.a2b_base64(b'YQ=') !! binascii Error Incorrect padding
# expect: b.a2b_base64(b'YQ==') -> b'a'
# expect: b.a2b_base64(b'Y') !! binascii Error Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
# expect: b.a2b_base64(b'YQ==YQ==') -> b'a\x06\x10'
# expect: b.a2b_base64(b'Y Q = = \n!') -> b'a'
# expect: b.a2b_base64(b'YWJj=',strict_mode=True) !! binascii Error Excess padding not allowed
# expect: b.a2b_base64(b'=YWJj',strict_mode=True) !! binascii Error Leading padding not allowed
# expect: b.a2b_base64(b'YW==Jj',strict_mode=True) !! binascii Error Excess data after padding
# expect: b.a2b_base64(b'Y Jj',strict_mode=True) !! binascii Error Only base64 data is allowed
# expect: b.a2b_base64(b'YQ===',strict_mode=True) !! binascii Error Excess padding not allowed
# expect: b.a2b_base64(b'YQ==\n',strict_mode=True) !! binascii Error Only base64 data is allowed
# expect: b.a2b_base64(b'YQ=',strict_mode=True) !! binascii Error Incorrect padding
# expect: b.a2b_base64(b'YQ=a',strict_mode=True) !! binascii Error Discontinuous padding not allowed
# expect: b.a2b_base64(b'',strict_mode=True) -> b''
# expect: b.a2b_base64('YWJj') -> b'abc'
# expect: b.a2b_base64('é') !! builtins ValueError string argument should contain only ASCII characters
# expect: b.a2b_base64(3) !! builtins TypeError argument should be bytes, buffer or ASCII string, not 'int'
# expect: b.a2b_base64(b'A') !! binascii Error Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
# expect: b.a2b_base64(b'ABCDE') !! binascii Error Invalid base64-encoded string: number of data characters (5) cannot be 1 more than a multiple of 4
# expect: b.a2b_base64(b'ab=') !! binascii Error Incorrect padding
# expect: b.a2b_base64(b'ab=c') !! binascii Error Incorrect padding
# expect: b.a2b_base64(b'a=b=') !! binascii Error Incorrect padding
# expect: b.a2b_base64(b'====') -> b''
# expect: b.b2a_base64(b'abc') -> b'YWJj\n'
# expect: b.b2a_base64(b'abc',newline=False) -> b'YWJj'
# expect: b.b2a_base64('abc') !! builtins TypeError a bytes-like object is required, not 'str'
# expect: b.hexlify(b'abc') -> b'616263'
# expect: b.hexlify(b'abcdef',':') -> b'61:62:63:64:65:66'
# expect: b.hexlify(b'abcdef',b'-',2) -> b'6162-6364-6566'
# expect: b.hexlify(b'abcdef','-',-4) -> b'61626364-6566'
# expect: b.hexlify(b'abcdef','--') !! builtins ValueError sep must be length 1.
# expect: b.hexlify(b'abcdef','é') -> b'61\xe962\xe963\xe964\xe965\xe966'
# expect: b.hexlify('a') !! builtins TypeError a bytes-like object is required, not 'str'
# expect: b.unhexlify('6162') -> b'ab'
# expect: b.unhexlify('616') !! binascii Error Odd-length string
# expect: b.unhexlify('6g') !! binascii Error Non-hexadecimal digit found
# expect: b.unhexlify(b' 61') !! binascii Error Odd-length string
# expect: b.unhexlify(3) !! builtins TypeError argument should be bytes, buffer or ASCII string, not 'int'
# expect: b.unhexlify('é1') !! builtins ValueError string argument should contain only ASCII characters
# expect: b.crc32(b'abc') -> 891568578
# expect: b.crc32(b'abc',1) -> 887499765
# expect: b.crc32('a') !! builtins TypeError a bytes-like object is required, not 'str'
# expect: b.crc32(b'abc',-1) -> 899311407
# expect: b.crc_hqx(b'abc',0) -> 40406
# expect: b.crc_hqx(b'abc') !! builtins TypeError crc_hqx expected 2 arguments, got 1
# expect: b.b2a_uu(b'hello world') -> b'+:&5L;&\\@=V]R;&0 \n'
# expect: b.b2a_uu(b'x'*46) !! binascii Error At most 45 bytes at once
# expect: b.b2a_uu(b'\0a',backtick=True) -> b'"`&$`\n'
# expect: b.a2b_uu(b'+:&5L;&\\@=V]R;&0\n') -> b'hello world'
# expect: b.a2b_uu(b'') !! binascii Error Missing length byte
# expect: b.a2b_uu(b' ') -> b''
# expect: b.a2b_uu(b'!\x7f') !! binascii Error Illegal char
# expect: b.a2b_uu(b'#86)C!') !! binascii Error Trailing garbage
# expect: b.b2a_qp(b'a=b \n\xe9\t') -> b'a=3Db=20\n=E9=09'
# expect: b.b2a_qp(b'x'*80) -> b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\nxxxxx'
# expect: b.b2a_qp(b'a b_',header=True) -> b'a_b=5F'
# expect: b.b2a_qp(b'a\tb ',quotetabs=True) -> b'a=09b=20'
# expect: b.b2a_qp(b'.\n') -> b'=2E\n'
# expect: b.b2a_qp(b'a\r\nb',istext=False) -> b'a=0D=0Ab'
# expect: b.a2b_qp(b'a=3Db=\nc =20') -> b'a=bc  '
# expect: b.a2b_qp(b'a_b=',header=True) -> b'a b'
# expect: b.a2b_qp(b'=XX=4') -> b'=XX=4'
# expect: b.Error.__mro__ -> (<class 'binascii.Error'>, <class 'ValueError'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>)
# expect: b.Incomplete.__mro__ -> (<class 'binascii.Incomplete'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>)
