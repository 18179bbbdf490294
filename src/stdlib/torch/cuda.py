"""Devices of NVIDIA: there are none here, and a program can ask."""


def is_available():
    """False."""
    return False


def device_count():
    """None of them."""
    return 0


def is_initialized():
    """False."""
    return False


def manual_seed(seed):
    """Nothing to seed."""


def manual_seed_all(seed):
    """Nothing to seed."""


def __getattr__(name):
    from torch._absent import NotInBuild
    raise NotInBuild(f'torch.cuda.{name} is not in this build: it has no CUDA')
