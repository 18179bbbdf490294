def shout(f):
    print("decorating", f.__name__)

    def wrapper(*args, **kwargs):
        return f(*args, **kwargs).upper() + "!"

    return wrapper


def times(n):
    print("factory", n)

    def decorate(f):
        print("applied", n)
        return lambda *a: f(*a) * n

    return decorate


@times(2)
@shout
def greet(name):
    return f"hello {name}"
# expect: factory 2
# expect: decorating greet
# expect: applied 2


print(greet("you"))  # expect: HELLO YOU!HELLO YOU!


@lambda cls: (setattr(cls, "tag", 1), cls)[1]
class C:
    pass


print(C.tag)  # expect: 1
registry = {}
def register(name):
    return lambda f: registry.setdefault(name, f)
@register("a")
def _(): return "first"
@register("b")
def _(): return "second"
print({k: f() for k, f in registry.items()})  # expect: {'a': 'first', 'b': 'second'}
decorators = [shout]
@decorators[0]
def x(): return "indexed"  # expect: decorating x
print(x())  # expect: INDEXED!
class Count:
    def __init__(self, f): self.f, self.n = f, 0
    def __call__(self, *a):
        self.n += 1
        return self.f(*a)
@Count
def add(a, b): return a + b
print(add(1, 2), add(3, 4), add.n)  # expect: 3 7 2
