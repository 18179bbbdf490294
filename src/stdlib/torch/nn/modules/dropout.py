"""Some elements become zero by chance, in training."""
from torch.nn import functional as F
from torch.nn.modules.module import Module

__all__ = ['Dropout']


class Dropout(Module):
    """Each element becomes zero with probability p; what is left grows, so that the mean stays."""

    def __init__(self, p=0.5, inplace=False):
        super().__init__()
        if p < 0 or p > 1:
            raise ValueError(f'dropout probability has to be between 0 and 1, but got {p}')
        self.p = p
        self.inplace = inplace

    def forward(self, input):
        return F.dropout(input, self.p, self.training, self.inplace)

    def extra_repr(self):
        return f'p={self.p}, inplace={self.inplace}'
