# A2: set_detect_anomaly() takes effect at once and without a warning; as a block it gives back what was before.
# torch: 1.13
import warnings
import torch

warnings.simplefilter('error')
torch.autograd.set_detect_anomaly(True)
print(torch.is_anomaly_enabled(), torch.is_anomaly_check_nan_enabled())  # expect: True True
with torch.autograd.set_detect_anomaly(False):
    print(torch.is_anomaly_enabled())
    with torch.autograd.set_detect_anomaly(True, check_nan=False):
        print(torch.is_anomaly_enabled(), torch.is_anomaly_check_nan_enabled())
    print(torch.is_anomaly_enabled(), torch.is_anomaly_check_nan_enabled())
# expect: False
# expect: True False
# expect: False True
print(torch.is_anomaly_enabled(), torch.is_anomaly_check_nan_enabled())  # expect: True True
torch.set_anomaly_enabled(False)
print(torch.is_anomaly_enabled())  # expect: False
torch.set_anomaly_enabled(True, False)
print(torch.is_anomaly_enabled(), torch.is_anomaly_check_nan_enabled())  # expect: True False
