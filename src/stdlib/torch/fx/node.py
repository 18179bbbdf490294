"""One step of a graph: what is done (op and target), with what (args and kwargs, where other nodes may be), and who uses the result (users)."""
import warnings
import torch
from torch.fx import _impure, _names
from torch.fx.immutable_collections import immutable_dict, immutable_list

__all__ = ['Node', 'map_arg', 'map_aggregate', 'OPS']

OPS = ('placeholder', 'call_method', 'call_module', 'call_function', 'get_attr', 'output', 'root')
# What may be an argument as it is.
base_types = (str, int, float, bool, complex, torch.dtype, torch.Tensor, torch.device, torch.memory_format, torch.layout)
_get_qualified_name = _names.qualified_name
_type_repr = _names.type_text


def map_aggregate(a, fn):
    """fn of each leaf, in tuples, lists, dictionaries and slices as deep as they go."""
    if isinstance(a, tuple):
        items = [map_aggregate(item, fn) for item in a]
        return type(a)(*items) if hasattr(a, '_fields') else tuple(items)
    if isinstance(a, list):
        return immutable_list([map_aggregate(item, fn) for item in a])
    if isinstance(a, dict):
        return immutable_dict([(key, map_aggregate(value, fn)) for key, value in a.items()])
    if isinstance(a, slice):
        return slice(map_aggregate(a.start, fn), map_aggregate(a.stop, fn), map_aggregate(a.step, fn))
    return fn(a)


def map_arg(a, fn):
    """fn of each node among the arguments; the rest stays as it is."""
    if not callable(fn):
        raise AssertionError('torch.fx.map_arg(a, fn): fn must be a callable')
    return map_aggregate(a, lambda leaf: fn(leaf) if isinstance(leaf, Node) else leaf)


def _same(leaf):
    return leaf


def _format_arg(arg, max_list_len=float('inf')):
    if hasattr(arg, '_custom_fx_repr_fn'):
        return arg._custom_fx_repr_fn()
    if isinstance(arg, (list, tuple)):
        items = ', '.join(_format_arg(item) for at, item in enumerate(arg) if at < max_list_len)
        more = '' if len(arg) < max_list_len + 1 else f', ...[total_len={len(arg)}]'
        if isinstance(arg, list):
            return f'[{items}{more}]'
        return f'({items}{"," if len(arg) == 1 else ""}{more})'
    if isinstance(arg, dict):
        return '{' + ', '.join(f'{key}: {_format_arg(value)}' for key, value in arg.items()) + '}'
    return f'%{arg}' if isinstance(arg, Node) else str(arg)


