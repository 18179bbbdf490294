"""Captured functions: calls, closures, generators, comprehensions."""
# torch: 99 (no PyTorch has _capture)
# skip fuel=1: what is compared is the capture, in one tier
import functools
import itertools
import math
import operator
import torch
from _differential import case, run

vector = lambda: (torch.randn(3),)
with_number = lambda: (torch.randn(3), 3)
COUNT = 1
TABLE = {'scale': 2}
HISTORY = []


@case(vector)
def closure_changes(x):
    n = 2

    def inner(y):
        nonlocal n
        n += 1
        return y * n
    return inner(x), inner(x), n


@case(vector)
def closure_reads(x):
    k = 3

    def inner(y):
        return y * k + x
    k = 4
    return inner(x)


@case(vector)
def closure_over_tensor(x):
    y = x + 1

    def inner():
        return y * 2
    y = y + 1
    return inner(), y


@case(vector)
def closures_share(x):
    total = x * 0

    def add(y):
        nonlocal total
        total = total + y

    def get():
        return total
    add(x)
    add(x + 1)
    return get(), total, get() is total


@case(vector)
def closure_with_print(x):
    n = 0

    def step(y):
        nonlocal n
        n += 1
        print('step', n)
        return y + n
    return step(step(x)), n


@case(vector)
def returns_closures(x):
    n = 1

    def up():
        nonlocal n
        n += 1
        return n

    def get():
        return x + n
    up()
    return up, get, get()


def adder(n):
    def add(x):
        return x + n
    return add


def counter():
    n = 0

    def count(x):
        nonlocal n
        n += 1
        return x * n
    return count


@case(lambda: (torch.randn(3), adder(2)), lambda: (torch.randn(3), adder(5)))
def calls_given_closure(x, f):
    return f(x) * 2


@case(lambda: (torch.randn(3), counter()))
def calls_given_counter(x, f):
    return f(x), f(x), f


@case(vector)
def makes_counter(x):
    f, g = counter(), counter()
    return f(x), f(x), g(x), f, g


@case(vector)
def late_binding(x):
    fs = [lambda y: y * i for i in range(3)]
    gs = [lambda y, i=i: y * i for i in range(3)]
    return [f(x) for f in fs], [g(x) for g in gs]


@case(vector)
def delete_cell(x):
    n = 1

    def get():
        return n
    a = get()
    del n
    try:
        get()
    except NameError as error:
        return a, str(error), x + a


@case(vector)
def class_cell(x):
    y = x * 2

    def f():
        def g():
            return y + 1
        return g
    return f()()


@case(with_number)
def keyword_arguments(x, n):
    def f(a, *args, k=1, **more):
        return a * k, args, more
    return f(x, 1, n, k=3, z=4, y=5), f(*[x, 2], **{'k': 2}), f(x), f(a=x, k=n)


def defaults(x, y=2, *, z=3):
    return x * y + z


@case(with_number)
def default_arguments(x, n):
    return defaults(x), defaults(x, n), defaults(x, z=n), defaults(y=1, x=x)


def mutable_default(x, seen=[]):
    seen.append(x.shape[0])
    return len(seen)


@case(vector)
def mutated_default(x):
    mutable_default.__defaults__[0].clear()
    return mutable_default(x), mutable_default(x), mutable_default(x, [1]), list(mutable_default.__defaults__[0])


@case(vector)
def positional_only(x):
    def f(a, /, b, *, c):
        return a + b + c
    try:
        f(a=x, b=1, c=2)
    except TypeError as error:
        text = str(error)
    return f(x, 1, c=2), f(x, b=3, c=4), text


@case(with_number)
def spread(x, n):
    args, more = (x, n), {'c': 3}
    def f(a, b, c=0, *rest):
        return a * b + c, rest
    return f(*args), f(*args, **more), f(*args, 7, *[8, 9]), [*args, *range(2)], {**more, 'd': x}, (*args,)


@case(with_number)
def recursion(x, n):
    def power(k):
        return 1 if k < 1 else n * power(k - 1)
    return x * power(4)


def fall(x, n):
    if n == 0:
        return x
    return fall(x + n, n - 1) * 2


@case(with_number)
def recursion_of_global(x, n):
    return fall(x, n)


def fall_loudly(x, n):
    if n == 0:
        print('bottom')
        return x
    y = fall_loudly(x + n, n - 1)
    print(n)
    return y * 2


@case(with_number)
def recursion_with_print(x, n):
    return fall_loudly(x, n) + 1


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


@case(with_number)
def mutual_recursion(x, n):
    return x + 1 if even(n) else x - 1


@case(vector)
def endless_recursion(x):
    def f(n):
        return f(n + 1)
    try:
        f(0)
    except RecursionError as error:
        return x + 1


