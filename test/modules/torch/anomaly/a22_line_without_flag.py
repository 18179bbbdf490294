# A22: without any flag a node knows the line that made it, so an error of backward() names it. Frames of torch itself are not it.
# differs: PyTorch knows nothing of the forward pass unless anomaly mode is on
import io
import torch
from torch.autograd import anomaly_mode


def half(x):
    return x.exp()


def spoil(x):
    x.mul_(2)


print(torch.is_anomaly_enabled())  # expect: False
x = torch.tensor([1.0, 2.0], requires_grad=True)
y = half(x)
spoil(y)
try:
    y.sum().backward()
except RuntimeError as error:
    note, = error.__notes__
    print(note.split('\n')[0])
    print([(frame.name, frame.lineno) for frame in error.anomaly.frames])
    print(error.anomaly.metadata)
# expect: ExpBackward0 is where backward() failed; the forward pass made it here:
# expect: [('half', 9)]
# expect: {}


class Custom(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x.clone()

    @staticmethod
    def backward(ctx, grad):
        raise ValueError('broken')


def used():
    return Custom.apply(x)


# A function of one's own is where it was applied.
z = used()
try:
    z.sum().backward()
except ValueError as error:
    print(error, [(frame.name, frame.lineno) for frame in error.anomaly.frames])
# expect: broken [('used', 43)]
# What was said is to be had once more.
lines = io.StringIO()
anomaly_mode.why(lines)
print('\n'.join(line for line in lines.getvalue().split('\n') if not line.startswith('  File')), end='')
# expect: ValueError: broken
# expect: CustomBackward is where backward() failed; the forward pass made it here:
# expect:     return Custom.apply(x)
# expect:            ~~~~~~~~~~~~^^^
