# skip fuel=1: it is the library that is tested, in one tier
"""aot_eager through torch.compile: what the log aot_graphs shows, when there is no joint graph, and what a backend of two compilers is given."""
import contextlib
import io

import torch
import torch.nn.functional as F
from torch._dynamo.backends.common import aot_autograd


def logged(function, *args):
    """What aot_graphs says, without what differs from run to run."""
    torch._logging.set_logs(aot_graphs=True)
    with contextlib.redirect_stderr(io.StringIO()) as written:
        result = function(*args)
    torch._logging.set_logs()
    for line in written.getvalue().splitlines():
        print(line.split('[__aot_graphs] ')[1])
    return result


def f(x, w):
    return torch.sigmoid(x @ w).sum()


x, w = torch.tensor([[1.0, 2.0]]), torch.tensor([[0.5], [-0.25]], requires_grad=True)
result = logged(torch.compile(f, backend='aot_eager'), x, w)
# expect: TRACED GRAPH
# expect:  ===== Forward graph 0 =====
# expect:  class GraphModule(torch.nn.Module):
# expect:     def forward(self, primals_1: "f32[1, 2][2, 1]cpu", primals_2: "f32[2, 1][1, 1]cpu"):
# expect:         # No stacktrace found for following nodes
# expect:         mm: "f32[1, 1][1, 1]cpu" = torch.ops.aten.mm.default(primals_1, primals_2);  primals_2 = None
# expect:         sigmoid: "f32[1, 1][1, 1]cpu" = torch.ops.aten.sigmoid.default(mm);  mm = None
# expect:         sum_1: "f32[][]cpu" = torch.ops.aten.sum.dim_IntList(sigmoid)
# expect:         return (sum_1, primals_1, sigmoid)
# expect:         
# expect: 
# expect: TRACED GRAPH
# expect:  ===== Backward graph 0 =====
# expect:  class GraphModule(torch.nn.Module):
# expect:     def forward(self, primals_1: "f32[1, 2][2, 1]cpu", sigmoid: "f32[1, 1][1, 1]cpu", tangents_1: "f32[][]cpu"):
# expect:         # No stacktrace found for following nodes
# expect:         expand: "f32[1, 1][0, 0]cpu" = torch.ops.aten.expand.default(tangents_1, [1, 1]);  tangents_1 = None
# expect:         sub: "f32[1, 1][1, 1]cpu" = torch.ops.aten.sub.Tensor(1.0, sigmoid)
# expect:         mul: "f32[1, 1][1, 1]cpu" = torch.ops.aten.mul.Tensor(expand, sub);  expand = sub = None
# expect:         mul_1: "f32[1, 1][1, 1]cpu" = torch.ops.aten.mul.Tensor(mul, sigmoid);  mul = sigmoid = None
# expect:         t: "f32[2, 1][1, 2]cpu" = torch.ops.aten.t.default(primals_1);  primals_1 = None
# expect:         mm_1: "f32[2, 1][1, 1]cpu" = torch.ops.aten.mm.default(t, mul_1);  t = mul_1 = None
# expect:         return (None, mm_1)
# expect:         
# expect: 
print(result)  # expect: tensor(0.5000, grad_fn=<CompiledFunctionBackward>)
result.backward()
print(w.grad.tolist())  # expect: [[0.25], [0.5]]
try:
    torch.autograd.grad(torch.compile(f, backend='aot_eager')(x, w), w, create_graph=True)
except RuntimeError as error:
    print(error)  # expect: torch.compile with aot_autograd does not currently support double backward

# ---- no gradients: no way back
with torch.no_grad():
    print(torch.compile(f, backend='aot_eager')(x, w))  # expect: tensor(0.5000)


# ---- no joint graph: the graph as it was captured, with autograd
def part_of_it(x):
    y = x * 2
    y[0].add_(1)
    return y.sum()


def dropped(x):
    return F.dropout(x, 0.5, training=True).sum()