@case(vector)
def globals_changed(x):
    global COUNT
    COUNT = 1
    COUNT += 1
    y = x * COUNT
    COUNT = COUNT + 1
    return y, COUNT


@case(vector)
def globals_with_print(x):
    global COUNT
    COUNT = 5
    print(COUNT)
    COUNT += 1
    return x * COUNT


def bump():
    global COUNT
    COUNT += 1
    return COUNT


@case(vector)
def globals_of_callee(x):
    global COUNT
    COUNT = 3
    a = bump()
    print(COUNT)
    return x * bump(), a, COUNT


@case(vector)
def global_made_and_deleted(x):
    global FRESH
    FRESH = x + 1
    y = FRESH * 2
    del FRESH
    try:
        FRESH
    except NameError as error:
        return y, str(error)


@case(with_number)
def global_containers(x, n):
    TABLE['scale'] = n
    HISTORY.append(n)
    y = x * TABLE['scale']
    HISTORY.clear()
    TABLE['scale'] = 2
    return y, TABLE, HISTORY


@case(vector)
def shadowed_builtin(x):
    def len(v):
        return 7
    max = min
    return len([]), max(1, 2), x + len(x)


# ---- comprehensions and generators
@case(with_number)
def comprehensions(x, n):
    return ([x * i for i in range(n)], {i: x + i for i in range(n)}, {i % 2 for i in range(n)}, sum(x * i for i in range(n)),
            [[i * j for j in range(i)] for i in range(n)], [i for i in range(10) if i % 2 if i > n])


@case(with_number)
def comprehension_with_print(x, n):
    return [print(i) or x * i for i in range(n)], {i: print('d', i) for i in range(2)}, {print('s', i) for i in range(2)}


@case(with_number)
def comprehension_closure(x, n):
    scale = n
    values = [scale * i + n for i in range(2)]
    i = 'kept'
    [i for i in range(3)]
    return values, i, x * scale


@case(with_number)
def generators(x, n):
    def g():
        for i in range(n):
            yield x * i
        return 'end'
    return list(g()), sum(g()), tuple(v + 1 for v in g()), max(i for i in range(n + 1))


@case(vector)
def generator_from(x):
    def inner():
        yield x
        return x + 10

    def outer():
        result = yield from inner()
        yield result
        yield from [1, 2]
    return list(outer())


@case(vector)
def generator_by_hand(x):
    def g():
        yield x + 1
        yield x + 2
    it = g()
    a = next(it)
    b = next(it)
    return a, b, next(it, None)


@case(vector)
def generator_half_used(x):
    def g():
        for i in range(4):
            yield x + i
    it = g()
    a = next(it)
    print('one')
    return a, list(it)


@case(vector)
def generator_returned(x):
    def g():
        for i in range(3):
            yield x * i
    return g(), (v for v in [x])


@case(vector)
def generator_closed(x):
    log = []
    def g():
        try:
            yield x
            yield x + 1
        finally:
            log.append('closed')
    it = g()
    first = next(it)
    it.close()
    return first, log


@case(vector)
def generator_sent(x):
    def g():
        got = yield x
        while got is not None:
            got = yield x * got
    it = g()
    return next(it), it.send(2), it.send(3), next(it, 'over')


@case(vector)
def generator_raises(x):
    def g():
        yield x
        raise ValueError('from inside')
    out = []
    try:
        for v in g():
            out.append(v + 1)
    except ValueError as error:
        return out, str(error)


@case(vector)
def generator_with_print(x):
    def g():
        for i in range(3):
            print('yields', i)
            yield x + i
    return [v * 2 for v in g()]


@case(vector)
def generator_not_consumed(x):
    log = []
    def g():
        log.append('begun')
        yield 1
    g()
    return x + len(log), log


@case(vector)
def iterators(x):
    it = iter([1, 2, 3, 4, 5])
    a = next(it)
    b, c = next(it), next(it)
    rest = list(it)
    return x + a, b, c, rest, list(it)


@case(vector)
def iterator_unpacked(x):
    it = iter([1, 2, 3, 4])
    try:
        a, b = it
    except ValueError as error:
        text = str(error)
    return x, text, next(it)


@case(with_number)
def iterator_across_print(x, n):
    it = iter(range(6))
    z = zip([x, x + 1, x + 2], it)
    a = next(z)
    e = enumerate(['a', 'b', 'c'], 5)
    b = next(e)
    r = reversed([1, 2, 3])
    c = next(r)
    m = map(lambda v: v + n, [1, 2, 3])
    d = next(m)
    print('between')
    return a, next(z), b, next(e), c, next(r), d, next(m), list(it)


