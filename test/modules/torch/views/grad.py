# The view grad: nodes in the order that backward() takes, what they saved, the line of the forward pass, leaves by their names.
# differs: module vmtools is ours
import json
import io
import torch
import vmtools

print(vmtools.view('grad'))  # expect: {'roots': [], 'nodes': [], 'left_out': 0}
x = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
w = torch.tensor([[1.0, 0.0], [0.0, 1.0]], requires_grad=True)
parts = {'b': torch.tensor([1.0, 2.0], requires_grad=True)}


def hidden(x):
    return (x @ w + parts['b']).exp()


h = hidden(x)
loss = (h * w + h / (1 + h)).sum()


def shown(format='text', of=None):
    file = io.StringIO()
    vmtools.show('grad', format, of=of, file=file)
    return file.getvalue()


def without_folder(text):
    return text.replace(__file__, 'grad.py')


for line in shown().splitlines():
    print(' '.join(without_folder(line).split()))
# expect: grad:
# expect: node gradients saved made at
# expect: SumBackward0 #7 = loss [] grad.py:19 loss = (h * w + h / (1 + h)).sum()
# expect: AddBackward0 #6 [2, 2] grad.py:19 h * w + h / (1 + h)
# expect: ├─ MulBackward0 #3 [2, 2] self [2, 2], other [2, 2] grad.py:19 h * w
# expect: │ ├─ ExpBackward0 #2 = h [2, 2] result [2, 2] grad.py:15 (x @ w + parts['b']).exp()
# expect: │ │ AddBackward0 #1 [2, 2] grad.py:15 x @ w + parts['b']
# expect: │ │ ├─ MmBackward0 #0 [2, 2] self [2, 2] grad.py:15 x @ w
# expect: │ │ │ w [2, 2] leaf
# expect: │ │ └─ parts['b'] [2] leaf
# expect: │ └─ w [2, 2] leaf
# expect: └─ DivBackward0 #5 [2, 2] self [2, 2], other [2, 2] grad.py:19 h / (1 + h)
# expect: ├─ ↑ ExpBackward0 #2 = h
# expect: └─ AddBackward0 #4 [2, 2] grad.py:19 1 + h
# expect: ↑ ExpBackward0 #2 = h
# expect: ↑ shown above
data = json.loads(shown('json', loss))
print(data['schema'], data['grad']['roots'], data['grad']['left_out'])  # expect: 1 [0] 0
node = data['grad']['nodes'][2]
print(node['name'], node['sequence'], node['gradients'], node['saved'], node['freed'], node['at']['line'], node['at']['function'])
# expect: DivBackward0 5 [{'shape': [2, 2], 'dtype': 'torch.float32'}] [{'name': 'self', 'shape': [2, 2], 'changed': False}, {'name': 'other', 'shape': [2, 2], 'changed': False}] False 19 <module>
print(node['edges'], [each.get('variable') for each in data['grad']['nodes'][-2:]])
# expect: [{'to': 5, 'input': 0}, {'to': 3, 'input': 0}] ["parts['b']", 'w']
# A result from which another one was made is marked in its graph; one that stands alone has a graph of its own.
print([each['results'] for each in data['grad']['nodes'] if each['results']])  # expect: [['loss'], ['h']]
other = w.exp()
print(len(vmtools.graph()['roots']), len(vmtools.graph(loss)['roots']), len(vmtools.graph([loss, other])['roots']))  # expect: 2 1 2
# Looking changes nothing: what was freed is said to be, and what was changed since it was saved.
h.mul_(2)
saved = [(each['name'], each['saved']) for each in vmtools.graph(loss)['nodes'] if each['saved'] and each['saved'][0]['changed']]
print(saved)
# expect: [('DivBackward0', [{'name': 'self', 'shape': [2, 2], 'changed': True}, {'name': 'other', 'shape': [2, 2], 'changed': False}]), ('MulBackward0', [{'name': 'self', 'shape': [2, 2], 'changed': True}, {'name': 'other', 'shape': [2, 2], 'changed': False}]), ('ExpBackward0', [{'name': 'result', 'shape': [2, 2], 'changed': True}])]
y = (w * w).sum()
y.backward()
print([(each['name'], each['freed']) for each in vmtools.graph(y)['nodes']])
# expect: [('SumBackward0', False), ('MulBackward0', True), ('torch::autograd::AccumulateGrad', False)]
for wrong in (w, 3, [loss, 'y']):
    try:
        vmtools.graph(wrong)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
# expect: ValueError the tensor has no grad_fn: no operation that is recorded made it
# expect: TypeError a tensor was expected, not int
# expect: TypeError a tensor was expected, not str
try:
    vmtools.view('threads', loss)
except ValueError as error:
    print(error)
# expect: only the view grad is of something
# Pictures.
dot = shown('dot', y)
print(without_folder(dot).rstrip())
# expect: digraph grad {
# expect:   node [shape=box, fontname="monospace"];
# expect:   n0 [label="SumBackward0 #11 = y\lgradient []\lgrad.py:66  y = (w * w).sum()"];
# expect:   n1 [label="MulBackward0 #10\lgradient [2, 2]\lsaved: freed\lgrad.py:66  w * w"];
# expect:   n2 [label="w\lgradient [2, 2]", shape=ellipse];
# expect:   n0 -> n1 [label="0"];
# expect:   n1 -> n2 [label="0"];
# expect:   n1 -> n2 [label="1"];
# expect: }
svg = shown('svg', loss)
print(svg.count('<rect x='), svg.count('<path d="M'), svg.strip().endswith('</svg>'))  # expect: 10 13 True


# Names of leaves that no variable holds itself: in a list, in a dict, as a parameter.
class Model:
    def __init__(self):
        self.scale = torch.tensor(2.0, requires_grad=True)

    def named_parameters(self):
        yield 'scale', self.scale


model = Model()
pair = [torch.tensor(3.0, requires_grad=True), 4]
nameless = torch.tensor(1.0, requires_grad=True) * pair[0] * model.scale + parts['b'].sum()
print([each['variable'] for each in vmtools.graph(nameless)['nodes'] if 'variable' in each])
# expect: ["parts['b']", 'model.scale', None, 'pair[0]']
