"""A multi-producer, multi-consumer queue.

One lock guards a queue, and three conditions share it: there is something to get, there is room to put, all tasks are done.
"""

from _collections import deque
from threading import Condition, Lock, Semaphore
from time import monotonic as time
from types import GenericAlias

__all__ = ['Empty', 'Full', 'ShutDown', 'Queue', 'PriorityQueue', 'LifoQueue', 'SimpleQueue']


class Empty(Exception):
    """Exception raised by Queue.get(block=0)/get_nowait()."""


Empty.__module__ = '_queue'


class Full(Exception):
    """Exception raised by Queue.put(block=0)/put_nowait()."""


class ShutDown(Exception):
    """Raised when put/get with shut-down queue."""


class Queue:
    """Create a queue object with a given maximum size.

    If maxsize is <= 0, the queue size is infinite.
    """

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        self.mutex = Lock()
        self.not_empty = Condition(self.mutex)
        self.not_full = Condition(self.mutex)
        self.all_tasks_done = Condition(self.mutex)
        self.unfinished_tasks = 0
        self.is_shutdown = False

    # How items are kept: what other kinds of queue replace.
    def _init(self, maxsize):
        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    def _has_room(self):
        return self._qsize() < self.maxsize or self.is_shutdown

    def _has_item(self):
        return self._qsize() or self.is_shutdown

    def _wait(self, condition, is_so, block, timeout, error):
        """Wait until it is so, or raise the error when that takes too long."""
        if not block:
            raise error
        if timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        end = None if timeout is None else time() + timeout
        while not is_so():
            if end is not None:
                timeout = end - time()
                if timeout <= 0.0:
                    raise error
            condition.wait(timeout)

    def put(self, item, block=True, timeout=None):
        """Put an item into the queue, waiting until there is room.

        Full is raised when there is none at once and block is false, or within the timeout in seconds.
        """
        with self.not_full:
            if self.is_shutdown:
                raise ShutDown
            if self.maxsize > 0 and (block and timeout is not None and timeout < 0 or self._qsize() >= self.maxsize):
                self._wait(self.not_full, self._has_room, block, timeout, Full)
                if self.is_shutdown:
                    raise ShutDown
            self._put(item)
            self.unfinished_tasks += 1
            self.not_empty.notify()

    def get(self, block=True, timeout=None):
        """Remove and return an item from the queue, waiting until there is one.

        Empty is raised when there is none at once and block is false, or within the timeout in seconds.
        """
        with self.not_empty:
            if block and timeout is not None and timeout < 0 and not (self.is_shutdown and not self._qsize()):
                raise ValueError("'timeout' must be a non-negative number")
            if not self._qsize():
                if self.is_shutdown:
                    raise ShutDown
                self._wait(self.not_empty, self._has_item, block, timeout, Empty)
                if not self._qsize():
                    raise ShutDown
            item = self._get()
            self.not_full.notify()
            return item

    def put_nowait(self, item):
        """Put an item into the queue without blocking: raise Full if there is no room."""
        return self.put(item, block=False)

    def get_nowait(self):
        """Remove and return an item from the queue without blocking: raise Empty if there is none."""
        return self.get(block=False)

    def task_done(self):
        """Indicate that a formerly enqueued task is complete; join() waits for one of these for every item."""
        with self.all_tasks_done:
            unfinished = self.unfinished_tasks - 1
            if unfinished < 0:
                raise ValueError('task_done() called too many times')
            if unfinished == 0:
                self.all_tasks_done.notify_all()
            self.unfinished_tasks = unfinished

    def join(self):
        """Wait until all items in the queue have been gotten and processed."""
        with self.all_tasks_done:
            while self.unfinished_tasks:
                self.all_tasks_done.wait()

    def shutdown(self, immediate=False):
        """Shut the queue down: put() raises ShutDown from now on, and get() when the queue is empty.

        With immediate the queue is emptied now, and what was in it counts as done.
        """
        with self.mutex:
            self.is_shutdown = True
            if immediate:
                while self._qsize():
                    self._get()
                    if self.unfinished_tasks > 0:
                        self.unfinished_tasks -= 1
                self.all_tasks_done.notify_all()
            self.not_empty.notify_all()
            self.not_full.notify_all()

    def qsize(self):
        """Return the approximate size of the queue (not reliable!): another thread may change it."""
        with self.mutex:
            return self._qsize()

    def empty(self):
        """Return True if the queue is empty, False otherwise (not reliable!)."""
        return not self.qsize()

    def full(self):
        """Return True if the queue is full, False otherwise (not reliable!)."""
        with self.mutex:
            return 0 < self.maxsize <= self._qsize()

    __class_getitem__ = classmethod(GenericAlias)


class PriorityQueue(Queue):
    """Variant of Queue that retrieves open entries in priority order (lowest first).

    Entries are typically tuples of the form:  (priority number, data).
    """

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        from heapq import heappush
        heappush(self.queue, item)

    def _get(self):
        from heapq import heappop
        return heappop(self.queue)


class LifoQueue(Queue):
    """Variant of Queue that retrieves most recently added entries first."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.pop()


class SimpleQueue:
    """Simple, unbounded, reentrant FIFO queue."""

    def __init__(self):
        self._items = deque()
        self._count = Semaphore(0)

    def put(self, item, block=True, timeout=None):
        """Put the item on the queue. This never waits; the other arguments are there for whoever passes them to a Queue."""
        self._items.append(item)
        self._count.release()

    def get(self, block=True, timeout=None):
        """Remove and return an item from the queue, waiting until there is one.

        Empty is raised when there is none at once and block is false, or within the timeout in seconds.
        """
        if timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        if not (self._count.acquire(True, timeout) if block else self._count.acquire(False)):
            raise Empty
        return self._items.popleft()

    def put_nowait(self, item):
        """Put an item on the queue, as put() does."""
        return self.put(item, block=False)

    def get_nowait(self):
        """Remove and return an item from the queue without blocking: raise Empty if there is none."""
        return self.get(block=False)

    def empty(self):
        """Return True if the queue is empty, False otherwise (not reliable!)."""
        return not self._items

    def qsize(self):
        """Return the approximate size of the queue (not reliable!)."""
        return len(self._items)

    __class_getitem__ = classmethod(GenericAlias)


SimpleQueue.__module__ = '_queue'
# CPython has another one, written in C.
_PySimpleQueue = SimpleQueue
