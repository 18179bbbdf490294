"""Locks for tasks. They are no use between threads.

All of them keep the futures of those who wait in the order of arrival, and wake a waiter by setting its future. A waiter that is
cancelled after it was woken must not lose what it was woken for: it passes that on to the next one.
"""

__all__ = ('Lock', 'Event', 'Condition', 'Semaphore', 'BoundedSemaphore', 'Barrier')

from collections import deque

from .exceptions import BrokenBarrierError, CancelledError
from .mixins import _LoopBoundMixin


class _Waited(_LoopBoundMixin):
    """Shows its state and how many wait."""

    def _state_text(self):
        raise NotImplementedError

    def __repr__(self):
        state = self._state_text()
        if self._waiters:
            state = f'{state}, waiters:{len(self._waiters)}'
        return f'<{super().__repr__()[1:-1]} [{state}]>'

    def _join_waiters(self):
        """The future to wait for, in its place in the row."""
        waiter = self._get_loop().create_future()
        self._waiters.append(waiter)
        return waiter


class _Acquired:
    """`async with` acquires and releases."""

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, exc_type, exc, tb):
        self.release()


class Lock(_Acquired, _Waited):
    """Held by one task at a time; those who wait get it in the order in which they came."""

    def __init__(self):
        self._waiters = None
        self._locked = False

    def _state_text(self):
        return 'locked' if self._locked else 'unlocked'

    def locked(self):
        """Return True if lock is acquired."""
        return self._locked

    async def acquire(self):
        """Wait until the lock is free, and take it. Return True."""
        if not self._locked and (self._waiters is None or all([waiter.cancelled() for waiter in self._waiters])):
            self._locked = True
            return True
        if self._waiters is None:
            self._waiters = deque()
        waiter = self._join_waiters()
        try:
            try:
                await waiter
            finally:
                self._waiters.remove(waiter)
        except CancelledError:
            if not self._locked:
                self._wake_up_first()
            raise
        self._locked = True
        return True

    def release(self):
        """Free the lock; the first who waits will take it. RuntimeError when it is free."""
        if not self._locked:
            raise RuntimeError('Lock is not acquired.')
        self._locked = False
        self._wake_up_first()

    def _wake_up_first(self):
        if self._waiters:
            first = self._waiters[0]
            if not first.done():
                first.set_result(True)


class Event(_Waited):
    """A flag that tasks can wait for."""

    def __init__(self):
        self._waiters = deque()
        self._value = False

    def _state_text(self):
        return 'set' if self._value else 'unset'

    def is_set(self):
        """Return whether the flag is set."""
        return self._value

    def set(self):
        """Set the flag; all who wait go on."""
        if self._value:
            return
        self._value = True
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_result(True)

    def clear(self):
        """Take the flag back; who waits from now on waits for the next set()."""
        self._value = False

    async def wait(self):
        """Wait until the flag is set. Return True."""
        if self._value:
            return True
        waiter = self._join_waiters()
        try:
            await waiter
            return True
        finally:
            self._waiters.remove(waiter)


class Condition(_Acquired, _Waited):
    """A lock, and a way to wait, without holding it, for somebody to say that something has changed."""

    def __init__(self, lock=None):
        self._lock = lock = Lock() if lock is None else lock
        self.locked = lock.locked
        self.acquire = lock.acquire
        self.release = lock.release
        self._waiters = deque()

    def _state_text(self):
        return 'locked' if self.locked() else 'unlocked'

    async def wait(self):
        """Release the lock, wait for notify(), take the lock again. Return True.

        It may return although nothing has changed: look again, and wait again.
        """
        if not self.locked():
            raise RuntimeError('cannot wait on un-acquired lock')
        waiter = self._get_loop().create_future()
        self.release()
        try:
            try:
                self._waiters.append(waiter)
                try:
                    await waiter
                    return True
                finally:
                    self._waiters.remove(waiter)
            finally:
                await self._take_back()
        except BaseException:
            # The notification may have been for us, and somebody else can use it.
            self._notify(1)
            raise

    async def _take_back(self):
        """Take the lock, whatever comes: cancellations are raised when it is held, the last one only."""
        cancellation = None
        while True:
            try:
                await self.acquire()
                break
            except CancelledError as error:
                cancellation = error
        if cancellation is not None:
            try:
                raise cancellation
            finally:
                cancellation = None

    async def wait_for(self, predicate):
        """Wait until predicate() is true; return what it returned."""
        while not (result := predicate()):
            await self.wait()
        return result

    def notify(self, n=1):
        """Wake n of those who wait. They go on when they have the lock, so release it."""
        if not self.locked():
            raise RuntimeError('cannot notify on un-acquired lock')
        self._notify(n)

    def notify_all(self):
        """Wake all who wait."""
        self.notify(len(self._waiters))

    def _notify(self, n):
        for waiter in self._waiters:
            if n <= 0:
                break
            if not waiter.done():
                n -= 1
                waiter.set_result(False)


