"""A generally useful event scheduler class.

Events are kept in a heap by time, then priority, then the order in which they were entered.
"""

from collections import namedtuple
from heapq import heapify, heappop, heappush
from itertools import count
import threading
import time
from time import monotonic as _time

__all__ = ['scheduler']

Event = namedtuple('Event', 'time, priority, sequence, action, argument, kwargs')
for _field, _doc in (
        ('time', 'Numeric type compatible with the return value of the timefunc function passed to the constructor.'),
        ('priority', 'Events scheduled for the same time will be executed in the order of their priority.'),
        ('sequence', 'A continually increasing sequence number that separates events if time and priority are equal.'),
        ('action', 'What is called: action(*argument, **kwargs).'),
        ('argument', 'A sequence holding the positional arguments for the action.'),
        ('kwargs', 'A dictionary holding the keyword arguments for the action.')):
    getattr(Event, _field).__doc__ = _doc
del _field, _doc

_UNSET = object()


class scheduler:
    """Calls functions at their times, by any clock and any function that waits for so long."""

    def __init__(self, timefunc=_time, delayfunc=time.sleep):
        self._queue = []
        self._lock = threading.RLock()
        self.timefunc = timefunc
        self.delayfunc = delayfunc
        self._sequence_generator = count()

    def enterabs(self, time, priority, action, argument=(), kwargs=_UNSET):
        """Enter a new event at an absolute time; return it, so that it can be cancelled."""
        if kwargs is _UNSET:
            kwargs = {}
        with self._lock:
            event = Event(time, priority, next(self._sequence_generator), action, argument, kwargs)
            heappush(self._queue, event)
        return event

    def enter(self, delay, priority, action, argument=(), kwargs=_UNSET):
        """Enter a new event so long after now; return it."""
        return self.enterabs(self.timefunc() + delay, priority, action, argument, kwargs)

    def cancel(self, event):
        """Remove an event from the queue; ValueError if it is not there."""
        with self._lock:
            self._queue.remove(event)
            heapify(self._queue)

    def empty(self):
        """Check whether the queue is empty."""
        with self._lock:
            return not self._queue

    def run(self, blocking=True):
        """Execute events until the queue is empty, waiting for each; without blocking, those that are due, and return when the next is.

        An exception of an action or of the waiting leaves the rest of the queue as it is; run() may be called again.
        """
        while True:
            with self._lock:
                if not self._queue:
                    return
                event = self._queue[0]
                delay = event.time - self.timefunc()
                if delay <= 0:
                    heappop(self._queue)
            if delay > 0:
                if not blocking:
                    return delay
                self.delayfunc(delay)
            else:
                event.action(*event.argument, **event.kwargs)
                # Other threads have their turn.
                self.delayfunc(0)

    @property
    def queue(self):
        """An ordered list of upcoming events."""
        with self._lock:
            return sorted(self._queue)
