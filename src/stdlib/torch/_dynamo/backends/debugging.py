"""Backends for looking at what torch.compile does: they compile nothing."""
from torch._dynamo.backends.common import aot_autograd
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


def _as_it_is(gm, example_inputs):
    return gm.forward


@register_debug_backend
def aot_eager(gm, example_inputs):
    """Run the way forward and the way back as two graphs of single operations. The log aot_graphs shows them."""
    return aot_autograd(fw_compiler=_as_it_is)(gm, example_inputs)
