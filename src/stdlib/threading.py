"""Thread module emulating a subset of Java's threading model.

Threads and what they meet at. All that is here is built of the locks of module _thread: whoever waits for something waits for a lock
that is taken, and whoever brings it about releases the lock.
"""

import _thread
import sys as _sys
from _collections import deque as _deque
from _contextvars import Context as _Context, copy_context as _copy_context
from itertools import count as _count
from time import monotonic as _time
from _thread import (
    TIMEOUT_MAX, _excepthook as excepthook, _ExceptHookArgs as ExceptHookArgs, _local as local, allocate_lock as _allocate_lock,
    get_ident, get_native_id, stack_size)

__all__ = ['get_ident', 'active_count', 'Condition', 'current_thread', 'enumerate', 'main_thread', 'TIMEOUT_MAX', 'Event', 'Lock', 'RLock',
           'Semaphore', 'BoundedSemaphore', 'Thread', 'Barrier', 'BrokenBarrierError', 'Timer', 'ThreadError', 'setprofile', 'settrace',
           'local', 'stack_size', 'excepthook', 'ExceptHookArgs', 'getprofile', 'gettrace', 'setprofile_all_threads',
           'settrace_all_threads', 'get_native_id']

ThreadError = _thread.error
Lock = _thread.lock
_LockType = _thread.LockType
_CRLock = _thread.RLock
__excepthook__ = excepthook


def _deprecated(name, instead):
    """Warn the caller of the caller."""
    import warnings
    warnings.warn(f'{name}() is deprecated, {instead} instead', DeprecationWarning, stacklevel=3)


# ---- hooks of tracers and profilers
_trace_hook = None
_profile_hook = None


def settrace(func):
    """Set a trace function for all threads that the threading module starts from now on: each gives it to sys.settrace()."""
    global _trace_hook
    if func is not None:
        _sys.settrace
    _trace_hook = func


def settrace_all_threads(func):
    """Set a trace function for all threads, those that run already included."""
    _sys._settraceallthreads(func)
    settrace(func)


def gettrace():
    """Get the trace function as set by threading.settrace()."""
    return _trace_hook


def setprofile(func):
    """Set a profile function for all threads that the threading module starts from now on: each gives it to sys.setprofile()."""
    global _profile_hook
    if func is not None:
        _sys.setprofile
    _profile_hook = func


def setprofile_all_threads(func):
    """Set a profile function for all threads, those that run already included."""
    _sys._setprofileallthreads(func)
    setprofile(func)


def getprofile():
    """Get the profiler function as set by threading.setprofile()."""
    return _profile_hook


# ---- locks
def RLock(*args, **kwargs):
    """Make a reentrant lock: the thread that holds it may acquire it again, and has to release it as often."""
    if args or kwargs:
        import warnings
        warnings.warn('Passing arguments to RLock is deprecated and will be removed in 3.15', DeprecationWarning, stacklevel=2)
    return _CRLock(*args, **kwargs)


class _RLock:
    """A reentrant lock made of a plain one. RLock() gives the builtin one; this has the same methods, and shows what they do."""

    def __init__(self):
        self._block = _allocate_lock()
        self._owner = None
        self._count = 0

    def __repr__(self):
        owner = getattr(_active.get(self._owner), 'name', self._owner)
        state = 'locked' if self.locked() else 'unlocked'
        kind = type(self)
        return f'<{state} {kind.__module__}.{kind.__qualname__} object owner={owner!r} count={self._count} at {hex(id(self))}>'

    def _at_fork_reinit(self):
        self._block._at_fork_reinit()
        self._owner = None
        self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        """Acquire the lock; if this thread has it already, once more. Return whether it is ours now."""
        me = get_ident()
        if self._owner == me:
            self._count += 1
            return True
        if not self._block.acquire(blocking, timeout):
            return False
        self._owner = me
        self._count = 1
        return True

    __enter__ = acquire

    def release(self):
        """Release the lock once; after as many releases as acquisitions it is free."""
        if self._owner != get_ident():
            raise RuntimeError('cannot release un-acquired lock')
        self._count -= 1
        if self._count == 0:
            self._owner = None
            self._block.release()

    def __exit__(self, kind, error, trace):
        self.release()

    def locked(self):
        """Return whether some thread has it."""
        return self._block.locked()

    # What Condition needs to let go of a lock that was acquired several times.
    def _release_save(self):
        if self._count == 0:
            raise RuntimeError('cannot release un-acquired lock')
        saved = self._count, self._owner
        self._count, self._owner = 0, None
        self._block.release()
        return saved

    def _acquire_restore(self, saved):
        self._block.acquire()
        self._count, self._owner = saved

    def _is_owned(self):
        return self._owner == get_ident()

    def _recursion_count(self):
        return self._count if self._owner == get_ident() else 0


