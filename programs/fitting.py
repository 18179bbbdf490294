# torch: 1.13
"""The sine as a polynomial of third degree, found in seven ways.

Each way takes more of the work off our hands: first the gradients are written by hand, then autograd finds them, then a function brings a
derivative of its own, then a module holds the weights, an optimiser changes them, and in the end the graph is another one at each step.
"""
import math
import random

import torch
from torch import nn

X = torch.linspace(-math.pi, math.pi, 500)
Y = torch.sin(X)


def show(title, a, b, c, d):
    a, b, c, d = (float(value) for value in (a, b, c, d))
    print(f'{title}: y = {a:.4f} + {b:.4f} x + {c:.4f} x^2 + {d:.4f} x^3')


def by_hand():
    torch.manual_seed(0)
    a, b, c, d = (torch.randn(()) for _ in range(4))
    rate = 4e-6
    for step in range(200):
        guess = a + b * X + c * X ** 2 + d * X ** 3
        loss = (guess - Y).pow(2).sum().item()
        if step % 50 == 49:
            print(step, f'{loss:.2f}')
        slope = 2.0 * (guess - Y)
        a -= rate * slope.sum()
        b -= rate * (slope * X).sum()
        c -= rate * (slope * X ** 2).sum()
        d -= rate * (slope * X ** 3).sum()
    show('by hand', a, b, c, d)


def by_autograd():
    torch.manual_seed(0)
    weights = [torch.randn((), requires_grad=True) for _ in range(4)]
    a, b, c, d = weights
    rate = 4e-6
    for step in range(200):
        guess = a + b * X + c * X ** 2 + d * X ** 3
        loss = (guess - Y).pow(2).sum()
        if step % 50 == 49:
            print(step, f'{loss.item():.2f}', loss.grad_fn.name())
        loss.backward()
        with torch.no_grad():
            for weight in weights:
                weight -= rate * weight.grad
                weight.grad = None
    show('by autograd', a, b, c, d)


class LegendreP3(torch.autograd.Function):
    """The Legendre polynomial of third degree, (5 x^3 - 3 x) / 2."""

    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return 0.5 * (5 * x ** 3 - 3 * x)

    @staticmethod
    def backward(ctx, grad_output):
        x, = ctx.saved_tensors
        return grad_output * 1.5 * (5 * x ** 2 - 1)


def by_legendre():
    a = torch.full((), 0.0, requires_grad=True)
    b = torch.full((), -1.0, requires_grad=True)
    c = torch.full((), 0.0, requires_grad=True)
    d = torch.full((), 0.3, requires_grad=True)
    rate = 2e-5
    for step in range(200):
        guess = a + b * LegendreP3.apply(c + d * X)
        loss = (guess - Y).pow(2).sum()
        if step % 50 == 49:
            print(step, f'{loss.item():.2f}')
        loss.backward()
        with torch.no_grad():
            for weight in (a, b, c, d):
                weight -= rate * weight.grad
                weight.grad = None
    print(f'by Legendre: y = {b.item():.4f} * P3({d.item():.4f} x)')
    point = torch.tensor([0.25, -0.5], dtype=torch.float64, requires_grad=True)
    print('its derivative is right:', torch.autograd.gradcheck(LegendreP3.apply, (point,)))


POWERS = X.unsqueeze(-1).pow(torch.tensor([1, 2, 3]))


def by_module():
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(3, 1), nn.Flatten(0, 1))
    loss_fn = nn.MSELoss(reduction='sum')
    for step in range(200):
        loss = loss_fn(model(POWERS), Y)
        if step % 50 == 49:
            print(step, f'{loss.item():.2f}')
        model.zero_grad()
        loss.backward()
        with torch.no_grad():
            for parameter in model.parameters():
                parameter -= 4e-6 * parameter.grad
    linear = model[0]
    show('by a module', linear.bias.item(), *linear.weight[0].tolist())


def train(model, x, optimizer):
    """What each training is made of: guess, measure, find the gradients, take a step."""
    criterion = nn.MSELoss(reduction='sum')
    for step in range(200):
        loss = criterion(model(x), Y)
        if step % 50 == 49:
            print(step, f'{loss.item():.2f}')
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()


def by_optimizer():
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(3, 1), nn.Flatten(0, 1))
    train(model, POWERS, torch.optim.RMSprop(model.parameters(), lr=1e-2))
    linear = model[0]
    show('by RMSprop', linear.bias.item(), *linear.weight[0].tolist())


class Polynomial3(nn.Module):
    """A module that holds its parameters itself."""

    def __init__(self):
        super().__init__()
        self.a = nn.Parameter(torch.randn(()))
        self.b = nn.Parameter(torch.randn(()))
        self.c = nn.Parameter(torch.randn(()))
        self.d = nn.Parameter(torch.randn(()))

    def forward(self, x):
        return self.a + self.b * x + self.c * x ** 2 + self.d * x ** 3


def by_own_module():
    torch.manual_seed(0)
    model = Polynomial3()
    print([name for name, _ in model.named_parameters()])
    train(model, X, torch.optim.SGD(model.parameters(), lr=4e-6))
    show('by a module of our own', model.a.item(), model.b.item(), model.c.item(), model.d.item())


class DynamicNet(Polynomial3):
    """Sometimes with a fourth and fifth power, which share one weight: the graph is made anew each time."""

    def __init__(self):
        super().__init__()
        self.e = nn.Parameter(torch.randn(()))

    def forward(self, x):
        result = super().forward(x)
        for power in range(4, random.randint(4, 6)):
            result = result + self.e * x ** power
        return result


def by_dynamic_net():
    torch.manual_seed(0)
    random.seed(3)
    model = DynamicNet()
    criterion = nn.MSELoss(reduction='sum')
    optimizer = torch.optim.SGD(model.parameters(), lr=4e-8, momentum=0.9)
    for step in range(100):
        loss = criterion(model(X), Y)
        if step % 25 == 24:
            print(step, f'{loss.item():.2e}')
        # Weights that were not used have no gradient then, and stay.
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()


by_hand()
by_autograd()
by_legendre()
by_module()
by_optimizer()
by_own_module()
by_dynamic_net()
