"""What pickled tensors name: the functions that make them again. PyTorch's files name the same ones."""
import torch


def _rebuild_tensor_v2(storage, storage_offset, size, stride, requires_grad, backward_hooks, metadata=None):
    """A tensor that looks at a storage."""
    made = storage.elements.as_strided(tuple(size), tuple(stride), storage_offset).detach()
    return made.requires_grad_() if requires_grad else made


def _rebuild_tensor(storage, storage_offset, size, stride):
    return _rebuild_tensor_v2(storage, storage_offset, size, stride, False, None)


def _rebuild_parameter(data, requires_grad, backward_hooks):
    return torch.nn.Parameter(data, requires_grad)
