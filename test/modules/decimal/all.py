# Module decimal: making numbers, text and formats, comparison and hashes, contexts, signals and traps, copies; and the errors.
# since: 3.14
import copy, math, numbers, decimal
from fractions import Fraction
from decimal import *


def t(f, *a, **k):
    try:
        return f(*a, **k)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


def run(line):
    try:
        return repr(eval(line))
    except Exception as e:
        return f'{type(e).__name__}: {e!s}'


print(sorted(n for n in dir(decimal) if n[0] != '_'))
# expect: ['BasicContext', 'Clamped', 'Context', 'ConversionSyntax', 'Decimal', 'DecimalException', 'DecimalTuple', 'DefaultContext', 'DivisionByZero', 'DivisionImpossible', 'DivisionUndefined', 'ExtendedContext', 'FloatOperation', 'HAVE_CONTEXTVAR', 'HAVE_THREADS', 'IEEEContext', 'IEEE_CONTEXT_MAX_BITS', 'Inexact', 'InvalidContext', 'InvalidOperation', 'MAX_EMAX', 'MAX_PREC', 'MIN_EMIN', 'MIN_ETINY', 'Overflow', 'ROUND_05UP', 'ROUND_CEILING', 'ROUND_DOWN', 'ROUND_FLOOR', 'ROUND_HALF_DOWN', 'ROUND_HALF_EVEN', 'ROUND_HALF_UP', 'ROUND_UP', 'Rounded', 'Subnormal', 'Underflow', 'getcontext', 'localcontext', 'setcontext']
print(sorted(n for n in dir(Decimal) if n not in dir(object) and n != '__module__'))
# expect: ['__abs__', '__add__', '__bool__', '__ceil__', '__complex__', '__copy__', '__deepcopy__', '__divmod__', '__float__', '__floor__', '__floordiv__', '__int__', '__mod__', '__mul__', '__neg__', '__pos__', '__pow__', '__radd__', '__rdivmod__', '__rfloordiv__', '__rmod__', '__rmul__', '__round__', '__rpow__', '__rsub__', '__rtruediv__', '__sub__', '__truediv__', '__trunc__', 'adjusted', 'as_integer_ratio', 'as_tuple', 'canonical', 'compare', 'compare_signal', 'compare_total', 'compare_total_mag', 'conjugate', 'copy_abs', 'copy_negate', 'copy_sign', 'exp', 'fma', 'from_float', 'from_number', 'imag', 'is_canonical', 'is_finite', 'is_infinite', 'is_nan', 'is_normal', 'is_qnan', 'is_signed', 'is_snan', 'is_subnormal', 'is_zero', 'ln', 'log10', 'logb', 'logical_and', 'logical_invert', 'logical_or', 'logical_xor', 'max', 'max_mag', 'min', 'min_mag', 'next_minus', 'next_plus', 'next_toward', 'normalize', 'number_class', 'quantize', 'radix', 'real', 'remainder_near', 'rotate', 'same_quantum', 'scaleb', 'shift', 'sqrt', 'to_eng_string', 'to_integral', 'to_integral_exact', 'to_integral_value']
print(sorted(n for n in dir(Context) if n not in dir(object) and n not in ('__module__', 'flags', 'traps')))
# expect: ['Emax', 'Emin', 'Etiny', 'Etop', '__copy__', '_apply', 'abs', 'add', 'canonical', 'capitals', 'clamp', 'clear_flags', 'clear_traps', 'compare', 'compare_signal', 'compare_total', 'compare_total_mag', 'copy', 'copy_abs', 'copy_decimal', 'copy_negate', 'copy_sign', 'create_decimal', 'create_decimal_from_float', 'divide', 'divide_int', 'divmod', 'exp', 'fma', 'is_canonical', 'is_finite', 'is_infinite', 'is_nan', 'is_normal', 'is_qnan', 'is_signed', 'is_snan', 'is_subnormal', 'is_zero', 'ln', 'log10', 'logb', 'logical_and', 'logical_invert', 'logical_or', 'logical_xor', 'max', 'max_mag', 'min', 'min_mag', 'minus', 'multiply', 'next_minus', 'next_plus', 'next_toward', 'normalize', 'number_class', 'plus', 'power', 'prec', 'quantize', 'radix', 'remainder', 'remainder_near', 'rotate', 'rounding', 'same_quantum', 'scaleb', 'shift', 'sqrt', 'subtract', 'to_eng_string', 'to_integral', 'to_integral_exact', 'to_integral_value', 'to_sci_string']
for cls in (Clamped, Inexact, Overflow, Underflow, DivisionByZero, FloatOperation, ConversionSyntax, DivisionUndefined, InvalidContext):
    print([c.__name__ for c in cls.__mro__])
