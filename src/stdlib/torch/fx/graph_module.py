"""A module whose forward() is written from a graph.

The source can be read (`code`), stepped through, and changed: change `graph`, then recompile(). Each instance has a class of its own,
because forward() is a method of the class.
"""
import copy
import itertools
import linecache
import re
import torch
from torch.fx.graph import Graph

__all__ = ['GraphModule', 'reduce_graph_module']

_numbers = itertools.count()
# Where in the program the lines of written code come from: {filename: {line: (filename, line, function)}}.
_origins = {}


def _function_from(source, globals, nodes=()):
    """The function that the source defines. Tracebacks find its lines; races and anomaly mode name the lines of the program behind them."""
    names = dict(globals)
    filename = f'<eval_with_key>.{next(_numbers)}'
    linecache.cache[filename] = len(source), None, source.splitlines(keepends=True), filename
    _origins[filename] = _origins_of(source, nodes)
    exec(compile(source, filename, 'exec'), names)
    return names['forward']


def _origins_of(source, nodes):
    traces = {node.name: node.meta['stack_trace'] for node in nodes if 'stack_trace' in node.meta}
    found = {}
    for number, line in enumerate(source.splitlines() if traces else (), 1):
        assigned = re.match(r'\s+(\w+)(?: : .*?)? = ', line)
        frames = assigned and re.findall(r'File "(.*)", line (\d+), in (.*)', traces.get(assigned[1], ''))
        if frames:
            filename, at, function = frames[-1]
            found[number] = filename, int(at), function
    return found


def _put(owner, path, value):
    """Set an attribute of an attribute; modules on the way are made."""
    *way, name = path.split('.')
    for part in way:
        found = getattr(owner, part, None)
        if found is None:
            found = torch.nn.Module()
            setattr(owner, part, found)
        owner = found
    # A tensor that is no parameter belongs to the state of the module.
    if isinstance(value, torch.Tensor) and not isinstance(value, torch.nn.Parameter):
        owner.register_buffer(name, value)
    else:
        setattr(owner, name, value)


def _copy_from(source, target, path):
    """Take over an attribute of an attribute, unless it is there already."""
    *way, name = path.split('.')
    for part in way:
        source, found = getattr(source, part), getattr(target, part, None)
        if source is found:
            return
        if found is None:
            found = torch.nn.Module()
            setattr(target, part, found)
        target = found
    value = getattr(source, name)
    if isinstance(value, torch.Tensor) and not isinstance(value, torch.nn.Parameter):
        target.register_buffer(name, value)
    else:
        setattr(target, name, value)


def _indented(text):
    first, *rest = text.split('\n')
    return '\n'.join([first, *('    ' + line for line in rest)])


