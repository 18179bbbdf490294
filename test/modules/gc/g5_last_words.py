# G5: __del__ is run once, at a collection; it may save its object; what it raises is told. The finally of a generator that is dropped runs.
import gc
import sys
import weakref


class Named:
    def __init__(self, name, **others):
        self.name = name
        self.__dict__.update(others)

    def __repr__(self):
        return f'<{self.name}>'


class Del(Named):
    def __del__(self):
        print('del', self, sorted(set(vars(self)) - {'name'}))


sys.unraisablehook = lambda info: print('unraisable:', info.exc_type.__name__, info.exc_value, '|', info.err_msg.split(' at ')[0])

# Once, with everything it had.
x = Del('a', data=[1, 2], held=Named('h'))
x = None  # expect: del <a> ['data', 'held']
gc.collect()
gc.collect()
print('--- circles')  # expect: --- circles
x = Del('circle')
x.me = x
x = None
gc.collect()  # expect: del <circle> ['me']

print('--- saved')  # expect: --- saved
saved = []


class Saves(Named):
    def __del__(self):
        print('saving', self, gc.is_finalized(self))
        saved.append(self)


x = Saves('s', rest=[1, Named('inner')])
r = weakref.ref(x)
identity, digest = id(x), hash(x)
inner = weakref.ref(x.rest[1])
x = None  # expect: saving <s> False
gc.collect()
print(saved, saved[0].rest, type(saved[0]) is Saves, id(saved[0]) == identity, hash(saved[0]) == digest, gc.is_finalized(saved[0]))
# expect: [<s>] [1, <inner>] True True True True
print(inner() is saved[0].rest[1])  # expect: True
saved[0].rest.append(2)
print(saved[0].rest)  # expect: [1, <inner>, 2]
saved.clear()
gc.collect()
print(saved, r(), inner())  # expect: [] None None

print('--- saved by another: its own last words have been said')
# expect: --- saved by another: its own last words have been said


class Rescues(Named):
    def __del__(self):
        saved.append(self.held)


x = Saves('twice')
x = None  # expect: saving <twice> False
gc.collect()
x = Rescues('r', held=saved.pop())
x = None
gc.collect()
print(saved, gc.is_finalized(saved[0]))  # expect: [<twice>] True
saved.clear()
gc.collect()

print('--- who is held dies after who holds')  # expect: --- who is held dies after who holds
x = Del('outer', inner=Del('inner', last=[Del('innermost')]))
x = None
# expect: del <outer> ['inner']
# expect: del <inner> ['last']
# expect: del <innermost> []
gc.collect()
x = Saves('keeper', kept=Del('kept'))
x = None  # expect: saving <keeper> False
gc.collect()
print(saved[0].kept)  # expect: <kept>
saved.clear()  # expect: del <kept> []
gc.collect()

print('--- dicts, sets, slots, subclasses of builtin types')
# expect: --- dicts, sets, slots, subclasses of builtin types


class Slots:
    __slots__ = 'a', 'b'

    def __del__(self):
        print('del slots', self.a, hasattr(self, 'b'))


x = Slots()
x.a = 1
x = None  # expect: del slots 1 False
gc.collect()


class L(list):
    def __del__(self):
        print('del list', self, self.tag)


class D(dict):
    def __del__(self):
        print('del dict', self)


class S(set):
    def __del__(self):
        print('del set', sorted(self), 2 in self)


class E(ValueError):
    def __del__(self):
        print('del error', self.args)


class I(int):
    def __del__(self):
        print('del int', self + 1)


x = L([1, 2])
x.tag = Named('tag')
x = None  # expect: del list [1, 2] <tag>
gc.collect()
key = Named('key')
x = D({'a': 1, key: 2, (1, key): 3})
x = None  # expect: del dict {'a': 1, <key>: 2, (1, <key>): 3}
gc.collect()
x = S({1, 2, 3})
x = None  # expect: del set [1, 2, 3] True
gc.collect()
x = E('a', 1)
x = None  # expect: del error ('a', 1)
gc.collect()
x = I(41)
x = None  # expect: del int 42
gc.collect()


class Keys(Named):
    def __del__(self):
        own = self.own
        print('del keys', [own[k] for k in own], sorted((k.name, k in self.members) for k in self.members), own[self.key])


k1, k2 = Named('k1'), Named('k2')
x = Keys('x', own={k1: 1, k2: 2, 'z': 3}, members={k1, k2}, key=k2)
k1 = k2 = None
x = None  # expect: del keys [1, 2, 3] [('k1', True), ('k2', True)] 2
gc.collect()

print('--- what it raises')  # expect: --- what it raises


class Raises:
    def __del__(self):
        raise ValueError('from del')


x = Raises()
x = None
# expect: unraisable: ValueError from del | Exception ignored while calling deallocator <function Raises.__del__
gc.collect()

print('--- generators')  # expect: --- generators


def g(name, other=None):
    try:
        yield 1
    finally:
        print('finally', name)


x = g('a')
next(x)
x = None  # expect: finally a
gc.collect()
x = g('not begun')
x = None
gc.collect()
x = g('ended')
list(x)  # expect: finally ended
x = None
gc.collect()


def delegating():
    try:
        yield from g('inner')
    finally:
        print('finally outer')


x = delegating()
next(x)
x = None
# expect: finally inner
# expect: finally outer
gc.collect()


def stubborn():
    try:
        yield
    except GeneratorExit:
        yield


def raising():
    try:
        yield
    finally:
        1 / 0


for f in stubborn, raising:
    x = f()
    next(x)
    x = None
    gc.collect()
# expect: unraisable: RuntimeError generator ignored GeneratorExit | Exception ignored while closing generator <generator object stubborn
# expect: unraisable: ZeroDivisionError division by zero | Exception ignored while closing generator <generator object raising


def with_block():
    with Named.__new__(Managed):
        yield


class Managed(Named):
    def __enter__(self):
        print('enter')

    def __exit__(self, *args):
        print('exit', args[0])


x = with_block()
next(x)  # expect: enter
x = None  # expect: exit <class 'GeneratorExit'>
gc.collect()
