"""Record what a function or a module does by calling it once with stand-ins.

    traced = symbolic_trace(lambda x: torch.sin(x) + 1)
    print(traced.code)

While the function runs, nn.Module is told to report its calls and its parameters, and the functions of torch that are written in Python are
replaced by ones that look for a Proxy first. All that is undone afterwards. Natives find a Proxy by themselves (__torch_function__).
"""
import builtins
import functools
import inspect
import math
import sys
import types
import torch
from _thread import get_ident
from torch.fx.graph import Graph
from torch.fx.graph_module import GraphModule
from torch.fx.node import map_aggregate
from torch.fx.proxy import ParameterProxy, Proxy, TracerBase

__all__ = ['Tracer', 'is_fx_tracing', 'symbolic_trace', 'wrap']

# (globals of a module, name): functions that are not looked into.
_wrapped = []
_depth = []


def is_fx_tracing():
    """Whether a function is being recorded."""
    return len(_depth) > 0


def wrap(fn_or_name):
    """Do not look into a function of this module: a call of it is one node. Called at the top of a module, or as a decorator there."""
    if not callable(fn_or_name) and not isinstance(fn_or_name, str):
        raise RuntimeError('Unsupported type for global function! Must be either a callable or string name')
    frame = sys._getframe(1)
    if frame.f_code.co_name != '<module>':
        raise NotImplementedError('wrap must be called at the top level of a module')
    _wrapped.append((frame.f_globals, fn_or_name if isinstance(fn_or_name, str) else fn_or_name.__name__))
    return fn_or_name


def _assert_is_none(value, message):
    assert value is None, message


def _find_proxy(*values):
    found = []

    def look(leaf):
        if isinstance(leaf, Proxy):
            found.append(leaf)
    map_aggregate(values, look)
    return found[-1] if found else None


def _as_leaf(function):
    """The function; with a Proxy among its arguments a node."""
    @functools.wraps(function)
    def leaf(*args, **kwargs):
        proxy = _find_proxy(args, kwargs)
        if proxy is None:
            return function(*args, **kwargs)
        result = proxy.tracer.create_proxy('call_function', function, args, kwargs)
        result.node.meta['is_wrapped'] = True
        return result
    leaf.__fx_leaf__ = function
    return leaf


def _as_torch_function(function):
    """A function of torch that is written in Python. What has a default is given by name, as PyTorch's own functions hand it on."""
    @functools.wraps(function)
    def leaf(*args, **kwargs):
        proxy = _find_proxy(args, kwargs)
        if proxy is None:
            return function(*args, **kwargs)
        signature = inspect.signature(function)
        bound = signature.bind(*args, **kwargs)
        bound.apply_defaults()
        by_place, by_name = [], {}
        for name, parameter in signature.parameters.items():
            value = bound.arguments[name]
            if parameter.kind is parameter.VAR_POSITIONAL:
                by_place.extend(value)
            elif parameter.default is parameter.empty:
                by_place.append(value)
            else:
                by_name[name] = value
        return type(proxy).__torch_function__(function, (type(proxy),), tuple(by_place), by_name)
    leaf.__fx_leaf__ = function
    return leaf


def _python_functions():
    """The functions of torch and torch.nn.functional that are written in Python and compute with tensors."""
    functional = {name: value for name, value in vars(torch.nn.functional).items() if inspect.isfunction(value)}
    of_torch = {name: getattr(torch, name) for name in ('einsum', 'unique', 'meshgrid', 'broadcast_tensors', 'is_nonzero', 'numel',
                                                        'is_floating_point')}
    return [value for name, value in {**functional, **of_torch}.items() if not name.startswith('_')]


class _Patches:
    """Names that mean something else for a while."""

    def __init__(self):
        self._undo = []
        self._seen = set()

    def set_item(self, names, name, value):
        """Change a name of a module."""
        if name in names:
            old = names[name]
            self._undo.append(lambda: names.__setitem__(name, old))
        else:
            self._undo.append(lambda: names.__delitem__(name))
        names[name] = value

    def set_attribute(self, cls, name, value):
        """Change a method of a class."""
        old = getattr(cls, name)
        self._undo.append(lambda: setattr(cls, name, old))
        setattr(cls, name, value)

    def replace_in(self, names, replacements):
        """Replace functions wherever a module has a name for them; once for each module."""
        if id(names) in self._seen:
            return
        self._seen.add(id(names))
        for name, value in list(names.items()):
            if not name.startswith('_') and id(value) in replacements:
                self.set_item(names, name, replacements[id(value)])

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        while self._undo:
            self._undo.pop()()


