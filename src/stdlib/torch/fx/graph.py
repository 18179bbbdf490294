"""A graph: the steps of a computation, each once and in order.

    graph = Graph()
    x = graph.placeholder('x')
    graph.output(graph.call_function(torch.sin, (x,)))
    print(graph)

        graph():
            %x : [num_users=1] = placeholder[target=x]
            %sin : [num_users=1] = call_function[target=torch.sin](args = (%x,), kwargs = {})
            return sin
"""
import copy
import warnings
import torch
from torch.fx import _names, _table
from torch.fx.code import CodeGen, PythonCode, inplace_methods, magic_methods, reflectable_magic_methods
from torch.fx.node import OPS, Node, map_arg

__all__ = ['CodeGen', 'Graph', 'PythonCode']


class _NodeList:
    """The nodes in order. They may be moved and erased while one goes through."""

    def __init__(self, graph, direction='_next'):
        self.graph = graph
        self.direction = direction

    def __len__(self):
        return self.graph._len

    def __iter__(self):
        root = self.graph._root
        node = getattr(root, self.direction)
        while node is not root:
            if not node._erased:
                yield node
            node = getattr(node, self.direction)

    def __reversed__(self):
        return _NodeList(self.graph, '_prev' if self.direction == '_next' else '_next')


class _InsertPoint:
    """New nodes go before a node, until the with statement ends."""

    def __init__(self, graph, insert):
        self.graph = graph
        self.before = graph._insert
        graph._insert = insert

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        self.graph._insert = self.before