# expect: ['Clamped', 'DecimalException', 'ArithmeticError', 'Exception', 'BaseException', 'object']
# expect: ['Inexact', 'DecimalException', 'ArithmeticError', 'Exception', 'BaseException', 'object']
# expect: ['Overflow', 'Inexact', 'Rounded', 'DecimalException', 'ArithmeticError', 'Exception', 'BaseException', 'object']
# expect: ['Underflow', 'Inexact', 'Rounded', 'Subnormal', 'DecimalException', 'ArithmeticError', 'Exception', 'BaseException', 'object']
# expect: ['DivisionByZero', 'DecimalException', 'ZeroDivisionError', 'ArithmeticError', 'Exception', 'BaseException', 'object']
# expect: ['FloatOperation', 'DecimalException', 'ArithmeticError', 'TypeError', 'Exception', 'BaseException', 'object']
# expect: ['ConversionSyntax', 'InvalidOperation', 'DecimalException', 'ArithmeticError', 'Exception', 'BaseException', 'object']
# expect: ['DivisionUndefined', 'InvalidOperation', 'DecimalException', 'ZeroDivisionError', 'ArithmeticError', 'Exception', 'BaseException', 'object']
# expect: ['InvalidContext', 'InvalidOperation', 'DecimalException', 'ArithmeticError', 'Exception', 'BaseException', 'object']

# ---- making
for v in (0, -5, 10**40, True, '1.50', '-.5e-7', ' +1_000.25\n', 'inf', '-Infinity', 'nan', 'sNaN123', '-nan0', '٣.٤', '1e', '', '.', '1 0', '--1', '0x1', 'infinite', '1e9999999999999999999',
          1.5, 0.1, -0.0, float('inf'), float('nan'), 5e-324, (0, (1, 2), -1), (1, (), 2), (0, (0, 0, 3), 0), (0, (1,), 'F'), (1, (4, 5), 'n'), (0, (), 'N'), [1, [9], 9],
          (2, (1,), 0), (0, (10,), 0), (0, '1', 0), (0, (1,), 'x'), (0, (1,)), None, b'1', 1j, Fraction(1, 2)):
    print(repr(v), t(Decimal, v))
# expect: 0 0
# expect: -5 -5
# expect: 10000000000000000000000000000000000000000 10000000000000000000000000000000000000000
# expect: True 1
# expect: '1.50' 1.50
# expect: '-.5e-7' -5E-8
# expect: ' +1_000.25\n' 1000.25
# expect: 'inf' Infinity
# expect: '-Infinity' -Infinity
# expect: 'nan' NaN
# expect: 'sNaN123' sNaN123
# expect: '-nan0' -NaN
# expect: '٣.٤' 3.4
# expect: '1e' InvalidOperation: [<class 'decimal.ConversionSyntax'>]
# expect: '' InvalidOperation: [<class 'decimal.ConversionSyntax'>]
# expect: '.' InvalidOperation: [<class 'decimal.ConversionSyntax'>]
# expect: '1 0' InvalidOperation: [<class 'decimal.ConversionSyntax'>]
# expect: '--1' InvalidOperation: [<class 'decimal.ConversionSyntax'>]
# expect: '0x1' InvalidOperation: [<class 'decimal.ConversionSyntax'>]
# expect: 'infinite' InvalidOperation: [<class 'decimal.ConversionSyntax'>]
# expect: '1e9999999999999999999' InvalidOperation: [<class 'decimal.InvalidOperation'>]
# expect: 1.5 1.5
# expect: 0.1 0.1000000000000000055511151231257827021181583404541015625
# expect: -0.0 -0
# expect: inf Infinity
# expect: nan NaN
# expect: 5e-324 4.940656458412465441765687928682213723650598026143247644255856825006755072702087518652998363616359923797965646954457177309266567103559397963987747960107818781263007131903114045278458171678489821036887186360569987307230500063874091535649843873124733972731696151400317153853980741262385655911710266585566867681870395603106249319452715914924553293054565444011274801297099995419319894090804165633245247571478690147267801593552386115501348035264934720193790268107107491703332226844753335720832431936092382893458368060106011506169809753078342277318329247904982524730776375927247874656084778203734469699533647017972677717585125660551199131504891101451037862738167250955837389733598993664809941164205702637090279242767544565229087538682506419718265533447265625E-324
# expect: (0, (1, 2), -1) 1.2
# expect: (1, (), 2) -0E+2
# expect: (0, (0, 0, 3), 0) 3
# expect: (0, (1,), 'F') Infinity
# expect: (1, (4, 5), 'n') -NaN45
# expect: (0, (), 'N') sNaN
# expect: [1, [9], 9] -9E+9
# expect: (2, (1,), 0) ValueError: sign must be an integer with the value 0 or 1
# expect: (0, (10,), 0) ValueError: coefficient must be a tuple of digits
# expect: (0, '1', 0) ValueError: coefficient must be a tuple of digits
# expect: (0, (1,), 'x') ValueError: string argument in the third position must be 'F', 'n' or 'N'
# expect: (0, (1,)) ValueError: argument must be a sequence of length 3
# expect: None TypeError: conversion from NoneType to Decimal is not supported
# expect: b'1' TypeError: conversion from bytes to Decimal is not supported
# expect: 1j TypeError: conversion from complex to Decimal is not supported
# expect: Fraction(1, 2) TypeError: conversion from Fraction to Decimal is not supported
print(Decimal(), Decimal(value='3'), t(Decimal, 1, 2), Decimal('x', ExtendedContext.copy()))
# expect: 0 3 TypeError: optional argument must be a context NaN
print(Decimal.from_float(0.25), Decimal.from_number(7), t(Decimal.from_float, '1'), t(Decimal.from_number, '1'))
# expect: 0.25 7 TypeError: argument must be int or float TypeError: conversion from str to Decimal is not supported
c = Context(prec=4, traps=[])
print(c.create_decimal('123456'), c.create_decimal(' 1'), c.create_decimal('1_0'), c.create_decimal(1.1), c.create_decimal_from_float(math.pi), c.create_decimal('nan123456'))
# expect: 1.235E+5 NaN NaN 1.100 3.142 NaN

