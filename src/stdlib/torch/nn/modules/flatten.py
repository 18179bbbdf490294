"""Other shapes for the same elements."""
from torch import Size
from torch.nn.modules.module import Module

__all__ = ['Flatten', 'Unflatten']


class Flatten(Module):
    """Several dimensions become one."""

    def __init__(self, start_dim=1, end_dim=-1):
        super().__init__()
        self.start_dim = start_dim
        self.end_dim = end_dim

    def forward(self, input):
        return input.flatten(self.start_dim, self.end_dim)

    def extra_repr(self):
        return f'start_dim={self.start_dim}, end_dim={self.end_dim}'


class Unflatten(Module):
    """One dimension becomes several."""

    def __init__(self, dim, unflattened_size):
        super().__init__()
        if not isinstance(dim, int):
            raise TypeError('names of dimensions are not in this build: Unflatten needs the number of one')
        if isinstance(unflattened_size, (tuple, list)):
            for place, size in enumerate(unflattened_size):
                if not isinstance(size, int):
                    raise TypeError(
                        f'unflattened_size must be tuple of ints, but found element of type {type(size).__name__} at pos {place}')
        else:
            raise TypeError(
                f'unflattened_size must be a tuple of ints, but found type {type(unflattened_size).__name__}')
        self.dim = dim
        self.unflattened_size = unflattened_size

    def forward(self, input):
        return input.unflatten(self.dim, self.unflattened_size)

    def extra_repr(self):
        return f'dim={self.dim}, unflattened_size={self.unflattened_size}'
