for value, spec in [
    (42, "d"), (42, "5d"), (42, "<5d"), (42, "^7d"), (42, "=+7d"), (42, "07d"), (-42, "07d"), (42, "x"), (42, "X"), (42, "#x"), (42, "#o"),
    (42, "b"), (42, "#010b"), (65, "c"), (1234567, ","), (1234567, "_"), (255, "_x"), (1 << 20, "_b"), (42, "e"), (42, ".2f"), (42, "%"),
    (42, "n"), (42, " d"), (42, "*^9"), (10 ** 20, ","), (True, "d"), (True, ""), (0, "x"), (-255, "#x"), (42, "+"),
    (3.14159, ""), (3.14159, ".2"), (3.14159, ".2f"), (3.14159, "10.3f"), (3.14159, "<10.3f"), (3.14159, "+.1f"), (3.14159, "e"),
    (3.14159, ".3e"), (3.14159, "E"), (3.14159, "g"), (3.14159, ".10g"), (1234567.891, ",.2f"), (1234567.891, "_.1f"), (0.256, ".1%"),
    (1e10, "g"), (1e-5, "g"), (1e5, "g"), (1e16, ""), (1.0, ""), (1.0, "g"), (1.0, "#g"), (2.5, ".0f"), (3.5, ".0f"), (0.5, ".0f"), (1e22, "f"),
    (-0.0, ""), (-0.0, ".1f"), (-0.001, "z.1f"), (float("inf"), "f"), (float("nan"), "5"), (float("-inf"), "F"), (1e300, ".3"),
    ("text", ""), ("text", "10"), ("text", ">10"), ("text", "^10"), ("text", ".2"), ("text", "-<8.3"), ("text", "s"), ("é", "*^3"),
    (1 + 2j, ""), (1 + 2j, ".2f"), (1 + 2j, ">12"), (None, ""), ([1], ""),
]:
    print(f"{value!r:>8} {spec!r:>8} [{format(value, spec)}]")
