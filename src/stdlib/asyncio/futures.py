"""Futures: results that are not there yet.

A future is PENDING until somebody sets a result or an exception or cancels it; then the loop soon calls its callbacks. Awaiting
one yields the future itself up to the task that runs the coroutine (tasks.py), which adds a callback that resumes the coroutine.

The yield and the resumption go through one attribute: `_asyncio_future_blocking` is true while a future has been yielded by its
own `__await__` and the task has not taken notice. That tells `await future` from `yield future`; and a class that has the attribute
at all counts as a future (isfuture).
"""

__all__ = ('Future', 'wrap_future', 'isfuture', 'future_add_to_awaited_by', 'future_discard_from_awaited_by')

import sys
from _contextvars import copy_context
from types import GenericAlias

from . import events
from .exceptions import CancelledError, InvalidStateError

_PENDING = 'PENDING'
_CANCELLED = 'CANCELLED'
_FINISHED = 'FINISHED'


def isfuture(obj):
    """Whether it is a future, or says that it works as one."""
    return hasattr(obj.__class__, '_asyncio_future_blocking') and obj._asyncio_future_blocking is not None


class Future:
    """A result that is not there yet. Not thread-safe; callbacks are called by the event loop, never at once."""

    _state = _PENDING
    _result = None
    _exception = None
    _exception_tb = None
    _loop = None
    _source_traceback = None
    _cancel_message = None
    # The CancelledError that ended the future, kept to be raised once, with its traceback.
    _cancelled_exc = None
    _asyncio_future_blocking = False
    # Who awaits this future: None, one, or a set of them. For call graphs (graph.py).
    __awaited_by = None
    # Reports the exception when nobody has asked for it.
    __unasked = None

    def __init__(self, *, loop=None):
        self._loop = loop = events.get_event_loop() if loop is None else loop
        self._callbacks = []
        if loop.get_debug():
            self._source_traceback = events._made_here(2)

    __class_getitem__ = classmethod(GenericAlias)

    # ---- texts
    def __repr__(self):
        return _guarded_repr(self, self._repr_info)

    def _repr_info(self):
        info = [self._state.lower()]
        if self._state == _FINISHED:
            if self._exception is not None:
                info.append(f'exception={self._exception!r}')
            else:
                from reprlib import repr as short
                info.append(f'result={short(self._result)}')
        if self._callbacks:
            info.append(_callbacks_text(self._callbacks))
        if self._source_traceback:
            frame = self._source_traceback[-1]
            info.append(f'created at {frame[0]}:{frame[1]}')
        return info

    @property
    def _log_traceback(self):
        return self.__unasked is not None

    @_log_traceback.setter
    def _log_traceback(self, value):
        if value:
            raise ValueError('_log_traceback can only be set to False')
        if self.__unasked is not None:
            self.__unasked.future = self.__unasked = None

    @property
    def _asyncio_awaited_by(self):
        waiting = self.__awaited_by
        if waiting is None:
            return None
        return frozenset(waiting if type(waiting) is set else (waiting,))

    # ---- state
    def get_loop(self):
        """Return the event loop the Future is bound to."""
        if self._loop is None:
            raise RuntimeError('Future object is not initialized.')
        return self._loop

    def cancelled(self):
        """Return True if the future was cancelled."""
        return self._state == _CANCELLED

    def done(self):
        """Return True if the future is done: it has a result or an exception, or was cancelled."""
        return self._state != _PENDING

    def result(self):
        """Return the result; raise the exception that was set, or CancelledError, or InvalidStateError when it is not done."""
        if self._state == _FINISHED:
            if self._exception is None:
                return self._result
            self._log_traceback = False
            raise self._exception.with_traceback(self._exception_tb)
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        raise InvalidStateError('Result is not set.')

    def exception(self):
        """Return the exception that was set, or None; raise CancelledError, or InvalidStateError when it is not done."""
        if self._state == _FINISHED:
            self._log_traceback = False
            return self._exception
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        raise InvalidStateError('Exception is not set.')

    def _make_cancelled_error(self):
        """What to raise for a cancelled future. The error that is kept is given out once."""
        error = self._cancelled_exc
        if error is not None:
            self._cancelled_exc = None
            return error
        return CancelledError() if self._cancel_message is None else CancelledError(self._cancel_message)

    def add_done_callback(self, fn, *, context=None):
        """Have fn(future) called, in a copy of the current context or in the one given, once the future is done."""
        if self._state != _PENDING:
            self._loop.call_soon(fn, self, context=context)
        else:
            self._callbacks.append((fn, copy_context() if context is None else context))

    def remove_done_callback(self, fn):
        """Take every occurrence of the callback away; return how many there were."""
        kept = [pair for pair in self._callbacks if pair[0] != fn]
        removed = len(self._callbacks) - len(kept)
        if removed:
            self._callbacks[:] = kept
        return removed

    # ---- becoming done
    def cancel(self, msg=None):
        """Cancel the future. Return whether it was not done yet."""
        if self._state != _PENDING:
            self._log_traceback = False
            return False
        self._state = _CANCELLED
        self._cancel_message = msg
        if self._callbacks:
            self.__schedule_callbacks()
        return True

    def set_result(self, result):
        """Mark the future done and set its result. InvalidStateError when it is done already."""
        if self._state != _PENDING:
            raise InvalidStateError('invalid state')
        self._result = result
        self._state = _FINISHED
        if self._callbacks:
            self.__schedule_callbacks()

    def set_exception(self, exception):
        """Mark the future done and set an exception. InvalidStateError when it is done already."""
        if self._state != _PENDING:
            raise InvalidStateError('invalid state')
        if isinstance(exception, type):
            exception = exception()
        if not isinstance(exception, BaseException):
            raise TypeError('invalid exception object')
        if isinstance(exception, StopIteration):
            # Raised in a coroutine it would look like a return.
            error = RuntimeError('StopIteration interacts badly with generators and cannot be raised into a Future')
            error.__cause__ = error.__context__ = exception
            exception = error
        self._exception = exception
        self._exception_tb = exception.__traceback__
        self._state = _FINISHED
        if self._callbacks:
            self.__schedule_callbacks()
        self.__unasked = _Unasked(self)

    def __schedule_callbacks(self):
        callbacks = self._callbacks
        self._callbacks = []
        call_soon = self._loop.call_soon
        for callback, context in callbacks:
            call_soon(callback, self, context=context)

    # ---- awaiting
    def __await__(self):
        if self._state == _PENDING:
            self._asyncio_future_blocking = True
            yield self
            if self._state == _PENDING:
                raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__

    def _awaited(self, waiter):
        waiting = self.__awaited_by
        if waiting is None:
            self.__awaited_by = waiter
        elif type(waiting) is set:
            waiting.add(waiter)
        elif waiting is not waiter:
            self.__awaited_by = {waiting, waiter}

    def _not_awaited(self, waiter):
        waiting = self.__awaited_by
        if waiting is waiter:
            self.__awaited_by = None
        elif type(waiting) is set:
            waiting.discard(waiter)


