"""Anomaly mode: when backward() fails, it says which call of the forward pass is to blame."""
import _torch
import warnings


class detect_anomaly:
    """Switch anomaly mode on for a with block: nodes remember where they were made, and backward() looks for nan.

    check_nan: True looks for nan in gradients; False does not; "forward" looks in results of the forward pass, too (beyond PyTorch).
    """

    def __init__(self, check_nan=True):
        self.prev = _torch.is_anomaly_enabled()
        self.check_nan = check_nan
        self.prev_check_nan = _torch._anomaly_check_nan()
        warnings.warn(
            'Anomaly Detection has been enabled. This mode will increase the runtime and should only be enabled for debugging.',
            stacklevel=2)

    def __enter__(self):
        _torch.set_anomaly_enabled(True, self.check_nan)

    def __exit__(self, *args):
        _torch.set_anomaly_enabled(self.prev, self.prev_check_nan)


class set_detect_anomaly:
    """Switch anomaly mode: from now on, or for a with block. Gives no warning."""

    def __init__(self, mode, check_nan=True):
        self.prev = _torch.is_anomaly_enabled()
        self.prev_check_nan = _torch._anomaly_check_nan()
        _torch.set_anomaly_enabled(mode, check_nan)

    def __enter__(self):
        pass

    def __exit__(self, *args):
        _torch.set_anomaly_enabled(self.prev, self.prev_check_nan)
