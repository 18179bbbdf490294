# S23: backward() finds the objects of its forward pass, whatever ran in between, in whichever thread, and holds those that it names.
# differs: in PyTorch later calls replace them
# flags: -X sim_accelerator
import gc
import threading
import weakref
import torch
import _external
from torch._dynamo.graph_bytecode_inputs import get_external_object_by_index as get, store_user_object_weakrefs


class Thing:
    def __init__(self, name):
        self.name = name


seen = []


class Region(torch.autograd.Function):
    """The graph that a region was compiled to, with its way back."""

    @staticmethod
    def forward(ctx, x, names):
        if names is not None:
            _external.keep(ctx, names)
        return x * get(0).factor

    @staticmethod
    def backward(ctx, grad):
        seen.append(get(1).name)
        return grad * 3, None


class Factor:
    factor = 3.0


three = Factor()


def f(x, names=None):
    table = _external.make_table(2, 'f')
    _external.store(table, 0, three, 'user', "G['three']")
    _external.store(table, 1, Thing('made by f'), 'created', 'Thing()')
    previous = _external.enter(table)
    try:
        return Region.apply(x, names)
    finally:
        _external.leave(previous)


def g():
    table = _external.make_table(1, 'g')
    _external.store(table, 0, three, 'user', "G['three']")
    previous = _external.enter(table)
    try:
        return get(0)
    finally:
        _external.leave(previous)


x = torch.tensor([1.0, 2.0], requires_grad=True)
y = f(x)
for _ in range(10):
    g()
store_user_object_weakrefs(three)
y.sum().backward()
print(seen, x.grad, _external.active())   # expect: ['made by f'] tensor([3., 3.]) None

# In another thread, twice, and around exactly this node.
seen.clear()
y = f(x)
around = []
y.register_hook(lambda grad: around.append(_external.active() is not None))
z = y * 2
z.register_hook(lambda grad: around.append(_external.active() is not None))
thread = threading.Thread(target=lambda: z.sum().backward(retain_graph=True))
thread.start()
thread.join()
z.sum().backward()
print(seen, around)   # expect: ['made by f', 'made by f'] [False, True, False, True]

# Within backward() another run has its own.
class Nested(Region):
    @staticmethod
    def backward(ctx, grad):
        before = get(1)
        seen.append(g() is three and get(1) is before)
        return grad, None


seen.clear()
table = _external.make_table(2, 'h')
_external.store(table, 0, three, 'user', "G['three']")
_external.store(table, 1, Thing('made by h'), 'created', 'Thing()')
def h(x):
    previous = _external.enter(table)
    try:
        return Nested.apply(x, None)
    finally:
        _external.leave(previous)
h(x).sum().backward()
print(seen)   # expect: [True]


# What the program gave is held when it is named, and let go with the graph.
def with_a_user_object(names):
    given = Thing('given')
    table = _external.make_table(2, 'f')
    _external.store(table, 0, three, 'user', "G['three']")
    _external.store(table, 1, given, 'user', "L['given']")
    previous = _external.enter(table)
    try:
        return Region.apply(x, names), weakref.ref(given)
    finally:
        _external.leave(previous)


seen.clear()
y, reference = with_a_user_object([1])
gc.collect()
print(reference() is not None)   # expect: True
y.sum().backward()
gc.collect()
print(seen, reference())   # expect: ['given'] None
y, reference = with_a_user_object(None)
gc.collect()
try:
    y.sum().backward()
except AssertionError as error:
    print(reference(), str(error).splitlines()[0])   # expect: None User object is no longer alive
print(_external.active())   # expect: None
try:
    Region.apply(torch.ones(1), [1])
except RuntimeError as error:
    print(error)   # expect: there is no active table to keep
