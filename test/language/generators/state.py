# Each generator keeps its own locals, blocks and exception.
def squares(n):
    for i in range(n):
        try:
            yield i * i
        finally:
            print(f"cleanup {i}")


a, b = squares(3), squares(3)
print(next(a), next(a), next(b), next(a), next(b))
# expect: cleanup 0
# expect: cleanup 1
# expect: cleanup 0
# expect: 0 1 0 4 1
a.close()  # expect: cleanup 2
b.close()  # expect: cleanup 1


def in_except():
    try:
        raise ValueError("mine")
    except ValueError as error:
        yield 1
        try:
            raise
        except ValueError as again:
            yield again is error


g = in_except()
next(g)
try:
    raise KeyError("outer")
except KeyError:
    print(next(g))
    try:
        raise
    except KeyError as error:
        print("still", error)
# expect: True
# expect: still 'outer'


def with_block():
    class M:
        def __enter__(self): print("enter")
        def __exit__(self, *a): print("exit", a[0] and a[0].__name__)
    with M():
        for i in "ab":
            yield i


for x in with_block():
    print(x)
# expect: enter
# expect: a
# expect: b
# expect: exit None
left = with_block()
for x in left:
    break
left.close()
# expect: enter
# expect: exit GeneratorExit
g = with_block()
next(g)  # expect: enter
try:
    g.throw(ValueError)
except ValueError:
    print("through")
# expect: exit ValueError
# expect: through
