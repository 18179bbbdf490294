"""All parameters as one vector, and back."""
import torch
from _torch import Tensor


def parameters_to_vector(parameters):
    """The elements of all parameters, one after the other."""
    return torch.cat([parameter.view(-1) for parameter in parameters])


def vector_to_parameters(vec, parameters):
    """Let the parameters be parts of a vector."""
    if not isinstance(vec, Tensor):
        raise TypeError(f'expected torch.Tensor, but got: {torch.typename(vec)}')
    start = 0
    for parameter in parameters:
        size = parameter.numel()
        parameter.data = vec[start:start + size].view_as(parameter).data
        start += size
