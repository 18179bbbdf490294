"""Execute computations asynchronously: an executor takes calls and gives futures, which will have the results."""

from ._base import (
    ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, BrokenExecutor, CancelledError, Executor, Future, InvalidStateError, TimeoutError,
    as_completed, wait)

__all__ = ['FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED', 'CancelledError', 'TimeoutError', 'InvalidStateError', 'BrokenExecutor',
           'Future', 'Executor', 'wait', 'as_completed', 'ThreadPoolExecutor', 'InterpreterPoolExecutor']


def __dir__():
    return __all__ + ['__doc__']


def __getattr__(name):
    # Whoever only needs futures does not pay for threads.
    if name == 'ThreadPoolExecutor':
        global ThreadPoolExecutor
        from .thread import ThreadPoolExecutor
        return ThreadPoolExecutor
    if name == 'InterpreterPoolExecutor':
        global InterpreterPoolExecutor
        try:
            from .interpreter import InterpreterPoolExecutor
        except ModuleNotFoundError:
            raise AttributeError(f'module {__name__!r} has no attribute {name!r}') from None
        return InterpreterPoolExecutor
    if name == 'ProcessPoolExecutor':
        raise ImportError(f'glasspy has no {name}: a program runs in one process (InterpreterPoolExecutor runs at the same time, too)')
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
