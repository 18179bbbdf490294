"""Backward hooks of modules.

What goes into a module passes through an identity of its own, and so does what comes out. The node of the first sees the gradients of the
inputs, the node of the second those of the outputs; the hooks of the module are called from there.
"""
import warnings
from _torch import Tensor, is_grad_enabled
from torch.autograd.function import Function


class BackwardHookFunction(Function):
    """Passes tensors on as they are."""

    @staticmethod
    def forward(ctx, *args):
        ctx.mark_non_differentiable(*[arg for arg in args if not arg.requires_grad])
        return args

    @staticmethod
    def backward(ctx, *grads):
        return grads


def _as_tuple(value):
    return value if isinstance(value, tuple) else (value,)


class BackwardHooks:
    """The hooks of one call of one module."""

    def __init__(self, module, hooks, pre_hooks):
        self.module, self.hooks, self.pre_hooks = module, hooks, pre_hooks
        self.grad_outputs = None
        self.input_size = self.output_size = 0
        self.input_places = self.output_places = None

    def _pass(self, values, put):
        """Sends the tensors among the values through the identity; `put` puts the hook on its node."""
        places = [place for place, value in enumerate(values) if isinstance(value, Tensor)]
        if not is_grad_enabled() or not any(values[place].requires_grad for place in places):
            return values, None
        passed = BackwardHookFunction.apply(*[values[place] for place in places])
        nodes = [tensor.grad_fn for tensor in passed if tensor.grad_fn is not None]
        if not nodes:
            raise RuntimeError('Error while setting up the backward hooks of a module: no output has a node')
        put(nodes[0])
        values = list(values)
        for place, tensor in zip(places, passed):
            values[place] = tensor
        return tuple(values), places

    def _spread(self, grads, places, size):
        """Gradients at the places of their tensors; None elsewhere."""
        spread = [None] * size
        for place, grad in zip(places, grads):
            spread[place] = grad
        return tuple(spread)

    def _changed(self, kind, grads, result):
        result = _as_tuple(result)
        if len(result) != len(grads):
            raise RuntimeError(f'Backward hook returned an invalid number of {kind}, got {len(result)}, but expected {len(grads)}')
        return result

    def watch_input(self, args):
        """The arguments, so that the gradients of theirs are seen."""
        def on_node(node):
            node.register_hook(self._on_input)
        args, self.input_places = self._pass(args, on_node)
        self.input_size = len(args)
        return args

    def _on_input(self, grad_input, _):
        if self.grad_outputs is None:
            return None
        grads = self._spread(grad_input, self.input_places, self.input_size)
        result = grads
        for hook in self.hooks:
            changed = hook(self.module, result, self.grad_outputs)
            if changed is not None:
                result = self._changed('grad_input', grads, changed)
        self.grad_outputs = None
        return tuple(result[place] for place in self.input_places)

    def watch_output(self, result):
        """The results, so that the gradients of theirs are seen."""
        if not isinstance(result, (Tensor, tuple)):
            warnings.warn(
                'For backward hooks to be called, module output should be a Tensor or a tuple of Tensors but received '
                f'{type(result)}')
            return result

        def on_node(node):
            node.register_prehook(self._on_output)
        values = _as_tuple(result)
        values, self.output_places = self._pass(values, on_node)
        self.output_size = len(values)
        return values if isinstance(result, tuple) else values[0]

    def _on_output(self, grad_output):
        grads = self._spread(grad_output, self.output_places, self.output_size)
        for hook in self.pre_hooks:
            changed = hook(self.module, grads)
            if changed is not None:
                grads = self._changed('grad_output', grads, changed)
        self.grad_outputs = grads
        # Where no input has a gradient, nothing comes back through the module: this is the end of it.
        if self.input_places is None:
            for hook in self.hooks:
                hook(self.module, self._spread((), (), self.input_size), self.grad_outputs)
            self.grad_outputs = None
        return tuple(grads[place] for place in self.output_places)
