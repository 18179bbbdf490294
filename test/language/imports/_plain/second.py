print("second begins")
from _plain import first
print("second sees", hasattr(first, "name"))
name = "second"


def later():
    return first.name
