"""torch.compile: a wrapper that switches the capture on while a function runs.

    prior = set_compiler(compiler)           of this thread
    try:
        return fn(*args, **kwargs)           each frame within is looked up, and compiled if it has not been
    finally:
        set_compiler(prior)

What happens to frames is the work of _capture. A compiler says with which backend, and how strictly.
"""
import functools
import sys
import types
import _capture
import torch
from torch._dynamo import _events, config, utils
from torch._dynamo.backends.registry import backend_for
from torch._dynamo.stance import STANCE, set_stance

__all__ = ['DisableContext', 'OptimizeContext', 'OptimizedModule', 'RunOnlyContext', 'STANCE', 'disable', 'explain', 'innermost_fn', 'optimize',
           'reset', 'run', 'set_stance']

_set_compiler = _capture.set_compiler


class Compiler:
    """How frames are compiled: by whom, whether a graph break is an error, and whether sizes are taken to change (None: when they do)."""

    def __init__(self, backend, fullgraph, dynamic):
        self.backend = backend
        self.fullgraph = fullgraph
        self.dynamic = dynamic

    def __repr__(self):
        return f'Compiler({self.backend!r}, fullgraph={self.fullgraph}, dynamic={self.dynamic})'


def innermost_fn(fn):
    """The function inside wrappers of torch.compile."""
    while getattr(fn, '_torchdynamo_mark', None) == 'compiled':
        fn = fn._torchdynamo_orig_callable
    return fn


class _Context:
    """Wraps functions and modules so that a compiler is set while they run."""

    mark = 'compiled'
    compiler = None

    def __call__(self, fn):
        if isinstance(fn, torch.nn.Module):
            return OptimizedModule(fn, self)
        if isinstance(fn, type):
            raise NotImplementedError(f'torch.compile() of a class ({fn.__name__}) is not in this build')
        if not callable(fn):
            raise AssertionError(f'A callable function is expected, but {type(fn)} is provided.')
        return self.wrap(innermost_fn(fn) if self.mark == 'compiled' else fn)

    def wrap(self, fn):
        """The wrapper of a function."""
        wrapper = self._wrapper(fn)
        if isinstance(fn, (types.FunctionType, types.MethodType)):
            functools.update_wrapper(wrapper, fn)
        wrapper._torchdynamo_orig_callable = fn
        wrapper._torchdynamo_mark = self.mark
        return wrapper

    def _wrapper(self, fn):
        compiler = self.compiler

        def compile_wrapper(*args, **kwargs):
            prior = _set_compiler(compiler)
            try:
                # Without keywords, which is the rule, no dictionary is unpacked: three times cheaper.
                return fn(*args, **kwargs) if kwargs else fn(*args)
            finally:
                _set_compiler(prior)
        return compile_wrapper

    def __enter__(self):
        raise RuntimeError('torch._dynamo.optimize() is used as a decorator or as a function, not in a with statement')

    def __exit__(self, kind, value, trace):
        pass


class OptimizeContext(_Context):
    """Compile."""

    def __init__(self, compiler):
        self.compiler = compiler

    def _wrapper(self, fn):
        compiler, seen, stance = self.compiler, [], STANCE

        def compile_wrapper(*args, **kwargs):
            choose = stance.choose
            prior = _set_compiler(compiler if choose is None else choose(compiler, seen))
            try:
                # Without keywords, which is the rule, no dictionary is unpacked: three times cheaper.
                return fn(*args, **kwargs) if kwargs else fn(*args)
            finally:
                _set_compiler(prior)
        return compile_wrapper


class RunOnlyContext(_Context):
    """Use what is compiled, compile nothing."""
    compiler = False


class DisableContext(_Context):
    """Run as it is, with all that is called."""
    mark = 'disable'

    def __init__(self, reason=None):
        self.reason = reason

    def wrap(self, fn):
        wrapper = super().wrap(fn)
        wrapper._torchdynamo_disable = True
        wrapper._torchdynamo_disable_msg = self.reason
        return wrapper


