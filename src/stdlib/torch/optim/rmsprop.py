"""RMSprop: steps by the gradient over the root of the mean of its squares."""
import torch
from torch.optim.optimizer import Optimizer, check, refuse

__all__ = ['RMSprop']


class RMSprop(Optimizer):
    """RMSprop, also with momentum, and centred around the mean of the gradients."""

    def __init__(self, params, lr=1e-2, alpha=0.99, eps=1e-8, weight_decay=0, momentum=0, centered=False, capturable=False, foreach=None,
                 maximize=False, differentiable=False):
        check(0.0 <= lr, f'Invalid learning rate: {lr}')
        check(0.0 <= eps, f'Invalid epsilon value: {eps}')
        check(0.0 <= momentum, f'Invalid momentum value: {momentum}')
        check(0.0 <= weight_decay, f'Invalid weight_decay value: {weight_decay}')
        check(0.0 <= alpha, f'Invalid alpha value: {alpha}')
        refuse(differentiable=differentiable, capturable=capturable)
        super().__init__(params, dict(
            lr=lr, momentum=momentum, alpha=alpha, eps=eps, centered=centered, weight_decay=weight_decay, capturable=capturable,
            foreach=foreach, maximize=maximize, differentiable=differentiable))

    def update_group(self, group):
        lr, alpha, eps, momentum = float(group['lr']), group['alpha'], group['eps'], group['momentum']
        for param in group['params']:
            grad = param.grad
            if grad is None:
                continue
            state = self.state[param]
            if not state:
                state['step'] = torch.tensor(0.0, dtype=torch.float32)
                state['square_avg'] = torch.zeros_like(param)
                if momentum > 0:
                    state['momentum_buffer'] = torch.zeros_like(param)
                if group['centered']:
                    state['grad_avg'] = torch.zeros_like(param)
            state['step'] += 1
            if group['maximize']:
                grad = -grad
            if group['weight_decay'] != 0:
                grad = grad.add(param, alpha=group['weight_decay'])
            square = state['square_avg']
            square.mul_(alpha).addcmul_(grad, grad, value=1 - alpha)
            if group['centered']:
                mean = state['grad_avg']
                mean.lerp_(grad, 1 - alpha)
                root = square.addcmul(mean, mean, value=-1).sqrt_()
            else:
                root = square.sqrt()
            root = root.add_(eps)
            if momentum > 0:
                buffer = state['momentum_buffer']
                buffer.mul_(momentum).addcdiv_(grad, root)
                param.add_(buffer, alpha=-lr)
            else:
                param.addcdiv_(grad, root, value=-lr)
