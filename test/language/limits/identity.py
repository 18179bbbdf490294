# differs: numbers and strings are the same object when type and value are the same, as in PyPy
a, b = 1000, int("1000")
print(a is b, id(a) == id(b), 1.5 is float("1.5"), "ab" is "".join(["a", "b"]), 10 ** 30 is 10 ** 30)
print(1 is True, 1 is 1.0, 0.0 is -0.0, [] is [], () is ())
x = float("nan")
print(x is x, x is float("nan"), id(1) == id(1.0))
# expect: True True True True True
# expect: False False False False True
# expect: True False False
