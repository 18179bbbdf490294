# A8: a node that was made while another was evaluated has that one for a parent, in anomaly mode; others have none.
# torch: 1.13
import torch

x = torch.tensor(3.0, requires_grad=True)
with torch.autograd.set_detect_anomaly(True):
    y = x ** 3
    grad, = torch.autograd.grad(y, x, create_graph=True)
print('parent_' in y.grad_fn.metadata, grad.grad_fn.metadata['parent_'] is y.grad_fn, grad.grad_fn.metadata['parent_'].name())
# expect: False True PowBackward0
y = x ** 3
grad, = torch.autograd.grad(y, x, create_graph=True)
print('parent_' in grad.grad_fn.metadata)  # expect: False
