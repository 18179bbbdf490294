# torch: 1.13
"""gradcheck(), gradgradcheck(), and torch.autograd.functional."""
import warnings

import torch
from torch.autograd import functional, gradcheck, gradgradcheck


def say(attempt):
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter('always')
        try:
            print(attempt())
        except Exception as error:
            print(f'{type(error).__name__}: {error}')
    for warning in told:
        print(warning.message)


torch.manual_seed(0)


def drawn(*sizes):
    return torch.randn(*sizes, dtype=torch.float64, requires_grad=True)


x, y = drawn(2, 3), drawn(3)


class Bad(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x * 2

    @staticmethod
    def backward(ctx, g):
        return g * 3


class Bad2(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x * 2

    @staticmethod
    def backward(ctx, g):
        return g * 0 + 2


say(lambda: gradcheck(lambda a, b: (a*b).exp(), (x, y)))
say(lambda: gradcheck(lambda a, b: (a*b, a.sum(1)), [x, y]))
say(lambda: gradcheck(Bad.apply, (y,)))
say(lambda: gradcheck(Bad.apply, (y,), raise_exception=False))
say(lambda: gradcheck(Bad2.apply, y))
say(lambda: gradcheck(lambda a: a, (torch.ones(2),)))
say(lambda: gradcheck(lambda a: a.sin(), (torch.ones(2, requires_grad=True),)))
say(lambda: gradgradcheck(lambda a, b: (a*b).exp(), (x, y)))
say(lambda: gradgradcheck(lambda a: a*a*a, (y,)))
say(lambda: gradgradcheck(Bad.apply, (y,)))
say(lambda: gradcheck(lambda a, b: a*b, (x, torch.ones(3, dtype=torch.float64))))
say(lambda: gradcheck(lambda a: a.detach(), (y,)))
say(lambda: gradcheck(lambda a: a.round().detach()*3, (y,)))
x, y = torch.randn(2, 3), torch.randn(3)


def f(a):
    return a.exp().sum(1)


def g(a, b):
    return (a * b).sum(1) + b.sum()


def h(a):
    return (a ** 3).sum()


def k(a, b):
    return (a * b * b).sum()


say(lambda: functional.jacobian(f, x))
say(lambda: functional.jacobian(g, (x, y)))
say(lambda: functional.jacobian(lambda a: (a, a.sum()), y))
say(lambda: functional.jacobian(f, x, create_graph=True))
say(lambda: functional.hessian(h, y))
say(lambda: functional.hessian(k, (x, y)))
say(lambda: functional.hessian(f, x))
say(lambda: functional.vjp(f, x, torch.ones(2)))
say(lambda: functional.vjp(f, x))
say(lambda: functional.vjp(h, x))
say(lambda: functional.jvp(f, x, torch.ones(2, 3)))
say(lambda: functional.jvp(g, (x, y), (x, y)))
say(lambda: functional.jvp(f, x))
say(lambda: functional.vhp(h, y, y))
say(lambda: functional.hvp(k, (x, y), (x, y)))
say(lambda: functional.hvp(f, x, x))
say(lambda: functional.vjp(f, 3))
say(lambda: functional.vjp(f, x, torch.ones(3)))
say(lambda: functional.jvp(lambda a: 3, x, x))
say(lambda: functional.vjp(g, (x, 3)))
say(lambda: functional.jacobian(lambda a: torch.ones(2), y))
say(lambda: functional.hessian(lambda a: a.sum(), y))
