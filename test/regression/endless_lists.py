# sumprod() of an endless iterator ended the process: it now takes items of both in turn.
import itertools
import math
for second in [1, 2, 3], iter([1, 2, 3]):
    try: math.sumprod(itertools.count(), second)
    except ValueError as e: print(e)
# expect: Inputs are not the same length
# expect: Inputs are not the same length
try: math.sumprod([1, 2, 3], itertools.count())
except ValueError as e: print(e)
# expect: Inputs are not the same length
print(math.sumprod(iter([1, 2, 3]), iter([4, 5, 6])))  # expect: 32