class Semaphore(_Acquired, _Waited):
    """A number of permits: acquire() takes one, or waits for one; release() gives one back."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError('Semaphore initial value must be >= 0')
        self._waiters = None
        self._value = value

    def _state_text(self):
        return 'locked' if self.locked() else f'unlocked, value:{self._value}'

    def locked(self):
        """Return whether acquire() would wait: no permit is left, or others came before."""
        return self._value == 0 or any([not waiter.cancelled() for waiter in self._waiters or ()])

    async def acquire(self):
        """Take a permit, waiting for it if need be. Return True."""
        if not self.locked():
            self._value -= 1
            return True
        if self._waiters is None:
            self._waiters = deque()
        waiter = self._join_waiters()
        try:
            try:
                await waiter
            finally:
                self._waiters.remove(waiter)
        except CancelledError:
            if waiter.done() and not waiter.cancelled():
                # The permit was ours.
                self._value += 1
            raise
        finally:
            while self._value > 0 and self._wake_up_next():
                pass
        return True

    def release(self):
        """Give a permit back; the first who waits gets it."""
        self._value += 1
        self._wake_up_next()

    def _wake_up_next(self):
        for waiter in self._waiters or ():
            if not waiter.done():
                # The permit goes from hand to hand.
                self._value -= 1
                waiter.set_result(True)
                return True
        return False


class BoundedSemaphore(Semaphore):
    """A semaphore that takes no more permits back than it gave."""

    def __init__(self, value=1):
        self._bound_value = value
        super().__init__(value)

    def release(self):
        """Give a permit back. ValueError when all are there."""
        if self._value >= self._bound_value:
            raise ValueError('BoundedSemaphore released too many times')
        super().release()


class Barrier(_LoopBoundMixin):
    """Tasks wait at it until `parties` of them are there; then all go on.

    filling --the last one comes--> draining --the last one goes--> filling; reset() and abort() break it up by an error for
    those who wait ('resetting', 'broken').
    """

    def __init__(self, parties):
        if parties < 1:
            raise ValueError('parties must be >= 1')
        self._cond = Condition()
        self._parties = parties
        self._state = 'filling'
        self._count = 0

    def __repr__(self):
        waiting = '' if self.broken else f', waiters:{self.n_waiting}/{self.parties}'
        return f'<{super().__repr__()[1:-1]} [{self._state}{waiting}]>'

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *args):
        pass

    async def wait(self):
        """Wait for the others. Return a number from 0 to parties - 1, another one for each."""
        async with self._cond:
            # Those of the round before leave first.
            await self._cond.wait_for(lambda: self._state not in ('draining', 'resetting'))
            if self._state == 'broken':
                raise BrokenBarrierError('Barrier aborted')
            index = self._count
            self._count += 1
            try:
                if index + 1 == self._parties:
                    self._state = 'draining'
                    self._cond.notify_all()
                else:
                    await self._cond.wait_for(lambda: self._state != 'filling')
                    if self._state in ('broken', 'resetting'):
                        raise BrokenBarrierError('Abort or reset of barrier')
                return index
            finally:
                self._count -= 1
                if self._count == 0:
                    if self._state in ('draining', 'resetting'):
                        self._state = 'filling'
                    self._cond.notify_all()

    async def reset(self):
        """Make the barrier as it was at first. Those who wait get BrokenBarrierError."""
        async with self._cond:
            self._state = 'resetting' if self._count > 0 else 'filling'
            self._cond.notify_all()

    async def abort(self):
        """Break the barrier: those who wait, and those who will, get BrokenBarrierError."""
        async with self._cond:
            self._state = 'broken'
            self._cond.notify_all()

    @property
    def parties(self):
        """How many tasks it takes."""
        return self._parties

    @property
    def n_waiting(self):
        """How many tasks wait."""
        return self._count if self._state == 'filling' else 0

    @property
    def broken(self):
        """Whether abort() was called."""
        return self._state == 'broken'
