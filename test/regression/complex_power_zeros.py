# Whole powers of complex numbers began with the number itself, which lost the sign of a zero and a nan.
import math

for z in (1e200j, -1e200j, complex(0, math.nan), complex(-0.0, -2.0), complex(-0.0, 0.0), complex(0.0, -1.5)):
    print([z**n for n in (-3, -2, -1, 1, 2, 3, 5)])  # expect error: OverflowError: complex exponentiation
for text in ('1_', '_1', '1__0j', '1_0+2_0j'):
    try:
        print(complex(text))
    except ValueError as e:
        print(e)
