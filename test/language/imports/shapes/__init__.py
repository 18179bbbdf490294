print("shapes is imported")
SIDES = 4
_hidden = "hidden"
from .square import area
