"""A backend made of two compilers: one for the way forward, one for the way back.

    backend = aot_autograd(fw_compiler=my_compiler)       my_compiler(gm, example_inputs) is given graphs of single operations

The graphs are made for the shapes, types and strides of the first call; for others there are others.
"""
import torch
from torch._dynamo.backends import _joint

__all__ = ['aot_autograd']

_numbers = iter(range(1 << 62))


def aot_autograd(*, fw_compiler, bw_compiler=None, inference_compiler=None, **settings):
    """A backend that has both ways compiled. Where there is no joint graph, the graph is compiled as it was captured, and autograd goes back."""
    if settings:
        raise NotImplementedError(f'aot_autograd({", ".join(settings)}) is not in this build')

    def backend(gm, example_inputs):
        compilers = fw_compiler, bw_compiler or fw_compiler, inference_compiler or fw_compiler
        return _Compiled(gm, *map(_unboxed, compilers)).call
    return backend


def _unboxed(compiler):
    """A compiler whose functions are called with their arguments, also when it makes boxed ones (functorch.compile)."""
    def compile_unboxed(gm, example_inputs):
        function = compiler(gm, example_inputs)
        return (lambda *args: function(list(args))) if getattr(function, '_boxed_call', False) else function
    return compile_unboxed


def _shown(title, gm):
    from torch._dynamo._events import emit, listeners
    if listeners:
        source = gm.print_readable(print_output=False, include_stride=True, include_device=True)
        emit('code', {'compile_id': None, 'name': title, 'kind': 'aot_graphs', 'text': f'TRACED GRAPH\n ===== {title} =====\n {source}\n'})


class _Compiled:
    """A graph, compiled anew for each kind of inputs."""

    def __init__(self, gm, fw_compiler, bw_compiler, inference_compiler):
        self.gm = gm
        self.compilers = fw_compiler, bw_compiler, inference_compiler
        self.kinds = {}

    def call(self, *inputs):
        kind = (torch.is_grad_enabled(), *[
            (value.shape, value.stride(), value.dtype, value.requires_grad) if isinstance(value, torch.Tensor) else value for value in inputs])
        function = self.kinds.get(kind)
        if function is None:
            function = self.kinds[kind] = self.compiled(inputs)
        return function(*inputs)

    def compiled(self, inputs):
        number = next(_numbers)
        fw_compiler, bw_compiler, inference_compiler = self.compilers
        try:
            joint = _joint.trace_joint(self.gm, inputs)
        except NotImplementedError as problem:
            _shown(f'Graph {number} as captured, no joint graph: {problem}', self.gm)
            return inference_compiler(self.gm, list(inputs))
        _shown(f'Forward graph {number}', joint.forward)
        if joint.backward is None:
            return _unwrapped(inference_compiler(joint.forward, list(inputs)), joint)
        _shown(f'Backward graph {number}', joint.backward)
        examples = [node.meta['val'] for node in joint.backward.graph.nodes if node.op == 'placeholder']
        return _function_of(fw_compiler(joint.forward, list(inputs)), bw_compiler(joint.backward, examples), joint)


def _unwrapped(forward, joint):
    """Without a way back, the results alone."""
    def run(*inputs):
        with torch.no_grad():
            made = tuple(forward(*inputs))[:joint.result_count]
        return joint.results(inputs, made)
    return run


def _function_of(forward, backward, joint):
    """Both halves as one function of autograd."""
    count = joint.result_count

    class CompiledFunction(torch.autograd.Function):
        @staticmethod
        def forward(ctx, *inputs):
            values = tuple(forward(*inputs))
            results = values[:count]
            ctx.save_for_backward(*values[count:])
            ctx.mark_non_differentiable(*[result for result, has in zip(results, joint.is_differentiable) if not has])
            return results

        @staticmethod
        def backward(ctx, *grads):
            if torch.is_grad_enabled():
                raise RuntimeError('torch.compile with aot_autograd does not currently support double backward')
            slopes = [grad for grad, has in zip(grads, joint.is_differentiable) if has]
            return tuple(backward(*ctx.saved_tensors, *slopes))

    def run(*inputs):
        return joint.results(inputs, CompiledFunction.apply(*inputs) if count > 0 else ())
    return run
