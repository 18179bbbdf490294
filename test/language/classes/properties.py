class Temperature:
    def __init__(self, c): self._c = c

    @property
    def celsius(self):
        "The doc."
        return self._c

    @celsius.setter
    def celsius(self, value):
        if value < -273.15:
            raise ValueError("too cold")
        self._c = value

    @celsius.deleter
    def celsius(self):
        print("deleted")
        self._c = 0

    @property
    def fahrenheit(self): return self._c * 9 / 5 + 32

    old = property(lambda self: "old", doc="old doc")


t = Temperature(100)
print(t.celsius, t.fahrenheit, t.old, Temperature.celsius.__doc__, Temperature.old.__doc__)
# expect: 100 212.0 old The doc. old doc
t.celsius = 0
print(t.fahrenheit)  # expect: 32.0
try:
    t.celsius = -300
except ValueError as error:
    print(error)
# expect: too cold
del t.celsius  # expect: deleted
for action in ("t.fahrenheit = 1", "del t.fahrenheit", "t.old = 2"):
    try:
        exec(action)
    except AttributeError as error:
        print(error)
# expect: property 'fahrenheit' of 'Temperature' object has no setter
# expect: property 'fahrenheit' of 'Temperature' object has no deleter
# expect: property 'old' of 'Temperature' object has no setter
class Sub(Temperature):
    @Temperature.celsius.getter
    def celsius(self): return "sub"
    @property
    def broken(self): return self.missing
s = Sub(5)
print(s.celsius)  # expect: sub
s.celsius = 7
print(s._c)  # expect: 7
try:
    s.broken
except AttributeError as error:
    print(error)
# expect: 'Sub' object has no attribute 'missing'
print(type(Temperature.__dict__["celsius"]).__name__, isinstance(Temperature.celsius, property), Temperature.fahrenheit.fset)
# expect: property True None
class WriteOnly:
    x = property(None, lambda self, v: print("wrote", v))
w = WriteOnly()
w.x = 1  # expect: wrote 1
try:
    w.x
except AttributeError as error:
    print(error)
# expect: property 'x' of 'WriteOnly' object has no getter