# expect:       42      'd' [42]
# expect:       42     '5d' [   42]
# expect:       42    '<5d' [42   ]
# expect:       42    '^7d' [  42   ]
# expect:       42   '=+7d' [+    42]
# expect:       42    '07d' [0000042]
# expect:      -42    '07d' [-000042]
# expect:       42      'x' [2a]
# expect:       42      'X' [2A]
# expect:       42     '#x' [0x2a]
# expect:       42     '#o' [0o52]
# expect:       42      'b' [101010]
# expect:       42  '#010b' [0b00101010]
# expect:       65      'c' [A]
# expect:  1234567      ',' [1,234,567]
# expect:  1234567      '_' [1_234_567]
# expect:      255     '_x' [ff]
# expect:  1048576     '_b' [1_0000_0000_0000_0000_0000]
# expect:       42      'e' [4.200000e+01]
# expect:       42    '.2f' [42.00]
# expect:       42      '%' [4200.000000%]
# expect:       42      'n' [42]
# expect:       42     ' d' [ 42]
# expect:       42    '*^9' [***42****]
# expect: 100000000000000000000      ',' [100,000,000,000,000,000,000]
# expect:     True      'd' [1]
# expect:     True       '' [True]
# expect:        0      'x' [0]
# expect:     -255     '#x' [-0xff]
# expect:       42      '+' [+42]
# expect:  3.14159       '' [3.14159]
# expect:  3.14159     '.2' [3.1]
# expect:  3.14159    '.2f' [3.14]
# expect:  3.14159  '10.3f' [     3.142]
# expect:  3.14159 '<10.3f' [3.142     ]
# expect:  3.14159   '+.1f' [+3.1]
# expect:  3.14159      'e' [3.141590e+00]
# expect:  3.14159    '.3e' [3.142e+00]
# expect:  3.14159      'E' [3.141590E+00]
# expect:  3.14159      'g' [3.14159]
# expect:  3.14159   '.10g' [3.14159]
# expect: 1234567.891   ',.2f' [1,234,567.89]
# expect: 1234567.891   '_.1f' [1_234_567.9]
# expect:    0.256    '.1%' [25.6%]
# expect: 10000000000.0      'g' [1e+10]
# expect:    1e-05      'g' [1e-05]
# expect: 100000.0      'g' [100000]
# expect:    1e+16       '' [1e+16]
# expect:      1.0       '' [1.0]
# expect:      1.0      'g' [1]
# expect:      1.0     '#g' [1.00000]
# expect:      2.5    '.0f' [2]
# expect:      3.5    '.0f' [4]
# expect:      0.5    '.0f' [0]
# expect:    1e+22      'f' [10000000000000000000000.000000]
# expect:     -0.0       '' [-0.0]
# expect:     -0.0    '.1f' [-0.0]
# expect:   -0.001   'z.1f' [0.0]
# expect:      inf      'f' [inf]
# expect:      nan      '5' [  nan]
# expect:     -inf      'F' [-INF]
# expect:   1e+300     '.3' [1e+300]
# expect:   'text'       '' [text]
# expect:   'text'     '10' [text      ]
# expect:   'text'    '>10' [      text]
# expect:   'text'    '^10' [   text   ]
# expect:   'text'     '.2' [te]
# expect:   'text'  '-<8.3' [tex-----]
# expect:   'text'      's' [text]
# expect:      'é'    '*^3' [*é*]
# expect:   (1+2j)       '' [(1+2j)]
# expect:   (1+2j)    '.2f' [1.00+2.00j]
# expect:   (1+2j)    '>12' [      (1+2j)]
# expect:     None       '' [None]
# expect:      [1]       '' [[1]]
for value, spec in [(42, "s"), ("x", "d"), (1.5, "d"), (42, "q"), ("x", "="), (42, ".3d"), ([1], "5"), (None, ">5"), (1.5, "x"), ("x", ","),
                    (5, "10.2.3"), ("x", "+"), (300, "c,"), (1.5, "#c"), (-1, "c"), ("s", "#s"), (5, ",_"), (5, "5 5")]:
    try:
        print(format(value, spec))
    except (ValueError, TypeError, OverflowError) as e:
        print(f"{value!r} {spec!r}: {type(e).__name__}: {e}")
# expect: 42 's': ValueError: Unknown format code 's' for object of type 'int'
# expect: 'x' 'd': ValueError: Unknown format code 'd' for object of type 'str'
# expect: 1.5 'd': ValueError: Unknown format code 'd' for object of type 'float'
# expect: 42 'q': ValueError: Unknown format code 'q' for object of type 'int'
# expect: 'x' '=': ValueError: '=' alignment not allowed in string format specifier
# expect: 42 '.3d': ValueError: Precision not allowed in integer format specifier
# expect: [1] '5': TypeError: unsupported format string passed to list.__format__
# expect: None '>5': TypeError: unsupported format string passed to NoneType.__format__
# expect: 1.5 'x': ValueError: Unknown format code 'x' for object of type 'float'
# expect: 'x' ',': ValueError: Cannot specify ',' with 's'.
# expect: 5 '10.2.3': ValueError: Invalid format specifier '10.2.3' for object of type 'int'
# expect: 'x' '+': ValueError: Sign not allowed in string format specifier
# expect: 300 'c,': ValueError: Invalid format specifier 'c,' for object of type 'int'
# expect: 1.5 '#c': ValueError: Unknown format code 'c' for object of type 'float'
# expect: -1 'c': OverflowError: %c arg not in range(0x110000)
# expect: 's' '#s': ValueError: Alternate form (#) not allowed in string format specifier
# expect: 5 ',_': ValueError: Cannot specify both ',' and '_'.
# expect: 5 '5 5': ValueError: Invalid format specifier '5 5' for object of type 'int'