_PyRLock = _RLock


class Condition:
    """A condition variable: threads wait until another one notifies them.

    It goes with a lock, given or a new RLock, which has to be held for waiting and for notifying. Each waiting thread has a lock of its
    own that is taken, and waits for that; to notify a thread is to release its lock.
    """

    def __init__(self, lock=None):
        self._lock = lock = RLock() if lock is None else lock
        self.acquire = lock.acquire
        self.release = lock.release
        # A lock that may be held several times over knows better how all that is let go.
        for name in ('_release_save', '_acquire_restore', '_is_owned'):
            if hasattr(lock, name):
                setattr(self, name, getattr(lock, name))
        if hasattr(lock, 'locked'):
            self.locked = lock.locked
        self._waiters = _deque()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return f'<Condition({self._lock}, {len(self._waiters)})>'

    def _at_fork_reinit(self):
        self._lock._at_fork_reinit()
        self._waiters.clear()

    def _release_save(self):
        self._lock.release()

    def _acquire_restore(self, saved):
        self._lock.acquire()

    def _is_owned(self):
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def wait(self, timeout=None):
        """Wait until notified or until a timeout in seconds occurs; return False for the latter.

        The lock is released meanwhile and held again afterwards. A thread that was notified has to look whether what it waits for is so:
        wait_for() does that.
        """
        if not self._is_owned():
            raise RuntimeError('cannot wait on un-acquired lock')
        waiter = _allocate_lock()
        waiter.acquire()
        self._waiters.append(waiter)
        saved = self._release_save()
        notified = False
        try:
            if timeout is None:
                waiter.acquire()
                notified = True
            else:
                notified = waiter.acquire(True, timeout) if timeout > 0 else waiter.acquire(False)
            return notified
        finally:
            self._acquire_restore(saved)
            if not notified:
                try:
                    self._waiters.remove(waiter)
                except ValueError:
                    pass

    def wait_for(self, predicate, timeout=None):
        """Wait until a function says so; return what it gave last, which is false only after a timeout."""
        end = None
        result = predicate()
        while not result:
            if timeout is not None:
                if end is None:
                    end = _time() + timeout
                else:
                    timeout = end - _time()
                    if timeout <= 0:
                        break
            self.wait(timeout)
            result = predicate()
        return result

    def notify(self, n=1):
        """Wake up one or more threads waiting on this condition, if any: who waits longest goes first."""
        if not self._is_owned():
            raise RuntimeError('cannot notify on un-acquired lock')
        waiters = self._waiters
        while n > 0 and waiters:
            waiter = waiters[0]
            try:
                waiter.release()
            except RuntimeError:
                # It was notified before, and an interrupt came before it could be taken out.
                pass
            else:
                n -= 1
            try:
                waiters.remove(waiter)
            except ValueError:
                pass

    def notify_all(self):
        """Wake up all threads waiting on this condition."""
        self.notify(len(self._waiters))

    def notifyAll(self):
        """Wake up all threads waiting on this condition. Deprecated: use notify_all()."""
        _deprecated('notifyAll', 'use notify_all()')
        self.notify_all()


