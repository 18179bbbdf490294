# G2: forty shapes of programs in which the last reference to an object goes. What the machine still has of it (an operand stack above its
# top, an inline cache, the exception before last, a frame that has ended) must not keep it alive.
import gc
import functools
import contextvars
import itertools
import operator
import sys
import weakref

refs = {}


class C:
    attr = 1

    def __init__(self, name='c'):
        self.name = name

    def method(self, *args):
        return 1

    @property
    def prop(self):
        return self.name

    def __eq__(self, other):
        return self is other

    def __hash__(self):
        return 1

    def __add__(self, other):
        return 1

    def __getitem__(self, at):
        return at

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return True

    def __iter__(self):
        return iter([1, 2])

    def __contains__(self, item):
        return True

    def __bool__(self):
        return True

    def __call__(self):
        return 1


def new():
    """An object that has a weak reference."""
    c = C()
    refs[len(refs)] = weakref.ref(c)
    return c


shapes = []


def shape(f):
    shapes.append(f)
    return f


@shape
def a_local():
    x = new()
    del x
    gc.collect()


@shape
def a_local_bound_again():
    x = new()
    x = None
    gc.collect()


@shape
def a_frame_that_has_ended():
    def inner():
        x = new()
        return x.name
    inner()
    gc.collect()


@shape
def an_expression_statement():
    new()
    gc.collect()


@shape
def a_call_argument():
    len([new(), new()])
    max(new(), new(), key=id)
    gc.collect()


@shape
def a_keyword_argument():
    dict(a=new(), b=new())
    (lambda *args, **kwargs: None)(new(), *[new()], k=new(), **{'z': new()})
    gc.collect()


@shape
def an_operand():
    new() + new()
    new() == new()
    new()[new()]
    gc.collect()


@shape
def a_deep_operand_stack():
    (new(), (new(), (new(), [new(), {new(): new()}, {new()}])))
    gc.collect()


@shape
def attribute_and_method():
    x = new()
    x.name, x.attr, x.method(), x.prop
    x.late = x.method
    del x
    gc.collect()


@shape
def the_callee():
    x = new()
    x()
    x.method(x, x)
    x = 0
    gc.collect()


@shape
def a_closure():
    x = new()

    def f():
        return x
    f()
    del f, x
    gc.collect()


@shape
def a_cell_set_to_none():
    x = new()

    def f():
        nonlocal x
        x = None
    f()
    gc.collect()


@shape
def a_default_argument():
    def f(x=new(), *, y=new()):
        return x
    f()
    del f
    gc.collect()


@shape
def a_loop_variable():
    for x in [new(), new(), new()]:
        pass
    del x
    gc.collect()


@shape
def the_iterable_of_a_loop():
    for x in new():
        pass
    for x in (new(), new()):
        break
    del x
    gc.collect()


@shape
def a_while_loop():
    n = 3
    while new() and n:
        x = new()
        n -= 1
    del x
    gc.collect()


@shape
def comprehensions():
    [x for x in [new(), new()]]
    {x: new() for x in [new()]}
    {x for x in [new()]}
    list(x for x in [new()])
    gc.collect()


@shape
def an_exception_handled():
    try:
        raise ValueError(new())
    except ValueError as error:
        error.args[0].name
    gc.collect()


@shape
def an_exception_through_frames():
    def thrower(x):
        y = new()
        raise KeyError(x, y)
    try:
        thrower(new())
    except KeyError:
        pass
    gc.collect()


@shape
def an_exception_with_context():
    try:
        try:
            raise ValueError(new())
        except ValueError:
            raise KeyError(new()) from OSError(new())
    except KeyError as error:
        error.__context__, error.__cause__
    gc.collect()


@shape
def a_finally():
    def f():
        x = new()
        try:
            return x.name
        finally:
            x.attr
    f()
    gc.collect()


@shape
def a_with_statement():
    with new() as x, new() as y:
        raise ValueError(x, y)
    del x, y
    gc.collect()


@shape
def a_generator_that_has_ended():
    def g(x):
        yield x
        yield new()
    list(g(new()))
    gc.collect()


