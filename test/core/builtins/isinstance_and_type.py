class A: pass
class B(A): pass
b = B()
print(isinstance(b, A), isinstance(b, (int, A)), isinstance(b, object), issubclass(B, A), issubclass(A, B), isinstance(B, type), isinstance(5, int | str), isinstance(None, type(None)), isinstance(None, int | None), isinstance(True, int), isinstance(1, bool), isinstance(1.0, int), isinstance(10 ** 30, int), isinstance(1e30, float))
# expect: True True True True False True True True True True False False True True
class Virtual:
    @property
    def __class__(self): return A
print(isinstance(Virtual(), A), isinstance(Virtual(), Virtual), type(Virtual()).__name__)  # expect: True True Virtual
print(isinstance(b, ((int, (str, A)),)), issubclass(bool, (str, (int,))), isinstance([], list), issubclass(list, object), isinstance(len, type(len)), isinstance(A.__init__, object), isinstance(lambda: 0, type(lambda: 0)))
# expect: True True True True True True True
for text in ("isinstance(1, 5)", "isinstance(1, [int])", "issubclass(5, int)", "issubclass(int, 5)", "isinstance(1)", "isinstance(1, list[int])", "isinstance(1, (int, 5))", "isinstance('x', (5, int))", "issubclass(int, list[int])"):
    try:
        print(text, eval(text))
    except TypeError as error:
        print(text, "->", error)
# expect: isinstance(1, 5) -> isinstance() arg 2 must be a type, a tuple of types, or a union
# expect: isinstance(1, [int]) -> isinstance() arg 2 must be a type, a tuple of types, or a union
# expect: issubclass(5, int) -> issubclass() arg 1 must be a class
# expect: issubclass(int, 5) -> issubclass() arg 2 must be a class, a tuple of classes, or a union
# expect: isinstance(1) -> isinstance expected 2 arguments, got 1
# expect: isinstance(1, list[int]) -> isinstance() argument 2 cannot be a parameterized generic
# expect: isinstance(1, (int, 5)) True
# expect: isinstance('x', (5, int)) -> isinstance() arg 2 must be a type, a tuple of types, or a union
# expect: issubclass(int, list[int]) -> issubclass() argument 2 cannot be a parameterized generic
print(type(1) is int, type(1.0) is float, type("") is str, type(()) is tuple, type(10 ** 30) is int, type(2 ** 53) is type(1), type(1 == 1) is bool, type(b) is B, b.__class__ is B, type(A) is type, type(type) is type)
# expect: True True True True True True True True True True True
print(type(1 + 1.0), type(3 // 2), type(3 / 1), type(3.0 // 2), type(True + True), type(2 ** -1), type(1j * 1j), type(0.5 + 0.5), type(round(2.5)), type(divmod(5.0, 2)[0]), type(abs(-1.0)), type(sum([])), type(max(1, 1.0)), type(5 % 2.0), type(10.0 ** 20), type(int(1e20)))
# expect: <class 'float'> <class 'int'> <class 'float'> <class 'float'> <class 'int'> <class 'float'> <class 'complex'> <class 'float'> <class 'int'> <class 'float'> <class 'float'> <class 'int'> <class 'int'> <class 'float'> <class 'float'> <class 'int'>
