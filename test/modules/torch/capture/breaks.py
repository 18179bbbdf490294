"""Captured functions: where graphs end, and what goes on behind."""
# torch: 99 (no PyTorch has _capture)
# skip fuel=1: what is compared is the capture, in one tier
import torch
from _differential import case, run

vector = lambda: (torch.randn(3),)
with_number = lambda: (torch.randn(3), 3)
grad_vector = lambda: (torch.randn(3, requires_grad=True),)


@torch._dynamo.disable
def disabled(x):
    return x * 3


@torch.compiler.disable
def disabled_loud(x, log):
    log.append(x)
    print('disabled')
    return x + len(log)


def loud(x):
    print('loud')
    return x + 1


def loud_twice(x):
    return loud(loud(x) * 2)


@case(vector)
def prints(x):
    a = x + 1
    print('one', 1)
    b = a * x
    print('two', sep='-', end='!\n')
    return b.sum()


@case(vector)
def print_first(x):
    print('first')
    return x + 1


@case(vector)
def print_last(x):
    y = x + 1
    print('last')
    return y


@case(vector)
def print_of_tensor(x):
    y = x + 1
    print(y)
    print(y.shape, y.sum())
    return y * 2


@case(vector)
def disabled_call(x):
    log = []
    y = disabled(x + 1)
    z = disabled_loud(y, log) * 2
    return z, disabled(disabled(z)), log


@case(vector)
def graph_break(x):
    y = x + 1
    torch._dynamo.graph_break()
    z = y * 2
    torch._dynamo.graph_break()
    return z


@case(vector)
def nested_call(x):
    a = loud(x)
    b = loud_twice(a) + loud(a)
    return b, a


@case(vector)
def break_in_argument(x):
    return torch.cat([loud(x), x, disabled(x)]), max(len(loud(x)), 2), [loud(x), (x, loud(x))]


@case(vector)
def break_in_operator(x):
    return x + loud(x) * 2 - disabled(x), {'a': loud(x), 'b': x}, f'{loud(x).shape} {3}', loud(x)[0] < loud(x)[1]


@case(with_number)
def break_in_condition(x, n):
    if loud(x).shape[0] == n and print('and') is None:
        return x if loud(x) is not None else None
    while print('while'):
        pass
    return 1


@case(with_number)
def break_in_comparison(x, n):
    return 0 < len(loud(x)) < 9, n if print('a') else x, print('b') or n


@case(grad_vector)
def break_in_no_grad(x):
    with torch.no_grad():
        y = x * 2
        print(torch.is_grad_enabled())
        z = y + x
    w = x * 3
    print(torch.is_grad_enabled())
    return y.requires_grad, z.requires_grad, w.requires_grad


@case(grad_vector)
def break_in_nested_modes(x):
    with torch.no_grad():
        a = x * 2
        with torch.enable_grad():
            print('on', torch.is_grad_enabled())
            b = x * 2
        c = x * 2
        print('off', torch.is_grad_enabled())
    return a, b, c, x * 2


@case(grad_vector)
def return_in_no_grad(x):
    with torch.no_grad():
        if x.shape[0] == 3:
            return x * 2
    return x * 3


@case(grad_vector)
def raise_in_no_grad(x):
    try:
        with torch.no_grad():
            y = x * 2
            raise ValueError('inside')
    except ValueError:
        return y, x * 2, torch.is_grad_enabled()


@case(grad_vector)
def operation_fails_in_no_grad(x):
    with torch.no_grad():
        y = x * 2
        y + torch.ones(7)
    return y


@case(grad_vector)
def index_fails_in_no_grad(x):
    try:
        with torch.no_grad():
            y = x * 2
            z = y[torch.tensor([1, 8])]
    except IndexError as error:
        return str(error), torch.is_grad_enabled(), x * 2


@torch.no_grad()
def without_grad(x):
    return x * 2


@torch.no_grad()
def without_grad_loud(x):
    print(torch.is_grad_enabled())
    return x * 2


@case(grad_vector)
def decorated_no_grad(x):
    return without_grad(x), x * 2, without_grad_loud(x), x * 3


@case(grad_vector)
def set_grad(x):
    torch.set_grad_enabled(False)
    a = x * 2
    print('off')
    b = x * 2
    torch.set_grad_enabled(True)
    with torch.set_grad_enabled(x.shape[0] > 5):
        c = x * 2
    return a, b, c, x * 2


@case(grad_vector)
def leaves_grad_off(x):
    torch.set_grad_enabled(False)
    return x * 2


@case(grad_vector)
def inference(x):
    with torch.inference_mode():
        y = x * 2
        print(torch.is_inference_mode_enabled())
        z = y + 1
    return y.requires_grad, z.is_inference(), x * 2


@case(with_number)
def break_in_loop_with_state(x, n):
    out, total = [], 0
    for i, v in enumerate([x, x + 1, x * 2]):
        total += i * n
        out.append(loud(v) * total)
        if i == 1:
            out.append('middle')
    return out, total


@case(vector)
def break_in_comprehension(x):
    return [loud(x * i) for i in range(2)], {i: disabled(x) + i for i in range(2)}, sum(loud(x) for _ in range(2))