# ---- text
for v in ('123', '1.20', '1E+3', '1E-7', '0.000001', '0.0000001', '-0E+2', '123E-10', '1.23E+20', '0E-8', '12345678E-20', 'sNaN7'):
    d = Decimal(v)
    print(str(d), repr(d), d.to_eng_string(), d.as_tuple(), d.adjusted(), Context(capitals=0).to_sci_string(d))
# expect: 123 Decimal('123') 123 DecimalTuple(sign=0, digits=(1, 2, 3), exponent=0) 2 123
# expect: 1.20 Decimal('1.20') 1.20 DecimalTuple(sign=0, digits=(1, 2, 0), exponent=-2) 0 1.20
# expect: 1E+3 Decimal('1E+3') 1E+3 DecimalTuple(sign=0, digits=(1,), exponent=3) 3 1e+3
# expect: 1E-7 Decimal('1E-7') 100E-9 DecimalTuple(sign=0, digits=(1,), exponent=-7) -7 1e-7
# expect: 0.000001 Decimal('0.000001') 0.000001 DecimalTuple(sign=0, digits=(1,), exponent=-6) -6 0.000001
# expect: 1E-7 Decimal('1E-7') 100E-9 DecimalTuple(sign=0, digits=(1,), exponent=-7) -7 1e-7
# expect: -0E+2 Decimal('-0E+2') -0.0E+3 DecimalTuple(sign=1, digits=(0,), exponent=2) 2 -0e+2
# expect: 1.23E-8 Decimal('1.23E-8') 12.3E-9 DecimalTuple(sign=0, digits=(1, 2, 3), exponent=-10) -8 1.23e-8
# expect: 1.23E+20 Decimal('1.23E+20') 123E+18 DecimalTuple(sign=0, digits=(1, 2, 3), exponent=18) 20 1.23e+20
# expect: 0E-8 Decimal('0E-8') 0.00E-6 DecimalTuple(sign=0, digits=(0,), exponent=-8) -8 0e-8
# expect: 1.2345678E-13 Decimal('1.2345678E-13') 123.45678E-15 DecimalTuple(sign=0, digits=(1, 2, 3, 4, 5, 6, 7, 8), exponent=-20) -13 1.2345678e-13
# expect: sNaN7 Decimal('sNaN7') sNaN7 DecimalTuple(sign=0, digits=(7,), exponent='N') 0 sNaN7
for spec in ('', '.2f', '10.3f', '<12', '^12.1e', '+', ' ', '08.1f', ',', ',.2f', '_', '_.6_f', '.7,f', '%', '.1%', 'e', 'E', 'g', '.3g', 'n', 'z.0f', '#.0f', '*^20', '020', '=+20', 'x', '.', '<010', '.3z', '5.', 's', 'ff'):
    print(repr(spec), [t(format, Decimal(v), spec) for v in ('-12345.6789', '0.00', '-0.4', '1E+6', '0E+3', 'nan', '-inf')])
