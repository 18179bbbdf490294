def inner(n):
    for i in range(n):
        received = yield i
        if received:
            print("inner got", received)
    return f"inner {n}"


def outer():
    a = yield from inner(2)
    print(a)
    b = yield from [10, 20]
    print(b)
    c = yield from inner(1)
    return c


print(list(outer()))
# expect: inner 2
# expect: None
# expect: [0, 1, 10, 20, 0]
g = outer()
print(next(g), g.send("hello"), g.send(None))
# expect: inner got hello
# expect: inner 2
# expect: 0 1 10
def catching():
    try:
        yield from inner(5)
    except ValueError as error:
        print("outer caught", error)
        yield "after"
g = catching()
next(g)
print(g.throw(ValueError("x")))
# expect: outer caught x
# expect: after
def cleanup():
    try:
        yield 1
    finally:
        print("inner cleanup")
def wrap():
    try:
        yield from cleanup()
    finally:
        print("outer cleanup")
g = wrap()
next(g)
g.close()
# expect: inner cleanup
# expect: outer cleanup
def tree(t):
    if isinstance(t, list):
        for x in t:
            yield from tree(x)
    else:
        yield t
print(list(tree([1, [2, [3, []], 4], [[5]]])))  # expect: [1, 2, 3, 4, 5]
def chain(depth):
    if depth:
        yield from chain(depth - 1)
    yield depth
print(list(chain(5)), sum(chain(100)))  # expect: [0, 1, 2, 3, 4, 5] 5050
def bad():
    yield from 5
try:
    list(bad())
except TypeError as error:
    print(error)
# expect: 'int' object is not iterable
class It:
    def __iter__(self): return self
    def __next__(self): raise StopIteration("value of It")
def f():
    r = yield from It()
    print(r)
list(f())  # expect: value of It
