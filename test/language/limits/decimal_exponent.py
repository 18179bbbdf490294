# An exponent of a decimal number beyond 2**53 is refused.
# differs: CPython goes on to 10**18
from decimal import Decimal, Context, MAX_EMAX

print(MAX_EMAX)                           # expect: 999999999999999999
print(Decimal('1E+9000000000000000'))     # expect: 1E+9000000000000000
for text in ('1E+9100000000000000', '-1E-9100000000000000'):
    try:
        Decimal(text)
    except OverflowError as error:
        print(error)
# expect: an exponent beyond 2**53 is not supported
# expect: an exponent beyond 2**53 is not supported
