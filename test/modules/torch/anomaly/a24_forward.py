# A24: check_nan="forward" names the operation in which a nan first comes up, where it comes up; not those that meet it later.
# differs: PyTorch looks for nan in gradients only
import warnings
import torch

warnings.simplefilter('ignore')
zero = torch.tensor([2.0, 0.0, 0.0])


def mean(x):
    return x / x


def attempt(run):
    try:
        with torch.autograd.detect_anomaly(check_nan='forward'):
            print('fine', run())
    except RuntimeError as error:
        print(error)
        return error


error = attempt(lambda: mean(zero))
# expect: Function 'div' made nan in its 0th result, at [1]: self of shape [3] is 0 there, other of shape [3] is 0 there
frame = error.__traceback__
while frame.tb_next is not None:
    frame = frame.tb_next
print(frame.tb_frame.f_code.co_name, frame.tb_lineno)  # expect: mean 11
attempt(lambda: zero - 1)  # expect: fine tensor([ 1., -1., -1.])
attempt(lambda: 1 / zero)  # expect: fine tensor([0.5000,    inf,    inf])
attempt(lambda: torch.log(zero - 1))  # expect: Function 'log' made nan in its 0th result, at [1]: self of shape [3] is -1 there
attempt(lambda: (zero - 1) ** 0.5)  # expect: Function 'pow' made nan in its 0th result, at [1]: self of shape [3] is -1 there
# A change in place is an operation, too, and does not happen.
kept = torch.tensor([-1.0])
attempt(lambda: kept.sqrt_())  # expect: Function 'sqrt' made nan in its 0th result, at [0]: self of shape [1] is -1 there
print(kept)  # expect: tensor([-1.])
# A nan that was there before is not this operation's.
bad = torch.tensor([1.0, float('nan')])
attempt(lambda: bad * 2)  # expect: fine tensor([2., nan])
# Gradients are looked at, too.
w = torch.tensor([0.0, 4.0], requires_grad=True)
attempt(lambda: (w.sqrt() * 0).sum().backward())  # expect: Function 'SqrtBackward0' returned nan values in its 0th output.
with torch.autograd.set_detect_anomaly(True, check_nan='forward'):
    print(torch.is_anomaly_check_nan_enabled())
# expect: True
with torch.autograd.detect_anomaly():
    print(mean(zero))
# expect: tensor([1., nan, nan])
