# Module numbers: the tower of abstract classes and what they give their subclasses.
import numbers
from numbers import *
print(numbers.__all__, [c.__mro__[1].__name__ for c in (Number, Complex, Real, Rational, Integral)])
# expect: ['Number', 'Complex', 'Real', 'Rational', 'Integral'] ['object', 'Number', 'Complex', 'Real', 'Rational']
for x in (1, True, 1.5, 2j, 'x'):
    print(x, [isinstance(x, c) for c in (Number, Complex, Real, Rational, Integral)])
# expect: 1 [True, True, True, True, True]
# expect: True [True, True, True, True, True]
# expect: 1.5 [True, True, True, False, False]
# expect: 2j [True, True, False, False, False]
# expect: x [False, False, False, False, False]
for c in (Number, Complex, Real, Rational, Integral):
    print(c.__name__, sorted(c.__abstractmethods__), c.__slots__, c.__hash__)
    try: print(type(c()).__name__)
    except TypeError as e: print(str(e)[:60])
# expect: Number [] () None
# expect: Number
# expect: Complex ['__abs__', '__add__', '__complex__', '__eq__', '__mul__', '__neg__', '__pos__', '__pow__', '__radd__', '__rmul__', '__rpow__', '__rtruediv__', '__truediv__', 'conjugate', 'imag', 'real'] () None
# expect: Can't instantiate abstract class Complex without an implemen
# expect: Real ['__abs__', '__add__', '__ceil__', '__eq__', '__float__', '__floor__', '__floordiv__', '__le__', '__lt__', '__mod__', '__mul__', '__neg__', '__pos__', '__pow__', '__radd__', '__rfloordiv__', '__rmod__', '__rmul__', '__round__', '__rpow__', '__rtruediv__', '__truediv__', '__trunc__'] () None
# expect: Can't instantiate abstract class Real without an implementat
# expect: Rational ['__abs__', '__add__', '__ceil__', '__eq__', '__floor__', '__floordiv__', '__le__', '__lt__', '__mod__', '__mul__', '__neg__', '__pos__', '__pow__', '__radd__', '__rfloordiv__', '__rmod__', '__rmul__', '__round__', '__rpow__', '__rtruediv__', '__truediv__', '__trunc__', 'denominator', 'numerator'] () None
# expect: Can't instantiate abstract class Rational without an impleme
# expect: Integral ['__abs__', '__add__', '__and__', '__ceil__', '__eq__', '__floor__', '__floordiv__', '__int__', '__invert__', '__le__', '__lshift__', '__lt__', '__mod__', '__mul__', '__neg__', '__or__', '__pos__', '__pow__', '__radd__', '__rand__', '__rfloordiv__', '__rlshift__', '__rmod__', '__rmul__', '__ror__', '__round__', '__rpow__', '__rrshift__', '__rshift__', '__rtruediv__', '__rxor__', '__truediv__', '__trunc__', '__xor__'] () None
# expect: Can't instantiate abstract class Integral without an impleme
methods = {name: (lambda name: lambda self, *a: f'{name}{a}')(name) for name in Integral.__abstractmethods__}
methods['__int__'] = lambda self: 42
W = type('W', (Integral,), methods)
w = W()
print(w.real, w.imag, w.conjugate(), w.numerator, w.denominator, float(w), complex(w), w - 3, list(range(50))[w], bool(w), divmod(w, 5), divmod(5, w))
# expect: __pos__() 0 __pos__() __pos__() 1 42.0 (42+0j) __add__(-3,) 42 False ('__floordiv__(5,)', '__mod__(5,)') ('__rfloordiv__(5,)', '__rmod__(5,)')
class Q(Rational):
    numerator, denominator = 10 ** 400, 3 * 10 ** 399
Q.__abstractmethods__ = frozenset()
print(float(Q()))  # expect: 3.3333333333333335
try: hash(Number())
except TypeError as e: print(e)
# expect: unhashable type: 'Number'
