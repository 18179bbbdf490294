"""Stand-ins for values while a function is recorded: each operation on a Proxy becomes a node, and gives a Proxy for its result."""
import operator
import sys
import torch
from torch.fx.graph import magic_methods, reflectable_magic_methods
from torch.fx.node import Node, base_types, map_aggregate

__all__ = ['Attribute', 'GraphAppendingTracer', 'ParameterProxy', 'Proxy', 'TraceError', 'TracerBase']


class TraceError(ValueError):
    """The function asked a stand-in for something that only a value can say."""


class TracerBase:
    """Makes nodes from what happens to Proxies."""

    graph = None
    record_stack_traces = False
    traced_func_name = 'forward'
    proxy_buffer_attributes = False
    trace_asserts = False

    def create_node(self, kind, target, args, kwargs, name=None, type_expr=None):
        """Add a node. To be overridden by who wants to look at each."""
        return self.graph.create_node(kind, target, args, kwargs, name, type_expr)

    def proxy(self, node):
        """The stand-in for the result of a node."""
        return Proxy(node, self)

    def create_proxy(self, kind, target, args, kwargs, name=None, type_expr=None, proxy_factory_fn=None):
        """Add a node; its arguments may be Proxies. Gives the Proxy of the result."""
        node = self.create_node(kind, target, self.create_arg(args), self.create_arg(kwargs), name, type_expr)
        if self.record_stack_traces:
            node.stack_trace = _stack_of_user()
        return (proxy_factory_fn or self.proxy)(node)

    def create_arg(self, a):
        """What a node is given for an argument."""
        if isinstance(a, Proxy):
            return a.node
        if hasattr(a, '__fx_create_arg__'):
            return a.__fx_create_arg__(self)
        if isinstance(a, tuple) and hasattr(a, '_fields'):
            return type(a)(*[self.create_arg(item) for item in a])
        if isinstance(a, (tuple, list)):
            return type(a)([self.create_arg(item) for item in a])
        if isinstance(a, dict):
            result = {}
            for key, value in a.items():
                key = self.create_arg(key)
                map_aggregate(key, _refuse_node_key)
                result[key] = self.create_arg(value)
            return result
        if isinstance(a, range):
            return range(self.create_arg(a.start), self.create_arg(a.stop), self.create_arg(a.step))
        if isinstance(a, slice):
            return slice(self.create_arg(a.start), self.create_arg(a.stop), self.create_arg(a.step))
        if isinstance(a, base_types) or a is None or a is ...:
            return a
        raise NotImplementedError(f'argument of type: {type(a)}')

    def to_bool(self, obj):
        """Called when a stand-in is asked whether it is true."""
        raise TraceError('symbolically traced variables cannot be used as inputs to control flow')

    def iter(self, obj):
        """Called when someone goes through a stand-in."""
        raise TraceError(
            'Proxy object cannot be iterated. This can be attempted when the Proxy is used in a loop or as a *args or **kwargs function '
            'argument. See the torch.fx docs on pytorch.org for a more detailed explanation of what types of control flow can be traced, '
            'and check out the Proxy docstring for help troubleshooting Proxy iteration errors')

    def keys(self, obj):
        """Called for obj.keys(), and so for **obj."""
        return Attribute(obj, 'keys')()


def _refuse_node_key(key):
    if isinstance(key, Node):
        raise RuntimeError(f'Keys for dictionaries used as an argument cannot contain a Node. Got key: {key}')


def _stack_of_user():
    """The lines that were being run, without those of torch itself."""
    import traceback
    frame = sys._getframe(1)
    while frame is not None and frame.f_globals.get('__name__', '').startswith('torch.'):
        frame = frame.f_back
    if frame is None:
        return None
    return ''.join(traceback.StackSummary.extract(reversed(list(traceback.walk_stack(frame)))).format())


class GraphAppendingTracer(TracerBase):
    """For a Proxy of a node of a graph that is there already."""

    def __init__(self, graph):
        self.graph = graph


