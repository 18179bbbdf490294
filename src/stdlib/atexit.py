"""Functions to be called when the program ends.

The last one registered is called first. An exception in one is told and the others go on; what is registered meanwhile is not called.
"""

import sys

_callbacks = []


def register(func=None, /, *args, **kwargs):
    """Register a function to be called at the end, with these arguments. It is returned, so this can be a decorator."""
    if func is None:
        raise TypeError('register() takes at least 1 argument (0 given)')
    if not callable(func):
        raise TypeError('the first argument must be callable')
    _callbacks.append((func, args, kwargs))
    return func


def unregister(func, /):
    """Take back all registrations of a function."""
    _callbacks[:] = [entry for entry in _callbacks if not entry[0] == func]


def _clear():
    """Take back all registrations."""
    _callbacks.clear()


def _ncallbacks():
    """Return how many functions are registered."""
    return len(_callbacks)


def _run_exitfuncs():
    """Call the registered functions and forget them."""
    for func, args, kwargs in _callbacks[::-1]:
        try:
            func(*args, **kwargs)
        except BaseException as error:
            # What is told begins in the function, not here.
            error.__traceback__ = trace = error.__traceback__.tb_next
            sys.unraisablehook(sys.UnraisableHookArgs((type(error), error, trace, f'Exception ignored in atexit callback {func!r}', None)))
    _callbacks.clear()
