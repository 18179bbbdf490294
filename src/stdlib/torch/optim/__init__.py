"""Optimisers: how parameters follow from their gradients.

A class is loaded when it is asked for; the table says where it lives.
"""
from torch.optim.optimizer import Optimizer

#: Name -> module of torch.optim that has it.
_HOMES = {'SGD': 'sgd', 'Adam': 'adam', 'AdamW': 'adamw', 'RMSprop': 'rmsprop', 'Adagrad': 'adagrad'}
__all__ = ['Optimizer', *_HOMES]


def __getattr__(name):
    import importlib
    if name in _HOMES:
        module = importlib.import_module(f'torch.optim.{_HOMES[name]}')
        globals()[name] = getattr(module, name)
        return globals()[name]
    if name == 'lr_scheduler':
        return importlib.import_module('torch.optim.lr_scheduler')
    from torch._absent import of_part
    raise of_part(__name__, name)


def __dir__():
    return sorted({*globals(), *_HOMES, 'lr_scheduler'})
