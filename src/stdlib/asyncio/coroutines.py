"""What a coroutine is, and its text in the repr of a task."""

__all__ = ('iscoroutinefunction', 'iscoroutine')

import sys
from _collections_abc import Coroutine
from types import CoroutineType

# Callables that have it as `_is_coroutine` count as coroutine functions.
_is_coroutine = object()


def _is_debug_mode():
    """Whether new event loops are in debug mode: -X dev or PYTHONASYNCIODEBUG."""
    if sys.flags.dev_mode:
        return True
    if sys.flags.ignore_environment:
        return False
    from os import environ
    return bool(environ.get('PYTHONASYNCIODEBUG'))


def iscoroutinefunction(func):
    """Return True if func is a decorated coroutine function."""
    import warnings
    warnings._deprecated('asyncio.iscoroutinefunction', f'{warnings._DEPRECATED_MSG}; use inspect.iscoroutinefunction() instead',
                         remove=(3, 16))
    return _iscoroutinefunction(func)


def _iscoroutinefunction(func):
    import inspect
    return inspect.iscoroutinefunction(func) or getattr(func, '_is_coroutine', None) is _is_coroutine


def iscoroutine(obj):
    """Return True if obj is a coroutine object."""
    return type(obj) is CoroutineType or isinstance(obj, Coroutine)


def _first(obj, *names):
    """The first of the attributes that is there and says something."""
    for name in names:
        if value := getattr(obj, name, None):
            return value
    return None


def _format_coroutine(coro):
    """Name, state and line of a coroutine. Objects that only act as coroutines may lack all of what is asked here."""
    name = f'{_first(coro, "__qualname__", "__name__") or f"<{type(coro).__name__} without __name__>"}()'
    code = _first(coro, 'cr_code', 'gi_code')
    if code is None:
        running = coro.cr_running if hasattr(coro, 'cr_running') else getattr(coro, 'gi_running', False)
        return f'{name} running' if running else name
    filename = code.co_filename or '<empty co_filename>'
    frame = _first(coro, 'gi_frame', 'cr_frame')
    if frame is not None:
        return f'{name} running at {filename}:{frame.f_lineno}'
    return f'{name} done, defined at {filename}:{code.co_firstlineno}'
