"""Queues between interpreters."""

import queue
import time
import weakref
import _interpqueues
from _interpqueues import QueueError, QueueNotFoundError
from _interpreters import is_shareable
from . import _crossinterp
from ._crossinterp import UNBOUND_ERROR, UNBOUND_REMOVE

__all__ = [
    'UNBOUND', 'UNBOUND_ERROR', 'UNBOUND_REMOVE',
    'create', 'list_all',
    'Queue',
    'QueueError', 'QueueNotFoundError', 'QueueEmpty', 'QueueFull',
    'ItemInterpreterDestroyed',
]


class QueueEmpty(QueueError, queue.Empty):
    """Raised from get_nowait() when the queue is empty, and from get() when it takes too long."""


class QueueFull(QueueError, queue.Full):
    """Raised from put_nowait() when the queue is full, and from put() when it takes too long."""


class ItemInterpreterDestroyed(QueueError, _crossinterp.ItemInterpreterDestroyed):
    """Raised from get() and get_nowait()."""


UNBOUND = _crossinterp.singleton('queue', __name__)
_REMOVE, _ERROR, _UNBOUND = 1, 2, 3


def _flag(unbound):
    return _UNBOUND if unbound is UNBOUND else _crossinterp.flag_of(unbound)


def _meaning(flag):
    """What the number stands for, as create() was given it."""
    return {_REMOVE: UNBOUND_REMOVE, _ERROR: UNBOUND_ERROR, _UNBOUND: UNBOUND}[flag]


def create(maxsize=0, *, unbounditems=UNBOUND):
    """Return a new queue for several interpreters. It holds at most maxsize objects; any number, if that is not positive.

    unbounditems says what becomes of objects whose interpreter has ended before they were taken: UNBOUND is found in their place,
    UNBOUND_ERROR has get() raise ItemInterpreterDestroyed, UNBOUND_REMOVE takes them out.
    """
    return Queue(_interpqueues.create(maxsize, _flag(unbounditems), -1))


def list_all():
    """Return all queues that exist."""
    return [Queue(id) for id, *_ in _interpqueues.list_all()]


_known = weakref.WeakValueDictionary()


class Queue:
    """A queue between interpreters, by its number. There is one object for each number, in each interpreter."""

    def __new__(cls, id, /):
        if not isinstance(id, int):
            raise TypeError(f'id must be an int, got {id!r}')
        id = int(id)
        self = _known.get(id)
        if self is None:
            _interpqueues.bind(id)
            self = super().__new__(cls)
            self._id = id
            _known[id] = self
        return self

    def __repr__(self):
        return f'{type(self).__name__}({self.id})'

    def __hash__(self):
        return hash(self._id)

    def __reduce__(self):
        return type(self), (self._id,)

    @property
    def id(self):
        """The number, which no other queue of the process ever has."""
        return self._id

    @property
    def unbounditems(self):
        """What becomes of objects whose interpreter has ended, when put() was not told otherwise."""
        return _meaning(_interpqueues.get_queue_defaults(self._id)[0])

    @property
    def maxsize(self):
        """How many objects the queue may hold; 0 for any number."""
        return _interpqueues.get_maxsize(self._id)

    def empty(self):
        """Return whether nothing is in the queue."""
        return self.qsize() == 0

    def full(self):
        """Return whether the queue holds as many objects as it may."""
        return _interpqueues.is_full(self._id)

    def qsize(self):
        """Return how many objects are in the queue."""
        return _interpqueues.get_count(self._id)

    def put(self, obj, block=True, timeout=None, *, unbounditems=None):
        """Put a copy of an object into the queue, waiting until there is room.

        QueueFull is raised when that takes more than timeout seconds. unbounditems is as for create(), for this object.
        """
        if not block:
            return self.put_nowait(obj, unbounditems=unbounditems)
        end = _end(timeout)
        while True:
            try:
                return self.put_nowait(obj, unbounditems=unbounditems)
            except QueueFull:
                if not _wait(self._id, True, end):
                    raise

    def put_nowait(self, obj, *, unbounditems=None):
        """Put a copy of an object into the queue; QueueFull is raised when there is no room."""
        if not is_shareable(obj):
            from . import _transfer
        _interpqueues.put(self._id, obj, -1 if unbounditems is None else _flag(unbounditems))

    def get(self, block=True, timeout=None):
        """Take the oldest object, waiting until there is one. QueueEmpty is raised when that takes more than timeout seconds."""
        if not block:
            return self.get_nowait()
        end = _end(timeout)
        while True:
            try:
                return self.get_nowait()
            except QueueEmpty:
                if not _wait(self._id, False, end):
                    raise

    def get_nowait(self):
        """Take the oldest object; QueueEmpty is raised when there is none."""
        obj, flag = _interpqueues.get(self._id)
        if flag is None:
            return obj
        if flag == _ERROR:
            raise ItemInterpreterDestroyed("item's original interpreter destroyed")
        return UNBOUND


def _end(timeout):
    """When to give up, or None."""
    if timeout is None:
        return None
    timeout = int(timeout)
    if timeout < 0:
        raise ValueError('timeout value must be non-negative')
    return time.monotonic() + timeout


def _wait(id, for_room, end):
    """Wait for a change; False when the time is up."""
    if end is None:
        return _interpqueues.wait(id, for_room)
    left = end - time.monotonic()
    return left > 0 and _interpqueues.wait(id, for_room, left)


_interpqueues._register_heap_types(Queue, QueueEmpty, QueueFull)
