# torch: 1.13
"""Hooks of modules: before and after forward(), and when backward() goes through."""
import torch
from torch import nn

torch.manual_seed(0)
module = nn.Linear(2, 2)
x = torch.ones(1, 2, requires_grad=True)
handles = [
    module.register_forward_pre_hook(lambda module, args: (args[0] * 2,)),
    module.register_forward_hook(lambda module, args, output: print('forward', args, output)),
    module.register_full_backward_hook(lambda module, grad_input, grad_output: print('backward', grad_input, grad_output)),
]
y = module(x)
print(y)
y.sum().backward()
print(x.grad)
for handle in handles:
    handle.remove()
print(module(x))

with_another_result = module.register_forward_hook(lambda module, args, output: output * 2)
print(module(x))
with_another_result.remove()

x.grad = None
ten_times = module.register_full_backward_hook(lambda module, grad_input, grad_output: (grad_input[0] * 10,))
module(x).sum().backward()
print(x.grad)
ten_times.remove()

module.register_full_backward_hook(lambda module, grad_input, grad_output: print('no input has one:', grad_input, grad_output))
module(torch.ones(1, 2)).sum().backward()
