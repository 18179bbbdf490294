"""Deadlines for the body of an `async with`.

At the deadline the task is cancelled; at the end of the block that CancelledError becomes TimeoutError. If somebody else cancelled
the task too, it stays a CancelledError: Task.cancelling() tells, by comparison with its value when the block was entered.

    created --enter--> active --exit--> finished
                          `--deadline--> expiring --exit--> expired
"""

__all__ = ('Timeout', 'timeout', 'timeout_at')

from . import events, tasks
from .exceptions import CancelledError


class Timeout:
    """What timeout() and timeout_at() return."""

    def __init__(self, when):
        """The deadline is a time of the loop's clock, or None for never."""
        self._state = 'created'
        self._timer = None
        self._task = None
        self._when = when

    def __repr__(self):
        if self._state != 'active':
            return f'<Timeout [{self._state}]>'
        return f'<Timeout [active] when={None if self._when is None else round(self._when, 3)}>'

    def when(self):
        """Return the deadline."""
        return self._when

    def expired(self):
        """Return whether the deadline has come before the end of the block."""
        return self._state in ('expiring', 'expired')

    def reschedule(self, when):
        """Set another deadline."""
        if self._state == 'created':
            raise RuntimeError('Timeout has not been entered')
        if self._state != 'active':
            raise RuntimeError(f'Cannot change state of {self._state} Timeout')
        self._when = when
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if when is not None:
            loop = events.get_running_loop()
            due = when <= loop.time()
            self._timer = loop.call_soon(self._on_timeout) if due else loop.call_at(when, self._on_timeout)

    async def __aenter__(self):
        if self._state != 'created':
            raise RuntimeError('Timeout has already been entered')
        task = tasks.current_task()
        if task is None:
            raise RuntimeError('Timeout should be used inside a task')
        self._state = 'active'
        self._task = task
        self._cancelling = task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, exc_type, exc_val, exc_tb):
        assert self._state in ('active', 'expiring')
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._state == 'active':
            self._state = 'finished'
            return None
        self._state = 'expired'
        if self._task.uncancel() > self._cancelling or exc_type is None:
            # Somebody else cancelled the task as well; or the body took no notice.
            return None
        if issubclass(exc_type, CancelledError):
            raise TimeoutError from exc_val
        if exc_val is not None:
            _insert_timeout_error(exc_val)
            if isinstance(exc_val, ExceptionGroup):
                for error in exc_val.exceptions:
                    _insert_timeout_error(error)
        return None

    def _on_timeout(self):
        assert self._state == 'active'
        self._task.cancel()
        self._state = 'expiring'
        self._timer = None


def _insert_timeout_error(error):
    """An exception was raised while the cancellation was dealt with: its history names the timeout, too."""
    while (before := error.__context__) is not None:
        if isinstance(before, CancelledError):
            error.__context__ = late = TimeoutError()
            late.__context__ = late.__cause__ = before
            return
        error = before


def timeout(delay):
    """Return a context manager for `async with` that raises TimeoutError `delay` seconds from now. None: never."""
    now = events.get_running_loop().time()
    return Timeout(None if delay is None else now + delay)


def timeout_at(when):
    """The same for a time of the loop's clock."""
    return Timeout(when)