# expect: '' ['-12345.6789', '0.00', '-0.4', '1E+6', '0E+3', 'NaN', '-Infinity']
# expect: '.2f' ['-12345.68', '0.00', '-0.40', '1000000.00', '0.00', 'NaN', '-Infinity']
# expect: '10.3f' ['-12345.679', '     0.000', '    -0.400', '1000000.000', '     0.000', '       NaN', ' -Infinity']
# expect: '<12' ['-12345.6789 ', '0.00        ', '-0.4        ', '1E+6        ', '0E+3        ', 'NaN         ', '-Infinity   ']
# expect: '^12.1e' ['  -1.2e+4   ', '   0.0e-1   ', '  -4.0e-1   ', '   1.0e+6   ', '   0.0e+4   ', '    NaN     ', ' -Infinity  ']
# expect: '+' ['-12345.6789', '+0.00', '-0.4', '+1E+6', '+0E+3', '+NaN', '-Infinity']
# expect: ' ' ['-12345.6789', ' 0.00', '-0.4', ' 1E+6', ' 0E+3', ' NaN', '-Infinity']
# expect: '08.1f' ['-12345.7', '000000.0', '-00000.4', '1000000.0', '000000.0', '     NaN', '-Infinity']
# expect: ',' ['-12,345.6789', '0.00', '-0.4', '1E+6', '0E+3', 'NaN', '-Infinity']
# expect: ',.2f' ['-12,345.68', '0.00', '-0.40', '1,000,000.00', '0.00', 'NaN', '-Infinity']
# expect: '_' ['-12_345.6789', '0.00', '-0.4', '1E+6', '0E+3', 'NaN', '-Infinity']
# expect: '_.6_f' ['-12_345.678_900', '0.000_000', '-0.400_000', '1_000_000.000_000', '0.000_000', 'NaN', '-Infinity']
# expect: '.7,f' ['-12345.678,900,0', '0.000,000,0', '-0.400,000,0', '1000000.000,000,0', '0.000,000,0', 'NaN', '-Infinity']
# expect: '%' ['-1234567.89%', '0%', '-40%', '100000000%', '0%', 'NaN%', '-Infinity%']
# expect: '.1%' ['-1234567.9%', '0.0%', '-40.0%', '100000000.0%', '0.0%', 'NaN%', '-Infinity%']
# expect: 'e' ['-1.23456789e+4', '0e-2', '-4e-1', '1e+6', '0e+3', 'NaN', '-Infinity']
# expect: 'E' ['-1.23456789E+4', '0E-2', '-4E-1', '1E+6', '0E+3', 'NaN', '-Infinity']
# expect: 'g' ['-12345.6789', '0.00', '-0.4', '1e+6', '0e+3', 'NaN', '-Infinity']
# expect: '.3g' ['-1.23e+4', '0.00', '-0.4', '1e+6', '0e+3', 'NaN', '-Infinity']
# expect: 'n' ['-12345.6789', '0.00', '-0.4', '1e+6', '0e+3', 'NaN', '-Infinity']
# expect: 'z.0f' ['-12346', '0', '0', '1000000', '0', 'NaN', '-Infinity']
# expect: '#.0f' ['-12346.', '0.', '-0.', '1000000.', '0.', 'NaN', '-Infinity']
# expect: '*^20' ['****-12345.6789*****', '********0.00********', '********-0.4********', '********1E+6********', '********0E+3********', '********NaN*********', '*****-Infinity******']
# expect: '020' ['-00000000012345.6789', '00000000000000000.00', '-00000000000000000.4', '00000000000000001E+6', '00000000000000000E+3', '                 NaN', '           -Infinity']
# expect: '=+20' ['-         12345.6789', '+               0.00', '-                0.4', '+               1E+6', '+               0E+3', '+                NaN', '-           Infinity']
# expect: 'x' ['ValueError: invalid format string', 'ValueError: invalid format string', 'ValueError: invalid format string', 'ValueError: invalid format string', 'ValueError: invalid format string', 'ValueError: invalid format string', 'ValueError: invalid format string']
# expect: '.' ['ValueError: invalid format string', 'ValueError: invalid format string', 'ValueError: invalid format string', 'ValueError: invalid format string', 'ValueError: invalid format string', 'ValueError: invalid format string', 'ValueError: invalid format string']
# expect: '<010' ['ValueError: invalid format string', 'ValueError: invalid format string', 'ValueError: invalid format string', 'ValueError: invalid format string', 'ValueError: invalid format string', 'ValueError: invalid format string', 'ValueError: invalid format string']
# expect: '.3z' ['ValueError: invalid format string', 'ValueError: invalid format string', 'ValueError: invalid format string', 'ValueError: invalid format string', 'ValueError: invalid format string', 'ValueError: invalid format string', 'ValueError: invalid format string']
# expect: '5.' ['ValueError: invalid format string', 'ValueError: invalid format string', 'ValueError: invalid format string', 'ValueError: invalid format string', 'ValueError: invalid format string', 'ValueError: invalid format string', 'ValueError: invalid format string']
# expect: 's' ['ValueError: invalid format string', 'ValueError: invalid format string', 'ValueError: invalid format string', 'ValueError: invalid format string', 'ValueError: invalid format string', 'ValueError: invalid format string', 'ValueError: invalid format string']
# expect: 'ff' ['ValueError: invalid format string', 'ValueError: invalid format string', 'ValueError: invalid format string', 'ValueError: invalid format string', 'ValueError: invalid format string', 'ValueError: invalid format string', 'ValueError: invalid format string']
print(f'{Decimal("3.14159"):.3}', '{:>8.2f}'.format(Decimal(2)), '%s' % Decimal('1.0'), '%.2f' % Decimal('2.675'), '%d' % Decimal('7.9'))
# expect: 3.14     2.00 1.0 2.67 7

