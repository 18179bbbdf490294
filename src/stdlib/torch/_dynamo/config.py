"""Settings of torch.compile.

    torch._dynamo.config.recompile_limit = 4            for the whole process
    with torch._dynamo.config.patch(recompile_limit=1): ...

A patch is in a context variable: it holds in the code that runs inside the with statement, or inside the decorated function, and not in
other threads and tasks that run meanwhile. (PyTorch's patches are seen by all threads.)
"""
import _external
import contextvars
import functools
import os
import sys
import types

# name: what it is at first
_SETTINGS = {
    # how often a function is compiled
    'recompile_limit': 8,
    'accumulated_recompile_limit': 256,
    'error_on_recompile': False,
    'fail_on_recompile_limit_hit': False,
    # what is captured
    'automatic_dynamic_shapes': True,
    # Functions that only log: calls are made behind the graph, in their order, or not at all. They end no graph.
    'reorderable_logging_functions': set(),
    'ignore_logger_methods': set(),
    'max_inlined_calls': 64,
    # Where what a graph reads beside its inputs is kept: with the frame that runs, or, as PyTorch has it, in one place for all.
    'external_table': 'activation',
    # what happens when something goes wrong
    'suppress_errors': False,
    'verbose': os.environ.get('TORCHDYNAMO_VERBOSE', '0') == '1',
    'disable': os.environ.get('TORCHDYNAMO_DISABLE', os.environ.get('TORCH_COMPILE_DISABLE', '0')) == '1',
}
_ALIASES = {
    'cache_size_limit': 'recompile_limit',
    'accumulated_cache_size_limit': 'accumulated_recompile_limit',
    'fail_on_cache_limit_hit': 'fail_on_recompile_limit_hit',
}
_CHOICES = {'external_table': ('activation', 'global')}
# PyTorch has these, too. Here only the value that is given is possible.
_FIXED = {
    'allow_rnn': False, 'allow_unspec_int_on_nn_module': False, 'assume_static_by_default': True, 'capture_autograd_function': True,
    'capture_dynamic_output_shape_ops': False, 'capture_func_transforms': True, 'capture_scalar_outputs': False, 'compiled_autograd': False, 'dynamic_shapes': True,
    'dead_code_elimination': True, 'enable_cpp_guard_manager': True, 'force_parameter_static_shapes': True, 'guard_nn_modules': True,
    'inline_inbuilt_nn_modules': True, 'nested_graph_breaks': False, 'numpy_default_float': 'float64', 'only_allow_pt2_compliant_ops': False, 'optimize_ddp': True,
    'raise_on_ctx_manager_usage': True, 'skip_nnmodule_hook_guards': True, 'specialize_float': False, 'specialize_int': False,
    'trace_numpy': False, 'use_numpy_random_stream': False,
}
_patched = contextvars.ContextVar('torch._dynamo.config', default=None)


class _Patch:
    """Settings that hold for a while: a context manager and a decorator."""

    def __init__(self, config, changes):
        self._config = config
        self._changes = {config._checked(name, value): value for name, value in changes.items()}
        self._tokens = []

    def __enter__(self):
        self._tokens.append(_patched.set({**(_patched.get() or {}), **self._changes}))

    def __exit__(self, kind, value, trace):
        _patched.reset(self._tokens.pop())

    def __call__(self, function):
        @functools.wraps(function)
        def patched(*args, **kwargs):
            with _Patch(self._config, self._changes):
                return function(*args, **kwargs)
        return patched


class ConfigModule(types.ModuleType):
    """A module of which the names are settings."""

    def __getattr__(self, name):
        real = _ALIASES.get(name, name)
        changes = _patched.get()
        if changes is not None and real in changes:
            return changes[real]
        for settings in (_SETTINGS, _FIXED):
            if real in settings:
                return settings[real]
        raise AttributeError(f'{self.__name__}.{name} does not exist')

    def __setattr__(self, name, value):
        if name.startswith('__'):
            return super().__setattr__(name, value)
        real = self._checked(name, value)
        changes = _patched.get()
        # What is patched here is set here.
        if changes is not None and real in changes:
            changes[real] = value
        elif real in _SETTINGS:
            _SETTINGS[real] = value

    def __delattr__(self, name):
        raise AttributeError(f'{self.__name__}.{name} cannot be deleted')

    def __dir__(self):
        return sorted([*_SETTINGS, *_ALIASES, *_FIXED, 'patch', 'to_dict', 'get_config_copy'])

    def _checked(self, name, value):
        """The name that a setting is kept under; refuses what is not possible."""
        real = _ALIASES.get(name, name)
        if real in _CHOICES and value not in _CHOICES[real]:
            raise ValueError(f'{self.__name__}.{name} is one of {", ".join(map(repr, _CHOICES[real]))}, not {value!r}')
        if real in _FIXED and value != _FIXED[real]:
            raise NotImplementedError(f'{self.__name__}.{name} = {value!r} is not in this build (it is always {_FIXED[real]!r})')
        if real not in _SETTINGS and real not in _FIXED:
            raise AttributeError(f'{self.__name__}.{name} does not exist')
        if real == 'external_table' and value == 'global':
            _external.watch_scope()
        return real

    def patch(self, arg1=None, arg2=None, **kwargs):
        """Settings for a while: patch('name', value), patch({'name': value}) or patch(name=value)."""
        if arg1 is not None:
            if kwargs:
                raise AssertionError('patch() takes a name and a value, a dictionary, or keywords')
            kwargs = {arg1: arg2} if isinstance(arg1, str) else arg1
        elif not kwargs:
            raise AssertionError('patch() takes a name and a value, a dictionary, or keywords')
        return _Patch(self, kwargs)

    def to_dict(self):
        """All settings as they are now."""
        return {**_SETTINGS, **(_patched.get() or {})}

    get_config_copy = to_dict


_module = ConfigModule(__name__, __doc__)
for _name in ('__spec__', '__loader__', '__package__', '__file__'):
    if _name in globals():
        _module.__dict__[_name] = globals()[_name]
sys.modules[__name__] = _module
