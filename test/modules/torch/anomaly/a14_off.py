# A14: while it is off no stack is kept and no node has a parent.
# torch: 1.13
import torch

x = torch.tensor(2.0, requires_grad=True)
y = (x * x).exp()
grad, = torch.autograd.grad(y, x, create_graph=True)
nodes = [grad.grad_fn]
for node in nodes:
    nodes.extend(below for below, _ in node.next_functions if below is not None)
print(len(nodes) > 5, all(node.metadata == {} for node in nodes))  # expect: True True
