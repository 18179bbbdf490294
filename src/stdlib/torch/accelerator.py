"""Accelerators: there are none here, and a program can ask."""


def is_available():
    """False."""
    return False


def device_count():
    """None of them."""
    return 0


def current_accelerator(check_available=False):
    """None: there is no accelerator."""
    return None


def __getattr__(name):
    from torch._absent import NotInBuild
    raise NotInBuild(f'torch.accelerator.{name} is not in this build: there is no accelerator')
