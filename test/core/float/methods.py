print((1.5).is_integer(), (2.0).is_integer(), (0.75).as_integer_ratio(), (1.5).hex(), float.fromhex("0x1.8p+1"), (2.5).conjugate(), (2.5).real, (2.5).imag)
# expect: False True (3, 4) 0x1.8000000000000p+0 3.0 2.5 2.5 0.0
for text in ("1.5", " -2.5e3 ", "inf", "-Infinity", "nan", "1_0.5", ".5", "5.", "1e400", "1e-400", "", "x", "1.5.5", "0x1", "1e", "٣.٥", "+1", "--1", "1__0"):
    try:
        print(repr(text), float(text))
    except ValueError as error:
        print(error)
# expect: '1.5' 1.5
# expect: ' -2.5e3 ' -2500.0
# expect: 'inf' inf
# expect: '-Infinity' -inf
# expect: 'nan' nan
# expect: '1_0.5' 10.5
# expect: '.5' 0.5
# expect: '5.' 5.0
# expect: '1e400' inf
# expect: '1e-400' 0.0
# expect: could not convert string to float: ''
# expect: could not convert string to float: 'x'
# expect: could not convert string to float: '1.5.5'
# expect: could not convert string to float: '0x1'
# expect: could not convert string to float: '1e'
# expect: '٣.٥' 3.5
# expect: '+1' 1.0
# expect: could not convert string to float: '--1'
# expect: could not convert string to float: '1__0'
for value in (0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 1e20, 0.1 + 0.2, 123.456):
    print(round(value), round(value, 1), round(value, 2), int(value), end="; ")
print()
# expect: 0 0.5 0.5 0; 2 1.5 1.5 1; 2 2.5 2.5 2; 0 -0.5 -0.5 0; -2 -1.5 -1.5 -1; 3 2.7 2.67 2; 100000000000000000000 1e+20 1e+20 100000000000000000000; 0 0.3 0.3 0; 123 123.5 123.46 123; 
print(round(1234.5678, -2), round(5e-324, 3), round(1e308, 2), round(2.5, 0), type(round(2.5)), type(round(2.5, 0)), round(-0.4))
# expect: 1200.0 0.0 1e+308 2.0 <class 'int'> <class 'float'> 0
for value in (1e-7, 123456789.123456789, 1e21, 1.1, 100.0, 1e100, 4.35, 0.1, 1e-10, 5e-324, 1.7976931348623157e308, 2 ** 0.5, 1 / 3 * 3, 9007199254740993.0):
    print(value, repr(value) == str(value), float(str(value)) == value, end="; ")
print()
# expect: 1e-07 True True; 123456789.12345679 True True; 1e+21 True True; 1.1 True True; 100.0 True True; 1e+100 True True; 4.35 True True; 0.1 True True; 1e-10 True True; 5e-324 True True; 1.7976931348623157e+308 True True; 1.4142135623730951 True True; 1.0 True True; 9007199254740992.0 True True; 
print(hash(1.0) == hash(1), hash(0.5), hash(float("inf")), hash(-0.0), 1.0 == True, {1.0: "a"}[1], float(True), float(), float(5), float("5"))
# expect: True 1152921504606846976 314159 0 True a 1.0 0.0 5.0 5.0
for text in ("round(float('nan'))", "round(float('inf'))", "int(float('inf'))", "(0.1).as_integer_ratio()", "float('nan').as_integer_ratio()", "float.fromhex('x')", "float([])", "1.5 .x", "1.5 % 0",
             "round(1.5, 'x')", "float('1', '2')", "1.5 < 'x'", "1.5 // 0"):
    try:
        print(eval(text))
    except (ValueError, OverflowError, AttributeError, TypeError, ZeroDivisionError) as error:
        print(type(error).__name__, error)
# expect: ValueError cannot convert float NaN to integer
# expect: OverflowError cannot convert float infinity to integer
# expect: OverflowError cannot convert float infinity to integer
# expect: (3602879701896397, 36028797018963968)
# expect: ValueError cannot convert NaN to integer ratio
# expect: ValueError invalid hexadecimal floating-point string
# expect: TypeError float() argument must be a string or a real number, not 'list'
# expect: AttributeError 'float' object has no attribute 'x'
# expect: ZeroDivisionError division by zero
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError float expected at most 1 argument, got 2
# expect: TypeError '<' not supported between instances of 'float' and 'str'
# expect: ZeroDivisionError division by zero
print(max(1.0, 1), max(1, 1.0), min(0.0, -0.0), sorted([2.5, 1, 1.5, -1]), sum([0.1] * 10), sum([1, 2.5, 3]), 0.1 + 0.2 == 0.3, abs(-2.5), divmod(7.5, 2), pow(2.0, 3), -7.5 // 2)
# expect: 1.0 1 0.0 [-1, 1, 1.5, 2.5] 1.0 6.5 False 2.5 (3.0, 1.5) 8.0 -4.0
