"""Call graphs: who waits for whom, from a future or task outwards.

A future knows the tasks that await it (_asyncio_awaited_by); a task that sleeps has a chain of coroutines, each awaiting the next.
"""

__all__ = ('capture_call_graph', 'format_call_graph', 'print_call_graph', 'FrameCallGraphEntry', 'FutureCallGraph')

import sys

from . import events, tasks
from .futures import Future


class _Record:
    """Fields that are given once and compared as a whole."""

    __slots__ = ()
    __match_args__ = ()

    def __init_subclass__(cls):
        cls.__match_args__ = cls.__slots__

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values, strict=True):
            object.__setattr__(self, name, value)

    def __setattr__(self, name, value):
        from dataclasses import FrozenInstanceError
        raise FrozenInstanceError(f'cannot assign to field {name!r}')

    def __delattr__(self, name):
        from dataclasses import FrozenInstanceError
        raise FrozenInstanceError(f'cannot delete field {name!r}')

    def _values(self):
        return tuple([getattr(self, name) for name in self.__slots__])

    def __eq__(self, other):
        return self._values() == other._values() if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self):
        return hash(self._values())

    def __repr__(self):
        fields = ', '.join([f'{name}={value!r}' for name, value in zip(self.__slots__, self._values())])
        return f'{self.__class__.__qualname__}({fields})'


class FrameCallGraphEntry(_Record):
    """A frame of a call stack."""

    __slots__ = ('frame',)


class FutureCallGraph(_Record):
    """A future, the call stack of its coroutine (the innermost frame first) and the graphs of those who await it."""

    __slots__ = ('future', 'call_stack', 'awaited_by')


def _check(future):
    if not isinstance(future, Future):
        raise TypeError(f'{future!r} object does not appear to be compatible with asyncio.Future')


def _graph_of(future, limit):
    """The graph of a future that is not running now."""
    _check(future)
    get_coro = getattr(future, 'get_coro', None)
    coro = get_coro() if get_coro is not None and limit != 0 else None
    stack = []
    while coro is not None:
        if hasattr(coro, 'cr_await'):
            if coro.cr_frame is not None:
                stack.append(FrameCallGraphEntry(coro.cr_frame))
            coro = coro.cr_await
        elif hasattr(coro, 'ag_await'):
            stack.append(FrameCallGraphEntry(coro.ag_frame))
            coro = coro.ag_await
        else:
            break
    if limit is not None and limit != 0:
        stack = stack[:limit] if limit > 0 else stack[limit:]
    stack.reverse()
    return FutureCallGraph(future, tuple(stack), _awaited_by(future, limit))


def _awaited_by(future, limit):
    return tuple([_graph_of(waiter, limit) for waiter in future._asyncio_awaited_by or ()])


def capture_call_graph(future=None, /, *, depth=1, limit=None):
    """Return the FutureCallGraph of a future, or of the current task; None when there is no current task.

    For the current task `depth` frames at the top of the stack are left out. `limit` cuts each call stack: a positive one keeps the
    frames nearest to the call, a negative one the outermost; with 0 there are no call stacks.
    """
    loop = events._get_running_loop()
    if future is None:
        if loop is None:
            raise RuntimeError('capture_call_graph() is called outside of a running event loop and no *future* to introspect was '
                               'provided')
        future = tasks.current_task(loop=loop)
        if future is None:
            return None
    elif loop is None or future is not tasks.current_task(loop=loop):
        return _graph_of(future, limit)
    _check(future)
    stack = []
    frame = sys._getframe(depth) if limit != 0 else None
    while frame is not None:
        stack.append(FrameCallGraphEntry(frame))
        outer = frame.f_back
        if _is_async(frame.f_generator) and outer is not None and outer.f_generator is None:
            # Below is the step of the task.
            break
        frame = outer
    if limit is not None and limit != 0:
        stack = stack[-limit:] if limit > 0 else stack[:-limit]
    return FutureCallGraph(future, tuple(stack), _awaited_by(future, limit))


def _is_async(generator):
    return hasattr(generator, 'cr_code') or hasattr(generator, 'ag_code')


def _frame_line(frame):
    generator = frame.f_generator
    code = frame.f_code
    kind = ''
    for prefix, word in (('cr', 'async '), ('ag', 'async generator '), ('gi', 'generator ')):
        if hasattr(generator, f'{prefix}_code'):
            code = getattr(generator, f'{prefix}_code')
            frame = getattr(generator, f'{prefix}_frame')
            kind = word
            break
    return f'  |   File {code.co_filename!r}, line {frame.f_lineno}, in {kind}{code.co_qualname}()'


def format_call_graph(future=None, /, *, depth=1, limit=None):
    """Return the call graph of a future, or of the current task, as text."""
    graph = capture_call_graph(future, depth=depth + 1, limit=limit)
    if graph is None:
        return ''
    lines = []

    def render(graph, level):
        indent = level * '    '
        future = graph.future
        name = f'Task(name={future.get_name()!r}, ' if isinstance(future, tasks.Task) else 'Future('
        lines.append(f'{indent}* {name}id={id(future):#x})')
        if graph.call_stack:
            lines.append(f'{indent}  + Call stack:')
            lines.extend([indent + _frame_line(entry.frame) for entry in graph.call_stack])
        if graph.awaited_by:
            lines.append(f'{indent}  + Awaited by:')
            for waiter in graph.awaited_by:
                render(waiter, level + 1)

    render(graph, 0)
    return '\n'.join(lines)


def print_call_graph(future=None, /, *, file=None, depth=1, limit=None):
    """Print the call graph of a future, or of the current task."""
    print(format_call_graph(future, depth=depth + 1, limit=limit), file=file)