@shape
def a_generator_that_sleeps():
    def g():
        yield new()
        yield
    it = g()
    x = next(it)
    x.name
    del x
    gc.collect()
    next(it)


@shape
def a_generator_that_is_dropped():
    def g():
        x = new()
        yield x.name
    it = g()
    next(it)
    del it
    gc.collect()


@shape
def a_value_sent():
    def g():
        while True:
            x = yield
            x = None
    it = g()
    next(it)
    it.send(new())
    gc.collect()
    it.close()


@shape
def a_coroutine():
    async def inner(x):
        return x

    async def outer():
        x = await inner(new())
        return x.name
    try:
        outer().send(None)
    except StopIteration as stop:
        stop.value
    gc.collect()


@shape
def a_delegation():
    def inner():
        x = yield
        return x

    def outer():
        while True:
            (yield from inner()).name
    it = outer()
    next(it)
    it.send(new())
    gc.collect()
    it.close()


@shape
def containers():
    x = new()
    box = [x, (x,), {x: x}, {x}, frozenset([x])]
    box.clear()
    d = {'k': x}
    del d['k']
    s = {x}
    s.discard(x)
    lst = [x, x]
    lst.pop()
    del lst[0]
    del x
    gc.collect()


@shape
def cycles():
    x, y = new(), new()
    x.other, y.other, x.me, x.bound = y, x, x, y.method
    del x, y
    gc.collect()


@shape
def a_class():
    class D(C):
        pass
    x = D()
    x.name
    D.attr, D.method, isinstance(x, D), issubclass(D, C)
    refs[len(refs)] = weakref.ref(D)
    refs[len(refs)] = weakref.ref(x)
    del D, x
    gc.collect()


@shape
def an_instance_dict():
    x = new()
    x.__dict__['k'] = new()
    vars(x)
    x.__dict__ = {'fresh': new()}
    del x
    gc.collect()


@shape
def partials_and_bound_methods():
    x = new()
    f = functools.partial(x.method, new())
    f()
    g = operator.methodcaller('method', new())
    g(x)
    del x, f, g
    gc.collect()


@shape
def sorting_and_searching():
    x = [new(), new(), new()]
    sorted(x, key=lambda c: c.name)
    x.index(x[1])
    x.sort(key=id)
    new() in x, x[0] in [new(), x[2]]
    del x
    gc.collect()


@shape
def iterators_of_itertools():
    it = itertools.chain([new()], map(lambda c: c, [new(), new()]))
    next(it)
    next(it)
    gc.collect()
    del it
    gc.collect()


@shape
def a_context_variable():
    var = contextvars.ContextVar('var')
    token = var.set(new())
    var.get()
    var.reset(token)
    del token
    context = contextvars.copy_context()
    context.run(var.set, new())
    context.run(var.get)
    del context
    gc.collect()


@shape
def code_that_is_run():
    x = new()
    exec('y = x\nz = [x]', {'x': x})
    eval('x.name', {}, {'x': x})
    del x
    gc.collect()


@shape
def formatting():
    x = new()
    f'{x} {x!r:>10}', '%s' % x, '{}'.format(x)
    del x
    gc.collect()


@shape
def unpacking_and_matching():
    a, (b, *c) = new(), [new(), new()]
    match [new(), new()]:
        case [C(name=n) as d, e]:
            pass
    del a, b, c, d, e
    gc.collect()


@shape
def frames_looked_at():
    def f():
        x = new()
        frame = sys._getframe()
        frame.f_locals['x']
        return frame
    frame = f()
    frame.clear()
    del frame
    gc.collect()


print(len(shapes))  # expect: 40
for f in shapes:
    refs.clear()
    f()
    alive = sum(ref() is not None for ref in refs.values())
    if alive or not refs:
        print(f.__name__, alive, 'of', len(refs))
    # What one shape leaves behind must not help the next.
    gc.collect()

# The same in a module's own code.
refs.clear()
m = new()
m.name
m.method(m)
for m in [new(), m]:
    pass
try:
    raise ValueError(m)
except ValueError as error:
    pass
m = [n for n in (new(), new())]
with new() as n:
    n.attr
del m, n
gc.collect()
print([ref() for ref in refs.values()])  # expect: [None, None, None, None, None]
