"""Texts about callbacks, and where something was made: for reprs, error reports and debug mode.

What they need from other modules is imported when a text is wanted, so that a program without errors does not pay for it.
"""

import sys

from . import constants


def _get_function_source(func):
    """(file, first line) of a plain function, looking through wrappers and partial objects; or None."""
    import inspect
    from functools import partial, partialmethod
    while True:
        func = inspect.unwrap(func)
        if inspect.isfunction(func):
            return func.__code__.co_filename, func.__code__.co_firstlineno
        if not isinstance(func, (partial, partialmethod)):
            return None
        func = func.func


def _format_callback_source(func, args, *, debug=False):
    text = _format_callback(func, args, None, debug=debug)
    source = _get_function_source(func)
    return text if source is None else f'{text} at {source[0]}:{source[1]}'


def _format_args_and_kwargs(args, kwargs, *, debug=False):
    """A call's arguments. They may be secrets, so they are shown in debug mode only."""
    if not debug:
        return '()'
    from reprlib import repr as short
    items = [short(value) for value in args or ()]
    items += [f'{name}={short(value)}' for name, value in (kwargs or {}).items()]
    return f'({", ".join(items)})'


def _format_callback(func, args, kwargs, *, debug=False, suffix=''):
    from functools import partial
    while isinstance(func, partial):
        suffix = _format_args_and_kwargs(args, kwargs, debug=debug) + suffix
        func, args, kwargs = func.func, func.args, func.keywords
    name = getattr(func, '__qualname__', None) or getattr(func, '__name__', None) or repr(func)
    return name + _format_args_and_kwargs(args, kwargs, debug=debug) + suffix


def extract_stack(f=None, limit=None):
    """The frames from `f` (or the caller) outwards as traceback has them, the newest last."""
    from traceback import StackSummary, walk_stack
    if f is None:
        f = sys._getframe().f_back
    if limit is None:
        limit = constants.DEBUG_STACK_DEPTH
    stack = StackSummary.extract(walk_stack(f), limit=limit, lookup_lines=False)
    stack.reverse()
    return stack
