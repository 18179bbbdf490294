"""jsfuse: pointwise operations that follow each other become one loop; all else stays what it is.

The loop runs over pieces that fit a cache, so what lies between two operations is never written to memory as a whole. What is done to an element is
what the operations do by themselves: results have the same bits as without.

A graph in which gradients are wanted is left as it is by `jsfuse`. `aot_jsfuse` fuses both of its ways, as aot_autograd() makes them.
"""
import operator
import _fuse
import torch
from torch import fx
from torch._dynamo._events import emit
from torch._dynamo.backends.common import aot_autograd
from torch._dynamo.backends.registry import register_backend


def fused_module(gm):
    """The module with its groups fused, and their number."""
    graph = fx.Graph()
    groups = _fuse.groups(gm.graph)
    last = {}
    for nodes, inputs, outputs, kernel, text in groups:
        last[nodes[-1]] = inputs, outputs, kernel
        emit('code', {'name': kernel.__name__, 'kind': 'output_code', 'text': text})
    inside = {node for nodes, *_ in groups for node in nodes}
    new = {}
    for node in gm.graph.nodes:
        if node not in inside:
            new[node] = graph.node_copy(node, new.__getitem__)
        if node not in last:
            continue
        inputs, outputs, kernel = last[node]
        call = graph.create_node('call_function', kernel, tuple(new[each] for each in inputs), {}, kernel.__name__)
        if len(outputs) == 1:
            new[outputs[0]] = call
        else:
            for place, each in enumerate(outputs):
                new[each] = graph.create_node('call_function', operator.getitem, (call, place), {})
    return fx.GraphModule(gm, graph), len(groups)


def fused_forward(gm, example_inputs):
    """The function of the graph with what is pointwise fused."""
    fused, count = fused_module(gm)
    return fused.forward if count > 0 else gm.forward


@register_backend
def jsfuse(gm, example_inputs):
    """Fuse what is pointwise. A graph in which gradients are wanted is run as it is: autograd has to see each operation."""
    if torch.is_grad_enabled() and any(each.requires_grad for each in example_inputs):
        return gm.forward
    return fused_forward(gm, example_inputs)


# A graph that has no joint one goes back through autograd, if at all.
register_backend(aot_autograd(fw_compiler=fused_forward, inference_compiler=jsfuse), name='aot_jsfuse')
