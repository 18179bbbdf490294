# A9: grad_fn.metadata is a dict, the same one each time, that a program may add to.
# torch: 1.13
import torch

x = torch.tensor(3.0, requires_grad=True)
y = x * 2
print(y.grad_fn.metadata)  # expect: {}
y.grad_fn.metadata['note'] = 'mine'
print(y.grad_fn.metadata, y.grad_fn.metadata is y.grad_fn.metadata)  # expect: {'note': 'mine'} True
z = y + 1
print(z.grad_fn.next_functions[0][0].metadata)  # expect: {'note': 'mine'}
