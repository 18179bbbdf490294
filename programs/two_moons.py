# torch: 1.13
"""Two small problems that no straight line can solve, and networks that learn them.

XOR has four points. A network of one hidden layer finds weights for it. The two moons are half circles that reach into each other; here
the points are made with the random numbers of torch, so that everybody has the same ones, and the same losses.
"""
import math

import torch
from torch import nn


def learn_xor():
    torch.manual_seed(1)
    inputs = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    targets = torch.tensor([[0.0], [1.0], [1.0], [0.0]])
    model = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 1), nn.Sigmoid())
    print(model)
    print(sum(parameter.numel() for parameter in model.parameters()), 'numbers to learn')
    criterion = nn.BCELoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5, momentum=0.9)
    for step in range(301):
        loss = criterion(model(inputs), targets)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if step % 50 == 0:
            print(f'step {step:3d}  loss {loss.item():.4f}')
    with torch.no_grad():
        for point, output in zip(inputs.tolist(), model(inputs)):
            print(point, '->', round(output.item()))


def two_moons(count):
    angles = torch.rand(count) * math.pi
    upper = torch.stack([torch.cos(angles), torch.sin(angles)], dim=1)
    angles = torch.rand(count) * math.pi
    lower = torch.stack([1 - torch.cos(angles), 0.5 - torch.sin(angles)], dim=1)
    points = torch.cat([upper, lower]) + 0.1 * torch.randn(2 * count, 2)
    return points, torch.cat([torch.zeros(count), torch.ones(count)]).long()


class Net(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.first = nn.Linear(2, width)
        self.second = nn.Linear(width, width)
        self.last = nn.Linear(width, 2)

    def forward(self, x):
        x = torch.relu(self.first(x))
        x = torch.relu(self.second(x))
        return self.last(x)


def learn_moons():
    torch.manual_seed(0)
    points, labels = two_moons(100)
    net = Net(16)
    print(net)
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(net.parameters(), lr=0.02)
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=40, gamma=0.5)
    for epoch in range(100):
        optimizer.zero_grad()
        logits = net(points)
        loss = criterion(logits, labels)
        loss.backward()
        optimizer.step()
        if epoch % 10 == 0 or epoch == 99:
            right = (logits.argmax(dim=1) == labels).float().mean().item()
            print(f'epoch {epoch:2d}  loss {loss.item():.4f}  right {right:.1%}  lr {scheduler.get_last_lr()[0]:.4f}')
        scheduler.step()


learn_xor()
learn_moons()
