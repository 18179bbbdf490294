"""Functions of one's own: forward() and backward() in Python."""
import _torch
import functools


class FunctionCtx(_torch._FunctionBase):
    """What forward() and backward() share. It is the node of the graph itself."""

    def save_for_forward(self, *tensors):
        raise NotImplementedError('forward mode is not in this build')


class BackwardCFunction(FunctionCtx):
    """The node of a Function."""

    def apply(self, *grads):
        function = self._forward_cls
        if function.backward is Function.backward:
            if function.vjp is Function.vjp:
                raise NotImplementedError(
                    'You must implement either the backward or vjp method for your custom autograd.Function to use it with backward mode AD.')
            return function.vjp(self, *grads)
        return function.backward(self, *grads)


class FunctionMeta(type):
    """Gives each Function the class of its nodes."""

    def __init__(cls, name, bases, attrs):
        cls._backward_cls = type(name + 'Backward', (BackwardCFunction,), {'_forward_cls': cls})
        super().__init__(name, bases, attrs)


class Function(metaclass=FunctionMeta):
    """An operation with a derivative of its own: write forward(ctx, ...) and backward(ctx, ...), call apply(...)."""

    def __init__(self, *args, **kwargs):
        raise RuntimeError(
            f'{type(self)} should not be instantiated. Methods on autograd functions are all static, so you should invoke them on the '
            f'class itself. Instantiating an autograd function is not allowed.')

    def __call__(self, *args, **kwargs):
        raise RuntimeError(
            'Legacy autograd function with non-static forward method is deprecated. Please use new-style autograd function with static '
            'forward method. (Example: https://pytorch.org/docs/stable/autograd.html#torch.autograd.Function)')

    @staticmethod
    def forward(*args, **kwargs):
        """The operation: forward(ctx, *args), or forward(*args) together with setup_context()."""
        raise NotImplementedError('You must implement the forward function for custom autograd.Function.')

    @staticmethod
    def setup_context(ctx, inputs, output):
        """What is to be kept for backward(), when forward() has no ctx."""
        raise NotImplementedError('setup_context is not implemented.')

    @staticmethod
    def backward(ctx, *grad_outputs):
        """The gradients of what forward() was given, from those of what it gave."""
        raise NotImplementedError(
            'You must implement either the backward or vjp method for your custom autograd.Function to use it with backward mode AD.')

    vjp = backward

    @classmethod
    def apply(cls, *args, **kwargs):
        """Do the operation, and record it."""
        ctx = cls._backward_cls()
        _torch._begin_function(ctx, args)
        enabled = _torch.is_grad_enabled()
        _torch._set_grad_enabled(False)
        try:
            if cls.setup_context is Function.setup_context:
                result = cls.forward(ctx, *args, **kwargs)
            else:
                result = cls.forward(*args, **kwargs)
                cls.setup_context(ctx, args, result)
        finally:
            _torch._set_grad_enabled(enabled)
        return _torch._finish_function(ctx, result)


def once_differentiable(function):
    """A backward() that is not recorded: its results have no derivative."""
    @functools.wraps(function)
    def wrapper(ctx, *grads):
        enabled = _torch.is_grad_enabled()
        _torch._set_grad_enabled(False)
        try:
            results = function(ctx, *grads)
        finally:
            _torch._set_grad_enabled(enabled)
        if not enabled or not any(isinstance(grad, _torch.Tensor) and grad.requires_grad for grad in grads):
            return results
        items = results if isinstance(results, tuple) else (results,)
        refused = tuple(
            _Refuse.apply(grads[0], item) if isinstance(item, _torch.Tensor) and item.is_floating_point() else item for item in items)
        return refused if isinstance(results, tuple) else refused[0]
    return wrapper


class _Refuse(Function):
    """Passes a tensor on, and fails when it is differentiated."""

    @staticmethod
    def forward(ctx, grad, result):
        return result.detach().clone()

    @staticmethod
    def backward(ctx, grad):
        raise RuntimeError('trying to differentiate twice a function that was marked with @once_differentiable')