# ---- comparison and hashes
for line in ("Decimal(1) == 1.0", "Decimal('0.1') == 0.1", "Decimal('0.5') < 0.75", "Decimal('0.25') == Fraction(1, 4)", "Fraction(1, 3) > Decimal('0.3')", "Decimal(1) == 1 + 0j", "Decimal(1) < 1j", "Decimal(1) == 'a'",
             "Decimal(1) < 'a'", "Decimal('nan') == 1", "Decimal('nan') != Decimal('nan')", "Decimal('nan') < 1", "Decimal('snan') == 1", "hash(Decimal('snan'))",
             "Decimal('-0') == 0", "Decimal('inf') > 10**400", "Decimal('1E+400') > 1e308", "max(Decimal(3), 4, 2.5)", "sorted([Decimal('2'), 1.5, Fraction(1, 3), 1])", "Decimal(1) + 1.0", "1.0 - Decimal(1)", "Decimal(2) ** 0.5", "Decimal(1) + None"):
    print(line, run(line))
# expect: Decimal(1) == 1.0 True
# expect: Decimal('0.1') == 0.1 False
# expect: Decimal('0.5') < 0.75 True
# expect: Decimal('0.25') == Fraction(1, 4) True
# expect: Fraction(1, 3) > Decimal('0.3') True
# expect: Decimal(1) == 1 + 0j True
# expect: Decimal(1) < 1j TypeError: '<' not supported between instances of 'decimal.Decimal' and 'complex'
# expect: Decimal(1) == 'a' False
# expect: Decimal(1) < 'a' TypeError: '<' not supported between instances of 'decimal.Decimal' and 'str'
# expect: Decimal('nan') == 1 False
# expect: Decimal('nan') != Decimal('nan') True
# expect: Decimal('nan') < 1 InvalidOperation: [<class 'decimal.InvalidOperation'>]
# expect: Decimal('snan') == 1 InvalidOperation: [<class 'decimal.InvalidOperation'>]
# expect: hash(Decimal('snan')) TypeError: Cannot hash a signaling NaN value
# expect: Decimal('-0') == 0 True
# expect: Decimal('inf') > 10**400 True
# expect: Decimal('1E+400') > 1e308 True
# expect: max(Decimal(3), 4, 2.5) 4
# expect: sorted([Decimal('2'), 1.5, Fraction(1, 3), 1]) [Fraction(1, 3), 1, 1.5, Decimal('2')]
# expect: Decimal(1) + 1.0 TypeError: unsupported operand type(s) for +: 'decimal.Decimal' and 'float'
# expect: 1.0 - Decimal(1) TypeError: unsupported operand type(s) for -: 'float' and 'decimal.Decimal'
# expect: Decimal(2) ** 0.5 TypeError: unsupported operand type(s) for ** or pow(): 'decimal.Decimal' and 'float'
# expect: Decimal(1) + None TypeError: unsupported operand type(s) for +: 'decimal.Decimal' and 'NoneType'
for v in ('0', '1', '-1', '1.5', '0.1', '-123.456', '1E+30', '1E-30', 'inf', '-inf', '12345678901234567890.5'):
    print(v, hash(Decimal(v)))
# expect: 0 0
# expect: 1 1
# expect: -1 -2
# expect: 1.5 1152921504606846977
# expect: 0.1 2075258708292324556
# expect: -123.456 -1715547198854988423
# expect: 1E+30 465258685558744706
# expect: 1E-30 1318993825257351686
# expect: inf 314159
# expect: -inf -314159
# expect: 12345678901234567890.5 1969385359772945111
print({1: 'a'}[Decimal('1.0')], {Decimal('1.5'): 'b'}[1.5], Decimal(2) in {2}, {Decimal('0.5'), 0.5, Fraction(1, 2)}, len({Decimal(1), 1, True, 1.0}))
# expect: a b True {Decimal('0.5')} 1
print(hash(Decimal('0.375')) == hash(0.375) == hash(Fraction(3, 8)), hash(Decimal(10**30)) == hash(10**30))
# expect: True True

