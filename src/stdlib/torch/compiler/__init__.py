"""What programs say to torch.compile: the stable names for it."""
import torch

__all__ = ['allow_in_graph', 'assume_constant_result', 'compile', 'disable', 'is_compiling', 'is_dynamo_compiling', 'is_exporting',
           'list_backends', 'reset', 'set_stance']


def compile(*args, **kwargs):
    """As torch.compile()."""
    return torch.compile(*args, **kwargs)


def reset():
    """Forget all that has been compiled."""
    torch._dynamo.reset()


def list_backends(exclude_tags=('debug', 'experimental')):
    """The names of the backends, without those for looking at things."""
    return torch._dynamo.list_backends(exclude_tags)


def is_exporting():
    """False: there is no torch.export in this build."""
    return False


# These are marked for the capture, which has to see the functions themselves.
_SAME = ('allow_in_graph', 'assume_constant_result', 'disable', 'is_compiling')


def __getattr__(name):
    if name in _SAME:
        return getattr(torch._dynamo, name)
    if name == 'is_dynamo_compiling':
        return torch._dynamo.is_compiling
    if name == 'set_stance':
        return torch._dynamo.stance.set_stance
    from torch._absent import of_part
    raise of_part(__name__, name)