class GraphModule(torch.nn.Module):
    """The module of a graph. root: the module, or dictionary, where the graph's attributes and modules are found."""

    def __new__(cls, *args, **kwargs):
        base = next(one for one in cls.__mro__ if one.__qualname__.split('.')[-1] != 'GraphModuleImpl')

        class GraphModuleImpl(base):
            pass
        return super().__new__(GraphModuleImpl)

    def __init__(self, root, graph, class_name='GraphModule'):
        super().__init__()
        type(self).__name__ = class_name
        paths = [(node, node.target) for node in graph.nodes if node.op in ('get_attr', 'call_module')]
        if isinstance(root, torch.nn.Module):
            self.training = root.training
            for _, path in paths:
                _copy_from(root, self, path)
        elif isinstance(root, dict):
            for node, path in paths:
                if path not in root:
                    raise RuntimeError(f'Node {node} referenced target {path} but that target was not provided in ``root``!')
            # a before a.b, so that a does not wipe out what a.b put in.
            for path in sorted((path for _, path in paths), key=lambda path: path.count('.')):
                _put(self, path, root[path])
        else:
            raise RuntimeError(f'Unsupported type {root} passed for root!')
        self.graph = graph
        self._tracer_cls = graph._tracer_cls
        self.meta = {}

    @property
    def graph(self):
        """The graph. Setting it writes the code anew; after a change inside call recompile()."""
        return self._graph

    @graph.setter
    def graph(self, graph):
        if not isinstance(graph, Graph):
            raise AssertionError(f'Expected a Graph instance, but got {type(graph)}')
        self._graph = graph
        graph.owning_module = self
        self.recompile()

    @property
    def code(self):
        """The source of forward()."""
        return self._code

    def recompile(self):
        """Write forward() from the graph as it is now. Gives the PythonCode."""
        written = self._graph.python_code('self')
        self._code = written.src
        type(self).forward = _function_from(written.src, written.globals, self._graph.nodes)
        return written

    # ---- modules inside
    def add_submodule(self, target, m):
        """Put a module at a path. Whether there was place."""
        *way, name = target.split('.')
        owner = self
        for part in way:
            found = getattr(owner, part, None)
            if found is None:
                found = torch.nn.Module()
                setattr(owner, part, found)
            if not isinstance(found, torch.nn.Module):
                return False
            owner = found
        owner.add_module(name, m)
        return True

    def delete_submodule(self, target):
        """Take out the module at a path. Whether there was one."""
        *way, name = target.split('.')
        owner = self
        for part in way:
            owner = getattr(owner, part, None)
            if not isinstance(owner, torch.nn.Module):
                return False
        if not isinstance(getattr(owner, name, None), torch.nn.Module):
            return False
        delattr(owner, name)
        return True

    def delete_all_unused_submodules(self):
        """Take out the modules that the graph does not speak of."""
        used = set()
        for node in self.graph.nodes:
            if node.op not in ('call_module', 'get_attr'):
                continue
            parts = node.target.split('.')
            used.update('.'.join(parts[:end]) for end in range(len(parts) + 1))
            found = dict(self.named_modules()).get(node.target)
            if found is not None:
                used.update(f'{node.target}.{name}' for name, _ in found.named_modules() if name)
        for name in [name for name, _ in self.named_modules() if name not in used]:
            self.delete_submodule(name)

    # ---- copies
    def __deepcopy__(self, memo):
        state = torch.nn.Module()
        for key, value in self.__dict__.items():
            if key not in ('_graph', '_code'):
                state.__dict__[key] = copy.deepcopy(value, memo)
        graph = copy.deepcopy(self._graph, memo)
        copied = type(self).__mro__[1].__new__(type(self).__mro__[1])
        GraphModule.__init__(copied, state, graph)
        copied.meta = copy.copy(self.meta)
        memo[id(self)] = copied
        return copied

    def __copy__(self):
        copied = GraphModule(self, self.graph, type(self).__name__)
        self.graph.owning_module = self
        copied.meta = self.meta
        return copied

    def __reduce__(self):
        return reduce_graph_module, ({key: value for key, value in self.__dict__.items() if key != '_graph'}, type(self).__name__)

    # ---- text
    def print_readable(self, print_output=True, include_stride=False, include_device=False, colored=False):
        """The code with the place of each step in the program, and what each value is like. Printed, and given."""
        if colored:
            raise NotImplementedError('print_readable(colored=True) is not in this build')
        text = self._readable(self._get_name(), include_stride, include_device)
        if print_output:
            print(text)
        return text

    def _readable(self, name, include_stride, include_device):
        source = self._graph.python_code(
            'self', verbose=True, include_stride=include_stride, include_device=include_device).src.lstrip('\n')
        inner = [child._readable(name, include_stride, include_device)
                 for name, child in self.named_children() if isinstance(child, GraphModule)]
        return _indented(f'class {name}(torch.nn.Module):\n{source}') + _indented('\n'.join(['', *inner]))

    def __str__(self):
        return '\n'.join([
            super().__str__(), self._code, '# To see more debug info, please use `graph_module.print_readable()`'])


def reduce_graph_module(state, class_name):
    """A module from its state and its code: the code is traced to get at the graph."""
    from torch.fx._symbolic_trace import Tracer
    root = torch.nn.Module()
    root.__dict__.update({key: value for key, value in state.items() if key not in ('_code', '_tracer_cls')})

    class CodeOnlyModule(torch.nn.Module):
        forward = _function_from(state['_code'], Graph().python_code('self').globals)

    class AllLeaves(Tracer):
        def is_leaf_module(self, m, module_qualified_name):
            return True
    only = CodeOnlyModule()
    only.__dict__.update(root.__dict__)
    return GraphModule(only, AllLeaves().trace(only), class_name)