class Node:
    """A step of a graph. Made by the methods of Graph, such as Graph.call_function()."""

    def __init__(self, graph, name, op, target, args, kwargs, return_type=None):
        if op not in OPS:
            raise AssertionError(f'unknown op {op!r}')
        if not (callable(target) if op == 'call_function' else isinstance(target, str)):
            wanted = 'Callable' if op == 'call_function' else 'str'
            raise ValueError(f"Node [graph = {graph}, name = '{name}'] target {target} has type {torch.typename(target)} "
                             f'but a {wanted} is expected')
        self.graph = graph
        self.name = name
        self.op = op
        self.target = target
        self._input_nodes = {}
        # Ordered sets of nodes are dictionaries of which only the keys matter.
        self.users = {}
        self._set_inputs(map_aggregate(args, _same), map_aggregate(kwargs, _same))
        self.type = return_type
        self.meta = {}
        self._prev = self._next = self
        self._erased = False

    # ---- the place in the graph
    @property
    def next(self):
        """The node after this one."""
        return self._next

    @property
    def prev(self):
        """The node before this one."""
        return self._prev

    def prepend(self, x):
        """Move another node of the same graph to the place before this one."""
        if self.graph is not x.graph:
            raise AssertionError('Attempting to move a Node into a different Graph')
        if self is x:
            warnings.warn('Trying to prepend a node to itself. This behavior has no effect on the graph.', stacklevel=2)
            return
        x._remove_from_list()
        before = self._prev
        before._next, x._prev = x, before
        x._next, self._prev = self, x

    def append(self, x):
        """Move another node of the same graph to the place after this one."""
        self._next.prepend(x)

    def _remove_from_list(self):
        self._prev._next, self._next._prev = self._next, self._prev

    # ---- what it is given
    @property
    def args(self):
        """Arguments by position. Setting them keeps the users of the nodes among them right."""
        return self._args

    @args.setter
    def args(self, args):
        self._set_inputs(map_aggregate(args, _same), self._kwargs)

    @property
    def kwargs(self):
        """Arguments by name. Setting them keeps the users of the nodes among them right."""
        return self._kwargs

    @kwargs.setter
    def kwargs(self, kwargs):
        self._set_inputs(self._args, map_aggregate(kwargs, _same))

    def _set_inputs(self, args, kwargs):
        for node in self._input_nodes:
            node.users.pop(self)
        inputs = {}
        map_arg((args, kwargs), inputs.setdefault)
        self._args, self._kwargs, self._input_nodes = args, kwargs, inputs
        for node in inputs:
            node.users.setdefault(self)

    @property
    def all_input_nodes(self):
        """The nodes among the arguments, each once."""
        return list(self._input_nodes)

    def update_arg(self, idx, arg):
        """Set one argument by its position."""
        args = list(self.args)
        args[idx] = arg
        self.args = tuple(args)

    def insert_arg(self, idx, arg):
        """Put one more argument before a position."""
        if not 0 <= idx <= len(self.args):
            raise AssertionError('insert_args index must be between 0 and len(self.args)')
        self.args = self.args[:idx] + (arg,) + self.args[idx:]

    def update_kwarg(self, key, arg):
        """Set one argument by its name."""
        self.kwargs = {**self.kwargs, key: arg}

    def replace_input_with(self, old_input, new_input):
        """Use another node wherever this one uses old_input."""
        def other(node):
            return new_input if node is old_input else node
        self._set_inputs(map_arg(self.args, other), map_arg(self.kwargs, other))

    def replace_all_uses_with(self, replace_with, delete_user_cb=lambda user: True, *, propagate_meta=False):
        """Let all who use this node use another. Gives the nodes that were changed."""
        if propagate_meta:
            if len(replace_with.meta) != 0:
                raise AssertionError('Called node.replace_all_uses_with(replace_with, propagate_meta=True), but replace_with already '
                                     'has .meta keys')
            replace_with.meta.update(self.meta)
        changed = [user for user in self.users if delete_user_cb(user)]
        for user in changed:
            user.replace_input_with(self, replace_with)
        return changed

    # ---- what is known of it
    @property
    def stack_trace(self):
        """Where the program was when the node was recorded; None if nobody looked."""
        return self.meta.get('stack_trace')

    @stack_trace.setter
    def stack_trace(self, trace):
        self.meta['stack_trace'] = trace

    def is_impure(self, impure_random=True):
        """Whether the node has to stay although nobody uses its result."""
        return _impure.is_impure(self, impure_random)

    def _rename(self, candidate):
        if candidate != self.name:
            self.name = self.graph._graph_namespace.create_name(candidate)

    def __repr__(self):
        return self.name

    def format_node(self, placeholder_names=None, maybe_return_typename=None):
        """The node as a line of text."""
        kind = f'{_names.type_text(self.type)} ' if self.type is not None else ''
        head = f'%{self.name} : {kind}[num_users={len(self.users)}] = {self.op}'
        if self.op == 'placeholder':
            return f'{head}[target={self.target}]' + (f'(default={self.args[0]})' if self.args else '')
        if self.op == 'get_attr':
            return f'{head}[target={self.target}]'
        if self.op == 'output':
            if self.type and maybe_return_typename:
                maybe_return_typename[0] = f' -> {_names.type_text(self.type)}'
            return f'return {self.args[0]}'
        target = _names.pretty_target(self.target)
        return f'{head}[target={target}](args = {_format_arg(self.args)}, kwargs = {_format_arg(self.kwargs)})'


# The functions that has_side_effect() was told of, under PyTorch's name for them.
_side_effectful_functions = _impure.EFFECTS


def has_side_effect(fn):
    """Calls of this function stay although nobody uses their results."""
    _impure.EFFECTS.add(fn)
    return fn
