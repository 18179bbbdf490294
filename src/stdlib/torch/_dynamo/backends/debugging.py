"""Backends for looking at what torch.compile does: they compile nothing."""
from torch._dynamo.backends.registry import register_debug_backend

__all__ = ['aot_eager', 'eager', 'eager_noexcept']


@register_debug_backend
def eager(gm, example_inputs):
    """Run the graph as it was captured."""
    return gm.forward


@register_debug_backend
def eager_noexcept(gm, example_inputs):
    """Run the graph as it was captured, where nothing may go wrong."""
    from torch._dynamo.exc import TorchDynamoException

    def inner(*args):
        try:
            return gm.forward(*args)
        except Exception as error:
            raise TorchDynamoException('Unexpected exception when running generated GraphModule') from error
    return inner


@register_debug_backend
def aot_eager(gm, example_inputs):
    """Run the graph as it was captured; the log aot_graphs shows it. Backward is autograd's: there is no joint graph in this build."""
    from torch._dynamo._events import emit
    emit('code', {'compile_id': None, 'name': 'aot_eager', 'kind': 'aot_graphs', 'text': _shown(gm)})
    return gm.forward


def _shown(gm):
    source = gm.print_readable(print_output=False, include_stride=True, include_device=True)
    return f'TRACED GRAPH\n ===== Forward graph (backward is left to autograd) =====\n {source}\n'
