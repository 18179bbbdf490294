# A1: detect_anomaly() warns where it is made, is on inside the block only, and gives back what was before.
# torch: 1.13
import warnings
import torch
from torch import autograd

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    mode = autograd.detect_anomaly()
    print(len(caught), caught[0].category.__name__)
    print(caught[0].message)
    print(caught[0].filename == __file__)
    print(torch.is_anomaly_enabled())
    with mode:
        print(torch.is_anomaly_enabled(), torch.is_anomaly_check_nan_enabled())
    print(torch.is_anomaly_enabled())
    with autograd.detect_anomaly(check_nan=False):
        print(torch.is_anomaly_enabled(), torch.is_anomaly_check_nan_enabled())
    print(torch.is_anomaly_enabled(), torch.is_anomaly_check_nan_enabled())
    print(len(caught))
# expect: 1 UserWarning
# expect: Anomaly Detection has been enabled. This mode will increase the runtime and should only be enabled for debugging.
# expect: True
# expect: False
# expect: True True
# expect: False
# expect: True False
# expect: False True
# expect: 2