class Semaphore:
    """A counter that cannot fall below zero: acquire() takes one from it, and waits while there is none; release() adds one."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError('semaphore initial value must be >= 0')
        self._cond = Condition(Lock())
        self._value = value

    def __repr__(self):
        kind = type(self)
        return f'<{kind.__module__}.{kind.__qualname__} at {id(self):#x}: value={self._value}>'

    def acquire(self, blocking=True, timeout=None):
        """Take one from the counter, waiting if it is zero; return whether that was done.

        Without blocking nothing is waited for; with a timeout, no longer than that.
        """
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        end = None
        with self._cond:
            while self._value == 0:
                if not blocking:
                    return False
                if timeout is not None:
                    if end is None:
                        end = _time() + timeout
                    else:
                        timeout = end - _time()
                        if timeout <= 0:
                            return False
                self._cond.wait(timeout)
            self._value -= 1
            return True

    __enter__ = acquire

    def release(self, n=1):
        """Add one or more to the counter, and wake up as many of those that wait."""
        if n < 1:
            raise ValueError('n must be one or more')
        with self._cond:
            self._value += n
            self._cond.notify(n)

    def __exit__(self, kind, error, trace):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that refuses to be released more often than it was acquired."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        kind = type(self)
        return f'<{kind.__module__}.{kind.__qualname__} at {id(self):#x}: value={self._value}/{self._initial_value}>'

    def release(self, n=1):
        """Add one or more to the counter, but not beyond its initial value: that is a ValueError."""
        if n < 1:
            raise ValueError('n must be one or more')
        with self._cond:
            if self._value + n > self._initial_value:
                raise ValueError('Semaphore released too many times')
            self._value += n
            self._cond.notify(n)


class Event:
    """A flag that threads can wait for."""

    def __init__(self):
        self._cond = Condition(Lock())
        self._flag = False

    def __repr__(self):
        kind = type(self)
        return f'<{kind.__module__}.{kind.__qualname__} at {id(self):#x}: {"set" if self._flag else "unset"}>'

    def _at_fork_reinit(self):
        self._cond._at_fork_reinit()

    def is_set(self):
        """Return true if and only if the internal flag is true."""
        return self._flag

    def isSet(self):
        """Return whether the flag is true. Deprecated: use is_set()."""
        _deprecated('isSet', 'use is_set()')
        return self.is_set()

    def set(self):
        """Set the internal flag to true, and wake up all that wait for it."""
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        """Reset the internal flag to false."""
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        """Wait until the flag is true, or so many seconds; return whether it is."""
        with self._cond:
            return self._flag or self._cond.wait(timeout)


class Barrier:
    """So many threads wait at a barrier for each other; when the last has come, all go on.

    Nobody may come in while the threads of one round leave. When a thread gives up, or abort() is called, the barrier is broken for all.
    """

    def __init__(self, parties, action=None, timeout=None):
        """action is called by one of the threads when they are let go; timeout is the default for wait()."""
        if parties < 1:
            raise ValueError('parties must be >= 1')
        self._cond = Condition(Lock())
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._state = _FILLING
        self._count = 0

    def __repr__(self):
        kind = type(self)
        about = 'broken' if self.broken else f'waiters={self.n_waiting}/{self.parties}'
        return f'<{kind.__module__}.{kind.__qualname__} at {id(self):#x}: {about}>'

    def wait(self, timeout=None):
        """Wait for the barrier; return this thread's number in the round, from 0 up."""
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            while self._state in (_EMPTYING, _RESETTING):
                self._cond.wait()
            if self._state == _BROKEN:
                raise BrokenBarrierError
            place = self._count
            self._count += 1
            try:
                if self._count == self._parties:
                    self._open()
                else:
                    arrived = self._cond.wait_for(lambda: self._state != _FILLING, timeout)
                    if not arrived:
                        self._break()
                    if self._state in (_BROKEN, _RESETTING):
                        raise BrokenBarrierError
                return place
            finally:
                self._count -= 1
                if self._count == 0 and self._state in (_EMPTYING, _RESETTING):
                    self._state = _FILLING
                    self._cond.notify_all()

    def _open(self):
        """All have come."""
        try:
            if self._action:
                self._action()
            self._state = _EMPTYING
            self._cond.notify_all()
        except:
            self._break()
            raise

    def _break(self):
        self._state = _BROKEN
        self._cond.notify_all()

    def reset(self):
        """Make the barrier new; threads that wait at it get a BrokenBarrierError."""
        with self._cond:
            if self._count == 0:
                self._state = _FILLING
            elif self._state in (_FILLING, _BROKEN):
                self._state = _RESETTING
            self._cond.notify_all()

    def abort(self):
        """Break the barrier: who waits at it, and who comes, gets a BrokenBarrierError."""
        with self._cond:
            self._break()

    @property
    def parties(self):
        """Return the number of threads required to trip the barrier."""
        return self._parties

    @property
    def n_waiting(self):
        """Return the number of threads currently waiting at the barrier."""
        return self._count if self._state == _FILLING else 0

    @property
    def broken(self):
        """Return True if the barrier is in a broken state."""
        return self._state == _BROKEN


# What a barrier is doing; the numbers are those that CPython gives the same states.
_BROKEN, _RESETTING, _FILLING, _EMPTYING = -2, -1, 0, 1


class BrokenBarrierError(RuntimeError):
    """The barrier is broken: somebody gave up waiting, or it was aborted or reset."""


# ---- threads
# By identifier, all that run. Not started quite are those in _limbo.
_active = {}
_limbo = {}
_active_limbo_lock = RLock()
_next_number = _count(1).__next__


def _newname(template):
    return template % _next_number()


