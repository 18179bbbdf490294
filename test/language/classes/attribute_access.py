class Proxy:
    kind = "class attribute"

    def __init__(self): self.real = 1

    def __getattr__(self, name):
        print("getattr", name)
        if name.startswith("no"):
            raise AttributeError(f"really no {name}")
        return f"made {name}"

    def __setattr__(self, name, value):
        print("setattr", name, value)
        super().__setattr__(name, value)

    def __delattr__(self, name):
        print("delattr", name)
        object.__delattr__(self, name)

    def __dir__(self): return ["z", "a"]


p = Proxy()  # expect: setattr real 1
print(p.real, p.kind, p.other, dir(p))
# expect: getattr other
# expect: 1 class attribute made other ['a', 'z']
p.x = 5  # expect: setattr x 5
p.x += 1  # expect: setattr x 6
del p.x  # expect: delattr x
print(hasattr(p, "nothing"), hasattr(p, "thing"), getattr(p, "nope", "default"))
# expect: getattr nothing
# expect: getattr thing
# expect: getattr nope
# expect: False True default
try:
    p.nothing
except AttributeError as error:
    print(error)
# expect: getattr nothing
# expect: really no nothing


class All:
    def __init__(self): self.y = 1

    def __getattribute__(self, name):
        print("getattribute", name)
        return object.__getattribute__(self, name)

    def __getattr__(self, name): return "fallback"

    def __len__(self): return 3


a = All()
print(a.y, a.z, len(a))
# expect: getattribute y
# expect: getattribute z
# expect: 1 fallback 3
try:
    getattr(p, 5)
except TypeError as error:
    print(error)
# expect: attribute name must be string, not 'int'
setattr(a, "odd name", 1)
print(getattr(a, "odd name"))
# expect: getattribute odd name
# expect: 1
class Slotless: pass
s = Slotless()
s.__dict__ = {"q": 1}
print(s.q, vars(s))  # expect: 1 {'q': 1}
s.__dict__["r"] = 2
print(s.r, getattr(s, "q"), s.__dict__ == {"q": 1, "r": 2})  # expect: 2 1 True
for text in ("s.__dict__ = 5", "setattr(5, 'x', 1)", "int.x = 1", "del s.nothing", "object().x = 1", "s.__class__ = 5", "getattr(s)", "s.__class__ = int"):
    try:
        exec(text)
    except (TypeError, AttributeError) as error:
        print(text, "->", type(error).__name__, error)
# expect: s.__dict__ = 5 -> TypeError __dict__ must be set to a dictionary, not a 'int'
# expect: setattr(5, 'x', 1) -> AttributeError 'int' object has no attribute 'x' and no __dict__ for setting new attributes
# expect: int.x = 1 -> TypeError cannot set 'x' attribute of immutable type 'int'
# expect: del s.nothing -> AttributeError 'Slotless' object has no attribute 'nothing'
# expect: object().x = 1 -> AttributeError 'object' object has no attribute 'x' and no __dict__ for setting new attributes
# expect: s.__class__ = 5 -> TypeError __class__ must be set to a class, not 'int' object
# expect: getattr(s) -> TypeError getattr expected at least 2 arguments, got 1
# expect: s.__class__ = int -> TypeError __class__ assignment only supported for mutable types or ModuleType subclasses