class _Unasked:
    """An exception that nobody has asked for. It dies with its future, which alone holds it, and then it tells.

    So the many futures that are asked, or have no exception, are objects without last words.
    """

    __slots__ = ('future',)

    def __init__(self, future):
        self.future = future

    def __del__(self):
        future = self.future
        if future is None:
            return
        report = {'message': f'{future.__class__.__name__} exception was never retrieved', 'exception': future._exception,
                  'future': future}
        if future._source_traceback:
            report['source_traceback'] = future._source_traceback
        future._loop.call_exception_handler(report)


def future_add_to_awaited_by(fut, waiter, /):
    """Say that `waiter` awaits `fut`, for call graphs. Only our own futures keep that."""
    if isinstance(fut, Future) and isinstance(waiter, Future):
        fut._awaited(waiter)


def future_discard_from_awaited_by(fut, waiter, /):
    """Say that `waiter` awaits `fut` no longer."""
    if isinstance(fut, Future) and isinstance(waiter, Future):
        fut._not_awaited(waiter)


# ---- texts
# Futures whose repr is being made: one that turns up in its own repr is shown as `...`.
_in_repr = set()


def _guarded_repr(future, info):
    key = id(future), events.get_ident()
    if key in _in_repr:
        return '...'
    _in_repr.add(key)
    try:
        return f'<{future.__class__.__name__} {" ".join(info())}>'
    finally:
        _in_repr.discard(key)


