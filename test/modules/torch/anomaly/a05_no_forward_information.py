# A5: without a stack from the forward pass the warning says so.
# torch: 1.13
import warnings
import torch

x = torch.tensor([0.0, 1.0], requires_grad=True)
y = (x / x).sum()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    try:
        with torch.autograd.set_detect_anomaly(True):
            y.backward()
    except RuntimeError as error:
        print(error)
# expect: Function 'DivBackward0' returned nan values in its 1th output.
print(str(caught[0].message).split(' (Triggered')[0])
# expect: Error detected in DivBackward0. No forward pass information available. Enable detect anomaly during forward pass for more information.
