# A11: where a filter makes errors of warnings, the error that came first is raised, and the text goes to standard error.
# torch: 1.13
import contextlib
import io
import warnings
import torch

x = torch.tensor(0.0, requires_grad=True)
told = io.StringIO()
with warnings.catch_warnings():
    warnings.simplefilter('error')
    with contextlib.redirect_stderr(told), torch.autograd.set_detect_anomaly(True):
        try:
            (x / x).backward()
        except RuntimeError as error:
            print(type(error).__name__, error)
# expect: RuntimeError Function 'DivBackward0' returned nan values in its 1th output.
print('Error detected in DivBackward0' in told.getvalue())  # expect: True
