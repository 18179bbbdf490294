# torch: 1.13
"""Optimisers: where their steps lead, their states, and what they refuse."""
import torch
from torch import optim


def losses(parameters, optimizer, steps):
    result = []
    for _ in range(steps):
        optimizer.zero_grad(set_to_none=True)
        loss = ((torch.ones(4, 3) @ parameters[0] + parameters[1]) ** 2).mean()
        loss.backward()
        optimizer.step()
        result.append(f'{loss.item():.4f}')
    return result


for make in (
    lambda p: optim.SGD(p, 0.05),
    lambda p: optim.SGD(p, 0.05, momentum=0.9),
    lambda p: optim.SGD(p, 0.05, momentum=0.9, nesterov=True, weight_decay=0.1),
    lambda p: optim.SGD(p, 0.01, momentum=0.9, dampening=0.5, maximize=True),
    lambda p: optim.Adam(p),
    lambda p: optim.Adam(p, lr=0.1, weight_decay=0.1, amsgrad=True),
    lambda p: optim.AdamW(p, lr=0.1),
    lambda p: optim.RMSprop(p),
    lambda p: optim.RMSprop(p, 0.1, momentum=0.9, centered=True, weight_decay=0.1),
    lambda p: optim.Adagrad(p, 0.1, lr_decay=0.1),
    lambda p: optim.SGD([{'params': p[:1]}, {'params': p[1:], 'lr': 0.2}], lr=0.05),
    lambda p: optim.SGD(p, -1),
    lambda p: optim.Adam(p, betas=(1, 2)),
    lambda p: optim.SGD(p, 0.1, nesterov=True),
    lambda p: optim.SGD([], 0.1),
    lambda p: optim.SGD(p[0], 0.1),
    lambda p: optim.SGD([3], 0.1),
    lambda p: optim.SGD([p[0] * 2], 0.1),
    lambda p: optim.SGD([{'params': p}, {'params': p}], lr=0.1),
    lambda p: optim.SGD(set(p), 0.1),
):
    torch.manual_seed(1)
    parameters = [torch.randn(3, 2, requires_grad=True), torch.randn(2, requires_grad=True)]
    try:
        optimizer = make(parameters)
        print(type(optimizer).__name__, losses(parameters, optimizer, 6))
        state = optimizer.state_dict()
        again = make(parameters)
        again.load_state_dict(state)
        print(losses(parameters, again, 2), parameters, [group['params'] for group in state['param_groups']])
    except (ValueError, TypeError) as error:
        print(f'{type(error).__name__}: {error}')


def closure():
    optimizer.zero_grad()
    loss = (parameters[0] ** 2).sum()
    loss.backward()
    return loss


optimizer = optim.SGD(parameters, 0.1)
print(optimizer.step(closure), optimizer.step(closure))
