"""Which event loop is meant: handles for what a loop will call, the interface of loops, and the loop that runs or is set.

A thread runs at most one loop at a time (get_running_loop). Besides it may have one set for later (set_event_loop); a policy
keeps that one and makes new ones. Policies are on their way out of Python; the functions that name them warn.
"""

__all__ = ('AbstractEventLoop', 'AbstractServer', 'Handle', 'TimerHandle', 'get_event_loop_policy', 'set_event_loop_policy',
           'get_event_loop', 'set_event_loop', 'new_event_loop', '_set_running_loop', 'get_running_loop', '_get_running_loop')

import sys
from _contextvars import copy_context
from _thread import _local, get_ident



class Handle:
    """A callback that an event loop will call, and the right to cancel that."""

    __slots__ = ('_callback', '_args', '_cancelled', '_loop', '_source_traceback', '_repr', '__weakref__', '_context')

    def __init__(self, callback, args, loop, context=None):
        self._context = copy_context() if context is None else context
        self._loop = loop
        self._callback = callback
        self._args = args
        self._cancelled = False
        self._repr = None
        self._source_traceback = _made_here(2) if loop.get_debug() else None

    def _repr_info(self):
        info = [self.__class__.__name__]
        if self._cancelled:
            info.append('cancelled')
        if self._callback is not None:
            info.append(self._callback_text())
        if self._source_traceback:
            frame = self._source_traceback[-1]
            info.append(f'created at {frame[0]}:{frame[1]}')
        return info

    def _callback_text(self):
        from .format_helpers import _format_callback_source
        return _format_callback_source(self._callback, self._args, debug=self._loop.get_debug())

    def __repr__(self):
        return self._repr if self._repr is not None else f'<{" ".join(self._repr_info())}>'

    def get_context(self):
        """The context in which the callback is called."""
        return self._context

    def cancel(self):
        """The callback will not be called."""
        if not self._cancelled:
            self._cancelled = True
            if self._loop.get_debug():
                # What it was is worth knowing in reports; the objects themselves are let go.
                self._repr = repr(self)
            self._callback = None
            self._args = None

    def cancelled(self):
        """Whether cancel() was called."""
        return self._cancelled

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            report = {'message': f'Exception in callback {self._callback_text()}', 'exception': error, 'handle': self}
            if self._source_traceback:
                report['source_traceback'] = self._source_traceback
            self._loop.call_exception_handler(report)


class _ThreadSafeHandle(Handle):
    """Made by call_soon_threadsafe(): another thread may cancel it between the loop's look and the call."""

    __slots__ = ()

    def _run(self):
        if not self._cancelled:
            super()._run()


class TimerHandle(Handle):
    """A callback that is due at a time of the loop's clock. Handles are ordered by that time."""

    __slots__ = ['_scheduled', '_when']

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        if self._source_traceback:
            del self._source_traceback[-1]
        self._when = when
        # Whether it is in the loop's heap.
        self._scheduled = False

    def _repr_info(self):
        info = super()._repr_info()
        info.insert(2 if self._cancelled else 1, f'when={self._when}')
        return info

    def __hash__(self):
        return hash(self._when)

    def __lt__(self, other):
        return self._when < other._when if isinstance(other, TimerHandle) else NotImplemented

    def __gt__(self, other):
        return self._when > other._when if isinstance(other, TimerHandle) else NotImplemented

    def __le__(self, other):
        return self._when < other._when or self == other if isinstance(other, TimerHandle) else NotImplemented

    def __ge__(self, other):
        return self._when > other._when or self == other if isinstance(other, TimerHandle) else NotImplemented

    def __eq__(self, other):
        if not isinstance(other, TimerHandle):
            return NotImplemented
        return (self._when == other._when and self._callback == other._callback and self._args == other._args
                and self._cancelled == other._cancelled)

    def cancel(self):
        """The callback will not be called."""
        if not self._cancelled:
            self._loop._timer_handle_cancelled(self)
        super().cancel()

    def when(self):
        """The time at which it is due."""
        return self._when


def _made_here(depth):
    from .format_helpers import extract_stack
    return extract_stack(sys._getframe(depth))


def _refuse(what, needs='sockets'):
    raise NotImplementedError(f'{what}: glasspy has no {needs}')


class AbstractServer:
    """What create_server() would give."""

    def close(self):
        """Accept no more connections."""
        raise NotImplementedError

    def close_clients(self):
        """Close all connections."""
        raise NotImplementedError

    def abort_clients(self):
        """Close all connections at once."""
        raise NotImplementedError

    def get_loop(self):
        """The event loop it belongs to."""
        raise NotImplementedError

    def is_serving(self):
        """Whether it accepts connections."""
        raise NotImplementedError

    async def start_serving(self):
        """Accept connections from now on."""
        raise NotImplementedError

    async def serve_forever(self):
        """Accept connections until this is cancelled."""
        raise NotImplementedError

    async def wait_closed(self):
        """Wait until it is closed and its connections have ended."""
        raise NotImplementedError

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        self.close()
        await self.wait_closed()


