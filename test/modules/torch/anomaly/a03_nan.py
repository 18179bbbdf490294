# A3: a nan in what a node gives back is an error that names the node and which of its outputs; an inf is none.
# torch: 1.13
import warnings
import torch

warnings.simplefilter('ignore')


class Bad(torch.autograd.Function):
    @staticmethod
    def forward(ctx, a, b):
        return a + b

    @staticmethod
    def backward(ctx, grad):
        return grad, grad * float('nan')


def attempt(make):
    try:
        with torch.autograd.detect_anomaly():
            make().backward()
        print('no error')
    except RuntimeError as error:
        print(error)


zero = torch.tensor(0.0, requires_grad=True)
one = torch.tensor(1.0, requires_grad=True)
attempt(lambda: zero / zero)  # expect: Function 'DivBackward0' returned nan values in its 1th output.
attempt(lambda: (zero * 0) / (zero * 0))  # expect: Function 'DivBackward0' returned nan values in its 1th output.
attempt(lambda: one / zero)  # expect: no error
attempt(lambda: torch.sqrt(zero) * 0)  # expect: Function 'SqrtBackward0' returned nan values in its 0th output.
attempt(lambda: Bad.apply(one, zero))  # expect: Function 'BadBackward' returned nan values in its 1th output.
attempt(lambda: Bad.apply(zero, torch.tensor(2.0)))
# expect: Function 'BadBackward' returned nan values in its 1th output.
with torch.autograd.detect_anomaly(check_nan=False):
    (zero / zero).backward()
print('without the check')  # expect: without the check