for function in part_of_it, dropped:
    leaf = torch.ones(2, 2, requires_grad=True)
    compiled = aot_autograd(fw_compiler=lambda gm, inputs: gm.forward)(torch.fx.symbolic_trace(function), [leaf])
    with contextlib.redirect_stderr(io.StringIO()) as written:
        torch._logging.set_logs(aot_graphs=True)
        result = compiled(leaf)
        torch._logging.set_logs()
    print([line.split('=====')[1] for line in written.getvalue().splitlines() if '=====' in line], type(result).__name__)
# expect: [' Graph 2 as captured, no joint graph: a part of a tensor is changed in place, and the whole is used afterwards '] Tensor
# expect: [' Graph 3 as captured, no joint graph: a tensor is changed in place '] Tensor


# ---- what is changed in place, and results that look at others: as without, in values, gradients, versions, and in who is who
def changed(x, n):
    y = x * 2
    y.add_(1)
    y *= x
    return y.sum(), F.relu(y - 20, inplace=True)


def looked_at_before(x, n):
    y = x * 2
    t, first = y.t(), y[0]
    y.mul_(x)
    return t * 3, first + 1


def given_back(x, n):
    return x, n, x, n.t()


def input_changed(x, n):
    look = n.view(-1)
    n.add_(1)
    n.mul_(x.detach())
    return n, look, x * n, n[1]


def looks(x, n):
    y = x * 2
    parts = y.chunk(2)
    return y.t(), y, y[0, 1:], parts[1], x.t()[1], y


def other_type(x, n):
    y = (x > 0).long()
    y += 2
    y.fill_(7)
    z = torch.zeros(2, 2)
    z.copy_(x[0])
    return y, z


def a_part_alone(x, n):
    row = (x * 2)[1]
    row.exp_()
    return row


def beside_history(x, n):
    y = x * 2
    with torch.no_grad():
        y.add_(1)
    return y


def wants_a_gradient(x, n):
    n.copy_(x * 3)
    return n * 2


def picture(call, x, n):
    x.requires_grad_()
    results = call(x, n)
    names = {id(x): 'x', id(n): 'n'}
    shown = []
    for at, result in enumerate(results if isinstance(results, tuple) else [results]):
        base = result._base
        shown.append((result.tolist(), result.dtype, names.get(id(result), 'new'), names.get(id(base))))
        names.setdefault(id(result), f'result {at}')
    sloped = [result for result in (results if isinstance(results, tuple) else [results]) if result.requires_grad]
    sum((result * (at + 1)).sum() for at, result in enumerate(sloped)).backward() if sloped else None
    return shown, n.tolist(), n._version > 0, n.requires_grad, None if x.grad is None else x.grad.tolist()


def arguments(at):
    return torch.tensor([[1.0, 2.0], [3.0, 4.0]]) + at, torch.tensor([[10.0, 20.0], [30.0, 40.0]]) - at


for function in changed, looked_at_before, given_back, input_changed, looks, other_type, a_part_alone, beside_history, wants_a_gradient:
    torch._logging.set_logs(aot_graphs=True)
    with contextlib.redirect_stderr(io.StringIO()) as written:
        torch._dynamo.reset()
        compiled = torch.compile(function, backend='aot_eager')
        same = [picture(compiled, *arguments(at)) == picture(function, *arguments(at)) for at in (0, 5)]
        torch._logging.set_logs()
    print(function.__name__, *same, 'as captured' if 'as captured' in written.getvalue() else 'joint')
# expect: changed True True joint
# expect: looked_at_before True True joint
# expect: given_back True True joint
# expect: input_changed True True joint
# expect: looks True True joint
# expect: other_type True True joint
# expect: a_part_alone True True joint
# expect: beside_history True True as captured
# expect: wants_a_gradient True True as captured


# ---- a backend of two compilers
def compiler(which):
    def compile_graph(gm, example_inputs):
        print(which, [node.name for node in gm.graph.nodes], [tuple(value.shape) for value in example_inputs])
        return gm.forward
    return compile_graph


