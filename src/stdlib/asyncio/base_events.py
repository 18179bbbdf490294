"""The event loop.

It has a queue of callbacks that are ready (`_ready`) and a heap of callbacks that are due later (`_scheduled`). One round:

    1. sleep until the first timer is due; not at all when something is ready
    2. move the timers that are due to the queue
    3. call what is in the queue now; what those calls add waits for the next round

The sleep is a wait for a lock with a timeout, so that the program's other threads run meanwhile, and another thread can end it by
releasing the lock (call_soon_threadsafe). A cancelled timer stays in the heap, marked, until it comes to the top or until half of
the heap is such.

There are no sockets, pipes, child processes and signals behind this loop: the methods for them refuse.
"""

__all__ = ('BaseEventLoop', 'SelectorEventLoop', 'EventLoop')

import heapq
import sys
import time
from _thread import allocate_lock, get_ident
from collections import deque

from . import coroutines, events, futures, tasks
from .constants import DEBUG_STACK_DEPTH

# The heap is cleared of cancelled timers when there are more than so many timers and more than this part of them is cancelled.
_MIN_SCHEDULED_TIMER_HANDLES = 100
_MIN_CANCELLED_TIMER_HANDLES_FRACTION = 0.5
# No sleep is longer than a day.
MAXIMUM_SELECT_TIMEOUT = 24 * 3600


def __getattr__(name):
    if name == 'logger':
        # Reports are rare, and module logging is large.
        from .log import logger
        return logger
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


def _logger():
    return sys.modules[__name__].logger


def _stop_when_done(future):
    if not future.cancelled() and isinstance(future.exception(), (SystemExit, KeyboardInterrupt)):
        # It has gone through the loop already.
        return
    futures._get_loop(future).stop()


