# What is changed in place is read as it was, also where operands are the same tensor or another part of it.
import torch

x = torch.arange(6.0)
x.mul_(x)
print(x)  # expect: tensor([ 0.,  1.,  4.,  9., 16., 25.])

x = torch.arange(4.0).reshape(2, 2)
x.t().add_(torch.tensor([10.0, 20.0]), alpha=2)
print(x)
# expect: tensor([[20., 21.],
# expect:         [42., 43.]])

x = torch.arange(400.0).reshape(2, 200)
x[:, ::2].add_(x[:, 1::2], alpha=-1)
print(x[0, :4], x[1, -4:], x.sum())
# expect: tensor([-1.,  1., -1.,  3.]) tensor([ -1., 397.,  -1., 399.]) tensor(39800.)

x = torch.arange(200.0)
x.addcdiv_(x, torch.full((200,), 2.0), value=-1)
print(x[-1])  # expect: tensor(99.5000)

# Gradients that arrive twice for one tensor do not change what somebody else holds.
a = torch.ones(3, requires_grad=True)
b = a * 2
b.retain_grad()
c = (b * 3).sum() + (b * b).sum() + b.sum()
c.backward()
print(a.grad, b.grad)  # expect: tensor([16., 16., 16.]) tensor([8., 8., 8.])
g = a.grad
(a * 5).sum().backward()
print(a.grad, g is a.grad)  # expect: tensor([21., 21., 21.]) True
seen = []
a.grad = None
b = a * 2
b.grad_fn.register_hook(lambda inputs, outputs: seen.append(inputs[0]))
(b.sum() + (a * 7).sum() + a.sum()).backward()
print(seen[0], a.grad)  # expect: tensor([2., 2., 2.]) tensor([10., 10., 10.])

# clamp_() goes in two steps, and the upper limit may lie where the first one writes.
x, y = torch.tensor([1.0, 5.0, 3.0] * 30), torch.tensor([2.0, 4.0, 3.0] * 30)
print(x.clone().clamp_(y, y)[:3].tolist())  # expect: [2.0, 4.0, 3.0]
both = x.clone()
print(both.clamp_(y, both)[:3].tolist())  # expect: [1.0, 5.0, 3.0]
