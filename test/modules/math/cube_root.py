# differs: math.cbrt() is the double nearest to the cube root; what the C library gives is up to three units of the last place away.
import math
from fractions import Fraction

print(math.cbrt(-5.948451543809261))
# expect: -1.8119017427891055
for n in range(1, 200):
    assert math.cbrt(n**3) == n
x = 5.948451543809261
root = math.cbrt(x)


def miss(y):
    return abs(Fraction(y) ** 3 - Fraction(x))


assert miss(root) < miss(math.nextafter(root, 0)) and miss(root) < miss(math.nextafter(root, 9))