@case(vector)
def builtin_iterators(x):
    return (list(zip(range(3), 'abc')), list(enumerate(['a', 'b'], 1)), list(map(lambda a, b: a + b, [1, 2], [3, 4])),
            list(filter(None, [0, 1, 2])), list(filter(lambda v: v > 1, [1, 2])), list(reversed([x, 1])), sorted([3, 1, 2], reverse=True),
            list(zip([1], [2], strict=True)), all([1, 2]), any([0, x.shape[0]]))


@case(vector)
def zip_strict(x):
    try:
        list(zip([1, 2], [3], strict=True))
    except ValueError as error:
        return str(error), x + 1


@case(vector)
def from_itertools(x):
    return (list(itertools.chain([1], [2, 3])), list(itertools.islice(itertools.count(2), 3)), list(itertools.product([1, 2], 'ab')),
            list(itertools.accumulate([x, x, x])), list(itertools.repeat(x, 2)), list(itertools.pairwise([1, 2, 3])))


@case(vector)
def from_functools(x):
    add = functools.partial(torch.add, x)
    scale = functools.partial(lambda a, b, c=1: a * b * c, c=3)
    return add(1), add(x, alpha=2), scale(x, 2), functools.reduce(operator.add, [x, x, x]), add, functools.reduce(lambda a, b: a * b, [1, 2, 3])


@functools.lru_cache
def cached(n):
    return n * 2


@case(with_number)
def cached_function(x, n):
    return x * cached(n), cached(n)


def twice(f):
    @functools.wraps(f)
    def wrapper(*args, **keywords):
        return f(*args, **keywords) * 2
    return wrapper


@twice
def decorated(x, n=1):
    return x + n


@case(with_number)
def calls_decorated(x, n):
    return decorated(x), decorated(x, n=n), decorated.__name__


@case(vector)
def decorates(x):
    @twice
    def f(y):
        return y + 1
    return f(x), f.__name__


@case(vector)
def lambdas(x):
    return (lambda a, b=2: a * b)(x), (lambda *a, **k: (a, k))(x, k=1), sorted([(1, 'b'), (0, 'a')], key=lambda p: p[1])


@case(vector)
def function_attributes(x):
    def f():
        """Documented."""
        return 1
    f.tag = 5
    return f.__name__, f.__doc__, f.tag, x + f()


@case(lambda: (torch.randn(3), torch.sin), lambda: (torch.randn(3), torch.cos), lambda: (torch.randn(3), lambda v: v * 2))
def function_as_argument(x, f):
    return f(x), f is torch.sin


@case(lambda: (torch.randn(3), 'sin'), lambda: (torch.randn(3), 'cos'))
def function_by_name(x, name):
    return getattr(torch, name)(x), getattr(x, name)()


@case(with_number)
def arithmetic(x, n):
    return (n + 1, n - 1, n * 2, n / 2, n // 2, n % 2, n ** 2, -n, ~n, n << 1, n >> 1, n & 1, n | 4, n ^ 1, abs(-n), divmod(n, 2), round(n / 7, 2),
            max(n, 2), min(n, 2), int('7'), float(n), str(n), bool(n), hex(n), math.sqrt(n), math.floor(2.5), n == 3.0, 0.1 + 0.2, pow(n, 2, 5))


@case(lambda: (torch.randn(3), 0.0), lambda: (torch.randn(3), -0.0), lambda: (torch.randn(3), float('nan')), lambda: (torch.randn(3), 1), lambda: (torch.randn(3), True), lambda: (torch.randn(3), 1.0))
def constants_alike(x, n):
    return x * n, n, math.copysign(1, n), type(n)


@case(lambda: (torch.randn(3), 2 ** 70), lambda: (torch.randn(3), -1))
def big_numbers(x, n):
    return n * n, n + 1, str(n), x + (n % 7)


@case(vector)
def unused_and_deleted(x):
    a = x + 1
    b = x * 2
    del a
    return b


@case(vector)
def annotations(x: torch.Tensor) -> torch.Tensor:
    y: int = 3
    z: float
    return x * y


@case(vector)
def nested_functions_deep(x):
    def a(n):
        def b(m):
            def c(k):
                return x * n * m * k
            return c
        return b
    return a(1)(2)(3)


@case(vector)
def globals_dict(x):
    return sorted(name for name in globals() if name == 'COUNT'), x + 1


@case(vector)
def local_names(x):
    y = 2
    return sorted(locals()), x * y


@case(vector)
def evaluated(x):
    return eval('x + 1', {'x': x})


@case(vector)
def imports(x):
    import math as m
    from collections import OrderedDict
    import torch.nn.functional as F
    return F.relu(x) * m.pi, OrderedDict(a=1)


@case(vector)
def module_attributes(x):
    return torch.pi, torch.float32, torch.nn.functional.relu(x), torch.Tensor is type(x), torch.Size([1, 2])


run()    # expect: 66 functions, 0 differ
