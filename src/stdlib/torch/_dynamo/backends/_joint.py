"""The way forward and the way back of a graph as two graphs of single operations, as PyTorch's AOTAutograd makes them.

    x, w -> [ forward ] -> results, and what the way back needs of what was worked out
    that, slopes -> [ backward ] -> gradients

The graph is run once with its autograd, from the results back to the inputs, and all that is done is written down (_torch._logged): one list
of steps. What the results need of it is the forward graph, what else the gradients need the backward graph. At run time both are the halves of
an autograd.Function.

Nothing is changed in place meanwhile, and results that are another look at an input or at another result are not results of the graphs (see
_functional). It is refused (NotImplementedError) where the list would not say the whole: when that cannot be, when autograd.Functions or hooks have
a part in it.
"""
import operator
import torch
import _torch
from torch._dynamo.backends._functional import FunctionalRun, look_again
from torch.fx import Graph, GraphModule

__all__ = ['Joint', 'trace_joint']


def _key(tensor):
    """What tells a tensor: nothing is changed in place, so the same place with the same geometry is the same value."""
    return tensor.data_ptr(), tensor.storage_offset(), tuple(tensor.shape), tensor.stride(), tensor.dtype


class Joint:
    """Both graphs, and how they are put together."""

    def __init__(self, joint, forward, backward, needs_grad, is_differentiable, changed, origins, is_tuple):
        self.joint = joint
        self.forward = forward
        self.backward = backward
        # The forward graph gives the results, then the new values of inputs, and behind them what is saved.
        self.result_count = len(is_differentiable)
        self.needs_grad = needs_grad
        self.is_differentiable = is_differentiable
        self.changed = changed
        self.origins = origins
        self.is_tuple = is_tuple

    def results(self, inputs, made):
        """The results of the function, from what the forward graph has made; inputs are changed as the function would have changed them."""
        own = iter(made)
        results = [next(own) if origin is None else None for origin in self.origins]
        with torch.no_grad():
            for number in self.changed:
                inputs[number].copy_(next(own))
        for at, origin in enumerate(self.origins):
            if origin is not None:
                kind, number, steps = origin
                results[at] = look_again((inputs if kind == 'input' else results)[number], steps)
        return tuple(results) if self.is_tuple else results[0]


def _tensors_in(value):
    if isinstance(value, torch.Tensor):
        yield value
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _tensors_in(item)


def _needed_steps(steps, inputs, ends):
    """The steps that the ends are made of, in order. An operation that is made of others is noted behind them; then only it is needed."""
    known = {_key(tensor) for tensor in inputs}
    maker, used, wanted, waiting = {}, set(), set(), [_key(tensor) for tensor in ends]
    for number, (_, _, args, kwargs, results, _) in enumerate(steps):
        used.update(_key(tensor) for tensor in _tensors_in([*args, *kwargs.values()]))
        for result in results:
            # The last one that made it before somebody used it: the whole, not the part that it begins with.
            if result is not None and _key(result) not in known and (_key(result) not in maker or _key(result) not in used):
                maker[_key(result)] = number
    while waiting:
        key = waiting.pop()
        if key in known:
            continue
        if key not in maker:
            raise NotImplementedError('a tensor comes from no operation and from no input')
        if maker[key] not in wanted:
            wanted.add(maker[key])
            _, _, args, kwargs, _, _ = steps[maker[key]]
            waiting.extend(_key(tensor) for tensor in _tensors_in([*args, *kwargs.values()]))
    return [step for number, step in enumerate(steps) if number in wanted]


class _Writer:
    """Writes steps into a graph; tensors are told by where they are."""

    def __init__(self):
        self.graph = Graph()
        self.nodes = {}

    def input(self, name, tensor):
        node = self.graph.placeholder(name)
        node.meta['val'] = tensor.detach()
        self.nodes[_key(tensor)] = node

    def node_of(self, tensor):
        return self.nodes[_key(tensor)]

    def argument(self, value):
        if isinstance(value, torch.Tensor):
            return self.node_of(value)
        return [self.argument(item) for item in value] if isinstance(value, list) else value

    def step(self, function, name, args, kwargs, results, are_listed):
        args = tuple([self.argument(arg) for arg in args])
        node = self.graph.create_node('call_function', function, args, {key: self.argument(value) for key, value in kwargs.items()}, name)
        for at, result in enumerate(results):
            if result is None or _key(result) in self.nodes:
                continue
            one = self.graph.call_function(operator.getitem, (node, at)) if are_listed else node
            one.meta['val'] = result.detach()
            self.nodes[_key(result)] = one


