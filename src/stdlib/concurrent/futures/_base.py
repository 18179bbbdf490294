"""Futures, and waiting for several of them.

A future has a condition that guards its state, and watches: each belongs to a wait() or as_completed() that wants to hear when the
future is done. A cancelled future counts as done there once its executor has noticed.
"""

from _collections import deque
from collections import namedtuple
from itertools import islice
from threading import Condition, Event, Lock
from time import monotonic
from types import GenericAlias

FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'

PENDING = 'PENDING'
RUNNING = 'RUNNING'
CANCELLED = 'CANCELLED'
CANCELLED_AND_NOTIFIED = 'CANCELLED_AND_NOTIFIED'
FINISHED = 'FINISHED'
_CANCELLED = (CANCELLED, CANCELLED_AND_NOTIFIED)
_NOTICED = (CANCELLED_AND_NOTIFIED, FINISHED)
_OVER = (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)
_WORDS = {CANCELLED_AND_NOTIFIED: 'cancelled'}

TimeoutError = TimeoutError


class Error(Exception):
    """Base class for all future-related exceptions."""


class CancelledError(Error):
    """The Future was cancelled."""


class InvalidStateError(Error):
    """The operation is not allowed in this state."""


class BrokenExecutor(RuntimeError):
    """Raised when an executor cannot be used any more, after a severe failure."""


def _log(level, message, *args, **kwargs):
    import logging
    getattr(logging.getLogger('concurrent.futures'), level)(message, *args, **kwargs)


class Future:
    """Represents the result of an asynchronous computation."""

    def __init__(self):
        self._condition = Condition()
        self._state = PENDING
        self._result = None
        self._exception = None
        self._waiters = []
        self._done_callbacks = []

    def __repr__(self):
        with self._condition:
            about = ''
            if self._state == FINISHED:
                about = f' raised {type(self._exception).__name__}' if self._exception else f' returned {type(self._result).__name__}'
            return f'<{type(self).__name__} at {id(self):#x} state={_WORDS.get(self._state, self._state.lower())}{about}>'

    def cancel(self):
        """Cancel the future if it has not begun; return whether it is cancelled."""
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state in _CANCELLED:
                return True
            self._state = CANCELLED
            self._condition.notify_all()
        self._invoke_callbacks()
        return True

    def cancelled(self):
        """Return True if the future was cancelled."""
        with self._condition:
            return self._state in _CANCELLED

    def running(self):
        """Return True if the future is currently executing."""
        with self._condition:
            return self._state == RUNNING

    def done(self):
        """Return True if the future was cancelled or finished executing."""
        with self._condition:
            return self._state in _OVER

    def _await(self, timeout):
        """Wait until it is over. The condition is held."""
        if self._state not in _OVER:
            self._condition.wait(timeout)
        if self._state in _CANCELLED:
            raise CancelledError
        if self._state != FINISHED:
            raise TimeoutError

    def result(self, timeout=None):
        """Return the result of the call, waiting for it, or raise what the call raised.

        CancelledError is raised if the future was cancelled, TimeoutError if it takes more than so many seconds.
        """
        with self._condition:
            self._await(timeout)
            if self._exception is not None:
                raise self._exception
            return self._result

    def exception(self, timeout=None):
        """Return the exception that the call raised, or None, waiting as result() does."""
        with self._condition:
            self._await(timeout)
            return self._exception

    def add_done_callback(self, fn):
        """Have a function called with this future when it is done or cancelled; at once if it is already."""
        with self._condition:
            if self._state not in _OVER:
                self._done_callbacks.append(fn)
                return
        self._invoke(fn)

    def _invoke(self, callback):
        try:
            callback(self)
        except Exception:
            _log('exception', 'exception calling callback for %r', self)

    def _invoke_callbacks(self):
        for callback in self._done_callbacks:
            self._invoke(callback)

    # ---- for executors
    def set_running_or_notify_cancel(self):
        """Say that the work begins; return False if it must not, because the future was cancelled."""
        with self._condition:
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                for watch in self._waiters:
                    watch.add(self)
                return False
            if self._state == PENDING:
                self._state = RUNNING
                return True
            _log('critical', 'Future %s in unexpected state: %s', id(self), self._state)
            raise RuntimeError('Future in unexpected state')

    def set_result(self, result):
        """Set the return value of the work."""
        self._finish(result, None)

    def set_exception(self, exception):
        """Set the exception that the work has raised."""
        self._finish(None, exception)

    def _finish(self, result, exception):
        with self._condition:
            if self._state in _OVER:
                raise InvalidStateError(f'{self._state}: {self!r}')
            self._result = result
            self._exception = exception
            self._state = FINISHED
            for watch in self._waiters:
                watch.add(self)
            self._condition.notify_all()
        self._invoke_callbacks()

    __class_getitem__ = classmethod(GenericAlias)