# ---- to other types
for line in ("int(Decimal('-7.9'))", "float(Decimal('0.1'))", "float(Decimal('1E+400'))", "float(Decimal('1E-400'))", "complex(Decimal('1.5'))", "bool(Decimal('0.00'))", "bool(Decimal('nan'))", "int(Decimal('nan'))", "int(Decimal('inf'))",
             "float(Decimal('snan'))", "round(Decimal('2.5'))", "round(Decimal('3.5'))", "round(Decimal('2.675'), 2)", "round(Decimal('1234'), -2)", "round(Decimal(1), 'x')", "round(Decimal('1E+20'), 30)", "math.floor(Decimal('-1.5'))", "math.ceil(Decimal('-1.5'))", "math.trunc(Decimal('-1.5'))",
             "Decimal('2.50').as_integer_ratio()", "Decimal('-1E+3').as_integer_ratio()", "Decimal('inf').as_integer_ratio()", "divmod(Decimal(-7), 2)", "-7 // Decimal(2)", "Decimal(-7) % 3", "abs(Decimal('-0'))", "-Decimal(0)", "+Decimal('1.' + '1' * 40)",
             "Decimal(1).real", "Decimal(1).imag", "Decimal(1).conjugate()", "isinstance(Decimal(1), numbers.Number)", "isinstance(Decimal(1), numbers.Real)", "math.sqrt(Decimal(2))", "sum([Decimal('0.1')] * 10)", "range(int(Decimal(3)))", "[1, 2][Decimal(0)]"):
    print(line, run(line))
# expect: int(Decimal('-7.9')) -7
# expect: float(Decimal('0.1')) 0.1
# expect: float(Decimal('1E+400')) inf
# expect: float(Decimal('1E-400')) 0.0
# expect: complex(Decimal('1.5')) (1.5+0j)
# expect: bool(Decimal('0.00')) False
# expect: bool(Decimal('nan')) True
# expect: int(Decimal('nan')) ValueError: cannot convert NaN to integer
# expect: int(Decimal('inf')) OverflowError: cannot convert Infinity to integer
# expect: float(Decimal('snan')) ValueError: cannot convert signaling NaN to float
# expect: round(Decimal('2.5')) 2
# expect: round(Decimal('3.5')) 4
# expect: round(Decimal('2.675'), 2) Decimal('2.68')
# expect: round(Decimal('1234'), -2) Decimal('1.2E+3')
# expect: round(Decimal(1), 'x') TypeError: optional arg must be an integer
# expect: round(Decimal('1E+20'), 30) InvalidOperation: [<class 'decimal.InvalidOperation'>]
# expect: math.floor(Decimal('-1.5')) -2
# expect: math.ceil(Decimal('-1.5')) -1
# expect: math.trunc(Decimal('-1.5')) -1
# expect: Decimal('2.50').as_integer_ratio() (5, 2)
# expect: Decimal('-1E+3').as_integer_ratio() (-1000, 1)
# expect: Decimal('inf').as_integer_ratio() OverflowError: cannot convert Infinity to integer ratio
# expect: divmod(Decimal(-7), 2) (Decimal('-3'), Decimal('-1'))
# expect: -7 // Decimal(2) Decimal('-3')
# expect: Decimal(-7) % 3 Decimal('-1')
# expect: abs(Decimal('-0')) Decimal('0')
# expect: -Decimal(0) Decimal('0')
# expect: +Decimal('1.' + '1' * 40) Decimal('1.111111111111111111111111111')
# expect: Decimal(1).real Decimal('1')
# expect: Decimal(1).imag Decimal('0')
# expect: Decimal(1).conjugate() Decimal('1')
# expect: isinstance(Decimal(1), numbers.Number) True
# expect: isinstance(Decimal(1), numbers.Real) False
# expect: math.sqrt(Decimal(2)) 1.4142135623730951
# expect: sum([Decimal('0.1')] * 10) Decimal('1.0')
# expect: range(int(Decimal(3))) range(0, 3)
# expect: [1, 2][Decimal(0)] TypeError: list indices must be integers or slices, not decimal.Decimal

# ---- signals
for line in ("Decimal(7) / 0", "Decimal(0) / 0", "Decimal(7) // 0", "Decimal(7) % 0", "divmod(Decimal(7), 0)", "Decimal('inf') - Decimal('inf')", "Decimal('1E+30') // 1", "Decimal('1E+999999') * 10", "Decimal('x')", "Decimal(-1).sqrt()", "Decimal(-1).ln()", "Decimal(0) ** 0",
             "Decimal(1).quantize(Decimal('1E-40'))", "Decimal(2).logical_and(1)", "Decimal('sNaN') + 1", "Decimal(1).compare('1')", "Decimal(1).compare(1, context=3)", "Decimal(1).quantize(1, rounding='x')", "Decimal(1).compare(2.0)"):
    print(line, run(line))
