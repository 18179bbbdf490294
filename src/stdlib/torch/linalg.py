"""Linear algebra, as far as it is here."""
import _torch_nn
import torch


def vector_norm(x, ord=2, dim=None, keepdim=False, *, dtype=None):
    """The root of the sum of the powers; the largest for inf, the smallest for -inf, how many are not 0 for 0."""
    return _torch_nn.linalg_vector_norm(x, ord, dim, keepdim, dtype=dtype)


def matmul(input, other):
    """The product of two matrices, or of batches of them."""
    return torch.matmul(input, other)


def __getattr__(name):
    from torch._absent import NotInBuild
    raise NotInBuild(f'torch.linalg.{name} is not in this build (see torch.__supported__)')
