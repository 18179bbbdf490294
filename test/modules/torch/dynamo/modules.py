# skip fuel=1: it is the library that is tested, in one tier
"""Compiled modules with the real capture: how many graphs there are, and that hooks, copies and training go on as without."""
import copy

import torch
from torch import nn
from torch._dynamo.testing import CompileCounter


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Linear(2, 3)
        self.second = nn.Linear(3, 1)

    def forward(self, x):
        return self.second(torch.relu(self.first(x)))


torch.manual_seed(0)
x = torch.randn(4, 2)
net = Net()
wanted = net(x)

# ---- torch.compile(module)
counter = CompileCounter()
fast = torch.compile(net, backend=counter)
print(torch.equal(fast(x), wanted), counter.frame_count, counter.op_count)  # expect: True 1 3
fast(x)
print(counter.frame_count)  # expect: 1

# ---- module.compile()
counter.clear()
own = Net()
own.load_state_dict(net.state_dict())
print(own.compile(backend=counter), list(own.state_dict()) == list(net.state_dict()), type(own).__name__)  # expect: None True Net
print(torch.equal(own(x), wanted), counter.frame_count)  # expect: True 1
copied = copy.deepcopy(own)
print(torch.equal(copied(x), wanted), counter.frame_count)  # expect: True 1
handle = own.register_forward_hook(lambda module, args, result: result + 1)
print(torch.equal(own(x), wanted + 1))  # expect: True
handle.remove()
print(torch.equal(own(x), wanted))  # expect: True

# ---- training: gradients and steps as without
plain, compiled = Net(), Net()
compiled.load_state_dict(plain.state_dict())
step = torch.compile(lambda x, y: nn.functional.mse_loss(compiled(x), y), backend='aot_eager')
y = x.sum(1, keepdim=True)
for model, loss_of in (plain, lambda x, y: nn.functional.mse_loss(plain(x), y)), (compiled, step):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
    for _ in range(5):
        optimizer.zero_grad()
        loss_of(x, y).backward()
        optimizer.step()
print(all(torch.equal(a, b) for a, b in zip(plain.parameters(), compiled.parameters())))  # expect: True
