"""Gradient descent, with momentum when it is wanted."""
from torch.optim.optimizer import Optimizer, check, refuse

__all__ = ['SGD']


class SGD(Optimizer):
    """param -= lr * grad, or lr * (a mean of gradients that remembers)."""

    def __init__(self, params, lr=1e-3, momentum=0, dampening=0, weight_decay=0, nesterov=False, *, maximize=False, foreach=None,
                 differentiable=False, fused=None):
        check(lr >= 0.0, f'Invalid learning rate: {lr}')
        check(momentum >= 0.0, f'Invalid momentum value: {momentum}')
        check(weight_decay >= 0.0, f'Invalid weight_decay value: {weight_decay}')
        check(not nesterov or (momentum > 0 and dampening == 0), 'Nesterov momentum requires a momentum and zero dampening')
        refuse(differentiable=differentiable)
        super().__init__(params, dict(
            lr=lr, momentum=momentum, dampening=dampening, weight_decay=weight_decay, nesterov=nesterov, maximize=maximize,
            foreach=foreach, differentiable=differentiable, fused=fused))

    def update_group(self, group):
        lr, momentum, decay, maximize = float(group['lr']), group['momentum'], group['weight_decay'], group['maximize']
        for param in group['params']:
            grad = param.grad
            if grad is None:
                continue
            if maximize:
                grad = -grad
            if decay != 0:
                grad = grad.add(param, alpha=decay)
            if momentum != 0:
                grad = self._with_momentum(param, grad, group)
            param.add_(grad, alpha=-lr)

    def _with_momentum(self, param, grad, group):
        state = self.state[param]
        momentum = group['momentum']
        buffer = state.get('momentum_buffer')
        if buffer is None:
            state['momentum_buffer'] = buffer = grad.detach().clone()
        else:
            buffer.mul_(momentum).add_(grad, alpha=1 - group['dampening'])
        return grad.add(buffer, alpha=momentum) if group['nesterov'] else buffer
