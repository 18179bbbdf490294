"""What captured code found in functions, classes, modules and containers may be changed behind its back: then it is captured again."""
# torch: 99 (no PyTorch is asked: __code__ and module torch are changed under its feet)
# skip fuel=1: what is looked at is the capture, in one tier
import builtins
import collections
import types
import torch


class Scaled:
    factor = 2

    def __init__(self, x):
        self.x = x

    def times(self):
        return self.x * self.factor

    @property
    def more(self):
        return self.x + 1


class Failed(Exception):
    def __str__(self):
        return 'old'


class Base:
    def name(self):
        return 'old'


class Derived(Base):
    def name(self):
        return super().name()


class Five:
    def __new__(cls):
        return 5


class Slotted:
    __slots__ = ('z',)


def plus_one(x):
    return x + 1


def plus_hundred(x):
    return x + 100


def with_default(x, k=1):
    return x + k


def with_keyword(x, *, k=1):
    return x + k


def counted(x):
    yield x


def counted_twice(x):
    yield x * 2


def caught(x):
    try:
        raise Failed('a')
    except Failed as error:
        return str(error), x + 1


def closed_over():
    n = 1

    def inner(x):
        return x + n

    def change():
        nonlocal n
        n = 30
    return inner, change


inner, change_inner = closed_over()
Pair = collections.namedtuple('Pair', 'left right')
module = types.ModuleType('module')
module.value = 1
number, items, keys, some, pair, thing, slotted = 2, [1], {}, {1, 2}, Pair(1, 2), Scaled(torch.ones(2)), Slotted()
slotted.z = 1


def set_global(name, value):
    globals()[name] = value


CHANGES = [
    ('a method', lambda x: Scaled(x).times(), lambda: setattr(Scaled, 'times', lambda self: self.x * 50)),
    ('a property', lambda x: Scaled(x).more, lambda: setattr(Scaled, 'more', property(lambda self: self.x + 70))),
    ('an attribute of a class', lambda x: Scaled(x).factor + x, lambda: setattr(Scaled, 'factor', 9)),
    ('the same, of the class', lambda x: Scaled.factor + x, lambda: setattr(Scaled, 'factor', 11)),
    ('__str__ of an exception', caught, lambda: setattr(Failed, '__str__', lambda self: 'new')),
    ('the code of a function', lambda x: plus_one(x), lambda: setattr(plus_one, '__code__', plus_hundred.__code__)),
    ('defaults', lambda x: with_default(x), lambda: setattr(with_default, '__defaults__', (50,))),
    ('keyword defaults', lambda x: with_keyword(x), lambda: setattr(with_keyword, '__kwdefaults__', {'k': 60})),
    ('the code of a generator', lambda x: list(counted(x)), lambda: setattr(counted, '__code__', counted_twice.__code__)),
    ('a method of a base', lambda x: (Derived().name(), x + 1), lambda: setattr(Base, 'name', lambda self: 'new')),
    ('an attribute that a function did not have', lambda x: (hasattr(counted, 'n'), x + 1), lambda: setattr(counted, 'n', 1)),
    ('an attribute that a class did not have', lambda x: (hasattr(Scaled(x), 'zz'), x + 1), lambda: setattr(Scaled, 'zz', 1)),
    ('a name that a module did not have', lambda x: (hasattr(module, 'nope'), x + 1), lambda: setattr(module, 'nope', 1)),
    ('the name of a class', lambda x: (Scaled.__name__, x + 1), lambda: setattr(Scaled, '__name__', 'Renamed')),
    ('the name of a function', lambda x: (plus_one.__name__, x + 1), lambda: setattr(plus_one, '__name__', 'renamed')),
    ('__new__', lambda x: (Five(), x + 1), lambda: setattr(Five, '__new__', lambda cls: 6)),
    ('the class of an object', lambda x: (type(thing).__name__, x + 1), lambda: setattr(thing, '__class__', Base)),
    ('an attribute of an object', lambda x: thing.__dict__.get('x') + x, lambda: setattr(thing, 'x', 40)),
    ('a slot', lambda x: slotted.z + x, lambda: setattr(slotted, 'z', 4)),
    ('a name of a module', lambda x: module.value + x, lambda: setattr(module, 'value', 8)),
    ('a global', lambda x: number + x, lambda: set_global('number', 7)),
    ('a named tuple', lambda x: pair.left + x, lambda: set_global('pair', Pair(8, 9))),
    ('a list', lambda x: (len(items), x + 1), lambda: items.append(2)),
    ('a dict', lambda x: ('q' in keys, x + 1), lambda: keys.update(q=1)),
    ('a set', lambda x: (list(some), x + 1), lambda: some.add(5)),
    ('a variable of a closure', lambda x: inner(x), change_inner),
    ('a builtin', lambda x: max(1, 2) + x, lambda: setattr(builtins, 'max', min)),
    ('a function of torch', lambda x: torch.sin(x), lambda: setattr(torch, 'sin', torch.cos)),
]
for what, f, change in CHANGES:
    torch._dynamo.reset()
    compiled, x = torch.compile(f, backend='eager'), torch.ones(2)
    before = str(compiled(x)), str(f(x))
    change()
    after = str(compiled(x)), str(f(x))
    if before[0] != before[1] or after[0] != after[1] or before[1] == after[1]:
        print(what, before, after)
print(len(CHANGES), 'changes')    # expect: 28 changes
