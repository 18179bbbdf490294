"""What each value of a graph is like: run it once and note shapes and types in the nodes' meta."""
from collections import namedtuple
import torch
from torch.fx.interpreter import Interpreter
from torch.fx.node import map_aggregate

__all__ = ['ShapeProp', 'TensorMetadata']

TensorMetadata = namedtuple(
    'TensorMetadata', ['shape', 'dtype', 'requires_grad', 'stride', 'memory_format', 'is_quantized', 'qparams'])


def _extract_tensor_metadata(result):
    form = torch.contiguous_format if result.is_contiguous() else None
    return TensorMetadata(result.shape, result.dtype, result.requires_grad, result.stride(), form, False, {})


class ShapeProp(Interpreter):
    """Runs a graph and leaves `tensor_meta` and `type` in the meta of each node."""

    def run_node(self, n):
        result = super().run_node(n)
        found = []

        def look(leaf):
            if not isinstance(leaf, torch.Tensor):
                return leaf
            found.append(leaf)
            return _extract_tensor_metadata(leaf)
        described = map_aggregate(result, look)
        if found:
            n.meta['tensor_meta'] = described
        n.meta['type'] = type(result)
        return result

    def propagate(self, *args):
        """Run the graph with these arguments."""
        return super().run(*args)
