"""A graph run so that nothing is changed in place: what would be, is made anew, and all that looks at it looks at the new one.

    y = x * 2                     y = x * 2
    t = y.t()                     t = y.t()
    y.add_(1)                     y1 = y + 1;  t1 = y1.t()
    return y, t                   the results: y1, and a way from y1 to t1

A list of steps can then say the whole (see _joint). What the function would have changed or looked at is put right behind the graphs: an input that
was changed is written to, and a result that is another look at an input, or at another result, is looked at again, by the same steps.

Refused (NotImplementedError) where that cannot be: when a part of a tensor is changed and the whole is used afterwards, when the history of what is
changed would be another one.
"""
import operator
import torch
from torch.fx import Interpreter
from torch.fx.node import map_arg

__all__ = ['FunctionalRun']

_OPERATORS = {getattr(operator, name): getattr(operator, name[1:]) for name in (
    'iadd', 'isub', 'imul', 'itruediv', 'ifloordiv', 'imod', 'ipow', 'imatmul')}
_OPERATORS.update({operator.iand: operator.and_, operator.ior: operator.or_, operator.ixor: operator.xor})
# Not a change of elements, or not one that could be said otherwise.
_OTHERS = frozenset("""
    requires_grad_ detach_ retain_grad_ resize_ resize_as_ set_ t_ transpose_ squeeze_ unsqueeze_ swapaxes_ swapdims_ as_strided_ share_memory_
    apply_ map_ map2_ normal_ uniform_ bernoulli_ random_ exponential_ geometric_ cauchy_ log_normal_ dropout_ alpha_dropout_ feature_dropout_
    rrelu_ __setitem__
""".split())


def _all_of(x, value):
    """A value in the place of each element. What had a history has one still, along which gradients are zero."""
    return torch.where(torch.ones_like(x, dtype=torch.bool), value, x) if x.requires_grad else value


_ANEW = {
    'zero_': lambda x: _all_of(x, torch.zeros_like(x)),
    'fill_': lambda x, value: _all_of(x, torch.zeros_like(x) + value),
    'copy_': lambda x, source, non_blocking=False: _all_of(x, source.expand(x.shape).to(x.dtype).clone()),
}


def _tensors(value):
    if isinstance(value, torch.Tensor):
        return [value]
    return [tensor for item in value for tensor in _tensors(item)] if isinstance(value, (list, tuple)) else []


def _place(tensor):
    """Where its elements are: from, to."""
    first = tensor.data_ptr()
    steps = sum((size - 1) * stride for size, stride in zip(tensor.shape, tensor.stride()))
    return first, first + (steps + 1) * tensor.element_size() if tensor.numel() > 0 else first


def _overlap(a, b):
    (start, end), (other, other_end) = _place(a), _place(b)
    return start < other_end and other < end


def _is_look(value, at):
    """Whether something among a value is in the place of something else."""
    return any(_overlap(one, other) for one in _tensors(value) for other in _tensors(at))


def _name(target):
    return target if isinstance(target, str) else getattr(target, '__name__', '')


class FunctionalRun(Interpreter):
    """One run. Behind it: `changed`, the new values of inputs by their numbers, and `origins`, how each result is got from others."""

    def __init__(self, gm, inputs):
        super().__init__(gm, garbage_collect_values=False)
        self.extra_traceback = False
        self.inputs = inputs
        self.order = {node: at for at, node in enumerate(self.graph.nodes)}
        self.placeholders = [node for node in self.graph.nodes if node.op == 'placeholder']

    def run_node(self, n):
        changes = self._anew(n)
        return super().run_node(n) if changes is None else self._replace(n, *changes)

    def _anew(self, n):
        """What gives the new value of the tensor that a node changes, its arguments, and by name; None: it changes none."""
        if n.op not in ('call_function', 'call_method') or not n.args:
            return None
        name = _name(n.target)
        is_method = n.op == 'call_method'
        args, kwargs = self.fetch_args_kwargs_from_env(n)
        if not isinstance(args[0], torch.Tensor):
            return None
        if n.target in _OPERATORS:
            return _OPERATORS[n.target], args, kwargs
        if kwargs.get('inplace') is True:
            return n.target, args, {**kwargs, 'inplace': False}
        if n.target is operator.setitem or name in _OTHERS:
            raise NotImplementedError(f'{name}() changes a tensor in place')
        if not name.endswith('_') or name.endswith('__'):
            return None
        plain = _ANEW.get(name) or (getattr(torch.Tensor, name[:-1], None) if is_method else getattr(torch, name[:-1], None))
        if plain is None:
            raise NotImplementedError(f'{name}() changes a tensor in place')
        return plain, args, kwargs

    def _replace(self, n, function, args, kwargs):
        old = args[0]
        if old.requires_grad and (not torch.is_grad_enabled() or any(old is value for value in self.inputs)):
            raise NotImplementedError('a tensor is changed in place beside its history')
        new = function(*args, **kwargs)
        if new.shape != old.shape or (new.dtype is not old.dtype and not torch.can_cast(new.dtype, old.dtype)):
            raise NotImplementedError('a tensor cannot be changed in place')
        if new.dtype is not old.dtype:
            new = new.to(old.dtype)
        same, later = set(), self.order[n]
        for node in list(self.env):
            value = self.env[node]
            if value is old:
                self.env[node] = new
                same.add(node)
            elif _is_look(value, old):
                if same.intersection(node.all_input_nodes):
                    self.env[node] = super().run_node(node)
                    same.add(node)
                elif any(self.order[user] > later for user in node.users):
                    raise NotImplementedError('a part of a tensor is changed in place, and the whole is used afterwards')
        return new

    # ---- behind the run
    @property
    def changed(self):
        """The new values of inputs, by their numbers."""
        return {at: self.env[node] for at, node in enumerate(self.placeholders) if self.env[node] is not self.inputs[at]}

    def origins(self, results, nodes):
        """For each result: None when it is one by itself; else ('input' or 'result', which, the nodes that lead from there to it)."""
        return [self._origin(at, results, node) for at, node in enumerate(nodes)]

    def _origin(self, at, results, node):
        steps, found = [], None
        while True:
            value = self.env[node]
            for number, placeholder in enumerate(self.placeholders):
                if self.env[placeholder] is value:
                    return 'input', number, steps
            for number, result in enumerate(results):
                # Of results that are one tensor the first is the one.
                if result is value and (number != at if steps else number < at):
                    found = 'result', number, list(steps)
                    break
            before = node.all_input_nodes
            if len(before) == 0 or not _is_look(value, self.env[before[0]]):
                return found
            if self.env[before[0]] is not value:
                if len(before) > 1 or node.op not in ('call_function', 'call_method'):
                    return found
                steps.insert(0, node)
            node = before[0]


def look_again(value, steps):
    """What the steps lead to from a tensor."""
    for node in steps:
        args, kwargs = (map_arg(each, lambda _: value) for each in (node.args, node.kwargs))
        value = getattr(args[0], node.target)(*args[1:], **kwargs) if node.op == 'call_method' else node.target(*args, **kwargs)
    return value