class BaseEventLoop(events.AbstractEventLoop):
    """The event loop."""

    # Before __init__, and in subclasses that forget it: closed.
    _closed = True
    _debug = False
    _thread_id = None

    def __init__(self):
        self._closed = False
        self._stopping = False
        self._ready = deque()
        self._scheduled = []
        self._timer_cancelled_count = 0
        # Held all the time; released to end a sleep.
        self._wakeup = allocate_lock()
        self._wakeup.acquire()
        self._default_executor = None
        self._executor_shutdown_called = False
        # The thread that runs the loop, when one does.
        self._thread_id = None
        self._clock_resolution = time.get_clock_info('monotonic').resolution
        self._exception_handler = None
        self._task_factory = None
        self.set_debug(coroutines._is_debug_mode())
        # In debug mode a callback that takes longer than this is reported.
        self.slow_callback_duration = 0.1
        self._current_handle = None
        self._origin_depth_before = None
        self._hooks_before = None
        # One object, because an async generator is known by who is to close it.
        self._close_asyncgen = self._asyncgen_finalizer_hook
        self._asyncgens_shutdown_called = False

    def __repr__(self):
        return f'<{self.__class__.__name__} running={self.is_running()} closed={self.is_closed()} debug={self.get_debug()}>'

    def __del__(self):
        if self.is_closed():
            return
        import warnings
        warnings.warn(f'unclosed event loop {self!r}', ResourceWarning, source=self)
        if not self.is_running():
            self.close()

    # ---- running
    def run_forever(self):
        """Run until stop() is called."""
        self._run_forever_setup()
        try:
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._run_forever_cleanup()

    def run_until_complete(self, future):
        """Run until the future is done; return its result or raise its exception. A coroutine is made a task."""
        self._check_closed()
        self._check_running()
        is_ours = not futures.isfuture(future)
        future = tasks.ensure_future(future, loop=self)
        if is_ours:
            # What becomes of it is told by an exception here.
            future._log_destroy_pending = False
        future.add_done_callback(_stop_when_done)
        try:
            self.run_forever()
        except:
            if is_ours and future.done() and not future.cancelled():
                # Nobody else can ask for it.
                future.exception()
            raise
        finally:
            future.remove_done_callback(_stop_when_done)
        if not future.done():
            raise RuntimeError('Event loop stopped before Future completed.')
        return future.result()

    def _run_forever_setup(self):
        self._check_closed()
        self._check_running()
        self._track_origins(self._debug)
        self._hooks_before = sys.get_asyncgen_hooks()
        self._thread_id = get_ident()
        sys.set_asyncgen_hooks(firstiter=self._asyncgen_firstiter_hook, finalizer=self._close_asyncgen)
        events._set_running_loop(self)

    def _run_forever_cleanup(self):
        self._stopping = False
        self._thread_id = None
        events._set_running_loop(None)
        self._track_origins(False)
        if self._hooks_before is not None:
            sys.set_asyncgen_hooks(*self._hooks_before)
            self._hooks_before = None

    def _run_once(self):
        """One round."""
        scheduled = self._scheduled
        if scheduled:
            self._drop_cancelled_timers()
            scheduled = self._scheduled
        ready = self._ready
        if not ready and not self._stopping:
            self._sleep(min(max(scheduled[0]._when - self.time(), 0), MAXIMUM_SELECT_TIMEOUT) if scheduled else None)
        if scheduled:
            end = self.time() + self._clock_resolution
            while scheduled and scheduled[0]._when < end:
                timer = heapq.heappop(scheduled)
                timer._scheduled = False
                ready.append(timer)
        next_ready = ready.popleft
        for _ in range(len(ready)):
            handle = next_ready()
            if handle._cancelled:
                continue
            if self._debug:
                self._run_watched(handle)
            else:
                handle._run()

    def _sleep(self, timeout):
        """Sleep for so many seconds, or (None) until another thread ends it."""
        if timeout is None:
            self._wakeup.acquire()
        elif timeout > 0:
            self._wakeup.acquire(True, timeout)

    def _write_to_self(self):
        """End the sleep, from another thread."""
        try:
            self._wakeup.release()
        except RuntimeError:
            # It has been ended already.
            pass

    def _drop_cancelled_timers(self):
        scheduled = self._scheduled
        if (len(scheduled) > _MIN_SCHEDULED_TIMER_HANDLES
                and self._timer_cancelled_count / len(scheduled) > _MIN_CANCELLED_TIMER_HANDLES_FRACTION):
            live = []
            for timer in scheduled:
                if timer._cancelled:
                    timer._scheduled = False
                else:
                    live.append(timer)
            heapq.heapify(live)
            self._scheduled = live
            self._timer_cancelled_count = 0
            return
        while scheduled and scheduled[0]._cancelled:
            self._timer_cancelled_count -= 1
            heapq.heappop(scheduled)._scheduled = False

    def _timer_handle_cancelled(self, handle):
        if handle._scheduled:
            self._timer_cancelled_count += 1

    def _run_watched(self, handle):
        self._current_handle = handle
        try:
            start = self.time()
            handle._run()
            duration = self.time() - start
            if duration >= self.slow_callback_duration:
                _logger().warning('Executing %s took %.3f seconds', _handle_text(handle), duration)
        finally:
            self._current_handle = None

    def stop(self):
        """Have run_forever() return after the round in which this is called."""
        self._stopping = True

    def close(self):
        """Close the loop, which must not be running. What was scheduled is dropped."""
        if self.is_running():
            raise RuntimeError('Cannot close a running event loop')
        if self._closed:
            return
        if self._debug:
            _logger().debug('Close %r', self)
        self._closed = True
        self._ready.clear()
        self._scheduled.clear()
        self._executor_shutdown_called = True
        executor, self._default_executor = self._default_executor, None
        if executor is not None:
            executor.shutdown(wait=False)

    def is_running(self):
        """Return whether a thread runs the loop."""
        return self._thread_id is not None

    def is_closed(self):
        """Return whether the loop was closed."""
        return self._closed

    def _check_closed(self):
        if self._closed:
            raise RuntimeError('Event loop is closed')

    def _check_running(self):
        if self.is_running():
            raise RuntimeError('This event loop is already running')
        if events._get_running_loop() is not None:
            raise RuntimeError('Cannot run the event loop while another loop is running')

    # ---- callbacks
    def time(self):
        """Return the time of the loop's clock, in seconds."""
        return time.monotonic()

    def call_soon(self, callback, *args, context=None):
        """Have callback(*args) called in the next round; return a handle that can cancel that.

        It is called in a copy of the current context, or in the one given. Callbacks are called in the order in which they came.
        """
        if self._debug or self._closed:
            self._check_closed()
            self._check_thread()
            self._check_callback(callback, 'call_soon')
            return self._call_soon(callback, args, context)
        handle = events.Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    def _call_soon(self, callback, args, context):
        handle = events.Handle(callback, args, self, context)
        _forget_frames(handle, 2)
        self._ready.append(handle)
        return handle

    def call_later(self, delay, callback, *args, context=None):
        """Have callback(*args) called after so many seconds; return a handle that can cancel that."""
        if delay is None:
            raise TypeError('delay must not be None')
        timer = self.call_at(self.time() + delay, callback, *args, context=context)
        _forget_frames(timer, 1)
        return timer

    def call_at(self, when, callback, *args, context=None):
        """Have callback(*args) called at a time of the loop's clock; return a handle that can cancel that."""
        if when is None:
            raise TypeError('when cannot be None')
        self._check_closed()
        if self._debug:
            self._check_thread()
            self._check_callback(callback, 'call_at')
        timer = events.TimerHandle(when, callback, args, self, context)
        _forget_frames(timer, 1)
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def call_soon_threadsafe(self, callback, *args, context=None):
        """Like call_soon(), from any thread."""
        self._check_closed()
        if self._debug:
            self._check_callback(callback, 'call_soon_threadsafe')
        handle = events._ThreadSafeHandle(callback, args, self, context)
        _forget_frames(handle, 1)
        self._ready.append(handle)
        self._write_to_self()
        return handle

    def _check_callback(self, callback, method):
        if coroutines.iscoroutine(callback) or coroutines._iscoroutinefunction(callback):
            raise TypeError(f'coroutines cannot be used with {method}()')
        if not callable(callback):
            raise TypeError(f'a callable object was expected by {method}(), got {callback!r}')

    def _check_thread(self):
        if self._thread_id is not None and self._thread_id != get_ident():
            raise RuntimeError('Non-thread-safe operation invoked on an event loop other than the current one')

    # ---- futures and tasks
    def create_future(self):
        """Return a future of this loop."""
        return futures.Future(loop=self)

    def create_task(self, coro, **kwargs):
        """Have the loop run the coroutine; return its task. Keywords are those of Task, or of the task factory."""
        self._check_closed()
        if self._task_factory is not None:
            return self._task_factory(self, coro, **kwargs)
        task = tasks.Task(coro, loop=self, **kwargs)
        _forget_frames(task, 1)
        return task

    def set_task_factory(self, factory):
        """Set what create_task() calls: factory(loop, coro, **kwargs). None means Task."""
        if factory is not None and not callable(factory):
            raise TypeError('task factory must be a callable or None')
        self._task_factory = factory

    def get_task_factory(self):
        """Return the task factory, or None."""
        return self._task_factory

    # ---- threads
    def run_in_executor(self, executor, func, *args):
        """Have an executor (None: the default one, a pool of threads) call func(*args); return a future of the result."""
        self._check_closed()
        if self._debug:
            self._check_callback(func, 'run_in_executor')
        if executor is None:
            if self._executor_shutdown_called:
                raise RuntimeError('Executor shutdown has been called')
            executor = self._default_executor
            if executor is None:
                from concurrent.futures import ThreadPoolExecutor
                executor = self._default_executor = ThreadPoolExecutor(thread_name_prefix='asyncio')
        return futures.wrap_future(executor.submit(func, *args), loop=self)

    def set_default_executor(self, executor):
        """Set the pool of threads that is the default executor."""
        from concurrent.futures import ThreadPoolExecutor
        if not isinstance(executor, ThreadPoolExecutor):
            raise TypeError('executor must be ThreadPoolExecutor instance')
        self._default_executor = executor

    async def shutdown_default_executor(self, timeout=None):
        """Wait for the threads of the default executor; after `timeout` seconds warn and leave them alone."""
        self._executor_shutdown_called = True
        if self._default_executor is None:
            return
        from threading import Thread
        from .timeouts import timeout as limit
        future = self.create_future()
        thread = Thread(target=self._wait_for_executor, args=(future,))
        thread.start()
        try:
            async with limit(timeout):
                await future
        except TimeoutError:
            import warnings
            warnings.warn(f'The executor did not finishing joining its threads within {timeout} seconds.', RuntimeWarning,
                          stacklevel=2)
            self._default_executor.shutdown(wait=False)
        else:
            thread.join()

    def _wait_for_executor(self, future):
        try:
            self._default_executor.shutdown(wait=True)
            if not self.is_closed():
                self.call_soon_threadsafe(futures._set_result_unless_cancelled, future, None)
        except Exception as error:
            if not self.is_closed() and not future.cancelled():
                self.call_soon_threadsafe(future.set_exception, error)

    # ---- async generators
    def _asyncgen_firstiter_hook(self, agen):
        if self._asyncgens_shutdown_called:
            import warnings
            warnings.warn(f'asynchronous generator {agen!r} was scheduled after loop.shutdown_asyncgens() call', ResourceWarning,
                          source=self)

    def _asyncgen_finalizer_hook(self, agen):
        if not self.is_closed():
            self.call_soon_threadsafe(self.create_task, agen.aclose())

    async def shutdown_asyncgens(self):
        """Close the async generators that are not finished."""
        self._asyncgens_shutdown_called = True
        closing = sys._unfinished_asyncgens(self._close_asyncgen)
        if not closing:
            return
        results = await tasks.gather(*[agen.aclose() for agen in closing], return_exceptions=True)
        for result, agen in zip(results, closing):
            if isinstance(result, Exception):
                self.call_exception_handler({'message': f'an error occurred during closing of asynchronous generator {agen!r}',
                                             'exception': result, 'asyncgen': agen})

    # ---- what nobody caught
    def get_exception_handler(self):
        """Return the exception handler, or None for the default one."""
        return self._exception_handler

    def set_exception_handler(self, handler):
        """Set what is called, as handler(loop, context), for exceptions that nobody caught. None means the default one."""
        if handler is not None and not callable(handler):
            raise TypeError(f'A callable object or None is expected, got {handler!r}')
        self._exception_handler = handler

    def default_exception_handler(self, context):
        """Log an exception that nobody caught, with what is known of it."""
        error = context.get('exception')
        if 'source_traceback' not in context and self._current_handle is not None and self._current_handle._source_traceback:
            context['handle_traceback'] = self._current_handle._source_traceback
        lines = [context.get('message') or 'Unhandled exception in event loop']
        for key in sorted(context):
            if key in ('message', 'exception'):
                continue
            if key in ('source_traceback', 'handle_traceback'):
                from traceback import format_list
                what = 'Object' if key == 'source_traceback' else 'Handle'
                lines.append(f'{key}: {what} created at (most recent call last):\n{"".join(format_list(context[key])).rstrip()}')
            else:
                lines.append(f'{key}: {context[key]!r}')
        _logger().error('\n'.join(lines), exc_info=(type(error), error, error.__traceback__) if error is not None else False)

    def call_exception_handler(self, context):
        """Tell the exception handler of something that went wrong. `context` is a dict with 'message' and what else is known:
        'exception', 'future', 'task', 'handle', 'asyncgen', 'source_traceback', 'handle_traceback'."""
        if self._exception_handler is None:
            try:
                self.default_exception_handler(context)
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException:
                _logger().error('Exception in default exception handler', exc_info=True)
            return
        try:
            self._in_context_of(context)(self._exception_handler, self, context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            try:
                self.default_exception_handler({'message': 'Unhandled error in exception handler', 'exception': error,
                                                'context': context})
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException:
                _logger().error('Exception in default exception handler while handling an unexpected error in custom exception '
                                'handler', exc_info=True)

    @staticmethod
    def _in_context_of(context):
        """How to call the handler: in the context of what failed, where that has one."""
        for key in ('task', 'future', 'handle'):
            thing = context.get(key)
            if thing is not None:
                get_context = getattr(thing, 'get_context', None)
                run = getattr(get_context(), 'run', None) if get_context is not None else None
                if run is not None:
                    return run
                break
        return _call

    # ---- debug mode
    def get_debug(self):
        """Return whether the loop is in debug mode."""
        return self._debug

    def set_debug(self, enabled):
        """Turn debug mode on or off: it checks more, remembers where things were made, and reports slow callbacks."""
        self._debug = enabled
        if self.is_running():
            self.call_soon_threadsafe(self._track_origins, enabled)

    def _track_origins(self, enabled):
        """Whether coroutines remember where they were made."""
        if bool(enabled) == (self._origin_depth_before is not None):
            return
        if enabled:
            self._origin_depth_before = sys.get_coroutine_origin_tracking_depth()
            sys.set_coroutine_origin_tracking_depth(DEBUG_STACK_DEPTH)
        else:
            sys.set_coroutine_origin_tracking_depth(self._origin_depth_before)
            self._origin_depth_before = None


def _call(function, *args):
    return function(*args)


def _handle_text(handle):
    owner = getattr(handle._callback, '__self__', None)
    return repr(owner) if isinstance(owner, tasks.Task) else str(handle)


def _forget_frames(made, number):
    """Where it was made is where the caller of the loop's methods is."""
    if made._source_traceback:
        del made._source_traceback[-number:]


# ---- what is refused
def _refusing(name, needs, is_async):
    if is_async:
        async def method(self, *args, **kwargs):
            events._refuse(f'loop.{name}()', needs)
    else:
        def method(self, *args, **kwargs):
            events._refuse(f'loop.{name}()', needs)
    method.__name__ = name
    method.__qualname__ = f'BaseEventLoop.{name}'
    setattr(BaseEventLoop, name, method)


for _name in ('getaddrinfo getnameinfo create_connection create_server sendfile start_tls create_unix_connection create_unix_server '
              'connect_accepted_socket create_datagram_endpoint sock_recv sock_recv_into sock_recvfrom sock_recvfrom_into '
              'sock_sendall sock_sendto sock_connect sock_accept sock_sendfile').split():
    _refusing(_name, 'sockets', True)
for _name in ('connect_read_pipe', 'connect_write_pipe'):
    _refusing(_name, 'pipes', True)
for _name in ('subprocess_shell', 'subprocess_exec'):
    _refusing(_name, 'processes', True)
for _name in ('add_reader', 'remove_reader', 'add_writer', 'remove_writer'):
    _refusing(_name, 'descriptors to wait for', False)
for _name in ('add_signal_handler', 'remove_signal_handler'):
    _refusing(_name, 'signal handlers of event loops', False)
del _name


class _UnixSelectorEventLoop(BaseEventLoop):
    """The event loop under the name that CPython's has on Unix."""


SelectorEventLoop = EventLoop = _UnixSelectorEventLoop
