class A:
    def who(self): return "A"
    def call(self): return self.who()


class B(A):
    def who(self): return "B" + super().who()


class C(A):
    def who(self): return "C" + super().who()


class D(B, C):
    def who(self): return "D" + super().who()


d = D()
print(d.call(), [k.__name__ for k in D.__mro__], D.mro() == list(D.__mro__))
# expect: DBCA ['D', 'B', 'C', 'A', 'object'] True
print(super(B, d).who(), super(D, D).who(d), A.who(d))  # expect: CA BCA A
class X(A): pass
class Y(X): pass
try:
    class Bad(X, Y): pass
except TypeError as error:
    print(str(error).replace("\n", " "))
# expect: Cannot create a consistent method resolution order (MRO) for bases X, Y
try:
    class Bad(A, A): pass
except TypeError as error:
    print(error)
# expect: duplicate base class A
class E(Y, D): pass
print([k.__name__ for k in E.__mro__])  # expect: ['E', 'Y', 'X', 'D', 'B', 'C', 'A', 'object']
print(isinstance(d, (int, C)), issubclass(bool, int), issubclass(D, (str, A)), issubclass(int, int))
# expect: True True True True
print(A.__subclasses__(), B.__base__, D.__base__)
# expect: [<class '__main__.B'>, <class '__main__.C'>, <class '__main__.X'>] <class '__main__.A'> <class '__main__.B'>
for bad in ("class Z(5): pass", "class Z(bool): pass", "class Z(int, str): pass", "isinstance(1, 5)", "issubclass(1, int)", "class Z(type(None)): pass"):
    try:
        exec(bad)
    except TypeError as error:
        print(error)
# expect: int expected at most 2 arguments, got 3
# expect: type 'bool' is not an acceptable base type
# expect: multiple bases have instance lay-out conflict
# expect: isinstance() arg 2 must be a type, a tuple of types, or a union
# expect: issubclass() arg 1 must be a class
# expect: type 'NoneType' is not an acceptable base type
class Mixin:
    def area(self): return self.side ** 2
class Square(Mixin):
    def __init__(self, side): self.side = side
print(Square(3).area())  # expect: 9
Square.__bases__ = (Mixin, A)
print(Square(2).who(), [k.__name__ for k in Square.__mro__])  # expect: A ['Square', 'Mixin', 'A', 'object']
A.who = lambda self: "new A"
print(d.who())  # expect: DBCnew A