class Thread:
    """A thread of control. What it does is the function it is given, or method run() of a subclass."""

    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None, context=None):
        """target is called with args and kwargs; without a name the thread gets one with a number.

        A daemon thread is not waited for at the end of the program; by default a thread is one if the thread that makes it is. The thread
        runs in this context, or in an empty one (with sys.flags.thread_inherit_context: in a copy of the starter's). group is None.
        """
        assert group is None, 'group argument must be None for now'
        if name:
            name = str(name)
        else:
            name = _newname('Thread-%d')
            if target is not None:
                try:
                    name += f' ({target.__name__})'
                except AttributeError:
                    pass
        self._target = target
        self._name = name
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._context = context
        self._ident = None
        self._native_id = None
        self._os_thread_handle = _thread._ThreadHandle()
        self._started = Event()
        self._initialized = True
        # For the hook, should the program have lost its own meanwhile.
        self._stderr = _sys.stderr
        self._old_hook = excepthook
        self._old_sys_hook = _sys.excepthook
        if excepthook is None:
            raise RuntimeError('threading.excepthook is None')
        if _sys.excepthook is None:
            raise RuntimeError('sys.excepthook is None')

    def __repr__(self):
        assert self._initialized, 'Thread.__init__() was not called'
        status = 'stopped' if self._os_thread_handle.is_done() else 'started' if self._started.is_set() else 'initial'
        daemon = ' daemon' if self._daemonic else ''
        ident = '' if self._ident is None else f' {self._ident}'
        return f'<{type(self).__name__}({self._name}, {status}{daemon}{ident})>'

    def start(self):
        """Start the thread: run() is called in it. Only once."""
        if not self._initialized:
            raise RuntimeError('thread.__init__() not called')
        if self._started.is_set():
            raise RuntimeError('threads can only be started once')
        with _active_limbo_lock:
            _limbo[self] = self
        if self._context is None:
            self._context = _copy_context() if _sys.flags.thread_inherit_context else _Context()
        try:
            _thread.start_joinable_thread(self._bootstrap, handle=self._os_thread_handle, daemon=self.daemon)
        except Exception:
            with _active_limbo_lock:
                del _limbo[self]
            raise
        self._started.wait()

    def run(self):
        """What the thread does: calls the target."""
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            # What the arguments hold shall not live as long as this object.
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        self._bootstrap_inner()

    def _bootstrap_inner(self):
        try:
            self._set_ident()
            self._set_native_id()
            self._set_os_name()
            self._started.set()
            with _active_limbo_lock:
                _active[self._ident] = self
                del _limbo[self]
            if _trace_hook:
                _sys.settrace(_trace_hook)
            if _profile_hook:
                _sys.setprofile(_profile_hook)
            try:
                self._context.run(self.run)
            except:
                self._invoke_excepthook()
        finally:
            self._delete()

    def _set_ident(self):
        self._ident = get_ident()

    def _set_native_id(self):
        self._native_id = get_native_id()

    def _set_os_name(self):
        # Under this name it appears when all threads wait for each other.
        _thread.set_name(self._name)

    def _delete(self):
        with _active_limbo_lock:
            del _active[get_ident()]

    def _invoke_excepthook(self):
        """Tell threading.excepthook of the exception that is being handled; should that fail, sys.excepthook of the failure."""
        try:
            (excepthook or self._old_hook)(ExceptHookArgs([*_sys.exc_info(), self]))
        except Exception as error:
            error.__suppress_context__ = True
            print('Exception in threading.excepthook:', file=_sys.stderr or self._stderr, flush=True)
            (_sys.excepthook or self._old_sys_hook)(*_sys.exc_info())

    def join(self, timeout=None):
        """Wait until the thread terminates, or so many seconds; is_alive() tells which."""
        if not self._initialized:
            raise RuntimeError('Thread.__init__() not called')
        if not self._started.is_set():
            raise RuntimeError('cannot join thread before it is started')
        if self is current_thread():
            raise RuntimeError('cannot join current thread')
        self._os_thread_handle.join(None if timeout is None else max(timeout, 0))

    def is_alive(self):
        """Return whether the thread is alive: it has been started, and run() has not ended."""
        assert self._initialized, 'Thread.__init__() not called'
        return self._started.is_set() and not self._os_thread_handle.is_done()

    @property
    def name(self):
        """A string used for identification purposes only."""
        assert self._initialized, 'Thread.__init__() not called'
        return self._name

    @name.setter
    def name(self, name):
        assert self._initialized, 'Thread.__init__() not called'
        self._name = str(name)
        if get_ident() == self._ident:
            self._set_os_name()

    @property
    def ident(self):
        """Thread identifier of this thread or None if it has not been started."""
        assert self._initialized, 'Thread.__init__() not called'
        return self._ident

    @property
    def native_id(self):
        """Native integral thread ID of this thread, or None if it has not been started."""
        assert self._initialized, 'Thread.__init__() not called'
        return self._native_id

    @property
    def daemon(self):
        """A boolean value indicating whether this thread is a daemon thread: the end of the program does not wait for it."""
        assert self._initialized, 'Thread.__init__() not called'
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError('Thread.__init__() not called')
        if self._started.is_set():
            raise RuntimeError('cannot set daemon status of active thread')
        self._daemonic = daemonic

    def isDaemon(self):
        """Return whether this thread is a daemon. Deprecated: read the attribute daemon."""
        _deprecated('isDaemon', 'get the daemon attribute')
        return self.daemon

    def setDaemon(self, daemonic):
        """Set whether this thread is a daemon. Deprecated: set the attribute daemon."""
        _deprecated('setDaemon', 'set the daemon attribute')
        self.daemon = daemonic

    def getName(self):
        """Return the name of this thread. Deprecated: read the attribute name."""
        _deprecated('getName', 'get the name attribute')
        return self.name

    def setName(self, name):
        """Set the name of this thread. Deprecated: set the attribute name."""
        _deprecated('setName', 'set the name attribute')
        self.name = name


