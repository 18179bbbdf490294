# StopIteration cannot leak out of a generator; a running one cannot be entered.
def leak():
    yield 1
    raise StopIteration("x")


try:
    list(leak())
except RuntimeError as error:
    print(error, "|", repr(error.__cause__))
# expect: generator raised StopIteration | StopIteration('x')


def reenter():
    try:
        next(me)
    except ValueError as error:
        yield str(error)


me = reenter()
print(next(me))  # expect: generator already executing


def nested():
    yield next(iter([]))


try:
    list(nested())
except RuntimeError as error:
    print(error)
# expect: generator raised StopIteration


def fails():
    yield 1
    raise KeyError("k")


g = fails()
print(next(g))  # expect: 1
try:
    next(g)
except KeyError as error:
    print("KeyError", error)
# expect: KeyError 'k'
print(list(g))  # expect: []
try:
    len(g)
except TypeError as error:
    print(error)
# expect: object of type 'generator' has no len()
try:
    g[0]
except TypeError as error:
    print(error)
# expect: 'generator' object is not subscriptable
try:
    g.unknown
except AttributeError as error:
    print(error)
# expect: 'generator' object has no attribute 'unknown'
