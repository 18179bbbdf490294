"""Queues between tasks.

A producer that finds the queue full waits, and so does a consumer that finds it empty: each as a future in a row, woken one at a
time. Who is woken looks again, for somebody else may have been quicker.
"""

__all__ = ('Queue', 'PriorityQueue', 'LifoQueue', 'QueueFull', 'QueueEmpty', 'QueueShutDown')

import heapq
from collections import deque
from types import GenericAlias

from .locks import Event
from .mixins import _LoopBoundMixin


class QueueEmpty(Exception):
    """get_nowait() of an empty queue."""


class QueueFull(Exception):
    """put_nowait() to a full queue."""


class QueueShutDown(Exception):
    """put() to a queue that was shut down, or get() when nothing is left in it."""


class Queue(_LoopBoundMixin):
    """First in, first out. A maxsize of 0 or less means no limit."""

    def __init__(self, maxsize=0):
        self._maxsize = maxsize
        self._getters = deque()
        self._putters = deque()
        self._unfinished_tasks = 0
        self._finished = Event()
        self._finished.set()
        self._is_shutdown = False
        self._init(maxsize)

    # ---- how items are kept: what the other kinds of queues replace
    def _init(self, maxsize):
        self._queue = deque()

    def _get(self):
        return self._queue.popleft()

    def _put(self, item):
        self._queue.append(item)

    # ---- texts
    def __repr__(self):
        return f'<{type(self).__name__} at {id(self):#x} {self._format()}>'

    def __str__(self):
        return f'<{type(self).__name__} {self._format()}>'

    __class_getitem__ = classmethod(GenericAlias)

    def _format(self):
        info = [f'maxsize={self._maxsize!r}']
        if getattr(self, '_queue', None):
            info.append(f'_queue={list(self._queue)!r}')
        if self._getters:
            info.append(f'_getters[{len(self._getters)}]')
        if self._putters:
            info.append(f'_putters[{len(self._putters)}]')
        if self._unfinished_tasks:
            info.append(f'tasks={self._unfinished_tasks}')
        if self._is_shutdown:
            info.append('shutdown')
        return ' '.join(info)

    # ---- size
    def qsize(self):
        """Return the number of items."""
        return len(self._queue)

    @property
    def maxsize(self):
        """How many items it takes."""
        return self._maxsize

    def empty(self):
        """Return whether there are no items."""
        return not self._queue

    def full(self):
        """Return whether there are maxsize items."""
        return 0 < self._maxsize <= self.qsize()

    # ---- items
    async def put(self, item):
        """Put an item in; wait while the queue is full."""
        while self.full():
            if self._is_shutdown:
                raise QueueShutDown
            await self._wait_in(self._putters, self.full)
        return self.put_nowait(item)

    def put_nowait(self, item):
        """Put an item in, or raise QueueFull."""
        if self._is_shutdown:
            raise QueueShutDown
        if self.full():
            raise QueueFull
        self._put(item)
        self._unfinished_tasks += 1
        self._finished.clear()
        self._wakeup_next(self._getters)

    async def get(self):
        """Take an item out; wait while the queue is empty."""
        while self.empty():
            if self._is_shutdown:
                raise QueueShutDown
            await self._wait_in(self._getters, self.empty)
        return self.get_nowait()

    def get_nowait(self):
        """Take an item out, or raise QueueEmpty."""
        if self.empty():
            raise QueueShutDown if self._is_shutdown else QueueEmpty
        item = self._get()
        self._wakeup_next(self._putters)
        return item

    async def _wait_in(self, waiters, in_vain):
        waiter = self._get_loop().create_future()
        waiters.append(waiter)
        try:
            await waiter
        except:
            waiter.cancel()
            try:
                waiters.remove(waiter)
            except ValueError:
                # It has been woken.
                pass
            if not in_vain() and not waiter.cancelled():
                self._wakeup_next(waiters)
            raise

    def _wakeup_next(self, waiters):
        while waiters:
            waiter = waiters.popleft()
            if not waiter.done():
                waiter.set_result(None)
                break

    # ---- the end of work
    def task_done(self):
        """Say that the work on an item that was taken out is done. ValueError when there have not been so many items."""
        if self._unfinished_tasks <= 0:
            raise ValueError('task_done() called too many times')
        self._unfinished_tasks -= 1
        if self._unfinished_tasks == 0:
            self._finished.set()

    async def join(self):
        """Wait until the work on all items is done."""
        if self._unfinished_tasks > 0:
            await self._finished.wait()

    def shutdown(self, immediate=False):
        """Take no more items; get() raises QueueShutDown once the queue is empty. `immediate` empties it. Who waits is woken."""
        self._is_shutdown = True
        if immediate:
            while not self.empty():
                self._get()
                if self._unfinished_tasks > 0:
                    self._unfinished_tasks -= 1
            if self._unfinished_tasks == 0:
                self._finished.set()
        for waiters in (self._getters, self._putters):
            while waiters:
                self._wakeup_next(waiters)


class PriorityQueue(Queue):
    """The least item comes out first. Items are often tuples of priority and data."""

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        heapq.heappush(self._queue, item)

    def _get(self):
        return heapq.heappop(self._queue)


class LifoQueue(Queue):
    """The item that was put in last comes out first."""

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        self._queue.append(item)

    def _get(self):
        return self._queue.pop()
