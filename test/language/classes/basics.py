class Animal:
    """An animal."""
    legs = 4
    count = 0

    def __init__(self, name):
        self.name = name
        Animal.count += 1

    def speak(self):
        return f"{self.name} makes a sound"

    def __repr__(self):
        return f"Animal({self.name!r})"


class Bird(Animal):
    legs = 2

    def speak(self):
        return super().speak() + ": tweet"


a, b = Animal("cat"), Bird("wren")
print(a.speak(), "|", b.speak(), a.legs, b.legs, Animal.count)
# expect: cat makes a sound | wren makes a sound: tweet 4 2 2
print(a, [b], type(b).__name__, isinstance(b, Animal), issubclass(Bird, Animal), type(a) is Animal)
# expect: Animal('cat') [Animal('wren')] Bird True True True
a.legs = 3
print(a.legs, Animal.legs, a.__dict__, Bird.__bases__, Bird.__mro__ == (Bird, Animal, object))
# expect: 3 4 {'name': 'cat', 'legs': 3} (<class '__main__.Animal'>,) True
print(Animal.__name__, Animal.__qualname__, Animal.__doc__, Animal.__module__, Bird.__doc__)
# expect: Animal Animal An animal. __main__ None
print(Animal.speak(b), b.speak.__self__ is b, a.__class__ is Animal)  # expect: wren makes a sound True True
del a.legs
print(a.legs)  # expect: 4
class Empty: pass
e = Empty()
e.x, e.f = 5, lambda: "no self"
print(e.x, e.f(), vars(e).keys())  # expect: 5 no self dict_keys(['x', 'f'])
Empty.method = lambda self: self.x
print(e.method())  # expect: 5
e.__class__ = Bird
print(e.legs, isinstance(e, Bird))  # expect: 2 True
for text in ("a.nothing", "Animal.nothing", "Animal()", "a.name.x", "a()", "Empty(1)", "None.x", "del_(a)", "(5).x", "Empty.__init__(1, 2)"):
    try:
        eval(text, {"a": a, "Animal": Animal, "Empty": Empty, "del_": lambda o: delattr(o, "zz")})
    except (AttributeError, TypeError) as error:
        print(f"{type(error).__name__}: {error}")
# expect: AttributeError: 'Animal' object has no attribute 'nothing'
# expect: AttributeError: type object 'Animal' has no attribute 'nothing'
# expect: TypeError: Animal.__init__() missing 1 required positional argument: 'name'
# expect: AttributeError: 'str' object has no attribute 'x'
# expect: TypeError: 'Animal' object is not callable
# expect: TypeError: Empty() takes no arguments
# expect: AttributeError: 'NoneType' object has no attribute 'x'
# expect: AttributeError: 'Animal' object has no attribute 'zz'
# expect: AttributeError: 'int' object has no attribute 'x'
