"""The classes of torch.nn, in modules by their kind."""
from torch.nn.modules.module import Module


def __getattr__(name):
    if name.startswith('__'):
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    import torch.nn
    return getattr(torch.nn, name)
