"""The default source of random numbers."""
import contextlib
from _torch import _default_generator

default_generator = _default_generator()


def set_rng_state(new_state):
    """Go on from a state of the random numbers."""
    default_generator.set_state(new_state)


def get_rng_state():
    """The state of the random numbers, as a tensor of bytes."""
    return default_generator.get_state()


def manual_seed(seed):
    """Let the random numbers of torch begin again with a seed. Gives the generator."""
    return default_generator.manual_seed(int(seed))


def seed():
    """Let the random numbers begin anew where nobody knows."""
    return default_generator.seed()


def initial_seed():
    """The seed with which the random numbers began."""
    return default_generator.initial_seed()


@contextlib.contextmanager
def fork_rng(devices=None, enabled=True, _caller='fork_rng', _devices_kw='devices', device_type='cuda'):
    """Random numbers within the block do not change those after it."""
    if devices:
        raise RuntimeError('fork_rng(): there are no devices but the CPU in this build')
    if not enabled:
        yield
        return
    state = get_rng_state()
    try:
        yield
    finally:
        set_rng_state(state)


def __getattr__(name):
    from torch._absent import of_part
    raise of_part(__name__, name)
