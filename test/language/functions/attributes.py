def f(a, b=1, *args, c: int = 2, **kw) -> str:
    """The doc of f."""
    return "x"


print(f.__name__, f.__qualname__, f.__doc__, f.__module__, f.__defaults__, f.__kwdefaults__, f.__closure__)
# expect: f f The doc of f. __main__ (1,) {'c': 2} None
print(f.__annotations__)  # expect: {'c': <class 'int'>, 'return': <class 'str'>}
f.extra = 5
print(f.extra, f.__dict__)  # expect: 5 {'extra': 5}
f.__name__ = "renamed"
f.__doc__ = None
print(f.__name__, f.__doc__)  # expect: renamed None
code = f.__code__
print(code.co_name, code.co_argcount, code.co_kwonlyargcount, code.co_posonlyargcount, code.co_varnames)
# expect: f 2 1 0 ('a', 'b', 'c', 'args', 'kw')
print(f.__globals__ is globals(), callable(f), type(f).__name__)  # expect: True True function


class C:
    def method(self): "doc"
    @staticmethod
    def static(): pass
    @classmethod
    def cls(c): pass
    def local(self):
        def inner(): pass
        return inner, lambda: 0


c = C()
print(C.method.__qualname__, c.method.__name__, c.method.__self__ is c, c.method.__func__ is C.method, c.method.__doc__)
# expect: C.method method True True doc
print(C.static.__qualname__, C.cls.__qualname__, C.cls.__self__ is C)  # expect: C.static C.cls True
print([g.__qualname__ for g in c.local()])  # expect: ['C.local.<locals>.inner', 'C.local.<locals>.<lambda>']
print(c.method == c.method, c.method is c.method, c.method == C().method)  # expect: True False False
try:
    f.__code__ = 5
except TypeError as error:
    print(error)
# expect: __code__ must be set to a code object
try:
    c.method.x = 1
except AttributeError as error:
    print(error)
# expect: 'method' object has no attribute 'x' and no __dict__ for setting new attributes
del f.extra
print(hasattr(f, "extra"))  # expect: False
