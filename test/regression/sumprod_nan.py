# sumprod() of a huge number and a nan never ended; a text without fields lost its class under %; reversed() went back when it was spent.
import math

try:
    print(math.sumprod([0.0, 1e300, 0.0, 0.0], [True, math.nan]))
except ValueError as e:
    print(e)
# expect: Inputs are not the same length
print(math.sumprod([1e300, 1.0], [math.nan, 1.0]))  # expect: nan


class Text(str):
    pass


print(type(Text('ab') % ()).__name__, type(Text('a%%b') % ()).__name__, type(Text('ab') % b'').__name__)
# expect: Text str Text
it = reversed('abc')
print(list(it))  # expect: ['c', 'b', 'a']
it.__setstate__(7)
print(list(it))  # expect: []
