"""Captured functions: branches and loops."""
# torch: 99 (no PyTorch has _capture)
# skip fuel=1: what is compared is the capture, in one tier
import torch
from _differential import case, run

vector = lambda: (torch.randn(3),)
with_number = lambda: (torch.randn(3), 3)
two = lambda: (torch.randn(3), torch.randn(3))


@case(with_number, lambda: (torch.randn(3), 0), lambda: (torch.randn(3), -2))
def branches(x, n):
    if n > 2:
        x = x + n
    elif n == 0:
        return x * 0
    else:
        x = x - n
    return x.sin()


@case(vector)
def data_branch(x):
    if x.sum() > 0:
        return x + 1
    else:
        return x - 1


@case(lambda: (torch.ones(3),), lambda: (-torch.ones(3),))
def data_branches(x):
    if (x > 0).all():
        y = x * 2
    elif x.sum() < -100:
        y = x * 3
    else:
        y = x * 4
    return y + 1


@case(vector)
def nested_data_branches(x):
    y = x + 1
    if y.sum() > 0:
        y = y * 2
        if y[0] > 0:
            y = y * 3
            return y, 'a'
        y = y - 1
    return y, 'b'


@case(vector)
def data_and(x):
    return (x.sum() > -100 and x.max() < 100), (x.sum() > 100 or x.min() < 50)


@case(vector)
def data_not(x):
    return not x.sum() > 0, x + 1


@case(vector)
def data_ternary(x):
    y = x + 1 if x.sum() > 0 else x - 1
    z = 'big' if y.sum() > 3 else 'small'
    return y, z


@case(vector)
def data_while(x):
    n = 0
    while x.abs().sum() < 10:
        x = x * 2
        n += 1
    return x, n


@case(vector)
def data_break(x):
    for i in range(10):
        x = x + i
        if x.sum() > 5:
            break
    else:
        i = -1
    return x, i


@case(vector)
def data_continue(x):
    total = 0
    for row in x:
        if row > 0:
            continue
        total = total + row
    return total


@case(vector)
def data_assert(x):
    y = x + 1
    assert y.sum() < 1000, 'too big'
    assert (y != 5).all()
    return y * 2


@case(vector)
def loop(x):
    for i in range(5):
        x = x + i
        if i == 3:
            break
    else:
        x = x * 100
    return x


@case(with_number)
def loop_else(x, n):
    for i in range(n):
        if i == 5:
            break
    else:
        x = x * 100
    return x


@case(vector)
def nested_loops(x):
    total = x * 0
    for i in range(3):
        for j in range(i):
            if (i + j) % 2:
                continue
            total = total + x * i * j
        if i == 2:
            break
    return total


@case(with_number)
def while_loop(x, n):
    k = 0
    while True:
        k += 1
        if k > n:
            break
        if k == 2:
            continue
        x = x * k
    return x, k


@case(with_number)
def while_else(x, n):
    while n > 0:
        n -= 1
        x = x + 1
    else:
        x = -x
    return x, n


@case(with_number)
def print_in_loop(x, n):
    out = []
    for i in range(n):
        x = x + i
        print('round', i)
        out.append(x * 2)
    return out, i


@case(with_number)
def print_in_nested_loops(x, n):
    for i in range(n):
        for j in range(2):
            x = x * (i + 1)
            print(i, j)
        x = x + 1
    return x


@case(with_number)
def print_in_while(x, n):
    while n:
        n -= 1
        x = x + n
        print(n)
        if n == 1:
            break
    return x, n


@case(with_number)
def print_before_loop(x, n):
    y = x * 2
    print('before')
    for i in range(n):
        y = y + i
    print('behind')
    return y


@case(vector)
def loop_over_rows(x):
    return [row * i for i, row in enumerate(x)], [a + b for a, b in zip(x, x.flip(0))]


@case(vector)
def loop_variable_survives(x):
    for i, y in enumerate([x, x + 1]):
        pass
    return i, y


@case(with_number)
def chained(x, n):
    return 0 < n < 10, n < 0 < 1 / (n - n + 1), 1 <= n <= n, x if 2 < n < 9 else -x


@case(with_number)
def logic(x, n):
    a = n and x
    b = n > 100 or x + 1
    c = not n
    d = n > 100 and 1 / 0
    e = None or [] or {} or 'last'
    return a, b, c, d, e


@case(with_number)
def walrus(x, n):
    if (m := n * 2) > 4:
        x = x + m
    while (m := m - 1) > 3:
        x = x * m
    return x, m, [y := 1, y + 1], [last := i for i in range(3)], last


@case(with_number, lambda: (torch.randn(3), 'a'), lambda: (torch.randn(3), None), lambda: (torch.randn(3), 2.5))
def match_values(x, n):
    match n:
        case 0:
            return x
        case 3 | 4:
            return x + n
        case 'a':
            return x, 'text'
        case None:
            return 'none'
        case float():
            return x * n
        case _:
            return 'other', n


@case(lambda: (torch.randn(3), (1, [2, 3])), lambda: (torch.randn(3), [1, 2, 3, 4]), lambda: (torch.randn(3), {'k': 2, 'z': 3}), lambda: (torch.randn(3), 7))
def match_shapes(x, v):
    match v:
        case (a, [b, c]) if a == 1:
            return x * b + c
        case [first, *rest]:
            return x * first, rest
        case {'k': k, **others}:
            return x + k, others
        case int(n):
            return x - n
    return None


class Point:
    __match_args__ = ('x', 'y')

    def __init__(self, x, y):
        self.x, self.y = x, y


@case(lambda: (Point(torch.ones(2), 0),), lambda: (Point(torch.ones(2), 1),), lambda: (4,))
def match_class(p):
    match p:
        case Point(x, 0):
            return x + 1
        case Point(x=a, y=b):
            return a * b
        case _:
            return p


@case(with_number)
def match_with_print(x, n):
    match (n, x + 1):
        case (3, y):
            print('three')
            return y * 2
        case (m, y):
            print('other', m)
            return y * m


@case(vector)
def early_returns(x):
    for i in range(4):
        if i == 2:
            return x * i
    return x


@case(with_number)
def delete_local(x, n):
    y = x + n
    del x
    z = y * 2
    print('deleted')
    try:
        return x
    except UnboundLocalError as error:
        return str(error), z


@case(with_number)
def maybe_unbound(x, n):
    if n > 3:
        y = x + 1
    print('maybe')
    return y


@case(lambda: (torch.randn(3), range(4)), lambda: (torch.randn(3), range(1, 9, 3)))
def over_range(x, r):
    for i in r:
        x = x + i
    return x, len(r), 1 in r, r[1], list(r)


@case(with_number)
def many_locals(x, n):
    a = b = c = x + n
    a, b = b * 2, a
    d = e, f = n, n + 1
    print(d)
    return a, b, c, d, e, f, a is b, b is c


@case(vector)
def data_in_comprehension(x):
    return [v * 2 for v in x if v > 0], {i for i in range(3) if x[i] > 0}, any(v > 0 for v in x)


@case(vector)
def branch_on_shape(x):
    if x.shape[0] == 3 and x.dim() == 1:
        return x.reshape(3, 1)
    return x.reshape(-1, x.shape[0])


@case(vector)
def branch_on_type(x):
    if x.dtype == torch.float32:
        return x.double()
    if x.is_floating_point():
        return x.float()
    return x.requires_grad


run()    # expect: 37 functions, 0 differ
