"""Tensors that a module takes notice of when they become its attributes."""
import torch
from _torch import Tensor as _Tensor

__all__ = ['Parameter', 'Buffer']


class Parameter(_Tensor):
    """A tensor that is to be learned: as an attribute of a module it is one of its parameters()."""

    def __new__(cls, data=None, requires_grad=True):
        if data is None:
            data = torch.empty(0)
        return _Tensor._make_subclass(cls, data, requires_grad)

    def __repr__(self):
        return 'Parameter containing:\n' + super().__repr__()

    def __deepcopy__(self, memo):
        if id(self) not in memo:
            memo[id(self)] = type(self)(self.data.clone(), self.requires_grad)
        return memo[id(self)]


class _BufferMeta(type):
    def __instancecheck__(cls, instance):
        return isinstance(instance, _Tensor) and getattr(instance, '_is_buffer', False)


class Buffer(metaclass=_BufferMeta):
    """Marks a tensor, so that it becomes a buffer of the module that it is made an attribute of."""

    def __new__(cls, data=None, *, persistent=True):
        if data is None:
            data = torch.empty(0)
        marked = data.detach().requires_grad_(data.requires_grad)
        marked.persistent = persistent
        marked._is_buffer = True
        return marked


def __getattr__(name):
    from torch._absent import of_part
    raise of_part(__name__, name)
