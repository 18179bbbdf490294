# 'N' is 'n' with a large E, and on its way out; the special values are numbers for it, too.
import warnings
from decimal import Decimal

with warnings.catch_warnings(record=True) as heard:
    warnings.simplefilter('always')
    for value in ('NaN', '-sNaN12', 'Infinity', '1.5E+9', '1234567.5', '-0'):
        print([format(Decimal(value), spec) for spec in ('N', 'n', '^12N', '+.2N', '010n')])
    for spec in ('NN', ',N', ',n'):
        try:
            format(Decimal(1), spec)
        except ValueError as error:
            print(error)
# expect: ['NaN', 'NaN', '    NaN     ', '+NaN', '       NaN']
# expect: ['-sNaN12', '-sNaN12', '  -sNaN12   ', '-sNaN12', '   -sNaN12']
# expect: ['Infinity', 'Infinity', '  Infinity  ', '+Infinity', '  Infinity']
# expect: ['1.5E+9', '1.5e+9', '   1.5E+9   ', '+1.5E+9', '00001.5e+9']
# expect: ['1234567.5', '1234567.5', ' 1234567.5  ', '+1.2E+6', '01234567.5']
# expect: ['-0', '-0', '     -0     ', '-0', '-000000000']
# expect: invalid format string
# expect: invalid format string
# expect: invalid format string
print(len(heard), heard[0].category.__name__, heard[0].message)
# expect: 20 DeprecationWarning Format specifier 'N' is deprecated and slated for removal in Python 3.18