class Graph:
    """Steps of a computation in order. tracer_cls: who recorded it."""

    def __init__(self, owning_module=None, tracer_cls=None, tracer_extras=None):
        # The nodes are a ring that begins and ends at a node of its own.
        self._root = Node(self, '', 'root', '', (), {})
        self._len = 0
        self._insert = self._root.prepend
        self._graph_namespace = _names.Namespace()
        self._tracer_cls = tracer_cls
        self._tracer_extras = tracer_extras
        self._codegen = CodeGen()
        self.owning_module = owning_module

    @property
    def nodes(self):
        """All nodes in order."""
        return _NodeList(self)

    def output_node(self):
        """The node with the results."""
        last = self._root._prev
        if last.op != 'output':
            raise AssertionError('the graph has no output node')
        return last

    def find_nodes(self, *, op, target=None, sort=True):
        """The nodes of an op, and of a target where one is asked for."""
        return [node for node in self.nodes if node.op == op and (target is None or node.target == target)]

    # ---- making nodes
    def create_node(self, op, target, args=None, kwargs=None, name=None, type_expr=None):
        """Add a node where new ones go now, by default at the end."""
        if op not in OPS or op == 'root':
            raise AssertionError(f'unknown op {op!r}')
        args = () if args is None else args
        kwargs = {} if kwargs is None else kwargs
        if not isinstance(args, tuple):
            raise AssertionError('args must be a tuple')
        if not isinstance(kwargs, dict):
            raise AssertionError('kwargs must be a dict')
        unique = self._graph_namespace.create_name(name if name is not None else _names.name_for_target(target))
        node = Node(self, unique, op, target, args, kwargs, type_expr)
        self._insert(node)
        self._len += 1
        return node

    def placeholder(self, name, type_expr=None, default_value=...):
        """An argument of the function that the graph stands for."""
        return self.create_node('placeholder', name, () if default_value is ... else (default_value,), {}, None, type_expr)

    def get_attr(self, qualified_name, type_expr=None):
        """A parameter, a buffer or another attribute of the module, by its path."""
        self._warn_if_missing(qualified_name, 'get_attr')
        return self.create_node('get_attr', qualified_name, (), {}, None, type_expr)

    def call_module(self, module_name, args=None, kwargs=None, type_expr=None):
        """A call of a module inside the module, by its path."""
        if self.owning_module is not None and self._reached(module_name) is None:
            warnings.warn('Attempted to insert a call_module Node with no underlying reference in the owning GraphModule! Call '
                          'GraphModule.add_submodule to add the necessary submodule', stacklevel=2)
        return self.create_node('call_module', module_name, args, kwargs, None, type_expr)

    def call_method(self, method_name, args=None, kwargs=None, type_expr=None):
        """A call of a method of the first argument."""
        return self.create_node('call_method', method_name, args, kwargs, None, type_expr)

    def call_function(self, the_function, args=None, kwargs=None, type_expr=None, name=None):
        """A call of a function."""
        return self.create_node('call_function', the_function, args, kwargs, name, type_expr)

    def output(self, result, type_expr=None):
        """The end: what the function gives back."""
        return self.create_node('output', 'output', (result,), {}, None, type_expr)

    def _reached(self, path):
        found = self.owning_module
        for part in path.split('.'):
            found = getattr(found, part, None)
        return found

    def _warn_if_missing(self, path, op):
        if self.owning_module is not None and self._reached(path) is None:
            warnings.warn(
                f'Attempted to insert a {op} Node with no underlying reference in the owning GraphModule! Call '
                'GraphModule.add_submodule to add the necessary submodule, GraphModule.add_parameter to add the necessary Parameter, '
                'or nn.Module.register_buffer to add the necessary buffer', stacklevel=3)

    # ---- places
    def inserting_before(self, n=None):
        """New nodes go before n; inside a with statement, or from now on."""
        if n is None:
            return self.inserting_after(self._root)
        if n.graph is not self:
            raise AssertionError('Node to insert before is not in graph.')
        return _InsertPoint(self, n.prepend)

    def inserting_after(self, n=None):
        """New nodes go after n; inside a with statement, or from now on."""
        if n is None:
            return self.inserting_before(self._root)
        if n.graph is not self:
            raise AssertionError('Node to insert after is not in graph.')
        return _InsertPoint(self, n.append)

    # ---- changes
    def erase_node(self, to_erase):
        """Take out a node that nobody uses."""
        if len(to_erase.users) > 0:
            raise RuntimeError(f'Tried to erase Node {to_erase} but it still had {len(to_erase.users)} users in the graph: '
                               f'{to_erase.users}!')
        if to_erase.graph is not self:
            raise RuntimeError(f'Attempting to remove {to_erase} from wrong graph!')
        if to_erase._erased:
            warnings.warn(f'erase_node({to_erase}) on an already erased node', stacklevel=2)
            return
        to_erase._remove_from_list()
        to_erase._erased = True
        self._len -= 1
        to_erase.args, to_erase.kwargs = (), {}

    def node_copy(self, node, arg_transform=lambda x: x):
        """Add a copy of a node of another graph; arg_transform gives for its arguments nodes of this one."""
        copied = self.create_node(
            node.op, node.target, map_arg(node.args, arg_transform), map_arg(node.kwargs, arg_transform), node.name, node.type)
        copied.meta = copy.copy(node.meta)
        return copied

    def graph_copy(self, g, val_map, return_output_node=False):
        """Add all nodes of another graph. val_map says which are here already, and is added to. Gives what its output gave."""
        for node in g.nodes:
            if node in val_map:
                continue
            if node.op == 'output':
                result = map_arg(node.args[0], val_map.__getitem__)
                return (result, node) if return_output_node else result
            val_map[node] = self.node_copy(node, val_map.__getitem__)
        return None

    def eliminate_dead_code(self, is_impure_node=None):
        """Take out what nobody uses and what changes nothing. Whether there was such a node."""
        self.lint()
        before = self._len
        for node in reversed(self.nodes):
            keeps = is_impure_node(node) if is_impure_node is not None else node.is_impure()
            if not keeps and len(node.users) == 0:
                self.erase_node(node)
        return self._len != before

    def __deepcopy__(self, memo=None):
        memo = {} if memo is None else memo
        copied = Graph(tracer_cls=self._tracer_cls)
        memo[id(self)] = copied
        values = {}
        result = copied.graph_copy(self, values, return_output_node=True)
        copied._codegen = copy.deepcopy(self._codegen)
        if result is not None:
            value, old = result
            end = copied.output(value, old.type)
            end.meta = copy.copy(old.meta)
        return copied

    # ---- checks
    def lint(self):
        """Raise if the graph is not in order."""
        names, seen = set(), set()
        for node in self.nodes:
            if node.op not in OPS or node.op == 'root':
                raise RuntimeError(f'Node {node} had unknown opcode {node.op}!')
            if node.graph is not self:
                raise RuntimeError(f"Node '{node}' does not belong to this Graph!")
            for arg in node._input_nodes:
                self._check_input(arg, node, seen)
            seen.add(node)
            if node.name in names:
                raise RuntimeError(f'Node redefined name {node.name}!')
            names.add(node.name)
        if self.owning_module is not None:
            for node in self.nodes:
                if node.op in ('get_attr', 'call_module'):
                    self._check_path(node)

    def _check_input(self, arg, node, seen):
        if arg.graph is not self:
            raise RuntimeError(
                f"Argument '{arg}' of Node '{node}' does not belong to this Graph, but was used as an argument! If you are copying "
                f'nodes from another graph, make sure to use ``arg_transform`` on node_copy() to remap values\n{self}')
        if arg not in seen:
            raise RuntimeError(f"Argument '{arg}' of Node '{node}' was used before it has been defined! Please check that Nodes in "
                               f'the graph are topologically ordered\n{self}')

    def _check_path(self, node):
        owner, parts = self.owning_module, node.target.split('.')
        for at, part in enumerate(parts):
            found, seen = getattr(owner, part, None), '.'.join(parts[:at])
            start = f'Node {node} target {node.target} '
            if found is None:
                raise RuntimeError(f'{start}references nonexistent attribute {part} of {seen}')
            if node.op == 'call_module' and not isinstance(found, torch.nn.Module):
                raise RuntimeError(f'{start}{part} of {seen} does not reference an nn.Module')
            if (node.op == 'get_attr' and not isinstance(found, (torch.nn.Module, torch.nn.Parameter))
                    and part not in owner._buffers):
                warnings.warn(f'{start}{part} of {seen} does not reference an nn.Module, nn.Parameter, or buffer, which is what '
                              "'get_attr' Nodes typically target", stacklevel=3)
            owner = found

    # ---- text
    def python_code(self, root_module, *, verbose=False, include_stride=False, include_device=False):
        """The graph as the source of a function, with the globals that it needs."""
        return self._codegen.python_code(self, root_module, verbose, include_stride, include_device)

    def __str__(self):
        return '\n    '.join(['graph():', *[node.format_node() for node in self.nodes]])

    def print_tabular(self):
        """Print the nodes as a table."""
        rows = [[node.op, node.name, node.target, node.args, node.kwargs] for node in self.nodes]
        print(_table.simple(rows, ['opcode', 'name', 'target', 'args', 'kwargs']))

    def set_codegen(self, codegen):
        """Let another CodeGen write the code."""
        self._codegen = codegen

    def on_generate_code(self, make_transformer):
        """make_transformer(the one so far) gives a function that is given the lines of code and gives others."""
        codegen, before = self._codegen, self._codegen._body_transformer
        codegen._body_transformer = make_transformer(before)
        return _Restored(codegen, before)

    def process_inputs(self, *args):
        """Arguments of a call as the placeholders get them."""
        return self._codegen.process_inputs(*args)

    def process_outputs(self, out):
        """The result of a call as the caller gets it."""
        return self._codegen.process_outputs(out)

    def _target_to_str(self, target):
        return _names.name_for_target(target)


class _Restored:
    def __init__(self, codegen, before):
        self.codegen = codegen
        self.before = before

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        self.codegen._body_transformer = self.before
