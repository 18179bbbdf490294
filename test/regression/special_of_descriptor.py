# round() and abs() called what they found on the class without asking a descriptor for the method.
class Giving:
    def __init__(self, name):
        self.name = name

    def __get__(self, obj, cls):
        return lambda *args: (self.name, type(obj) is cls, args)


class Number:
    __round__ = Giving('round')
    __abs__ = Giving('abs')
    __floor__ = Giving('floor')


print(round(Number()))  # expect: ('round', True, ())
print(round(Number(), 2))  # expect: ('round', True, (2,))
print(abs(Number()))  # expect: ('abs', True, ())
