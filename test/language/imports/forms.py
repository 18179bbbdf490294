import shapes
# expect: shapes is imported
# expect: shapes.square is imported
import shapes.square
import shapes.round.circle as c
from shapes import square, SIDES as sides, area
from shapes.round import circle
from shapes.round.circle import *
from _plain.stars import *

print(shapes.__name__, shapes.SIDES, sides, area(2))  # expect: shapes 4 4 12
print(c is circle is shapes.round.circle, square.area(3))  # expect: True 9
print(circle.area(1), radius, "_hidden" in globals())  # expect: 3 1 False
print(exported, "not_exported" in globals(), "_private" in globals())  # expect: exported False False
print(shapes.__package__, shapes.round.circle.__package__, square.__name__, __package__)
# expect: shapes shapes.round shapes.square None
print(shapes.__path__[0].endswith("shapes"), circle.__file__.endswith("circle.py"))  # expect: True True
import sys
print("shapes.round.circle" in sys.modules, sys.modules["shapes"] is shapes)  # expect: True True
print(circle.parent_sides, circle.sibling.__name__)  # expect: 4 shapes.round.sibling
import math as m, sys as s
print(m.pi, s is sys)  # expect: 3.141592653589793 True
def local():
    from shapes import square as sq
    import shapes.square
    return sq is shapes.square
print(local())  # expect: True
