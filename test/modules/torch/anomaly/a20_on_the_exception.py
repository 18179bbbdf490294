# A20: what anomaly mode knows is on the exception, too: as a note, and as an object with the node's name, frames and ancestors.
# differs: in PyTorch all of it is a warning that frameworks lose
import warnings
import torch

warnings.simplefilter('ignore')
zero = torch.tensor([1.0, 0.0], requires_grad=True)


def share(x):
    return x / x


def caught(run):
    try:
        run()
    except RuntimeError as error:
        return error


with torch.autograd.detect_anomaly():
    error = caught(lambda: share(zero).sum().backward())
anomaly = error.anomaly
print(anomaly, anomaly.name, anomaly.parent, anomaly.ancestors)  # expect: <Anomaly DivBackward0> DivBackward0 None []
print([(frame.name, frame.lineno) for frame in anomaly.frames])
# expect: [('<module>', 22), ('caught', 16), ('<lambda>', 22), ('share', 11)]
print(str(anomaly.frames[-1]).split('\n', 1)[1], end='')
# expect:     return x / x
# expect:            ~~^~~
print(len(error.__notes__), error.__notes__[0].split('\n')[0])
# expect: 1 DivBackward0 is where backward() failed; the forward pass made it here:


# In a double backward: what the failing node was made for.
class Square(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * x

    @staticmethod
    def backward(ctx, grad):
        x, = ctx.saved_tensors
        return Twice.apply(grad * x)


class Twice(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x * 2

    @staticmethod
    def backward(ctx, grad):
        raise RuntimeError('no second derivative')


with torch.autograd.detect_anomaly():
    x = torch.tensor(3.0, requires_grad=True)
    y = Square.apply(x)
    slope, = torch.autograd.grad(y, x, create_graph=True)
    error = caught(slope.backward)
print(error)  # expect: no second derivative
print(error.anomaly, error.anomaly.ancestors)  # expect: <Anomaly TwiceBackward> [<Anomaly SquareBackward>]
print([frame.lineno for frame in error.anomaly.ancestors[0].frames])  # expect: [59]
print('\n'.join(line for line in error.__notes__[0].split('\n') if not line.startswith('  File')))
# expect: TwiceBackward is where backward() failed; the forward pass made it here:
# expect:     slope, = torch.autograd.grad(y, x, create_graph=True)
# expect:              ~~~~~~~~~~~~~~~~~~~^^^^^^^^^^^^^^^^^^^^^^^^^
# expect:     return Twice.apply(grad * x)
# expect:            ~~~~~~~~~~~^^^^^^^^^^
# expect: SquareBackward induced that; the forward pass made it here:
# expect:     y = Square.apply(x)


# An exception of the guest's own that passes through keeps its type, and is told of once.
class Odd(ValueError):
    pass


class Fails(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x * 1

    @staticmethod
    def backward(ctx, grad):
        raise Odd('odd')


class Within(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x * 1

    @staticmethod
    def backward(ctx, grad):
        with torch.enable_grad():
            Fails.apply(x).backward()


try:
    Within.apply(x).backward()
except Odd as odd:
    print(odd.anomaly, len(odd.__notes__))
# expect: <Anomaly FailsBackward> 1
