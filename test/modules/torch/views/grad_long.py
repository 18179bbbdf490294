# A graph of ten thousand nodes: the first hundred are described, the others counted, and no stack grows.
# differs: module vmtools is ours
# skip fuel=1: ten thousand nodes take minutes with a switch at every chance
import io
import torch
import vmtools

x = torch.tensor([1.0, 2.0], requires_grad=True)
y = x
for _ in range(10_000):
    y = y + 1
graph = vmtools.graph(y)
print(len(graph['nodes']), graph['left_out'])  # expect: 100 9901
file = io.StringIO()
vmtools.show('grad', of=y, file=file)
lines = file.getvalue().splitlines()
print(len(lines), lines[2].split()[:4])  # expect: 104 ['AddBackward0', '#9999', '=', 'y']
print(lines[-1])  # expect:   9901 more nodes not shown (vmtools.graph(limit=None) has all)
print(len(vmtools.graph(y, limit=None)['nodes']))  # expect: 10001
svg = io.StringIO()
vmtools.show('grad', 'svg', of=y, file=svg)
print('9901 more nodes not shown' in svg.getvalue())  # expect: True
print(sum(1 for _ in vmtools.backward_steps(y.sum())), x.grad)  # expect: 10002 tensor([1., 1.])