def trace_joint(gm, example_inputs):
    """Both graphs of a module, for inputs like these."""
    if not all(isinstance(value, torch.Tensor) for value in example_inputs):
        raise NotImplementedError('an input is no tensor')
    if gm._parameters or gm._buffers or gm._modules:
        raise NotImplementedError('the module has tensors of its own')
    # What is done on streams is not among the operations on tensors that are followed, and must not be lost.
    if any(getattr(node.target, '_is_impure', False) for node in gm.graph.nodes):
        raise NotImplementedError('it works with streams')
    inputs = [value.detach().clone().requires_grad_(value.requires_grad) for value in example_inputs]
    needs_grad = [value.requires_grad for value in inputs]
    found = {}

    def run():
        ran = FunctionalRun(gm, inputs)
        results = ran.run(*inputs)
        ends = next(node for node in gm.graph.nodes if node.op == 'output').args[0]
        found['is_tuple'] = isinstance(results, (tuple, list))
        results, ends = (list(results), list(ends)) if found['is_tuple'] else ([results], [ends])
        if not all(isinstance(result, torch.Tensor) for result in results):
            raise NotImplementedError('a result is no tensor')
        found['origins'] = origins = ran.origins(results, ends)
        found['changed'] = list(ran.changed)
        if any(value.requires_grad for value in ran.changed.values()):
            raise NotImplementedError('an input is changed in place, and has a history then')
        results = [result for result, origin in zip(results, origins) if origin is None] + list(ran.changed.values())
        found['results'] = results
        sloped = [result for result in results if result.requires_grad]
        found['tangents'] = tangents = [torch.ones_like(result) for result in sloped]
        wanted = [value for value in inputs if value.requires_grad]
        # With a history of their own, gradients are made by operations alone.
        found['grads'] = list(torch.autograd.grad(sloped, wanted, tangents, create_graph=True, allow_unused=True)) if sloped else []

    before, mode = torch.get_rng_state(), torch.is_grad_enabled()
    try:
        _, steps = _torch._logged(run)
    finally:
        torch.set_rng_state(before)
        # Where it is given up, it may be within a block that has another mode.
        _torch._set_grad_enabled(mode)
    results, tangents, grads = found['results'], found['tangents'], found['grads']
    places = [tensor.data_ptr() for tensor in [*inputs, *results] if tensor.numel() > 0]
    if len(set(places)) != len(places):
        raise NotImplementedError('a result is another look at what another result is a look at')

    writer = _Writer()
    for number, value in enumerate(inputs, 1):
        writer.input(f'primals_{number}', value)
    for number, value in enumerate(tangents, 1):
        writer.input(f'tangents_{number}', value)
    for step in _needed_steps(steps, [*inputs, *tangents], [*results, *(grad for grad in grads if grad is not None)]):
        writer.step(*step)
    ends = [writer.node_of(result) for result in results]
    slopes = iter(grads)
    grad_nodes = [None if grad is None else writer.node_of(grad) for grad in (next(slopes, None) if needs else None for needs in needs_grad)]
    writer.graph.output([*ends, *grad_nodes])
    writer.graph.eliminate_dead_code()
    forward, backward = _parted(writer.graph, ends, grad_nodes)
    return Joint(GraphModule({}, writer.graph, 'joint_helper'), forward, backward, needs_grad,
                 [result.requires_grad for result in results], found['changed'], found['origins'], found['is_tuple'])


def _needed_for(ends):
    """All nodes that these are made of."""
    needed, waiting = {}, [node for node in ends if node is not None]
    while waiting:
        node = waiting.pop()
        if node not in needed:
            needed[node] = None
            waiting.extend(node.all_input_nodes)
    return needed


def _parted(joint, ends, grad_nodes):
    """The forward graph with what is saved behind its results, and the backward graph; None for that without gradients."""
    ahead, back = _needed_for(ends), _needed_for(grad_nodes)
    is_tangent = {node for node in joint.nodes if node.op == 'placeholder' and node.name.startswith('tangents_')}
    first, forward_nodes = [], set()
    for node in joint.nodes:
        is_part = node.target is operator.getitem and node.args[0] in forward_nodes
        if node in ahead or is_part or (node.op == 'placeholder' and node not in is_tangent):
            first.append(node)
            forward_nodes.add(node)
    second = [node for node in joint.nodes if node in back and node not in forward_nodes and node not in is_tangent]
    used = {value for node in second for value in node.all_input_nodes} | {node for node in grad_nodes if node is not None}
    saved = [node for node in first if node in used]
    forward = _copied(first, [*ends, *saved])
    if not any(node is not None for node in grad_nodes):
        return forward, None
    given = [*saved, *(node for node in joint.nodes if node in is_tangent)]
    return forward, _copied(second, grad_nodes, given)


def _copied(nodes, ends, given=()):
    graph, copies = Graph(), {}
    for node in given:
        copies[node] = graph.placeholder(node.name)
        copies[node].meta = dict(node.meta)
    for node in nodes:
        copies[node] = graph.node_copy(node, copies.__getitem__)
    graph.output(tuple([None if node is None else copies[node] for node in ends]))
    return GraphModule({}, graph)
