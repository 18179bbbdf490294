# differs: PyTorch has one table for all
"""A table that others overwrite, and its cure.

A graph knows a stream or an event by number only; a table says what the numbers stand for, and the compiled function fills it before
the graph runs. PyTorch has one table for the whole process. So after a call of f, a call of g, and only then backward() through f, the numbers
of f stand for the objects of g. With external_table = 'activation', as it is here unless one asks for the other, each run has its own.

What a compiler writes before and behind the graph is written by hand here: enter() and leave().
"""

import torch
import torch._dynamo
import _external
from torch._dynamo.graph_bytecode_inputs import get_external_object_by_index


class Lamp:
    """Stands for a stream or an event: anything that is no input of a graph."""

    def __init__(self, name):
        self.name = name


def filled(function, *lamps):
    return _external.fill(_external.make_plan(function, [('user', f"L['lamp{number}']") for number in range(len(lamps))]), *lamps)


class Graph(torch.autograd.Function):
    """The graph of f. Its way forward uses number 0, its way back number 1."""

    @staticmethod
    def forward(ctx, x):
        _external.keep(ctx, [1])
        print('  forward uses ', get_external_object_by_index(0).name)
        return x * 2

    @staticmethod
    def backward(ctx, grad):
        print('  backward uses', get_external_object_by_index(1).name)
        return grad * 2


def f(x, first, second):
    previous = _external.enter(filled('f', first, second))
    try:
        return Graph.apply(x)
    finally:
        _external.leave(previous)


def g(*lamps):
    previous = _external.enter(filled('g', *lamps))
    try:
        return get_external_object_by_index(0).name
    finally:
        _external.leave(previous)


def try_it(*lamps_of_g):
    x = torch.ones(2, requires_grad=True)
    a, b = Lamp('a of f'), Lamp('b of f')
    y = f(x, a, b)
    g(*lamps_of_g)
    try:
        y.sum().backward()
    except AssertionError as error:
        print('  backward:    ', str(error).splitlines()[0])


c, d = Lamp('c of g'), Lamp('d of g')
for scope in ('global', 'activation'):
    with torch._dynamo.config.patch(external_table=scope):
        print(f'{scope}, and g has two objects')
        try_it(c, d)
        print(f'{scope}, and g has one')
        try_it(c)