# expect: Decimal(7) / 0 DivisionByZero: [<class 'decimal.DivisionByZero'>]
# expect: Decimal(0) / 0 InvalidOperation: [<class 'decimal.DivisionUndefined'>]
# expect: Decimal(7) // 0 DivisionByZero: [<class 'decimal.DivisionByZero'>]
# expect: Decimal(7) % 0 InvalidOperation: [<class 'decimal.InvalidOperation'>]
# expect: divmod(Decimal(7), 0) InvalidOperation: [<class 'decimal.InvalidOperation'>, <class 'decimal.DivisionByZero'>]
# expect: Decimal('inf') - Decimal('inf') InvalidOperation: [<class 'decimal.InvalidOperation'>]
# expect: Decimal('1E+30') // 1 InvalidOperation: [<class 'decimal.DivisionImpossible'>]
# expect: Decimal('1E+999999') * 10 Overflow: [<class 'decimal.Overflow'>]
# expect: Decimal('x') InvalidOperation: [<class 'decimal.ConversionSyntax'>]
# expect: Decimal(-1).sqrt() InvalidOperation: [<class 'decimal.InvalidOperation'>]
# expect: Decimal(-1).ln() InvalidOperation: [<class 'decimal.InvalidOperation'>]
# expect: Decimal(0) ** 0 InvalidOperation: [<class 'decimal.InvalidOperation'>]
# expect: Decimal(1).quantize(Decimal('1E-40')) InvalidOperation: [<class 'decimal.InvalidOperation'>]
# expect: Decimal(2).logical_and(1) InvalidOperation: [<class 'decimal.InvalidOperation'>]
# expect: Decimal('sNaN') + 1 InvalidOperation: [<class 'decimal.InvalidOperation'>]
# expect: Decimal(1).compare('1') TypeError: conversion from str to Decimal is not supported
# expect: Decimal(1).compare(1, context=3) TypeError: optional argument must be a context
# expect: Decimal(1).quantize(1, rounding='x') TypeError: valid values for rounding are:
# expect:   [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,
# expect:    ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,
# expect:    ROUND_05UP]
# expect: Decimal(1).compare(2.0) TypeError: conversion from float to Decimal is not supported
try:
    Decimal(1) / 0
except ZeroDivisionError as e:
    print(type(e), e.args)
# expect: <class 'decimal.DivisionByZero'> ([<class 'decimal.DivisionByZero'>],)
with localcontext() as ctx:
    ctx.traps[Inexact] = True
    print(run("Decimal(1) / 3"), ctx.flags[Inexact], ctx.flags[Rounded], ctx.flags)
    ctx.clear_traps()
    print(Decimal(1) / 0, Decimal(0) / 0, Decimal('x'), ctx)
    ctx.clear_flags()
    print(ctx.flags[DivisionByZero], dict(ctx.flags) == ctx.flags, ctx.flags == ctx.traps, len(ctx.flags), Inexact in ctx.flags)
# expect: Inexact: [<class 'decimal.Inexact'>] True True {<class 'decimal.InvalidOperation'>:True, <class 'decimal.FloatOperation'>:True, <class 'decimal.DivisionByZero'>:True, <class 'decimal.Overflow'>:True, <class 'decimal.Underflow'>:False, <class 'decimal.Subnormal'>:False, <class 'decimal.Inexact'>:True, <class 'decimal.Rounded'>:True, <class 'decimal.Clamped'>:False}
# expect: Infinity NaN NaN Context(prec=28, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded], traps=[])
# expect: False True True 9 True
with localcontext() as ctx:
    ctx.traps[FloatOperation] = True
    print(run('Decimal(1.5)'), run("Decimal(1) < 1.5"), Decimal(1) == 1.5, ctx.flags[FloatOperation], Decimal.from_float(1.5))
# expect: FloatOperation: [<class 'decimal.FloatOperation'>] FloatOperation: [<class 'decimal.FloatOperation'>] False True 1.5

# ---- contexts
print(getcontext(), BasicContext, ExtendedContext, IEEEContext(64), sep='\n')
# expect: Context(prec=28, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded], traps=[InvalidOperation, DivisionByZero, Overflow])
# expect: Context(prec=9, rounding=ROUND_HALF_UP, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[], traps=[Clamped, InvalidOperation, DivisionByZero, Overflow, Underflow])
# expect: Context(prec=9, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[], traps=[])
# expect: Context(prec=16, rounding=ROUND_HALF_EVEN, Emin=-383, Emax=384, capitals=1, clamp=1, flags=[], traps=[])
with localcontext(prec=5, rounding=ROUND_UP) as a:
    print(Decimal(1) / 3)
    with localcontext(Context(prec=2)) as b:
        print(Decimal(1) / 3, getcontext() is b, b is a)
    print(Decimal(1) / 3, getcontext() is a)
