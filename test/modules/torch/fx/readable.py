# skip fuel=1: it is the library that is tested, in one tier
"""print_readable() and print_tabular(). The forms are those of PyTorch 2: type comments as in its documentation of torch.compile, tables as
in its documentation of torch.fx (made by the package tabulate there).
"""
import torch
from torch.fx import Graph, GraphModule, Interpreter, symbolic_trace
from torch.fx.passes.shape_prop import ShapeProp

TRACE = '  File "example.py", line 4, in fn\n    return torch.sin(x) + y\n'

graph = Graph()
x, y = graph.placeholder('L_x_'), graph.placeholder('L_y_')
x.meta['example_value'], y.meta['example_value'] = torch.ones(2, 3).t(), torch.ones(3, 2, dtype=torch.int64)
sin = graph.call_function(torch.sin, (x,))
sin.meta.update(example_value=torch.ones(3, 2), stack_trace=TRACE)
add = graph.call_function(torch.add, (sin, y))
add.meta.update(example_value=torch.ones(3, 2, dtype=torch.float64), stack_trace=TRACE)
neg = graph.call_method('neg', (add,))
unused = graph.call_method('exp_', (add,))
graph.output((neg,))
gm = GraphModule({}, graph)
text = gm.print_readable(print_output=False, include_stride=True, include_device=True)
# Blanks at the ends of lines are shown.
for line in text.split('\n'):
    print(line + '|')
# expect: class GraphModule(torch.nn.Module):|
# expect:     def forward(self, L_x_: "f32[3, 2][1, 3]cpu", L_y_: "i64[3, 2][2, 1]cpu"):|
# expect:         l_x_ = L_x_|
# expect:         l_y_ = L_y_|
# expect:         |
# expect:          # File: example.py:4 in fn, code: return torch.sin(x) + y|
# expect:         sin: "f32[3, 2][2, 1]cpu" = torch.sin(l_x_);  l_x_ = None|
# expect:         add: "f64[3, 2][2, 1]cpu" = torch.add(sin, l_y_);  sin = l_y_ = None|
# expect:         |
# expect:         # No stacktrace found for following nodes|
# expect:         neg = add.neg()|
# expect:         exp_ = add.exp_();  add = exp_ = None|
# expect:         return (neg,)|
# expect:         |
print(gm.print_readable(print_output=False).split('\n')[6])  # expect:         sin: "f32[3, 2]" = torch.sin(l_x_);  l_x_ = None

# ---- what keeps a node alive
print(graph.eliminate_dead_code(), len(graph.nodes))  # expect: False 7
print([node.name for node in graph.nodes if node.is_impure()])  # expect: ['l_x_', 'l_y_', 'exp_', 'output']
random = Graph()
random.call_function(torch.rand, (2,))
random.call_function(torch.nn.functional.relu, (random.call_function(torch.zeros, (2,)),), {'inplace': True})
print([node.is_impure() for node in random.nodes])  # expect: [True, False, True]
print([node.is_impure(impure_random=False) for node in random.nodes])  # expect: [False, False, True]
print(random.find_nodes(op='call_function', target=torch.zeros))  # expect: [zeros]


class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = torch.nn.Linear(4, 5)

    def forward(self, x):
        return self.linear(x).clamp(min=0.0, max=1.0)


traced = symbolic_trace(Net())
traced.graph.print_tabular()
# expect: opcode       name    target    args       kwargs
# expect: -----------  ------  --------  ---------  ------------------------
# expect: placeholder  x       x         ()         {}
# expect: call_module  linear  linear    (x,)       {}
# expect: call_method  clamp   clamp     (linear,)  {'min': 0.0, 'max': 1.0}
# expect: output       output  output    (clamp,)   {}

ShapeProp(traced).propagate(torch.ones(2, 4))
for node in traced.graph.nodes:
    print(node.name, node.meta['tensor_meta'].shape if node.op != 'output' else '')
# expect: x torch.Size([2, 4])
# expect: linear torch.Size([2, 5])
# expect: clamp torch.Size([2, 5])
# expect: output 
traced.print_readable()
# expect: class Net(torch.nn.Module):
# expect:     def forward(self, x: "f32[2, 4]"):
# expect:         # No stacktrace found for following nodes
# expect:         linear: "f32[2, 5]" = self.linear(x);  x = None
# expect:         clamp: "f32[2, 5]" = linear.clamp(min = 0.0, max = 1.0);  linear = None
# expect:         return clamp
# expect:         

# ---- an error in generated code shows the line
try:
    traced(torch.ones(2, 3))
except RuntimeError:
    import traceback
    print([line.strip() for line in traceback.format_exc().split('\n') if 'self.linear' in line])
    # expect: ['linear = self.linear(x);  x = None']
print(Interpreter(traced).run(torch.zeros(1, 4)).shape)  # expect: torch.Size([1, 5])


# ---- parameters of all kinds (PyTorch 1.13 cannot do that on newer Pythons)
def many(a, /, b, *args, c=1, d, **kwargs):
    return a + b + args[0] + c * d + kwargs['e']


traced = symbolic_trace(many)
print(traced.code)
# expect: 
# expect: 
# expect: 
# expect: def forward(self, a, b, *args, c = 1, d, **kwargs):
# expect:     _args = args
# expect:     _kwargs = kwargs
# expect:     add = a + b;  a = b = None
# expect:     getitem = _args[0];  _args = None
# expect:     add_1 = add + getitem;  add = getitem = None
# expect:     mul = c * d;  c = d = None
# expect:     add_2 = add_1 + mul;  add_1 = mul = None
# expect:     getitem_1 = _kwargs['e'];  _kwargs = None
# expect:     add_3 = add_2 + getitem_1;  add_2 = getitem_1 = None
# expect:     return add_3
# expect:     
print(traced(1, 2, 3, d=5, e=7), many(1, 2, 3, d=5, e=7))  # expect: 18 18


class Many(torch.nn.Module):
    def forward(self, *args, **kwargs):
        return args[0] + kwargs['k']


traced = symbolic_trace(Many())
print(traced(torch.ones(1), k=2), [node.target for node in traced.graph.nodes][:2])  # expect: tensor([3.]) ['*args', '**kwargs']
