# The comparable part of programs/bug_hunt.py: numbers and first lines, which PyTorch has, too.
# torch: 1.13
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
    return str(error).split(' Hint: ')[0]


print('plain      a = %.3f, b = %.3f' % train(distance, 1))

# The first point is met exactly at the start (b is 1), and the square root has no slope at 0: 0 * inf.
warnings.simplefilter('ignore')
try:
    with torch.autograd.detect_anomaly():
        train(distance, 1)
except RuntimeError as error:
    print('anomaly mode says:')
    print(told(error))

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
    print(told(error))
# expect: plain      a = nan, b = nan
# expect: anomaly mode says:
# expect: Function 'PowBackward0' returned nan values in its 0th output.
# expect: repaired   a = 2.000, b = 1.001
# expect: and without any mode:
# expect: one of the variables needed for gradient computation has been modified by an inplace operation: [torch.FloatTensor [4]], which is output 0 of ExpBackward0, is at version 1; expected version 0 instead.