# expect: 0.33334
# expect: 0.33 True False
# expect: 0.33334 True
print(Decimal(1) / 3, getcontext().prec)  # expect: 0.3333333333333333333333333333 28
c = Context()
for line in ('c.prec=0', 'c.prec=1.0', 'c.prec=10**30', 'c.Emin=1', 'c.Emax=-1', 'c.rounding="x"', 'c.capitals=2', 'c.clamp="a"', 'c.flags={}', 'c.flags=3', 'c.flags[int]', 'c.traps[3]=1', 'del c.flags[Inexact]', 'del c.prec', 'c.prec=40',
             'setcontext(3)', 'localcontext(3)', 'localcontext(foo=3)', 'localcontext(prec="a")', 'IEEEContext(33)', 'Context(traps=[3])', 'c.add(1, 2.0)', 'c.canonical(1)', 'c.power(2, "3")'):
    try:
        exec(line)
        print(line, 'ok')
    except Exception as e:
        print(line, type(e).__name__, e)
# expect: c.prec=0 ValueError valid range for prec is [1, MAX_PREC]
# expect: c.prec=1.0 TypeError an integer is required
# expect: c.prec=10**30 OverflowError Python int too large to convert to C ssize_t
# expect: c.Emin=1 ValueError valid range for Emin is [MIN_EMIN, 0]
# expect: c.Emax=-1 ValueError valid range for Emax is [0, MAX_EMAX]
# expect: c.rounding="x" TypeError valid values for rounding are:
# expect:   [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,
# expect:    ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,
# expect:    ROUND_05UP]
# expect: c.capitals=2 ValueError valid values for capitals are 0 or 1
# expect: c.clamp="a" TypeError an integer is required
# expect: c.flags={} KeyError 'invalid signal dict'
# expect: c.flags=3 TypeError argument must be a signal dict
# expect: c.flags[int] KeyError 'valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]'
# expect: c.traps[3]=1 KeyError 'valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]'
# expect: del c.flags[Inexact] ValueError signal keys cannot be deleted
# expect: del c.prec AttributeError context attributes cannot be deleted
# expect: c.prec=40 ok
# expect: setcontext(3) TypeError argument must be a context
# expect: localcontext(3) TypeError optional argument must be a context
# expect: localcontext(foo=3) TypeError this function got an unexpected keyword argument 'foo'
# expect: localcontext(prec="a") TypeError an integer is required
# expect: IEEEContext(33) ValueError argument must be a multiple of 32, with a maximum of 512
# expect: Context(traps=[3]) KeyError 'valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]'
# expect: c.add(1, 2.0) TypeError conversion from float to Decimal is not supported
# expect: c.canonical(1) TypeError argument must be a Decimal
# expect: c.power(2, "3") TypeError conversion from str to Decimal is not supported
print(c, c.copy(), copy.copy(c).prec, c.Etiny(), c.Etop(), c.radix(), c.__reduce__())
# expect: Context(prec=40, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[], traps=[InvalidOperation, DivisionByZero, Overflow]) Context(prec=40, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[], traps=[InvalidOperation, DivisionByZero, Overflow]) 40 -1000038 999960 10 (<class 'decimal.Context'>, (40, 'ROUND_HALF_EVEN', -999999, 999999, 1, 0, [], [<class 'decimal.InvalidOperation'>, <class 'decimal.DivisionByZero'>, <class 'decimal.Overflow'>]))
setcontext(Context(prec=7))
print(Decimal(2).sqrt())  # expect: 1.414214
setcontext(DefaultContext)
print(getcontext() is DefaultContext, Decimal(2).sqrt())  # expect: False 1.414213562373095048801688724

# ---- subclasses and copies
class Money(Decimal):
    def __new__(cls, amount, unit='EUR'):
        self = Decimal.__new__(cls, amount)
        self.unit = unit
        return self


m = Money('1.50', 'USD')
print(repr(m), m.unit, type(m + 1), type(-m), type(m.max(0)), type(copy.copy(m)) is Money, type(Decimal(m)), m.__reduce__(), type(Money.from_float(0.5)))
# expect: Decimal('1.50') USD <class 'decimal.Decimal'> <class 'decimal.Decimal'> <class 'decimal.Decimal'> True <class 'decimal.Decimal'> (<class '__main__.Money'>, ('1.50',)) <class '__main__.Money'>
d = Decimal('1.5')
print(copy.copy(d) is d, copy.deepcopy(d) is d, Decimal(d) is d, d.__reduce__(), DecimalTuple(0, (1,), 2), Decimal(d.as_tuple()))
# expect: True True True (<class 'decimal.Decimal'>, ('1.5',)) DecimalTuple(sign=0, digits=(1,), exponent=2) 1.5
