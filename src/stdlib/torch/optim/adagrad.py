"""Adagrad: steps by the gradient over the root of the sum of its squares."""
import torch
from torch.optim.optimizer import Optimizer, check, refuse

__all__ = ['Adagrad']


class Adagrad(Optimizer):
    """Adagrad: what has moved much moves less."""

    def __init__(self, params, lr=1e-2, lr_decay=0, weight_decay=0, initial_accumulator_value=0, eps=1e-10, foreach=None, *,
                 maximize=False, differentiable=False, fused=None):
        check(0.0 <= lr, f'Invalid learning rate: {lr}')
        check(0.0 <= lr_decay, f'Invalid lr_decay value: {lr_decay}')
        check(0.0 <= weight_decay, f'Invalid weight_decay value: {weight_decay}')
        check(0.0 <= initial_accumulator_value, f'Invalid initial_accumulator_value value: {initial_accumulator_value}')
        check(0.0 <= eps, f'Invalid epsilon value: {eps}')
        refuse(differentiable=differentiable)
        super().__init__(params, dict(
            lr=lr, lr_decay=lr_decay, eps=eps, weight_decay=weight_decay, initial_accumulator_value=initial_accumulator_value,
            foreach=foreach, maximize=maximize, differentiable=differentiable, fused=fused))
        for group in self.param_groups:
            for param in group['params']:
                state = self.state[param]
                state['step'] = torch.tensor(0.0, dtype=torch.float32)
                state['sum'] = torch.full_like(param, initial_accumulator_value, requires_grad=False)

    def update_group(self, group):
        for param in group['params']:
            grad = param.grad
            if grad is None:
                continue
            state = self.state[param]
            state['step'] += 1
            if group['maximize']:
                grad = -grad
            if group['weight_decay'] != 0:
                grad = grad.add(param, alpha=group['weight_decay'])
            lr = float(group['lr']) / (1 + (state['step'].item() - 1) * group['lr_decay'])
            total = state['sum']
            total.addcmul_(grad, grad, value=1)
            param.addcdiv_(grad, total.sqrt().add_(group['eps']), value=-lr)