class AbstractEventLoop:
    """What every event loop can do. Methods without a body of their own raise NotImplementedError."""


def _left_to_loops(name, is_async):
    if is_async:
        async def method(self, *args, **kwargs):
            raise NotImplementedError
    else:
        def method(self, *args, **kwargs):
            raise NotImplementedError
    method.__name__ = name
    method.__qualname__ = f'AbstractEventLoop.{name}'
    return method


for _name in ('run_forever run_until_complete stop is_running is_closed close _timer_handle_cancelled call_soon call_later call_at '
              'time create_future create_task call_soon_threadsafe run_in_executor set_default_executor add_reader remove_reader '
              'add_writer remove_writer add_signal_handler remove_signal_handler set_task_factory get_task_factory '
              'get_exception_handler set_exception_handler default_exception_handler call_exception_handler get_debug '
              'set_debug').split():
    setattr(AbstractEventLoop, _name, _left_to_loops(_name, False))
for _name in ('shutdown_asyncgens shutdown_default_executor getaddrinfo getnameinfo create_connection create_server sendfile '
              'start_tls create_unix_connection create_unix_server connect_accepted_socket create_datagram_endpoint '
              'connect_read_pipe connect_write_pipe subprocess_shell subprocess_exec sock_recv sock_recv_into sock_recvfrom '
              'sock_recvfrom_into sock_sendall sock_sendto sock_connect sock_accept sock_sendfile').split():
    setattr(AbstractEventLoop, _name, _left_to_loops(_name, True))
del _name


# ---- policies
class _AbstractEventLoopPolicy:
    """Keeps the loop that is set, and makes new ones."""

    def get_event_loop(self):
        """The loop that is set."""
        raise NotImplementedError

    def set_event_loop(self, loop):
        """Set the loop."""
        raise NotImplementedError

    def new_event_loop(self):
        """Make a loop, without setting it."""
        raise NotImplementedError


class _BaseDefaultEventLoopPolicy(_AbstractEventLoopPolicy):
    """One loop per thread, once it has been set."""

    _loop_factory = None

    def __init__(self):
        self._local = _local()

    def get_event_loop(self):
        """The loop that is set in this thread."""
        loop = getattr(self._local, '_loop', None)
        if loop is None:
            raise RuntimeError(f'There is no current event loop in thread {_thread_name()!r}.')
        return loop

    def set_event_loop(self, loop):
        """Set the loop of this thread."""
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'")
        self._local._loop = loop

    def new_event_loop(self):
        """Make a loop, without setting it."""
        return self._loop_factory()


class _DefaultEventLoopPolicy(_BaseDefaultEventLoopPolicy):
    """The policy until another one is set."""

    @staticmethod
    def _loop_factory():
        from .base_events import EventLoop
        return EventLoop()


def _thread_name():
    # A program without module threading has one thread.
    threading = sys.modules.get('threading')
    return 'MainThread' if threading is None else threading.current_thread().name


_event_loop_policy = None


def _get_event_loop_policy():
    global _event_loop_policy
    if _event_loop_policy is None:
        _event_loop_policy = _DefaultEventLoopPolicy()
    return _event_loop_policy


def get_event_loop_policy():
    """The policy. Deprecated, as all policies are."""
    import warnings
    warnings._deprecated('asyncio.get_event_loop_policy', remove=(3, 16))
    return _get_event_loop_policy()


def _set_event_loop_policy(policy):
    global _event_loop_policy
    if policy is not None and not isinstance(policy, _AbstractEventLoopPolicy):
        raise TypeError(f"policy must be an instance of AbstractEventLoopPolicy or None, not '{type(policy).__name__}'")
    _event_loop_policy = policy


def set_event_loop_policy(policy):
    """Set the policy; None means the default one. Deprecated, as all policies are."""
    import warnings
    warnings._deprecated('asyncio.set_event_loop_policy', remove=(3, 16))
    _set_event_loop_policy(policy)


# ---- the running loop: one for each thread that runs one
_running_loops = {}


def _get_running_loop():
    """The loop that runs in this thread, or None."""
    return _running_loops.get(get_ident())


def get_running_loop():
    """The loop that runs in this thread. RuntimeError when none does."""
    loop = _running_loops.get(get_ident())
    if loop is None:
        raise RuntimeError('no running event loop')
    return loop


def _set_running_loop(loop):
    """For loops: I run in this thread; None: no longer."""
    if loop is None:
        _running_loops.pop(get_ident(), None)
    else:
        _running_loops[get_ident()] = loop


def get_event_loop():
    """The running loop of this thread, or else the one that is set."""
    loop = _running_loops.get(get_ident())
    return _get_event_loop_policy().get_event_loop() if loop is None else loop


def set_event_loop(loop):
    """Set the loop of this thread for times when none runs."""
    _get_event_loop_policy().set_event_loop(loop)


def new_event_loop():
    """Make an event loop."""
    return _get_event_loop_policy().new_event_loop()
