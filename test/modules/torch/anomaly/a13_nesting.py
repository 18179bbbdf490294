# A13: an inner block gives back the outer block's state, also when an exception leaves it.
# torch: 1.13
import warnings
import torch

warnings.simplefilter('ignore')
with torch.autograd.detect_anomaly(check_nan=False):
    with torch.autograd.detect_anomaly():
        print(torch.is_anomaly_check_nan_enabled())
    print(torch.is_anomaly_enabled(), torch.is_anomaly_check_nan_enabled())
    try:
        with torch.autograd.set_detect_anomaly(False):
            print(torch.is_anomaly_enabled())
            raise KeyError('out')
    except KeyError:
        print(torch.is_anomaly_enabled(), torch.is_anomaly_check_nan_enabled())
# expect: True
# expect: True False
# expect: False
# expect: True False
print(torch.is_anomaly_enabled(), torch.is_anomaly_check_nan_enabled())  # expect: False True
