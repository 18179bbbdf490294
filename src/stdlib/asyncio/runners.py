"""From a program to its event loop and back: run() and Runner.

A runner makes a loop when it is first needed, runs coroutines in it, all in one context of its own, and closes it: what is left is
cancelled and waited for, then async generators are closed, then the threads of the default executor are waited for.

Ctrl-C while a coroutine runs cancels the task of that coroutine, so that it can clean up; KeyboardInterrupt is raised when it has
ended. A second Ctrl-C is raised at once.
"""

__all__ = ('Runner', 'run')

import sys
from _contextvars import copy_context

from . import coroutines, events, tasks
from .constants import THREAD_JOIN_TIMEOUT
from .exceptions import CancelledError


class Runner:
    """A context manager with an event loop: see run()."""

    def __init__(self, *, debug=None, loop_factory=None):
        self._state = 'created'
        self._debug = debug
        self._loop_factory = loop_factory
        self._loop = None
        self._context = None
        self._interrupt_count = 0
        # Whether set_event_loop() has been called, and is to be undone.
        self._set_event_loop = False

    def __enter__(self):
        self._lazy_init()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.close()

    def _lazy_init(self):
        if self._state == 'closed':
            raise RuntimeError('Runner is closed')
        if self._state == 'initialized':
            return
        if self._loop_factory is None:
            self._loop = events.new_event_loop()
            if not self._set_event_loop:
                events.set_event_loop(self._loop)
                self._set_event_loop = True
        else:
            self._loop = self._loop_factory()
        if self._debug is not None:
            self._loop.set_debug(self._debug)
        self._context = copy_context()
        self._state = 'initialized'

    def get_loop(self):
        """Return the event loop."""
        self._lazy_init()
        return self._loop

    def close(self):
        """End what runs in the loop, and close it."""
        if self._state != 'initialized':
            return
        loop = self._loop
        try:
            _cancel_all_tasks(loop)
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.run_until_complete(loop.shutdown_default_executor(THREAD_JOIN_TIMEOUT))
        finally:
            if self._set_event_loop:
                events.set_event_loop(None)
            loop.close()
            self._loop = None
            self._state = 'closed'

    def run(self, coro, *, context=None):
        """Run a coroutine or another awaitable in the loop; return its result."""
        if events._get_running_loop() is not None:
            raise RuntimeError('Runner.run() cannot be called from a running event loop')
        self._lazy_init()
        if not coroutines.iscoroutine(coro):
            if not tasks._isawaitable(coro):
                raise TypeError('An asyncio.Future, a coroutine or an awaitable is required')
            coro = tasks._await(coro)
        task = self._loop.create_task(coro, context=self._context if context is None else context)
        self._interrupt_count = 0
        watch = _Interrupts(lambda signum, frame: self._on_sigint(signum, frame, task))
        try:
            with watch:
                return self._loop.run_until_complete(task)
        except CancelledError:
            if self._interrupt_count > 0:
                uncancel = getattr(task, 'uncancel', None)
                if uncancel is not None and uncancel() == 0:
                    raise KeyboardInterrupt()
            raise

    def _on_sigint(self, signum, frame, main_task):
        self._interrupt_count += 1
        if self._interrupt_count == 1 and not main_task.done():
            main_task.cancel()
            # The loop may be asleep.
            self._loop.call_soon_threadsafe(_nothing)
            return
        raise KeyboardInterrupt()


def _nothing():
    pass


class _Interrupts:
    """For the time of a `with`, Ctrl-C calls a handler: in the main thread, and when the program has no handler of its own."""

    def __init__(self, handler):
        self.handler = handler
        self.signal = None

    def __enter__(self):
        try:
            import signal
        except ImportError:
            return
        threading = sys.modules.get('threading')
        if threading is not None and threading.current_thread() is not threading.main_thread():
            return
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            try:
                signal.signal(signal.SIGINT, self.handler)
            except ValueError:
                return
            self.signal = signal

    def __exit__(self, exc_type, exc_val, exc_tb):
        signal = self.signal
        if signal is not None and signal.getsignal(signal.SIGINT) is self.handler:
            signal.signal(signal.SIGINT, signal.default_int_handler)


def run(main, *, debug=None, loop_factory=None):
    """Run a coroutine in an event loop of its own; return its result.

    For the start of a program: the loop is new, and closed at the end. `debug` turns debug mode on or off; `loop_factory` makes
    the loop.
    """
    if events._get_running_loop() is not None:
        raise RuntimeError('asyncio.run() cannot be called from a running event loop')
    with Runner(debug=debug, loop_factory=loop_factory) as runner:
        return runner.run(main)


def _cancel_all_tasks(loop):
    left = tasks.all_tasks(loop)
    if not left:
        return
    for task in left:
        task.cancel()
    loop.run_until_complete(tasks.gather(*left, return_exceptions=True))
    for task in left:
        if not task.cancelled() and task.exception() is not None:
            loop.call_exception_handler({'message': 'unhandled exception during asyncio.run() shutdown',
                                         'exception': task.exception(), 'task': task})
