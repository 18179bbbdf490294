# A10: what was saved and then changed in place is an error that names it, with another hint when anomaly mode is on.
# torch: 1.13
import warnings
import torch

warnings.simplefilter('ignore')


def attempt(make):
    try:
        make().sum().backward()
    except RuntimeError as error:
        print(error)


def with_output():
    a = torch.ones(5, requires_grad=True)
    b = a + 1
    c = b ** 2
    b += 1
    return c


def with_leaf():
    w = torch.ones(2, 3)
    a = torch.ones(2, 3, requires_grad=True)
    b = a * w
    w.mul_(2)
    return b


def with_result():
    a = torch.ones(4, requires_grad=True).double()
    b = a.exp()
    b.add_(1)
    return b


def with_view():
    a = torch.ones(4, requires_grad=True)
    b = a * 1
    c = b * b
    b[0] = 5
    return c


def twice():
    a = torch.ones(4, requires_grad=True)
    b = a.sigmoid()
    b += 1
    b *= 2
    return b


for case in (with_output, with_leaf, with_result, with_view, twice):
    attempt(case)
# expect: one of the variables needed for gradient computation has been modified by an inplace operation: [torch.FloatTensor [5]], which is output 0 of AddBackward0, is at version 1; expected version 0 instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True).
# expect: one of the variables needed for gradient computation has been modified by an inplace operation: [torch.FloatTensor [2, 3]] is at version 1; expected version 0 instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True).
# expect: one of the variables needed for gradient computation has been modified by an inplace operation: [torch.DoubleTensor [4]], which is output 0 of ExpBackward0, is at version 1; expected version 0 instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True).
# expect: one of the variables needed for gradient computation has been modified by an inplace operation: [torch.FloatTensor [4]], which is output 0 of torch::autograd::CopySlices, is at version 1; expected version 0 instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True).
# expect: one of the variables needed for gradient computation has been modified by an inplace operation: [torch.FloatTensor [4]], which is output 0 of SigmoidBackward0, is at version 2; expected version 0 instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True).
with torch.autograd.set_detect_anomaly(True):
    attempt(with_output)
# expect: one of the variables needed for gradient computation has been modified by an inplace operation: [torch.FloatTensor [5]], which is output 0 of AddBackward0, is at version 1; expected version 0 instead. Hint: the backtrace further above shows the operation that failed to compute its gradient. The variable in question was changed in there or anywhere later. Good luck!
