# differs: vmtools is ours
"""The slope of a curve, found by going backward through it node by node.

y = x * x / (1 + x * x), at two places at once. Each operation leaves a node behind; backward() goes through them from the last one made to
the first, and hands each the slope of the result by what it had made. Where two ways meet, the slopes add up.
"""

import torch

import vmtools


def curve(x):
    square = x * x
    return square / (1 + square)


def text(tensor):
    return ', '.join(f'{each:.4f}' for each in tensor.reshape(-1).tolist())


x = torch.tensor([1.0, 3.0], requires_grad=True)
y = curve(x).sum()
for step in vmtools.backward_steps(y, retain_graph=True):
    print(f'{step.node.name().split("::")[-1]:14}', *map(text, step.incoming))
print('slope         ', text(x.grad))
print('by hand       ', text(2 * x / (1 + x * x) ** 2))
