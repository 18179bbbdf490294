from .. import SIDES as parent_sides
from ..square import area as square_area
from . import sibling

radius = 1
_hidden = 2


def area(r):
    return square_area(r) * 3
