# A23: of five divisions on a line the carets mark the one that failed; its operands' shapes, where the first nan is, and what stands there.
# differs: PyTorch names the line only
import warnings
import torch

warnings.simplefilter('ignore')
a = torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
ok = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
c = torch.tensor([[1.0, 1.0, 1.0], [1.0, 1.0, 0.0]], requires_grad=True)
d = torch.tensor([1.0, 2.0, 0.0], requires_grad=True)


def told(run):
    try:
        with torch.autograd.detect_anomaly():
            run().backward()
    except RuntimeError as error:
        print(error)
        lines = error.__notes__[0].split('\n')
        print('\n'.join([lines[0], *lines[-3:]]))


def row():
    return (a / ok + ok / a + c / d + a / a + ok / ok).sum()


told(row)
# expect: Function 'DivBackward0' returned nan values in its 1th output.
# expect: DivBackward0 is where backward() failed; the forward pass made it here:
# expect:     return (a / ok + ok / a + c / d + a / a + ok / ok).sum()
# expect:                               ~~^~~
# expect: The first nan is at [1, 2]: self of shape [2, 3] is 0 there, other of shape [3] is 0 there, gradient of shape [2, 3] is 1 there


def first():
    return (c / d + a / ok).sum()


told(first)
# expect: Function 'DivBackward0' returned nan values in its 1th output.
# expect: DivBackward0 is where backward() failed; the forward pass made it here:
# expect:     return (c / d + a / ok).sum()
# expect:             ~~^~~
# expect: The first nan is at [1, 2]: self of shape [2, 3] is 0 there, other of shape [3] is 0 there, gradient of shape [2, 3] is 1 there


def nested():
    return (torch.sqrt(d - d) * (d / ok) / ok).sum()


told(nested)
# expect: Function 'SqrtBackward0' returned nan values in its 0th output.
# expect: SqrtBackward0 is where backward() failed; the forward pass made it here:
# expect:     return (torch.sqrt(d - d) * (d / ok) / ok).sum()
# expect:             ~~~~~~~~~~^^^^^^^
# expect: The first nan is at [2]: result of shape [3] is 0 there, gradient of shape [3] is 0 there
