"""Adam: steps by the mean of the gradients over the root of the mean of their squares."""
import torch
from torch.optim.optimizer import Optimizer, check, refuse

__all__ = ['Adam']


class Adam(Optimizer):
    """Adam. With decoupled_weight_decay it is AdamW."""

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, amsgrad=False, *, foreach=None, maximize=False,
                 capturable=False, differentiable=False, fused=None, decoupled_weight_decay=False):
        check(0.0 <= lr, f'Invalid learning rate: {lr}')
        check(0.0 <= eps, f'Invalid epsilon value: {eps}')
        check(0.0 <= betas[0] < 1.0, f'Invalid beta parameter at index 0: {betas[0]}')
        check(0.0 <= betas[1] < 1.0, f'Invalid beta parameter at index 1: {betas[1]}')
        check(0.0 <= weight_decay, f'Invalid weight_decay value: {weight_decay}')
        refuse(differentiable=differentiable, capturable=capturable)
        super().__init__(params, dict(
            lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, amsgrad=amsgrad, maximize=maximize, foreach=foreach,
            capturable=capturable, differentiable=differentiable, fused=fused, decoupled_weight_decay=decoupled_weight_decay))

    def update_group(self, group):
        lr, eps, decay = float(group['lr']), group['eps'], group['weight_decay']
        beta1, beta2 = group['betas']
        for param in group['params']:
            grad = param.grad
            if grad is None:
                continue
            state = self.state[param]
            if not state:
                state['step'] = torch.tensor(0.0, dtype=torch.float32)
                state['exp_avg'] = torch.zeros_like(param)
                state['exp_avg_sq'] = torch.zeros_like(param)
                if group['amsgrad']:
                    state['max_exp_avg_sq'] = torch.zeros_like(param)
            if group['maximize']:
                grad = -grad
            mean, square, count = state['exp_avg'], state['exp_avg_sq'], state['step']
            count += 1
            if decay != 0:
                if group['decoupled_weight_decay']:
                    param.mul_(1 - lr * decay)
                else:
                    grad = grad.add(param, alpha=decay)
            mean.lerp_(grad, 1 - beta1)
            square.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
            step = count.item()
            step_size = lr / (1 - beta1 ** step)
            correction = (1 - beta2 ** step) ** 0.5
            if group['amsgrad']:
                largest = state['max_exp_avg_sq']
                largest.copy_(torch.maximum(largest, square))
                square = largest
            param.addcdiv_(mean, square.sqrt().div_(correction).add_(eps), value=-step_size)
