print((255).bit_length(), (0).bit_length(), (-8).bit_length(), (2 ** 100).bit_length(), (13).bit_count(), (10).conjugate())
# expect: 8 0 4 101 3 10
print((1).real, (1).imag, (3).numerator, (3).denominator, (5).as_integer_ratio(), (7).is_integer())
# expect: 1 0 3 1 (5, 1) True
print((1024).to_bytes(2, "big"), (1024).to_bytes(4, "little"), (-1).to_bytes(2, "big", signed=True), (5).to_bytes(), (0).to_bytes(0, "big"))
# expect: b'\x04\x00' b'\x00\x04\x00\x00' b'\xff\xff' b'\x05' b''
print(int.from_bytes(b"\x04\x00", "big"), int.from_bytes(b"\xff\xff", "little", signed=True), int.from_bytes([1, 2]))
# expect: 1024 -1 258
for text in ("0", "42", "-7", "+5", " 12 ", "1_000", "٣", "0x1f", "1.5", "", "abc", "1__0", "- 1", "12a", "\n7\t"):
    try:
        print(repr(text), int(text))
    except ValueError as error:
        print(error)
# expect: '0' 0
# expect: '42' 42
# expect: '-7' -7
# expect: '+5' 5
# expect: ' 12 ' 12
# expect: '1_000' 1000
# expect: '٣' 3
# expect: invalid literal for int() with base 10: '0x1f'
# expect: invalid literal for int() with base 10: '1.5'
# expect: invalid literal for int() with base 10: ''
# expect: invalid literal for int() with base 10: 'abc'
# expect: invalid literal for int() with base 10: '1__0'
# expect: invalid literal for int() with base 10: '- 1'
# expect: invalid literal for int() with base 10: '12a'
# expect: '\n7\t' 7
print(int("ff", 16), int("0xff", 16), int("0b101", 0), int("z", 36), int("-0o17", 8), int("0x1F", 0), int("10", 3), int(b"12"), int(3.99), int(-3.99), int(True), int())
# expect: 255 255 5 35 -15 31 3 12 3 -3 1 0
for args in (("2", 2), ("5", 1), ("5", 37), ("010", 0), (5, 10), ("x", 10)):
    try:
        print(int(*args))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
# expect: ValueError invalid literal for int() with base 2: '2'
# expect: ValueError int() base must be >= 2 and <= 36, or 0
# expect: ValueError int() base must be >= 2 and <= 36, or 0
# expect: ValueError invalid literal for int() with base 0: '010'
# expect: TypeError int() can't convert non-string with explicit base
# expect: ValueError invalid literal for int() with base 10: 'x'
print(bin(10), oct(8), hex(255), bin(-5), hex(-255), hex(2 ** 70), format(10, "b"), str(2 ** 64), repr(-(10 ** 25)))
# expect: 0b1010 0o10 0xff -0b101 -0xff 0x400000000000000000 1010 18446744073709551616 -10000000000000000000000000
print(round(1234, -2), round(1250, -2), round(1350, -2), round(-15, -1), round(25, -1), round(5), round(10 ** 25 + 5, -1), round(7, 3), round(5, -5))
# expect: 1200 1200 1400 -20 20 5 10000000000000000000000000 7 0
print(int.__name__, type(5).__mro__, isinstance(True, int), bool(2), True + 1, True == 1, str(True), int.__add__(1, 2), (5).__lt__(6), (5).__add__("x"))
# expect: int (<class 'int'>, <class 'object'>) True True 2 True True 3 True NotImplemented
for text in ("(300).to_bytes(1, 'big')", "(-1).to_bytes(1, 'big')", "int('1' * 5000)", "1 .foo", "int([])", "(5).bit_length(1)"):
    try:
        print(eval(text))
    except (OverflowError, ValueError, AttributeError, TypeError) as error:
        print(type(error).__name__, str(error)[:80])
# expect: OverflowError int too big to convert
# expect: OverflowError can't convert negative int to unsigned
# expect: ValueError Exceeds the limit (4300 digits) for integer string conversion: value has 5000 di
# expect: AttributeError 'int' object has no attribute 'foo'
# expect: TypeError int() argument must be a string, a bytes-like object or a real number, not 'list
# expect: TypeError int.bit_length() takes no arguments (1 given)
