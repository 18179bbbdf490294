"""The accelerator, whichever there is: here the simulated one, once it is switched on (torch._vm), and none before."""
import _torch

__all__ = (
    'current_accelerator', 'current_device_idx', 'current_device_index', 'current_stream', 'device_count', 'device_index',
    'is_available', 'set_device_idx', 'set_device_index', 'set_stream', 'synchronize')


def is_available():
    """Whether there is an accelerator."""
    return _torch._accelerator_devices() > 0


def device_count():
    """How many devices it has."""
    return _torch._accelerator_devices()


def current_accelerator(check_available=False):
    """The device that stands for the accelerator, without an index; None when there is none."""
    return _torch._accelerator_type()


def current_device_index():
    """The index of the device that is meant when none is named."""
    return _torch._accelerator_device()


def set_device_index(device, /):
    """Let this device be meant when none is named."""
    _torch._accelerator_use_device(device if isinstance(device, int) else _torch._accelerator_device(device))


def current_device_idx():
    """The old name of current_device_index()."""
    _warn_of_idx('current_device_index')
    return current_device_index()


def set_device_idx(device, /):
    """The old name of set_device_index()."""
    _warn_of_idx('set_device_index')
    set_device_index(device)


def _warn_of_idx(name):
    import warnings
    warnings.warn(f'Use `{name}` instead.', FutureWarning, stacklevel=3)


def current_stream(device=None, /):
    """The stream that is given work, of a device or of the current one."""
    return _torch._accelerator_stream(_torch._accelerator_device(device))


def set_stream(stream):
    """From now on this stream is given work; its device becomes the current one."""
    _torch._accelerator_use_stream(stream)


def synchronize(device=None, /):
    """Wait until all streams of a device, or of the current one, have done their work."""
    _torch._accelerator_synchronize(_torch._accelerator_device(device))


class device_index:
    """A with block in which another device is the current one. None: the same."""

    def __init__(self, device, /):
        self.idx = device
        self.prev_idx = -1

    def __enter__(self):
        if self.idx is not None:
            self.prev_idx = current_device_index()
            _torch._accelerator_use_device(self.idx)

    def __exit__(self, *exc_info):
        if self.idx is not None:
            _torch._accelerator_use_device(self.prev_idx)


def __getattr__(name):
    from torch._absent import NotInBuild
    raise NotInBuild(f'torch.accelerator.{name} is not in this build')