class OptimizedModule(torch.nn.Module):
    """A module that is compiled when it is called. Its parameters are those of the module inside, `_orig_mod`."""

    def __init__(self, mod, dynamo_ctx):
        super().__init__()
        inner = mod._orig_mod if isinstance(mod, OptimizedModule) else mod
        self.__dict__['_modules']['_orig_mod'] = inner
        self.__dict__['dynamo_ctx'] = dynamo_ctx
        self.__dict__['_compiled'] = dynamo_ctx.wrap(inner.__call__)

    def __call__(self, *args, **kwargs):
        compiled = self.__dict__['_compiled']
        return compiled(*args, **kwargs) if kwargs else compiled(*args)

    forward = __call__

    @property
    def training(self):
        return self._orig_mod.training

    @training.setter
    def training(self, mode):
        # Module.__init__() sets it before there is a module inside.
        if '_orig_mod' in self.__dict__['_modules']:
            self._orig_mod.training = mode

    def __getattr__(self, name):
        if name == '_orig_mod':
            return self.__dict__['_modules']['_orig_mod']
        return getattr(self.__dict__['_modules']['_orig_mod'], name)

    def __setattr__(self, name, value):
        if name == 'training' or '_modules' not in self.__dict__ or name in self.__dict__:
            super().__setattr__(name, value)
        else:
            setattr(self._orig_mod, name, value)

    def __delattr__(self, name):
        delattr(self._orig_mod, name)

    def __dir__(self):
        return sorted({*super().__dir__(), *dir(self._orig_mod)})

    def __deepcopy__(self, memo):
        import copy
        return OptimizedModule(copy.deepcopy(self._orig_mod, memo), self.dynamo_ctx)

    def __reduce__(self):
        raise NotImplementedError('pickling a compiled module is not in this build; pickle its _orig_mod')


def optimize(backend='inductor', *, nopython=False, fullgraph=None, guard_export_fn=None, guard_fail_fn=None, disable=False, dynamic=None):
    """What torch.compile() is made of: gives a decorator."""
    if guard_export_fn is not None or guard_fail_fn is not None:
        raise NotImplementedError('optimize(guard_export_fn=..., guard_fail_fn=...) is not in this build')
    if disable or config.disable:
        return lambda fn: fn
    return OptimizeContext(Compiler(backend_for(backend), nopython if fullgraph is None else fullgraph, dynamic))


def compile(model, fullgraph, dynamic, backend, mode, options, disable):
    """torch.compile()"""
    if mode is not None and options is not None:
        raise RuntimeError("Either mode or options can be specified, but both can't be specified at the same time.")
    if disable or config.disable:
        return model
    return OptimizeContext(Compiler(backend_for(backend, mode, options), fullgraph, dynamic))(model)


def run(fn=None):
    """Use what is compiled, compile nothing."""
    return RunOnlyContext() if fn is None else RunOnlyContext()(innermost_fn(fn))


def disable(fn=None, recursive=True, *, reason=None, wrapping=True):
    """Run a function as it is. recursive=False: what it calls may be compiled. Also as a decorator."""
    if fn is None:
        return functools.partial(disable, recursive=recursive, reason=reason)
    if recursive:
        return DisableContext(reason)(fn)
    fn = innermost_fn(fn)
    _capture.skip(fn.__code__)
    fn._torchdynamo_mark = 'disable'
    fn._torchdynamo_disable_msg = reason
    return fn


def reset():
    """Forget all that has been compiled, counted and said."""
    _capture.reset()
    utils.reset_counters()
    # Loaded only if something is written.
    logs = sys.modules.get('torch._dynamo._logs')
    if logs is not None:
        logs.forget_places()


def explain(f, *extra_args, **extra_kwargs):
    """explain(f)(*args) runs f and tells which graphs it is made of, and why it is not one."""
    from torch._dynamo._explain import explained
    if extra_args or extra_kwargs:
        import warnings
        warnings.warn('explain(f, *args, **kwargs) is deprecated, use explain(f)(*args, **kwargs) instead.  If you don\'t migrate, we may '
                      'break your explain call in the future if your user defined kwargs conflict with future kwargs added to explain(f).',
                      FutureWarning, stacklevel=2)
        return explained(f)(*extra_args, **extra_kwargs)
    return explained(f)


def _debug_get_cache_entry_list(code):
    """What has been compiled of a code object, or of a function: entries with .code, .guards, .compile_id, .hits."""
    return _capture.cache_entries(getattr(code, '__code__', code))


def _debug_check_guards(fn, *args, **kwargs):
    """Whether what was compiled of a function would be used for these arguments: pairs of compile id, and None or what is different."""
    inner = innermost_fn(fn)
    return _capture.check_guards(inner, *args, **kwargs)