class _Watch:
    """Hears of futures that are done, and sets an event when so many are, or when one of them is what it is for."""

    def __init__(self, enough, at_once=None):
        self.event = Event()
        self._lock = Lock()
        self._enough = enough
        self._at_once = at_once
        self._done = []

    def add(self, future):
        with self._lock:
            self._done.append(future)
            if len(self._done) >= self._enough or self._at_once and self._at_once(future):
                self.event.set()

    def take(self):
        """The futures that were heard of since the last time."""
        with self._lock:
            done, self._done = self._done, []
            self.event.clear()
            return done


def _begin(watch, futures):
    """Watch the futures; return those that are done already."""
    done = set()
    for future in futures:
        with future._condition:
            if future._state in _NOTICED:
                done.add(future)
            else:
                future._waiters.append(watch)
    return done


def _end(watch, futures):
    for future in futures:
        with future._condition:
            try:
                future._waiters.remove(watch)
            except ValueError:
                pass


def as_completed(fs, timeout=None):
    """Give the futures as they are done, each once; TimeoutError when that takes more than so many seconds."""
    end = None if timeout is None else monotonic() + timeout
    futures = set(fs)
    total = len(futures)
    watch = _Watch(1)
    ready = deque(_begin(watch, futures))
    try:
        while futures:
            while ready:
                future = ready.popleft()
                futures.remove(future)
                _end(watch, (future,))
                yield future
                # The future is the caller's alone now.
                del future
            if futures:
                left = None if end is None else end - monotonic()
                if left is not None and left < 0:
                    raise TimeoutError(f'{len(futures)} (of {total}) futures unfinished')
                watch.event.wait(left)
                ready.extend(watch.take())
    finally:
        _end(watch, futures)


DoneAndNotDoneFutures = namedtuple('DoneAndNotDoneFutures', 'done not_done')


def _failed(future):
    """Whether the work of a future that is done has raised an exception."""
    return future._state == FINISHED and future._exception is not None


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Wait for the futures, at most so many seconds; return the sets of those that are done and of those that are not.

    return_when says when it is enough: FIRST_COMPLETED, FIRST_EXCEPTION or ALL_COMPLETED.
    """
    futures = set(fs)
    done = {future for future in futures if future._state in _NOTICED}
    if not (return_when == FIRST_COMPLETED and done or return_when == FIRST_EXCEPTION and any(map(_failed, done)) or len(done) == len(futures)):
        if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
            raise ValueError(f'Invalid return condition: {return_when!r}')
        rest = futures - done
        enough = 1 if return_when == FIRST_COMPLETED else len(rest)
        watch = _Watch(enough, _failed if return_when == FIRST_EXCEPTION else None)
        # Some may have been done since.
        for future in _begin(watch, rest):
            watch.add(future)
        watch.event.wait(timeout)
        _end(watch, rest)
        done.update(watch.take())
    return DoneAndNotDoneFutures(done, futures - done)


class Executor:
    """What takes calls and gives futures."""

    def submit(self, fn, /, *args, **kwargs):
        """Have fn(*args, **kwargs) called; return a Future for it."""
        raise NotImplementedError

    def map(self, fn, *iterables, timeout=None, chunksize=1, buffersize=None):
        """Return an iterator like map(fn, *iterables), whose calls are made by the executor, all at once.

        With a buffer size only so many calls are under way whose results have not been fetched. TimeoutError is raised when the results
        are not there in so many seconds; an exception of a call is raised where its result would come. chunksize is for processes.
        """
        if buffersize is not None and not isinstance(buffersize, int):
            raise TypeError('buffersize must be an integer or None')
        if buffersize is not None and buffersize < 1:
            raise ValueError('buffersize must be None or > 0')
        end = None if timeout is None else monotonic() + timeout
        calls = zip(*iterables)
        futures = deque(self.submit(fn, *args) for args in (islice(calls, buffersize) if buffersize else calls))
        return self._results(futures, end, fn, calls if buffersize else iter(()))

    def _results(self, futures, end, fn, calls):
        try:
            while futures:
                for args in calls:
                    futures.append(self.submit(fn, *args))
                    break
                future = futures.popleft()
                try:
                    result = future.result(None if end is None else end - monotonic())
                finally:
                    future.cancel()
                    del future
                yield result
                del result
        finally:
            for future in futures:
                future.cancel()

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Take no more calls, and wait until all are done."""

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        self.shutdown(wait=True)
        return False