def _callbacks_text(callbacks):
    from .format_helpers import _format_callback_source
    first = _format_callback_source(callbacks[0][0], ())
    if len(callbacks) == 1:
        return f'cb=[{first}]'
    last = _format_callback_source(callbacks[-1][0], ())
    return f'cb=[{first}, {last}]' if len(callbacks) == 2 else f'cb=[{first}, <{len(callbacks) - 2} more>, {last}]'


# ---- futures of threads (concurrent.futures)
def _get_loop(fut):
    """The loop of anything that works as a future."""
    get_loop = getattr(fut, 'get_loop', None)
    return fut._loop if get_loop is None else get_loop()


def _set_result_unless_cancelled(fut, result):
    if not fut.cancelled():
        fut.set_result(result)


def _is_threads_future(obj):
    # While the module is not loaded there can be none.
    module = sys.modules.get('concurrent.futures')
    return module is not None and isinstance(obj, module.Future)


def _in_our_words(error):
    """Two errors of concurrent.futures have counterparts here."""
    module = sys.modules.get('concurrent.futures')
    if module is None:
        return error
    if type(error) is module.CancelledError:
        return CancelledError(*error.args).with_traceback(error.__traceback__)
    if type(error) is module.InvalidStateError:
        return InvalidStateError(*error.args).with_traceback(error.__traceback__)
    return error


def _copy_state(source, dest):
    """Make `dest` done as `source` is. One of them may be a future of threads."""
    assert source.done()
    if isfuture(dest):
        if dest.cancelled():
            return
        assert not dest.done()
        if source.cancelled():
            dest.cancel()
            return
    else:
        if source.cancelled():
            dest.cancel()
        if not dest.set_running_or_notify_cancel():
            return
    error = source.exception()
    if error is None:
        dest.set_result(source.result())
    else:
        dest.set_exception(_in_our_words(error))


def _chain_future(source, destination):
    """When `source` is done, `destination` becomes so; when `destination` is cancelled, so is `source`."""
    if not isfuture(source) and not _is_threads_future(source):
        raise TypeError('A future is required for source argument')
    if not isfuture(destination) and not _is_threads_future(destination):
        raise TypeError('A future is required for destination argument')
    source_loop = _get_loop(source) if isfuture(source) else None
    dest_loop = _get_loop(destination) if isfuture(destination) else None

    def pass_cancellation_on(destination):
        if destination.cancelled():
            if source_loop is None or source_loop is events._get_running_loop():
                source.cancel()
            else:
                source_loop.call_soon_threadsafe(source.cancel)

    def pass_state_on(source):
        if dest_loop is None or dest_loop is events._get_running_loop():
            if not (destination.cancelled() and dest_loop is not None and dest_loop.is_closed()):
                _copy_state(source, destination)
        elif not dest_loop.is_closed():
            dest_loop.call_soon_threadsafe(_copy_state, source, destination)

    destination.add_done_callback(pass_cancellation_on)
    source.add_done_callback(pass_state_on)


def wrap_future(future, *, loop=None):
    """A future of the loop that follows a future of threads."""
    if isfuture(future):
        return future
    assert _is_threads_future(future), f'concurrent.futures.Future is expected, got {future!r}'
    if loop is None:
        loop = events.get_event_loop()
    follower = loop.create_future()
    _chain_future(future, follower)
    return follower
