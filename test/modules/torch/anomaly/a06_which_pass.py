# A6: on in the backward pass only, nan is found; on in the forward pass only, stacks are kept and nothing is looked for.
# torch: 1.13
import warnings
import torch

warnings.simplefilter('ignore')
x = torch.tensor(0.0, requires_grad=True)
y = x / x
try:
    with torch.autograd.detect_anomaly():
        y.backward()
except RuntimeError as error:
    print(error)
# expect: Function 'DivBackward0' returned nan values in its 1th output.
with torch.autograd.detect_anomaly():
    y = x / x
print(sorted(y.grad_fn.metadata), len(y.grad_fn.metadata['traceback_']) > 0)  # expect: ['traceback_'] True
y.backward()
print(x.grad)  # expect: tensor(nan)