class Proxy:
    """The stand-in for the result of a node."""

    def __init__(self, node, tracer=None):
        self.tracer = GraphAppendingTracer(node.graph) if tracer is None else tracer
        self.node = node

    def __repr__(self):
        return f'Proxy({self.node.name})'

    def __getattr__(self, k):
        # Becomes a node only if it is not called.
        return Attribute(self, k)

    def __getstate__(self):
        return self.__dict__

    def __deepcopy__(self, memo):
        import copy
        copied = type(self).__new__(type(self))
        copied.__dict__.update(copy.deepcopy(self.__dict__, memo))
        return copied

    def __call__(self, *args, **kwargs):
        return self.tracer.create_proxy('call_method', '__call__', (self, *args), kwargs)

    def __iter__(self):
        count = _unpacked_into(sys._getframe(1))
        return self.tracer.iter(self) if count is None else iter([self[at] for at in range(count)])

    def __abs__(self):
        return self.tracer.create_proxy('call_function', abs, (self,), {})

    def __bool__(self):
        return self.tracer.to_bool(self)

    def __len__(self):
        raise RuntimeError("'len' is not supported in symbolic tracing by default. If you want this call to be recorded, please call "
                           "torch.fx.wrap('len') at module scope")

    def keys(self):
        return self.tracer.keys(self)

    @classmethod
    def __torch_function__(cls, orig_method, types, args=None, kwargs=None):
        """An operation of torch was given a Proxy."""
        args, kwargs = args or (), kwargs or {}
        tracers = {}

        def look(leaf):
            if isinstance(leaf, cls):
                tracers[leaf.tracer] = None
        map_aggregate(args, look)
        map_aggregate(kwargs, look)
        if len(tracers) > 1:
            raise RuntimeError(f'Found multiple different tracers {list(tracers)} while trying to trace operations {orig_method}')
        tracer = next(iter(tracers))
        if getattr(orig_method, '__objclass__', None) is torch.Tensor:
            return tracer.create_proxy('call_method', orig_method.__name__, args, kwargs)
        return tracer.create_proxy('call_function', orig_method, args, kwargs, name=tracer.graph._target_to_str(orig_method.__name__))


def _unpacked_into(frame):
    """Into how many names the instruction of a frame unpacks; None if it does something else."""
    import dis
    for instruction in dis.get_instructions(frame.f_code):
        if instruction.offset == frame.f_lasti:
            return instruction.arg if instruction.opname == 'UNPACK_SEQUENCE' else None
    return None


class Attribute(Proxy):
    """An attribute of a Proxy: a method that will be called, or a value."""

    def __init__(self, root, attr):
        self.root = root
        self.attr = attr
        self.tracer = root.tracer
        self._node = None

    @property
    def node(self):
        if self._node is None:
            self._node = self.tracer.create_proxy('call_function', getattr, (self.root, self.attr), {}).node
        return self._node

    def __call__(self, *args, **kwargs):
        return self.tracer.create_proxy('call_method', self.attr, (self.root, *args), kwargs)


class ParameterProxy(Proxy):
    """The stand-in for a parameter. Its shape is known, and may be asked for."""

    def __init__(self, tracer, node, name, param):
        super().__init__(node, tracer)
        self.param = param
        self.name = name

    def __repr__(self):
        return f'ParameterProxy({self.name})'

    @property
    def shape(self):
        return self.param.shape

    @property
    def ndim(self):
        return self.param.ndim

    def size(self):
        return self.param.size()

    def dim(self):
        return self.param.dim()

    def numel(self):
        return self.param.numel()

    def nelement(self):
        return self.param.nelement()


def _give_operator(name):
    function = getattr(operator, name, None)
    if function is None:
        return

    def record(*args, **kwargs):
        return args[0].tracer.create_proxy('call_function', function, args, kwargs)

    def record_reflected(self, left):
        return self.tracer.create_proxy('call_function', function, (left, self), {})
    plain = name.strip('_')
    record.__name__ = record.__qualname__ = f'__{plain}__'
    setattr(Proxy, f'__{plain}__', record)
    if name in reflectable_magic_methods:
        record_reflected.__name__ = record_reflected.__qualname__ = f'__r{plain}__'
        setattr(Proxy, f'__r{plain}__', record_reflected)


for _name in magic_methods:
    _give_operator(_name)
