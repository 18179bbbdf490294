# torch: 1.13
# skip fuel=1: it is the library that is tested, in one tier
"""Changes of graphs, what keeps them in order, and what is said when they are not."""
import copy
import math
import operator
import warnings
from collections import namedtuple
from typing import List

import torch
import torch.fx
from torch.fx import Graph, GraphModule, Proxy, Tracer, symbolic_trace
from torch.fx.node import map_aggregate, map_arg

warnings.simplefilter('ignore')


def text(graph):
    # PyTorch 1.13 writes #users.
    return str(graph).replace('num_users', '#users')


def attempt(what, *args, **kwargs):
    try:
        print(what(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__ + ':', str(error).replace('num_users', '#users'))


# ---- names
graph = Graph()
for target in ('x', 'x', 'x_1', 'sum', 'class', '2nd', 'a.b', 'camelCase', 'torch', 'x_1', 'x_007', 'inf'):
    print(target, '->', graph.placeholder(target).name)
print(graph.create_node('call_function', torch.relu, (), {}, 'chosen').name, graph.call_method('__getitem__').name,
      graph.call_function(operator.and_).name, graph.call_function(math.sqrt).name, graph.call_module('layers.0.Conv2d').name,
      graph.get_attr('a.weight').name, graph.call_function(torch.nn.functional.layer_norm).name)

# ---- users, and replacing them
graph = Graph()
x, y = graph.placeholder('x'), graph.placeholder('y')
both = graph.call_function(torch.add, (x, y), {'alpha': 2})
same = graph.call_function(torch.mul, (both, both))
nested = graph.call_function(torch.cat, ([both, (x, {'k': y})],))
out = graph.output((same, nested))
print(text(graph))
print(x.users, list(both.users), both.all_input_nodes, nested.all_input_nodes)
attempt(graph.erase_node, both)
print(both.replace_all_uses_with(x), both.users, list(x.users))
graph.erase_node(both)
print(len(graph.nodes), list(graph.nodes), list(reversed(graph.nodes)))
same.replace_input_with(x, y)
same.update_arg(0, 3)
same.update_kwarg('out', x)
print(same.args, same.kwargs, list(y.users))
attempt(nested.args[0].append, 3)
attempt(same.kwargs.update, {'a': 1})

# ---- places
with graph.inserting_before(same):
    first = graph.call_function(torch.sin, (x,))
    second = graph.call_function(torch.cos, (first,))
with graph.inserting_after(x):
    third = graph.call_function(torch.exp, (x,))
graph.inserting_before(out)
last = graph.call_method('neg', (second,))
print(list(graph.nodes), last.next, last.prev, x.prev.op)
third.prepend(y)
same.append(first)
print(list(graph.nodes))
attempt(graph.lint)
second.append(same)
first.next.append(first)
first.append(second)
attempt(graph.lint)

other = Graph()
z = other.placeholder('z')
attempt(first.append, z)
first.args = (z,)
attempt(graph.lint)
first.args = (x,)
attempt(graph.create_node, 'call_function', torch.sin, [x], {})
attempt(graph.create_node, 'call_function', 'sin', (), {})
attempt(graph.create_node, 'call_method', len, (), {})

# ---- dead code
def dead(x, y):
    unused = x + 1
    also = torch.relu(unused)
    return y * 2


gm = symbolic_trace(dead)
print(gm.graph.eliminate_dead_code(), gm.graph.eliminate_dead_code())
print(text(gm.graph))

# ---- targets that are not there
class Inner(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = torch.nn.Parameter(torch.ones(2))
        self.register_buffer('scale', torch.tensor(3.0))
        self.layers = torch.nn.Sequential(torch.nn.Linear(2, 2), torch.nn.ReLU())

    def forward(self, x):
        return self.layers(x * self.weight) * self.scale + torch.tensor([1.0, 2.0])


class Outer(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.inner = Inner()
        self.unused = torch.nn.Linear(1, 1)

    def forward(self, x: torch.Tensor, flag: int = 0, sizes: List[int] = ()) -> torch.Tensor:
        return self.inner(x).relu()


gm = symbolic_trace(Outer())
print(text(gm.graph))
print(gm.code)
print(gm)
print(gm.add_submodule('more.deep', torch.nn.ReLU()), gm.delete_submodule('nothing'), gm.delete_submodule('more.deep'))
print([name for name, _ in gm.named_modules()])
gm.delete_all_unused_submodules()
print([name for name, _ in gm.named_modules()], [name for name, _ in gm.named_parameters()], [name for name, _ in gm.named_buffers()])
copied = copy.deepcopy(gm)
print(text(copied.graph) == text(gm.graph), copied.graph is gm.graph, copied.inner.weight is gm.inner.weight, type(copied).__name__)
bad = gm.graph.get_attr('inner.bias')
attempt(gm.graph.lint)
gm.graph.erase_node(bad)
gm.graph.create_node('call_module', 'inner.weight')
attempt(gm.graph.lint)
graph = Graph()
graph.output(graph.get_attr('a.b'))
attempt(GraphModule, {}, graph)
attempt(GraphModule, [], graph)
made = GraphModule({'a.b': torch.nn.Parameter(torch.ones(1)), 'a': torch.nn.Module()}, graph)
print(made.code, [name for name, _ in made.named_parameters()])

# ---- a tree of arguments
Pair = namedtuple('Pair', ['left', 'right'])
print(map_aggregate((1, [2, {'a': 3}], slice(4, None, 5), Pair(6, 7)), lambda leaf: leaf and leaf * 10))
graph = Graph()
x = graph.placeholder('x')
print(map_arg([x, 1, (x, x)], lambda node: node.name + '!'))
graph.output((x, [slice(x, None, 2), {'k': (x,)}, 'text', 1.5, torch.float32, None, ...]))
print(graph.python_code('self').src)


# ---- operators and methods
def operators(x, y):
    a = (x + 1) - (2 - y) * x / 3 // y % 2
    b = -a ** 2 & ~y | x ^ y
    c = x << 1 >> 2
    d = (x == y, x != 1, x < y, x <= y, x > 2, x >= y)
    e = x @ y
    f = x[0], x[:, 1:], x[..., None], x[y]
    g = +x, x.T, x.shape[0], x.sum(-1, keepdim=True).size()
    return a, b, c, d, e, f, g


print(symbolic_trace(operators).code)


def uses_math(x):
    return math.sqrt(x) + math.floor(x)


print(symbolic_trace(uses_math).code)


# ---- leaves
def helper(a, b):
    return a * b if a else b


torch.fx.wrap('helper')
torch.fx.wrap('len')


@torch.fx.wrap
def decorated(x, flag=True):
    return x if flag else -x


def calls(x):
    return helper(x, len(x)) + decorated(x, flag=False)


gm = symbolic_trace(calls)
print(gm.code)
print(gm(torch.tensor([1.0])), helper(2, 3), len([1]))
attempt(lambda: torch.fx.wrap('calls'))


class OwnTracer(Tracer):
    def is_leaf_module(self, m, module_qualified_name):
        return isinstance(m, Inner)

    def create_node(self, kind, target, args, kwargs, name=None, type_expr=None):
        node = super().create_node(kind, target, args, kwargs, name, type_expr)
        node.tag = 'mine'
        return node


outer = Outer()
graph = OwnTracer().trace(outer)
print(text(graph), {node.tag for node in graph.nodes})
gm = GraphModule(outer, graph)
print(torch.equal(gm(torch.ones(1, 2)), outer(torch.ones(1, 2))), type(gm).__name__)
x = next(iter(gm.graph.nodes))
with gm.graph.inserting_before(gm.graph._root.prev):
    proxy = Proxy(x)
    more = torch.sin(proxy) + proxy.cos()
gm.recompile()
# PyTorch 1.13 does not let go of what nobody uses.
print(gm.code.replace('cos = add = None', 'cos = None'), proxy, more)


# ---- unpacking, and what is asked of a Proxy
def unpacks(x):
    a, b = x
    return a + b


print(symbolic_trace(unpacks).code)
attempt(symbolic_trace, lambda x: bool(x))
attempt(symbolic_trace, lambda x: float(x))
attempt(torch.fx.Interpreter(symbolic_trace(unpacks)).run)
attempt(torch.fx.Interpreter(symbolic_trace(unpacks)).run, 3)
