# Annotations are evaluated when asked for (3.14).
def f(a: later, b: int = 1, *args: str, **kw: "quoted") -> list[int]:
    return a


try:
    f.__annotations__
except NameError as error:
    print(error)
# expect: name 'later' is not defined
later = float
print(f.__annotations__)
# expect: {'a': <class 'float'>, 'b': <class 'int'>, 'args': <class 'str'>, 'kw': 'quoted', 'return': list[int]}
print(f(5))  # expect: 5
x: int = 5
y: undefined_name if False else str
print(x, "y" in globals())  # expect: 5 False
class C:
    a: int
    b: str = "b"
    self_: "C"
    other: C
print(C.__annotations__["a"], C.__annotations__["other"] is C, C.b, hasattr(C, "a"))
# expect: <class 'int'> True b False
def g():
    local: 1 / 0 = 3
    other: print("never")
    return local
print(g())  # expect: 3
print(f.__annotations__ is f.__annotations__)  # expect: True
(z): int = 1
print(z)  # expect: 1
lst = [0]
lst[0]: int = 7
print(lst)  # expect: [7]
