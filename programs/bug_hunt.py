# differs: PyTorch names neither the part of the line nor who changed a tensor
"""Two bugs in a small training loop, found with anomaly mode.

The model fits y = a * x + b by how far off each point is. After one step both parameters are nan, though the loss was a number: the nan came
up on the way back. Anomaly mode stops in the very node of the graph that made the first one, and the note on the exception shows the part of
the forward pass that the node belongs to, what it worked with, and where.
"""

import warnings

import torch

X = torch.tensor([0.0, 1.0, 2.0, 3.0])
Y = torch.tensor([1.0, 3.0, 5.0, 7.0])


def distance(predicted, wanted):
    """How far off each point is."""
    return ((predicted - wanted) ** 2) ** 0.5


def careful_distance(predicted, wanted):
    """The same, but with a slope where the distance is 0."""
    return ((predicted - wanted) ** 2 + 1e-12) ** 0.5


def loss_of(a, b, measure):
    off = measure(a * X + b, Y)
    return (off * off).sum() / 4


def train(measure, steps):
    a = torch.tensor(1.0, requires_grad=True)
    b = torch.tensor(1.0, requires_grad=True)
    for step in range(steps):
        loss = loss_of(a, b, measure)
        loss.backward()
        with torch.no_grad():
            for parameter in (a, b):
                parameter -= 0.05 * parameter.grad
                parameter.grad = None
    return a.item(), b.item()


def told(error):
    """What an exception has to say, without the names of files."""
    lines = '\n'.join([str(error), *getattr(error, '__notes__', [])]).split('\n')
    return '\n'.join('    ' + line for line in lines if not line.startswith('  File'))


print('plain      a = %.3f, b = %.3f' % train(distance, 1))

# The first point is met exactly at the start (b is 1), and the square root has no slope at 0: 0 * inf.
warnings.simplefilter('ignore')
try:
    with torch.autograd.detect_anomaly():
        train(distance, 1)
except RuntimeError as error:
    print('anomaly mode says:')
    print(told(error))
    if hasattr(error, 'anomaly'):
        print(f'    so look at {error.anomaly.frames[-1].name}()')

print('repaired   a = %.3f, b = %.3f' % train(careful_distance, 200))


# The second bug: a layer that saves memory by writing into what it was given.
def squash(h):
    h.clamp_(-1, 1)
    return h


def network(w):
    h = (X * w).exp()
    return squash(h).sum() + (h * h).sum()


w = torch.tensor(0.5, requires_grad=True)
try:
    network(w).backward()
except RuntimeError as error:
    print('and without any mode:')
    print(told(error).split(' Hint: ')[0])
    print('\n'.join(told(error).split('\n')[1:]))
