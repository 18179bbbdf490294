"""Adam with weights that decay by themselves, apart from the gradients."""
from torch.optim.adam import Adam

__all__ = ['AdamW']


class AdamW(Adam):
    """Adam, and each step makes the weights a little smaller."""

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2, amsgrad=False, *, maximize=False, foreach=None,
                 capturable=False, differentiable=False, fused=None):
        super().__init__(
            params, lr, betas, eps, weight_decay, amsgrad, foreach=foreach, maximize=maximize, capturable=capturable,
            differentiable=differentiable, fused=fused, decoupled_weight_decay=True)
