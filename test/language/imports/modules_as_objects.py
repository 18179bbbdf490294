import sys
import _plain.noisy as noisy  # expect: noisy _plain.noisy
import _plain.noisy
print(noisy.extra, noisy.xyz, type(noisy).__name__, dir(noisy))
# expect: set through sys.modules made xyz module ['a', 'b']
try:
    noisy.other
except AttributeError as error:
    print(error)
# expect: no other here
from _plain.noisy import xa
print(xa)  # expect: made xa
module = type(sys)("made")
module.value = 5
sys.modules["made"] = module
import made
from made import value
print(made.value, value, made.__name__, made.__doc__)  # expect: 5 5 made None
made.value = 6
print(made.value, value)  # expect: 6 5
del sys.modules["_plain.noisy"]
import _plain.noisy as again  # expect: noisy _plain.noisy
print(again is noisy)  # expect: False
name = __import__("shapes.round")
# expect: shapes is imported
# expect: shapes.square is imported
print(name.__name__, hasattr(name, "round"))  # expect: shapes True
import importlib
print(importlib.import_module("shapes.square").area(5), importlib.import_module(".circle", "shapes.round").radius)
# expect: 25 1
try:
    made.missing
except AttributeError as error:
    print(error)
# expect: module 'made' has no attribute 'missing'
print(__name__, sys.modules["__main__"].__dict__ is globals())  # expect: __main__ True
