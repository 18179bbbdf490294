# S27: two threads with two functions each, switched at every instruction, nested to a depth of 50, with generators asleep and backward() late.
# differs: PyTorch has one table for all
# flags: -X step_every=1
import threading
import torch
import _external
from torch._dynamo.graph_bytecode_inputs import get_external_object_by_index as get


class Thing:
    pass


class Region(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x * 1

    @staticmethod
    def backward(ctx, grad):
        wrong.append(get(0) is not late[threading.get_ident()])
        return grad


wrong, late = [], {}


def f(thing, depth):
    table = _external.make_table(1, 'f')
    _external.store(table, 0, thing, 'user', "L['thing']")
    previous = _external.enter(table)
    try:
        wrong.append(get(0) is not thing)
        if depth:
            (g if depth % 2 else f)(Thing(), depth - 1)
        wrong.append(get(0) is not thing)
    finally:
        _external.leave(previous)


def g(thing, depth):
    table = _external.fill(plan, Thing(), thing)
    previous = _external.enter(table)
    wrong.append(get(1) is not thing)
    if depth:
        f(Thing(), depth - 1)
    wrong.append(get(1) is not thing)
    _external.leave(previous)


def asleep(thing):
    previous = _external.enter(_external.fill(plan, thing, thing))
    while True:
        yield get(0) is thing
        f(Thing(), 2)


def region(x, thing):
    previous = _external.enter(_external.fill(one, thing))
    try:
        return Region.apply(x)
    finally:
        _external.leave(previous)


plan = _external.make_plan('g', [('created', 'Thing()'), ('user', "L['thing']")])
one = _external.make_plan('region', [('created', 'Thing()')])


def work():
    thing = late[threading.get_ident()] = Thing()
    x = torch.ones(2, requires_grad=True)
    y = region(x, thing)
    sleeper = asleep(Thing())
    for depth in (0, 1, 5, 50):
        f(Thing(), depth)
        g(Thing(), depth)
        wrong.append(not next(sleeper))
    for _ in range(10):
        g(Thing(), 0)
    y.sum().backward()
    wrong.append(_external.active() is not None)


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(wrong), any(wrong))   # expect: 568 False