class Timer(Thread):
    """A thread that calls a function after so many seconds, unless it is cancelled before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        """Stop the timer if it hasn't finished yet."""
        self.finished.set()

    def run(self):
        """Wait, and call the function."""
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _MainThread(Thread):
    """The thread that the program began in."""

    def __init__(self):
        Thread.__init__(self, name='MainThread', daemon=False)
        self._started.set()
        self._ident = self._native_id = _thread._get_main_thread_ident()
        self._os_thread_handle = _thread._make_thread_handle(self._ident)
        _active[self._ident] = self


class _DummyThread(Thread):
    """A thread that was started without this module, so that current_thread() has something to give. It cannot be joined."""

    def __init__(self):
        Thread.__init__(self, name=_newname('Dummy-%d'), daemon=True)
        self._started.set()
        self._set_ident()
        self._set_native_id()
        self._os_thread_handle = _thread._make_thread_handle(self._ident)
        with _active_limbo_lock:
            _active[self._ident] = self

    def is_alive(self):
        """Return True, while the thread runs; then it is no thread any more, and asking is an error."""
        if self._os_thread_handle.is_done():
            raise RuntimeError('thread is not alive')
        return True

    def join(self, timeout=None):
        """Refuse: nobody knows when such a thread ends."""
        raise RuntimeError('cannot join a dummy thread')


def current_thread():
    """Return the current Thread object, corresponding to the caller's thread of control."""
    try:
        return _active[get_ident()]
    except KeyError:
        return _DummyThread()


def currentThread():
    """Return the current Thread object. Deprecated: use current_thread()."""
    _deprecated('currentThread', 'use current_thread()')
    return current_thread()


def main_thread():
    """Return the main thread object: the thread that the interpreter was started in."""
    return _main_thread


def _enumerate():
    # Threads that were started without this module do not take themselves out.
    for ident, thread in list(_active.items()):
        if type(thread) is _DummyThread and thread._os_thread_handle.is_done():
            del _active[ident]
    return [*_active.values(), *_limbo.values()]


def enumerate():
    """Return a list of all Thread objects currently alive."""
    with _active_limbo_lock:
        return _enumerate()


def active_count():
    """Return the number of Thread objects currently alive."""
    return len(enumerate())


def activeCount():
    """Return the number of Thread objects currently alive. Deprecated: use active_count()."""
    _deprecated('activeCount', 'use active_count()')
    return active_count()


# ---- the end of the program
_threading_atexits = []
_SHUTTING_DOWN = False


def _register_atexit(func, *args, **kwargs):
    """For libraries that keep threads: a function to be called at the end of the program, before its threads are waited for."""
    if _SHUTTING_DOWN:
        raise RuntimeError("can't register atexit after shutdown")
    _threading_atexits.append((func, args, kwargs))


def _shutdown():
    """The main thread has come to the end of the program: wait for all other threads but daemons."""
    global _SHUTTING_DOWN
    if _main_thread._os_thread_handle.is_done():
        return
    _SHUTTING_DOWN = True
    for func, args, kwargs in reversed(_threading_atexits):
        func(*args, **kwargs)
    # Some wait for the end of the main thread. This is it.
    _main_thread._os_thread_handle._set_done()
    _thread._shutdown()


_main_thread = _MainThread()
