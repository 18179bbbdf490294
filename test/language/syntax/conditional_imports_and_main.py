if __name__ == "__main__":
    print("run as a program")
# expect: run as a program
try:
    import surely_not_there
except ImportError:
    surely_not_there = None
print(surely_not_there)  # expect: None
import sys as system, math
from math import (
    pi,
    floor as down,
)
print(system is sys if (sys := system) else 0, down(pi), math.pi == pi)  # expect: True 3 True
def lazily():
    import math as m
    return m.sqrt(16)
print(lazily(), "m" in globals())  # expect: 4.0 False
class Holder:
    import math
    from math import sqrt
print(Holder.math.pi == pi, Holder.sqrt(9))  # expect: True 3.0
for name in ("math", "sys"):
    print(__import__(name).__name__)
# expect: math
# expect: sys
del math
print("math" in globals(), "math" in sys.modules)  # expect: False True
