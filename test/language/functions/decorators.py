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


print(greet("you"))


@lambda cls: (setattr(cls, "tag", 1), cls)[1]
class C:
    pass


print(C.tag)
registry = {}
def register(name):
    return lambda f: registry.setdefault(name, f)
@register("a")
def _(): return "first"
@register("b")
def _(): return "second"
print({k: f() for k, f in registry.items()})
decorators = [shout]
@decorators[0]
def x(): return "indexed"
print(x())
@print
def gone(): pass if False else None  # expect error: SyntaxError: expected expression before 'if', but statement is given
print(gone)
class Count:
    def __init__(self, f): self.f, self.n = f, 0
    def __call__(self, *a):
        self.n += 1
        return self.f(*a)
@Count
def add(a, b): return a + b
print(add(1, 2), add(3, 4), add.n)
