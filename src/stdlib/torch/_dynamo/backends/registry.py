"""Backends by their names.

    @register_backend
    def my_backend(gm, example_inputs):
        return gm.forward                   anything that takes these inputs, and gives a tuple
"""
import functools
from torch._dynamo import config, exc

__all__ = ['backend_for', 'list_backends', 'lookup_backend', 'register_backend', 'register_debug_backend', 'register_experimental_backend']

_backends = {}
# name: the module that registers it, and whether it is for looking at things
_LATER = {'jsfuse': 'torch._dynamo.backends.jsfuse', 'aot_jsfuse': 'torch._dynamo.backends.jsfuse'}
_MODES = ('default', 'reduce-overhead', 'max-autotune', 'max-autotune-no-cudagraphs')


def register_backend(compiler_fn=None, name=None, tags=()):
    """Give a backend a name: that of the function unless another is said. Also as a decorator."""
    if compiler_fn is None:
        return functools.partial(register_backend, name=name, tags=tags)
    if not callable(compiler_fn):
        raise AssertionError(f'{compiler_fn} is not callable')
    name = name or compiler_fn.__name__
    if name in _backends:
        raise AssertionError(f'duplicate name: {name}')
    _backends[name] = compiler_fn
    compiler_fn._tags = tuple(tags)
    return compiler_fn


register_debug_backend = functools.partial(register_backend, tags=('debug',))
register_experimental_backend = functools.partial(register_backend, tags=('experimental',))


def _load(name):
    if name == 'inductor':
        # What compiles here. Until there is one, graphs are run as they are.
        return _load('jsfuse') or _load('eager')
    if name in _LATER and name not in _backends:
        import importlib
        try:
            importlib.import_module(_LATER[name])
        except ModuleNotFoundError as error:
            if error.name != _LATER[name]:
                raise
    import torch._dynamo.backends.debugging
    return _backends.get(name)


def lookup_backend(compiler_fn):
    """The backend of a name. A function is a backend already."""
    if not isinstance(compiler_fn, str):
        return compiler_fn
    found = _load(compiler_fn)
    if found is None:
        raise exc.InvalidBackend(compiler_fn)
    return found


def list_backends(exclude_tags=('debug', 'experimental')):
    """The names of the backends, without those for looking at things."""
    for name in _LATER:
        _load(name)
    excluded = set(exclude_tags or ())
    names = [name for name, function in _backends.items() if not excluded.intersection(function._tags)]
    return sorted([*names, 'inductor'])


class Backend:
    """A backend as it is called for a graph: its errors are told from those of the program, and its time is taken."""

    def __init__(self, function, settings):
        self.function = function
        self.settings = settings

    def __call__(self, gm, example_inputs):
        from time import perf_counter
        from torch._dynamo._events import emit
        start = perf_counter()
        try:
            compiled = self.function(gm, example_inputs, **self.settings)
            if not callable(compiled):
                raise AssertionError('compiler_fn did not return callable')
        except exc.TorchDynamoException:
            raise
        except Exception as error:
            failed = exc.BackendCompilerFailed(self.function, error)
            if not config.suppress_errors:
                raise failed from error
            from torch._logging import _write
            _write.warning('torch/_dynamo/convert_frame.py', None, f'WON\'T CONVERT, the graph is run as it was captured: {failed}')
            compiled = gm.forward
        finally:
            emit('time', {'phase': 'OutputGraph.call_user_compiler', 'seconds': perf_counter() - start})
        return compiled

    def __repr__(self):
        return f'<backend {getattr(self.function, "__name__", self.function)}>'


def backend_for(backend, mode=None, options=None):
    """The backend with its settings; the same one each time, so that what it compiled is found again."""
    settings = {}
    if mode is not None and mode != 'default':
        if backend == 'inductor' and mode not in _MODES:
            raise RuntimeError(f'Unrecognized mode={mode}, should be one of: {", ".join(_MODES)}')
        # Of a mode, inductor here keeps nothing: there is one way to compile.
        if backend != 'inductor':
            settings['mode'] = mode
    if options:
        if backend == 'inductor':
            from torch._dynamo.backends._inductor_options import check
            check(options)
        else:
            settings['options'] = options
    function = lookup_backend(backend)
    if settings:
        return Backend(function, settings)
    try:
        return function.__dict__['_torchdynamo_backend']
    except (AttributeError, KeyError):
        made = Backend(function, {})
    try:
        function._torchdynamo_backend = made
    except AttributeError:
        pass
    return made