@case(vector)
def break_in_generator(x):
    def g():
        yield loud(x)
        yield disabled(x)
    return list(g()), [v + 1 for v in g()]


@case(vector)
def break_in_closure(x):
    n = 1

    def f(y):
        nonlocal n
        n += 1
        print('n is', n)
        n += 1
        return y * n
    a = f(x)
    return a, f(a), n


@case(vector)
def break_in_method(x):
    class Counter:
        def __init__(self):
            self.n = 0

        def step(self, y):
            self.n += 1
            print('step', self.n)
            return y * self.n
    c = Counter()
    return c.step(x), c.step(x), c.n


@case(vector)
def break_in_starred_call(x):
    def f(*args, **more):
        return args, sorted(more)
    return f(*[loud(x), 1], k=disabled(x), **{'z': loud(x)})


@case(vector)
def break_in_unpacking(x):
    (a, b), *c = (loud(x), 1), 2, disabled(x)
    d = e = loud(x)
    d[0], e[1] = 5, loud(x)[0]
    return a, b, c, d, e is d


@case(lambda: (torch.randn(3), [1], {'k': 1}))
def break_between_mutations(x, items, table):
    items.append(x)
    table['a'] = items
    print(len(items), sorted(table))
    items.append(table)
    del table['k']
    disabled_loud(x, items)
    table['b'] = x.add_(1)
    return items[-1], table


@case(vector)
def break_with_many_on_stack(x):
    return (x, [x + 1, (x + 2, {'a': x + 3, 'b': [loud(x + 4), x + 5]}), len], loud(x), 6)


@case(with_number)
def break_in_slice(x, n):
    items = [1, 2, 3, 4]
    items[print('low') or 1:n] = [loud(x)]
    return items, x[(print('i') or 0):2], items[::print('step') or 1]


@case(vector)
def break_in_lambda(x):
    f = lambda v: loud(v) + 1
    return list(map(f, [x, x])), sorted([2, 1], key=lambda v: print(v) or v)


@case(vector)
def break_in_except(x):
    for i in range(2):
        try:
            if i:
                raise ValueError(loud(x).shape[0])
            y = loud(x)
        except ValueError as error:
            y = loud(y)
            print(error)
        else:
            print('else')
        finally:
            y = loud(y)
    return y


@case(vector)
def break_in_match(x):
    match loud(x).shape[0], print('subject'):
        case 3, None if print('guard') is None:
            return loud(x)
    return 0


@case(vector)
def break_in_assert(x):
    assert loud(x) is not None, loud(x)
    assert print('a') is None
    return x


@case(vector)
def break_in_default(x):
    def f(y=loud(x), *, z=disabled(x)):
        return y + z
    return f(), f(1)


@case(vector)
def break_in_decorator(x):
    def deco(f):
        print('decorating')
        return f

    @deco
    def g(y):
        return y + 1
    return g(x)


@case(vector)
def break_in_delete(x):
    items, table = [x, 1, 2], {'a': x}
    del items[print('index') or 0], table['a']
    y = loud(x)
    del y
    return items, table


@case(vector)
def break_in_global(x):
    global SEEN
    SEEN = loud(x)
    SEEN = SEEN + 1
    print('global')
    return SEEN * 2


@case(grad_vector)
def backward_inside(x):
    y = (x * x).sum()
    y.backward()
    g = x.grad * 2
    z = (x * 3).sum()
    z.backward()
    return g, x.grad


@case(grad_vector)
def backward_between(x):
    y = x * 2
    z = y.sum()
    z.backward()
    x.grad.zero_()
    (y * 1).sum()
    return x.grad, y.grad_fn is not None


@case(grad_vector)
def autograd_grad(x):
    y = (x ** 3).sum()
    (g,) = torch.autograd.grad(y, x, create_graph=True)
    (h,) = torch.autograd.grad(g.sum(), x)
    return g, h


@case(grad_vector)
def hooks_inside(x):
    y = x * 2
    seen = []
    y.register_hook(lambda g: seen.append(g))
    y.sum().backward()
    return seen, x.grad


@case(grad_vector)
def retain_grad(x):
    y = x * 2
    y.retain_grad()
    (y * y).sum().backward()
    return y.grad, x.grad


@case(grad_vector)
def leaf_in_place(x):
    try:
        x.add_(1)
    except RuntimeError as error:
        return str(error)


@case(grad_vector)
def detached(x):
    y = x.detach() * 2
    z = x.data + 1
    y.requires_grad_()
    (y * x).sum().backward()
    return y.grad, x.grad, z.requires_grad


class Square(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * x

    @staticmethod
    def backward(ctx, grad):
        (x,) = ctx.saved_tensors
        return grad * 2 * x


@case(grad_vector)
def custom_function(x):
    y = Square.apply(x) + 1
    y.sum().backward()
    return y, x.grad


@case(vector)
def compiled_inside(x):
    f = torch.compile(lambda v: v * 2, backend='eager')
    return f(x) + 1


@case(vector)
def recursive_break(x):
    def f(n, y):
        if n == 0:
            print('end')
            return y
        y = f(n - 1, y + n)
        print('up', n)
        return y * 2
    return f(3, x)


run()    # expect: 49 functions, 0 differ
