# torch: 1.13
# skip fuel=1: it is the library that is tested, in one tier
"""The tutorial of torch.fx: record a module, look at the graph, change it, run it node by node."""
import operator
import warnings
import torch
import torch.fx
from torch.fx import Graph, GraphModule, Interpreter, Node, Proxy, Tracer, Transformer, replace_pattern, symbolic_trace

torch.manual_seed(0)


def text(graph):
    # PyTorch 1.13 writes #users.
    return str(graph).replace('num_users', '#users')


class MyModule(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.param = torch.nn.Parameter(torch.rand(3, 4))
        self.linear = torch.nn.Linear(4, 5)

    def forward(self, x):
        return self.linear(x + self.param).clamp(min=0.0, max=1.0)


module = MyModule()
traced = symbolic_trace(module)
print(text(traced.graph))
print(traced.code)
print(traced)
x = torch.rand(3, 4)
print(torch.equal(traced(x), module(x)), type(traced).__name__, isinstance(traced, GraphModule))
for node in traced.graph.nodes:
    print(node.op, node.name, node.target if isinstance(node.target, str) else node.target.__name__, node.args, node.kwargs,
          list(node.users), node.all_input_nodes, node.type)


# ---- replace add by mul
def add_then_relu(x, y):
    return torch.add(x, y).relu() + torch.add(y, x)


def transform(function):
    gm = symbolic_trace(function)
    for node in gm.graph.nodes:
        if node.op == 'call_function' and node.target == torch.add:
            node.target = torch.mul
    gm.graph.lint()
    gm.recompile()
    return gm


multiplied = transform(add_then_relu)
print(multiplied.code)
print(multiplied(torch.tensor(3.0), torch.tensor(5.0)))

# ---- arguments that are taken as they are: the graph checks those that are numbers, None or the like
def chooses(x, y, scale=1):
    if x.sum() > 0:
        return y * scale if scale != 2 else y
    return -y


for fixed in ({'x': torch.ones(2)}, {'x': -torch.ones(2), 'scale': 3}, {'x': torch.ones(2), 'scale': None}):
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter('always')
        try:
            chosen = symbolic_trace(chooses, concrete_args=fixed)
        except Exception as error:
            print(type(error).__name__, error)
            continue
    print(len(told), str(told[0].message)[:58])
    print(text(chosen.graph))
    for scale in 1, 3:
        try:
            print(chosen(torch.ones(2), torch.tensor(3.0), scale))
        except AssertionError as error:
            print(error)
try:
    symbolic_trace(chooses, concrete_args=(1,))
except RuntimeError as error:
    print(error)

# ---- put a node in, and take one out
gm = symbolic_trace(add_then_relu)
for node in gm.graph.nodes:
    if node.target == torch.add:
        with gm.graph.inserting_after(node):
            new = gm.graph.call_function(torch.relu, args=(node,))
            node.replace_all_uses_with(new)
            new.args = (node,)
gm.recompile()
print(gm.code)
for node in gm.graph.nodes:
    if node.op == 'call_function' and any(node.target == target for target in (operator.add, torch.add)):
        with gm.graph.inserting_after(node):
            new = gm.graph.call_function(torch.bitwise_and, node.args, node.kwargs)
            node.replace_all_uses_with(new)
        gm.graph.erase_node(node)
gm.graph.lint()
print(gm.recompile().src)


# ---- decompose by running with Proxies
def relu_decomposition(x):
    return (x > 0) * x


def decompose(model, tracer_class=Tracer):
    graph = tracer_class().trace(model)
    new_graph = Graph()
    env = {}
    tracer = torch.fx.proxy.GraphAppendingTracer(new_graph)
    for node in graph.nodes:
        if node.op == 'call_function' and node.target is torch.nn.functional.relu:
            args = [Proxy(env[arg.name], tracer) if isinstance(arg, Node) else arg for arg in node.args]
            env[node.name] = relu_decomposition(*args).node
        else:
            env[node.name] = new_graph.node_copy(node, lambda node: env[node.name])
    return GraphModule(model if isinstance(model, torch.nn.Module) else {}, new_graph)


def with_relu(x):
    return torch.nn.functional.relu(x) + 1


print(symbolic_trace(with_relu).code)
decomposed = decompose(with_relu)
print(decomposed.code)
print(decomposed(torch.tensor([-1.0, 2.0])))


# ---- Interpreter and Transformer
class Counting(Interpreter):
    def run_node(self, n):
        value = super().run_node(n)
        print('ran', n.op, n.name, value.shape if isinstance(value, torch.Tensor) else value)
        return value


Counting(traced).run(x)


def neg_sigm(x):
    return torch.sigmoid(x).neg()


class NegSigmSwapInterpreter(Interpreter):
    def call_function(self, target, args, kwargs):
        if target == torch.sigmoid:
            return torch.neg(*args, **kwargs)
        return super().call_function(target, args, kwargs)

    def call_method(self, target, args, kwargs):
        if target == 'neg':
            call_self, *args_tail = args
            return call_self.sigmoid(*args_tail, **kwargs)
        return super().call_method(target, args, kwargs)


input = torch.randn(3, 4)
print(torch.equal(NegSigmSwapInterpreter(symbolic_trace(neg_sigm)).run(input), torch.neg(input).sigmoid()))


class NegSigmSwapXformer(Transformer):
    def call_function(self, target, args, kwargs):
        if target == torch.sigmoid:
            return torch.neg(*args, **kwargs)
        return super().call_function(target, args, kwargs)

    def call_method(self, target, args, kwargs):
        if target == 'neg':
            call_self, *args_tail = args
            return call_self.sigmoid(*args_tail, **kwargs)
        return super().call_method(target, args, kwargs)


swapped = NegSigmSwapXformer(symbolic_trace(neg_sigm)).transform()
print(text(swapped.graph))
print(swapped.code, torch.equal(swapped(input), torch.neg(input).sigmoid()))


# ---- replace_pattern
class M(torch.nn.Module):
    def forward(self, x, w1, w2):
        m1 = torch.cat([w1, w2]).sum()
        m2 = torch.cat([w1, w2]).sum()
        return x + torch.max(m1) + torch.max(m2)


def pattern(w1, w2):
    return torch.cat([w1, w2]).sum()


def replacement(w1, w2):
    return torch.stack([w1, w2])


rewritten = symbolic_trace(M())
print(len(replace_pattern(rewritten, pattern, replacement)))
print(rewritten.code)

# ---- a graph by hand
graph = Graph()
a = graph.placeholder('a')
b = graph.placeholder('b', default_value=2.0)
c = graph.call_function(operator.mul, (a, b))
d = graph.call_method('sum', (c,), {'dim': 0})
e = graph.call_function(getattr, (d, 'shape'))
graph.output((d, [e, {'k': c}]))
print(text(graph))
gm = GraphModule({}, graph, 'ByHand')
print(gm.code)
print(gm(torch.tensor([1.0, 2.0])))


# ---- what cannot be recorded
def branches(x):
    return x if x.sum() > 0 else -x


def loops(x):
    return [one for one in x]


for function in branches, loops, lambda x: len(x):
    try:
        symbolic_trace(function)
    except Exception as error:
        print(type(error).__name__, str(error)[:90])
