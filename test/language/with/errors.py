class NoExit:
    def __enter__(self): return 1


class NoEnter:
    def __exit__(self, *a): pass


class OnInstance:
    pass


for make in (NoExit, NoEnter, OnInstance, int):
    try:
        with make():
            print("never")
    except TypeError as error:
        print(error)
# expect: 'NoExit' object does not support the context manager protocol (missed __exit__ method)
# expect: 'NoEnter' object does not support the context manager protocol (missed __enter__ method)
# expect: 'OnInstance' object does not support the context manager protocol (missed __exit__ method)
# expect: 'int' object does not support the context manager protocol (missed __exit__ method)
o = OnInstance()
o.__enter__ = o.__exit__ = lambda *a: None
try:
    with o:
        pass
except TypeError as error:
    print(error)
# expect: 'OnInstance' object does not support the context manager protocol (missed __exit__ method)


class Pair:
    def __enter__(self): return 1, (2, 3)
    def __exit__(self, *a): return False


with Pair() as (a, (b, c)):
    print(a, b, c)
# expect: 1 2 3
with Pair() as [x, *y]:
    print(x, y)
# expect: 1 [(2, 3)]
d = {}
with Pair() as d["key"]:
    print(d)
# expect: {'key': (1, (2, 3))}
try:
    with Pair() as (a, b, c):
        pass
except ValueError as error:
    print(error)
# expect: not enough values to unpack (expected 3, got 2)
class Truthy:
    def __enter__(self): pass
    def __exit__(self, *a): return "yes"
with Truthy():
    raise SystemExit(3)
print("after")  # expect: after
with Truthy() as nothing:
    raise KeyboardInterrupt
print(nothing)  # expect: None