backend = aot_autograd(fw_compiler=compiler('forward'), bw_compiler=compiler('backward'))
weight = torch.ones(2, requires_grad=True)
compiled = torch.compile(lambda x, w: x * w, backend=backend)
compiled(torch.tensor([3.0, 4.0]), weight).sum().backward()
# expect: forward ['primals_1', 'primals_2', 'mul', 'output'] [(2,), (2,)]
# expect: backward ['primals_1', 'tangents_1', 'mul_1', 'output'] [(2,), (2,)]
print(weight.grad)  # expect: tensor([3., 4.])
compiled(torch.tensor([3.0, 4.0]), weight)
compiled(torch.tensor([[3.0, 4.0]]), weight).sum().backward()
# expect: forward ['primals_1', 'primals_2', 'mul', 'output'] [(1, 2), (2,)]
# expect: backward ['primals_1', 'tangents_1', 'mul_1', 'sum_1', 'view', 'output'] [(1, 2), (1, 2)]
print(weight.grad)  # expect: tensor([6., 8.])

# ---- operations by their names
print(torch.ops.aten.mul.Tensor(torch.ones(2), 3), torch.ops.aten.relu(torch.tensor(-1.0)))  # expect: tensor([3., 3.]) tensor(0.)
print(torch.ops.aten.mul, torch.ops.aten.mul.overloads())  # expect: aten.mul ['Tensor', 'Scalar']
try:
    torch.ops.aten.mul.Nothing
except AttributeError as error:
    print(error)  # expect: The underlying op of 'aten.mul' has no overload name 'Nothing'
try:
    torch.ops.aten.nothing
except AttributeError as error:
    print(error)  # expect: '_OpNamespace' 'aten' object has no attribute 'nothing'

# Compilers may give boxed functions: all arguments come in one list.
from functorch.compile import make_boxed_compiler, make_boxed_func, nop
boxes = []


def boxed(gm, example_inputs):
    def run(args):
        boxes.append(type(args).__name__)
        result = gm.forward(*args)
        args.clear()
        return result
    run._boxed_call = True
    return run


for compiler in boxed, nop, make_boxed_compiler(lambda gm, inputs: gm.forward), lambda gm, inputs: make_boxed_func(gm.forward):
    leaf = torch.ones(2, requires_grad=True)
    torch.compile(lambda v: (v * v * 3).sum(), backend=aot_autograd(fw_compiler=compiler))(leaf).backward()
    print(leaf.grad.tolist(), boxes)
# expect: [6.0, 6.0] ['list', 'list']
# expect: [6.0, 6.0] ['list', 'list']
# expect: [6.0, 6.0] ['list', 'list']
# expect: [6.0, 6.0] ['list', 'list']


# What is overwritten as a whole keeps its history, along which gradients are zero.
def overwritten(v, w):
    zeros, threes, copied, apart = v * 1, v * 2, v * 1, v.detach().clone()
    zeros.zero_()
    threes.fill_(3)
    copied.copy_(w)
    apart.zero_()
    return zeros, threes, copied, apart


for call in overwritten, torch.compile(overwritten, backend='aot_eager'):
    v, w = torch.tensor([1., float('nan')], requires_grad=True), torch.ones(2, requires_grad=True)
    found = call(v, w)
    sum(each.sum() * 2 for each in found).backward()
    print([each.requires_grad for each in found], [each.tolist() for each in found], v.grad.tolist(), w.grad.tolist())
# expect: [True, True, True, False] [[0.0, 0.0], [3.0, 3.0], [1.0, 1.0], [0.0, 0.0]] [0.0, 0.0] [2.0, 2.0]
# expect: [True, True, True, False] [[0.0, 0.0], [3.0, 3.0], [1.0, 1.0], [0.0, 0.0]] [0.0, 0.0] [2.0, 2.0]
