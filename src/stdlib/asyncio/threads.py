"""Functions in threads, awaited."""

__all__ = ('to_thread',)

from _contextvars import copy_context
from functools import partial

from . import events


async def to_thread(func, /, *args, **kwargs):
    """Call the function in a thread of the default executor, in a copy of the current context; return its result."""
    loop = events.get_running_loop()
    return await loop.run_in_executor(None, partial(copy_context().run, func, *args, **kwargs))
