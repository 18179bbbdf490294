"""Run a graph node by node: with a debugger's eyes, with other meanings for some nodes, or to write another graph (Transformer)."""
import inspect
from torch.fx.graph import Graph
from torch.fx.graph_module import GraphModule
from torch.fx.node import map_aggregate, map_arg
from torch.fx.proxy import Proxy
from torch.fx._symbolic_trace import Tracer

__all__ = ['Interpreter', 'Transformer']


class Interpreter:
    """Runs the graph of a module. A subclass overrides what it wants to see or change: run_node(), or the method named as the op."""

    def __init__(self, module, garbage_collect_values=True, graph=None):
        self.module = module
        self.graph = module.graph if graph is None else graph
        self.submodules = dict(module.named_modules())
        self.env = {}
        self.name = 'Interpreter'
        self.garbage_collect_values = garbage_collect_values
        self.extra_traceback = True
        self.user_to_last_uses = self._last_uses() if garbage_collect_values else {}

    def _last_uses(self):
        result, seen = {}, set()
        for node in reversed(self.graph.nodes):
            for value in node.all_input_nodes:
                if value not in seen:
                    seen.add(value)
                    result.setdefault(node, []).append(value)
        return result

    def run(self, *args, initial_env=None, enable_io_processing=True):
        """Run the graph with these arguments. initial_env: nodes whose values are known already."""
        self.env = {} if initial_env is None else initial_env
        if enable_io_processing:
            args = self.graph.process_inputs(*args)
        self.args_iter = iter(args)
        for node in self.graph.nodes:
            if node in self.env:
                continue
            try:
                self.env[node] = self.run_node(node)
            except Exception as error:
                if self.extra_traceback:
                    self._say_where(error, node)
                if isinstance(error, KeyError):
                    raise RuntimeError(*error.args) from error
                raise
            for dead in self.user_to_last_uses.get(node, ()):
                del self.env[dead]
            if node.op == 'output':
                result = self.env[node]
                return self.graph.process_outputs(result) if enable_io_processing else result

    def _say_where(self, error, node):
        text = f'While executing {node.format_node()}'
        if error.args:
            text = f'{error.args[0]}\n\n{text}'
        error.args = (f'{text}\nOriginal traceback:\n{node.stack_trace}', *error.args[1:])

    def boxed_run(self, args_list):
        """As run(), with the arguments in a list, which is emptied so that they may be let go."""
        args = list(args_list)
        args_list.clear()
        return self.run(*args)

    def run_node(self, n):
        """Run one node."""
        args, kwargs = self.fetch_args_kwargs_from_env(n)
        return getattr(self, n.op)(n.target, args, kwargs)

    # ---- one method for each op
    def placeholder(self, target, args, kwargs):
        """The next argument of run()."""
        if target.startswith('*'):
            return list(self.args_iter)
        try:
            return next(self.args_iter)
        except StopIteration as end:
            if len(args) > 0:
                return args[0]
            raise RuntimeError(f'Expected positional argument for parameter {target}, but one was not passed in!') from end

    def get_attr(self, target, args, kwargs):
        """An attribute of the module."""
        return self.fetch_attr(target)

    def call_function(self, target, args, kwargs):
        """A call of a function."""
        return target(*args, **kwargs)

    def call_method(self, target, args, kwargs):
        """A call of a method of the first argument."""
        self_obj, *rest = args
        return getattr(self_obj, target)(*rest, **kwargs)

    def call_module(self, target, args, kwargs):
        """A call of a module inside the module."""
        return self.fetch_attr(target)(*args, **kwargs)

    def output(self, target, args, kwargs):
        """The result."""
        return args[0]

    # ---- values
    def fetch_attr(self, target):
        """An attribute of the module by its path."""
        found = self.module
        parts = target.split('.')
        for at, part in enumerate(parts):
            if not hasattr(found, part):
                raise RuntimeError(f"Node referenced nonexistent target {'.'.join(parts[:at + 1])}")
            found = getattr(found, part)
        return found

    def fetch_args_kwargs_from_env(self, n):
        """The arguments of a node, values in the places of nodes."""
        return self.map_nodes_to_values(n.args, n), self.map_nodes_to_values(n.kwargs, n)

    def map_nodes_to_values(self, args, n):
        """Arguments with values in the places of nodes."""
        def value(node):
            if node not in self.env:
                raise RuntimeError(f'Node {n} referenced nonexistent value {node}! Run Graph.lint() to diagnose such issues')
            return self.env[node]
        return map_arg(args, value)


class Transformer(Interpreter):
    """Writes another graph while it goes through one: the methods give Proxies."""

    def __init__(self, module):
        super().__init__(module)
        self.new_graph = Graph()

        class TransformerTracer(Tracer):
            def __init__(self, graph):
                super().__init__()
                self.graph = graph
                self.tensor_attrs = {}

            def is_leaf_module(self, m, module_qualified_name):
                return True
        self.tracer = TransformerTracer(self.new_graph)
        self.tracer.root = module

    def placeholder(self, target, args, kwargs):
        default = next(iter(args)) if args else inspect.Signature.empty
        return Proxy(self.new_graph.placeholder(target, default_value=... if default is inspect.Signature.empty else default), self.tracer)

    def get_attr(self, target, args, kwargs):
        return self.tracer.create_proxy('get_attr', target, args, kwargs)

    def call_module(self, target, args, kwargs):
        return self.tracer.call_module(self.fetch_attr(target), self.fetch_attr(target).forward, args, kwargs)

    def call_function(self, target, args, kwargs):
        return self.tracer.create_proxy('call_function', target, args, kwargs)

    def transform(self):
        """The new module."""
        result = super().run(enable_io_processing=False)
        if result is not None:
            def strip(leaf):
                return leaf.node if isinstance(leaf, Proxy) else leaf
            self.new_graph.output(map_aggregate(result, strip))
        return GraphModule(self.module, self.new_graph)

