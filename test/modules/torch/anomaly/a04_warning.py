# A4: when a node fails in anomaly mode, a warning tells the call that made it, and those for whose sake it was made.
# torch: 2.10
import warnings
import torch


class Inner(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x * 2

    @staticmethod
    def backward(ctx, grad):
        raise ValueError('inner failed')


class Outer(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * 3

    @staticmethod
    def backward(ctx, grad):
        x, = ctx.saved_tensors
        return Inner.apply(x) * grad


def forward(x):
    return Outer.apply(x)


x = torch.tensor(1.0, requires_grad=True)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    try:
        with torch.autograd.set_detect_anomaly(True):
            y = forward(x)
            grad, = torch.autograd.grad(y, x, create_graph=True)
            grad.backward()
    except ValueError as error:
        print('ValueError:', error)
# expect: ValueError: inner failed
for warning in caught:
    text = str(warning.message).replace(__file__, 'FILE')
    print(warning.category.__name__, text.count('Previous calculation'))
    for line in text.splitlines():
        if 'site-packages' not in line and 'dist-packages' not in line and 'torch/autograd' not in line and '(Triggered' not in line:
            if line.startswith(('Error', 'Previous')) or 'Inner.apply' in line or 'Outer.apply' in line or 'in forward' in line:
                print(line.strip())
# expect: UserWarning 1
# expect: Error detected in InnerBackward. Traceback of forward call that caused the error:
# expect: return Inner.apply(x) * grad
# expect: Previous calculation was induced by OuterBackward. Traceback of forward call that induced the previous calculation:
# expect: File "FILE", line 30, in forward
# expect: return Outer.apply(x)