def _all_by_position(function, count):
    """The function with all its parameters plain ones."""
    code = function.__code__
    flags = code.co_flags & ~(inspect.CO_VARARGS | inspect.CO_VARKEYWORDS)
    code = code.replace(co_argcount=count, co_posonlyargcount=0, co_kwonlyargcount=0, co_flags=flags)
    return types.FunctionType(code, function.__globals__, function.__name__, None, function.__closure__)


class Tracer(TracerBase):
    """Records functions and modules. A subclass decides which modules are not looked into, and more."""

    def __init__(self, autowrap_modules=(math,), autowrap_functions=(), param_shapes_constant=False):
        self._leaves = [value for module in autowrap_modules for name, value in vars(module).items()
                        if not name.startswith('_') and callable(value)]
        self._leaves.extend(autowrap_functions)
        self._autowrap_modules = autowrap_modules
        self.param_shapes_constant = param_shapes_constant
        self.submodule_paths = None
        self.root = None

    # ---- what a subclass may decide
    def is_leaf_module(self, m, module_qualified_name):
        """Whether a call of the module is one node. True for the modules of torch.nn but Sequential."""
        return m.__module__.startswith('torch.nn') and not isinstance(m, torch.nn.Sequential)

    def call_module(self, m, forward, args, kwargs):
        """A module inside the module is called."""
        path = self.path_of_module(m)
        return self.create_proxy('call_module', path, args, kwargs) if self.is_leaf_module(m, path) else forward(*args, **kwargs)

    def getattr(self, attr, attr_val, parameter_proxy_cache):
        """An attribute of a module is read. Parameters become nodes."""
        if isinstance(attr_val, torch.nn.Parameter):
            members = self.root.named_parameters()
        elif self.proxy_buffer_attributes and isinstance(attr_val, torch.Tensor):
            members = self.root.named_buffers()
        else:
            return attr_val
        for name, member in members:
            if member is attr_val:
                if name not in parameter_proxy_cache:
                    make = (lambda node: ParameterProxy(self, node, name, attr_val)) if self.param_shapes_constant else None
                    parameter_proxy_cache[name] = self.create_proxy('get_attr', name, (), {}, proxy_factory_fn=make)
                return parameter_proxy_cache[name]
        return attr_val

    def path_of_module(self, mod):
        """Where a module is in the root."""
        path = (self.submodule_paths or {}).get(mod)
        if path is None:
            for name, module in self.root.named_modules():
                if module is mod:
                    return name
            raise NameError('module is not installed as a submodule')
        return path

    def create_arg(self, a):
        """Parameters, buffers, modules and other tensors are read from the root by a node."""
        if isinstance(a, torch.nn.Parameter):
            return self._read(a, self.root.named_parameters(), 'parameter is not a member of this module')
        if isinstance(a, torch.nn.Module):
            return self._read(a, self.root.named_modules(), 'module is not a member of this module')
        if isinstance(a, torch.Tensor):
            for name, buffer in self.root.named_buffers():
                if a is buffer:
                    return self.create_node('get_attr', name, (), {})
            if a not in self.tensor_attrs:
                number = 0
                while hasattr(self.root, f'_tensor_constant{number}'):
                    number += 1
                self.tensor_attrs[a] = f'_tensor_constant{number}'
                setattr(self.root, self.tensor_attrs[a], a)
            return self.create_node('get_attr', self.tensor_attrs[a], (), {})
        if isinstance(a, tuple) and hasattr(a, '_fields'):
            return self.create_node('call_function', type(a), tuple([self.create_arg(item) for item in a]), {})
        return super().create_arg(a)

    def _read(self, value, members, problem):
        for name, member in members:
            if member is value:
                return self.create_node('get_attr', name, (), {})
        raise NameError(problem)

    # ---- recording
    def trace(self, root, concrete_args=None):
        """Record a module or a function. Gives the graph; self.root is the module that it belongs to."""
        is_module = isinstance(root, torch.nn.Module)
        if is_module:
            function = getattr(type(root), self.traced_func_name, None)
            if function is None:
                raise AssertionError(f"traced_func_name={self.traced_func_name} doesn't exist in {type(root).__name__}")
            self.root = root
            self.submodule_paths = {module: name for name, module in root.named_modules()}
        else:
            function, self.root = root, torch.nn.Module()
        self.graph = Graph(tracer_cls=type(self))
        self.tensor_attrs = {}
        self._collect_tensors(self.root, '')
        called, args = self._stand_ins(function, is_module, concrete_args or {})
        _depth.append(self)
        try:
            with _Patches() as patches:
                self._patch(patches, function)
                result = called(*args)
                self.create_node('output', 'output', (self.create_arg(result),), {},
                                 type_expr=getattr(inspect.unwrap(function), '__annotations__', {}).get('return'))
        finally:
            _depth.pop()
            self.submodule_paths = None
        return self.graph

    def _collect_tensors(self, module, prefix):
        for name, value in vars(module).items():
            if isinstance(value, torch.Tensor):
                self.tensor_attrs[value] = prefix + name
        for name, child in module.named_children():
            self._collect_tensors(child, f'{prefix}{name}.')

    def _stand_ins(self, function, is_module, concrete):
        """What is called, with which arguments: a placeholder for each parameter."""
        plain = inspect.unwrap(function)
        parameters = list(inspect.signature(plain).parameters.values())
        own, args = [], []
        if is_module:
            if not parameters or parameters[0].kind is inspect.Parameter.VAR_POSITIONAL:
                raise RuntimeError('``self`` argument cannot be part of *args expansion!')
            own = [self.root]
            parameters = parameters[1:]
        if isinstance(concrete, tuple):
            if len(concrete) != len(parameters):
                raise RuntimeError(f'Tracing expected {len(parameters)} arguments but got {len(concrete)} concrete arguments')
            concrete = dict(zip([parameter.name for parameter in parameters], concrete))
        for parameter in parameters:
            if parameter.name in concrete:
                args.append((parameter, self._specialized(parameter, concrete[parameter.name])))
                continue
            default = () if parameter.default is parameter.empty else (parameter.default,)
            stars = {parameter.VAR_POSITIONAL: '*', parameter.VAR_KEYWORD: '**'}.get(parameter.kind, '')
            kind = None if stars else getattr(plain, '__annotations__', {}).get(parameter.name)
            args.append((parameter, self.create_proxy('placeholder', stars + parameter.name, default, {}, type_expr=kind)))
        if all(parameter.kind in (parameter.POSITIONAL_ONLY, parameter.POSITIONAL_OR_KEYWORD) for parameter, _ in args):
            return function, own + [proxy for _, proxy in args]
        # In the code, *args and **kwargs stand behind all others. One stand-in takes the place of each.
        args.sort(key=lambda pair: pair[0].kind in (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD))
        return _all_by_position(function, len(own) + len(args)), own + [proxy for _, proxy in args]

    def _specialized(self, parameter, value):
        """A value that is taken as it is. There is a placeholder for it all the same, and where that can be, the graph checks what it gets."""
        name = parameter.name
        if isinstance(value, (tuple, list, dict)):
            raise NotImplementedError(f'symbolic_trace(concrete_args=...) with a {type(value).__name__} is not in this build')
        default = () if parameter.default is parameter.empty else (parameter.default,)
        given = self.create_proxy('placeholder', f'{name}_1', default, {})
        complaint = f'{name} has been specialized to have value {value} but got another value'
        if isinstance(value, (bool, int, float, str, torch.dtype, torch.device)):
            self.create_proxy('call_function', torch._assert, (given == value, complaint), {})
        elif value is None:
            self.create_proxy('call_function', _assert_is_none, (given, complaint), {})
        else:
            import warnings
            warnings.warn(
                f'Was not able to add assertion to guarantee correct input {name} to specialized function. It is up to the user to make sure '
                'that your inputs match the inputs you specialized the function with.')
        return value

    def _patch(self, patches, function):
        known = {}
        # Other threads see the changed methods, too; what they do is not recorded.
        thread = get_ident()
        read, call = torch.nn.Module.__getattr__, torch.nn.Module.__call__
        replacements = {id(value): _as_leaf(value) for value in self._leaves}
        replacements.update((id(value), _as_torch_function(value)) for value in _python_functions())

        def module_getattr(module, name):
            value = read(module, name)
            return self.getattr(name, value, known) if get_ident() == thread else value

        def module_call(module, *args, **kwargs):
            if get_ident() != thread:
                return call(module, *args, **kwargs)
            patches.replace_in(getattr(module.forward, '__globals__', {}), replacements)
            return self.call_module(module, functools.partial(call, module), args, kwargs)
        patches.set_attribute(torch.nn.Module, '__getattr__', module_getattr)
        patches.set_attribute(torch.nn.Module, '__call__', module_call)
        for names, name in _wrapped:
            original = names[name] if name in names else getattr(builtins, name)
            patches.set_item(names, name, _as_leaf(original))
        for names in (getattr(inspect.unwrap(function), '__globals__', {}), vars(torch), vars(torch.nn.functional),
                      *map(vars, self._autowrap_modules)):
            patches.replace_in(names, replacements)


def symbolic_trace(root, concrete_args=None):
    """A GraphModule with what a function or a module does."""
    tracer = Tracer()
    graph = tracer.trace(root, concrete_args)
    return GraphModule(tracer.root, graph, type(root).__name__ if isinstance(root, torch.nn.Module) else root.__name__)
