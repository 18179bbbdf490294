"""Tasks: coroutines that the event loop runs, and ways to wait for several of them.

A task is a future that finishes with its coroutine. It advances in steps: the loop calls the step, the step sends None into the
coroutine (or throws an exception into it), and the coroutine runs until something in it yields. What it yielded says how it goes on:

    a future, from `await future`   the task sleeps; a callback of the future makes the next step       (_fut_waiter is the future)
    None, from `await sleep(0)`     the next step is asked of the loop at once
    anything else                   a mistake: the next step throws RuntimeError at the place of it

So a task that is not done is in one of three states: it sleeps on `_fut_waiter`; its next step is in the loop's queue; or it is
running now. cancel() passes the request on to the future slept on, whose cancellation then wakes the task; in the other states it
sets `_must_cancel`, and the next step throws CancelledError. Every step runs in the task's own context.
"""

__all__ = ('Task', 'create_task', 'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED', 'wait', 'wait_for', 'as_completed', 'sleep',
           'gather', 'shield', 'ensure_future', 'run_coroutine_threadsafe', 'current_task', 'all_tasks', 'create_eager_task_factory',
           'eager_task_factory', '_register_task', '_unregister_task', '_enter_task', '_leave_task')

from _collections_abc import Awaitable
from _contextvars import copy_context
from itertools import count
from types import CodeType, CoroutineType, GeneratorType, coroutine

from . import coroutines, events, exceptions, futures
from .exceptions import CancelledError, InvalidStateError
from .futures import _CANCELLED, _FINISHED, _PENDING, Future, future_add_to_awaited_by, future_discard_from_awaited_by

_next_number = count(1).__next__

# What each loop is running: {loop: task}.
_current_tasks = {}
# Tasks that are not done, in the order in which they were made. They are kept alive: a task that nobody else holds is not lost.
_pending_tasks = {}


# ---- which tasks there are
def current_task(loop=None):
    """Return the task that is running in the loop, or None."""
    return _current_tasks.get(events.get_running_loop() if loop is None else loop)


def all_tasks(loop=None):
    """Return a set of the tasks of the loop that are not done."""
    if loop is None:
        loop = events.get_running_loop()
    return {task for task in list(_pending_tasks) if futures._get_loop(task) is loop and not task.done()}


def _register_task(task):
    """Make all_tasks() know a task: one that was not made by this module, too."""
    _pending_tasks[task] = None


def _unregister_task(task):
    """Make all_tasks() forget a task."""
    _pending_tasks.pop(task, None)


def _enter_task(loop, task):
    """A step of the task begins."""
    running = _current_tasks.get(loop)
    if running is not None:
        raise RuntimeError(f'Cannot enter into task {task!r} while another task {running!r} is being executed.')
    _current_tasks[loop] = task


def _leave_task(loop, task):
    """The step has ended."""
    running = _current_tasks.get(loop)
    if running is not task:
        raise RuntimeError(f'Leaving task {task!r} does not match the current task {running!r}.')
    _current_tasks.pop(loop, None)


class _Leftovers:
    """Dies at the end of the program, and tells which tasks have not come to their end."""

    def __del__(self):
        for task in list(_pending_tasks):
            if not task.done() and task._log_destroy_pending:
                report = {'task': task, 'message': 'Task was destroyed but it is pending!'}
                if task._source_traceback:
                    report['source_traceback'] = task._source_traceback
                task._loop.call_exception_handler(report)


_leftovers = _Leftovers()


def _swap_current_task(loop, task):
    """Make another task the running one, or none; return the one before."""
    before = _current_tasks.pop(loop, None)
    if task is not None:
        _current_tasks[loop] = task
    return before


class Task(Future):
    """A coroutine that the event loop runs, and the future of its result."""

    # Whether it is reported when the task goes away unfinished.
    _log_destroy_pending = True

    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        super().__init__(loop=loop)
        if self._source_traceback:
            del self._source_traceback[-1]
        if type(coro) is not CoroutineType and not coroutines.iscoroutine(coro):
            self._log_destroy_pending = False
            raise TypeError(f'a coroutine was expected, got {coro!r}')
        # A number becomes a name when somebody asks.
        self._name = _next_number() if name is None else str(name)
        self._coro = coro
        self._context = copy_context() if context is None else context
        self._fut_waiter = None
        self._must_cancel = False
        self._num_cancels_requested = 0
        if eager_start and self._loop.is_running():
            self.__start_now()
        else:
            self._loop.call_soon(self.__step, context=self._context)
            _pending_tasks[self] = None

    # ---- what it is
    def _repr_info(self):
        info = super()._repr_info()
        if self._num_cancels_requested and self._state == _PENDING:
            info[0] = 'cancelling'
        more = [f'name={self.get_name()!r}']
        if self._coro is not None:
            more.append(f'coro=<{coroutines._format_coroutine(self._coro)}>')
        if self._fut_waiter is not None:
            more.append(f'wait_for={self._fut_waiter!r}')
        info[1:1] = more
        return info

    def get_coro(self):
        """Return the coroutine."""
        return self._coro

    def get_context(self):
        """Return the context in which the steps run."""
        return self._context

    def get_name(self):
        """Return the name."""
        if type(self._name) is int:
            self._name = f'Task-{self._name}'
        return self._name

    def set_name(self, value):
        """Set the name."""
        self._name = str(value)

    def set_result(self, result):
        raise RuntimeError('Task does not support set_result operation')

    def set_exception(self, exception):
        raise RuntimeError('Task does not support set_exception operation')

    def get_stack(self, *, limit=None):
        """Return the frames of the coroutine: where it sleeps, or the traceback of what ended it; the oldest first."""
        coro = self._coro
        for kind in ('cr_frame', 'gi_frame', 'ag_frame'):
            if hasattr(coro, kind):
                frame = getattr(coro, kind)
                break
        else:
            frame = None
        frames = []
        if frame is not None:
            while frame is not None and (limit is None or len(frames) < limit):
                frames.append(frame)
                frame = frame.f_back
            frames.reverse()
        elif self._exception is not None:
            traceback = self._exception.__traceback__
            while traceback is not None and (limit is None or len(frames) < limit):
                frames.append(traceback.tb_frame)
                traceback = traceback.tb_next
        return frames

    def print_stack(self, *, limit=None, file=None):
        """Print what get_stack() returns, as tracebacks are printed, to standard error or a file."""
        import linecache
        import traceback
        stack = []
        for frame in self.get_stack(limit=limit):
            code = frame.f_code
            linecache.checkcache(code.co_filename)
            line = linecache.getline(code.co_filename, frame.f_lineno, frame.f_globals)
            stack.append((code.co_filename, frame.f_lineno, code.co_name, line))
        error = self._exception
        if not stack:
            print(f'No stack for {self!r}', file=file)
        else:
            print(f'{"Stack" if error is None else "Traceback"} for {self!r} (most recent call last):', file=file)
        traceback.print_list(stack, file=file)
        if error is not None:
            print(''.join(traceback.format_exception_only(error)), file=file, end='')

    # ---- cancellation
    def cancel(self, msg=None):
        """Ask for CancelledError to be thrown into the coroutine. It may catch it: the task is cancelled when it lets it through.

        Return False when the task is done. The requests are counted: see cancelling() and uncancel().
        """
        if self._state != _PENDING:
            self._log_traceback = False
            return False
        self._num_cancels_requested += 1
        waiter = self._fut_waiter
        if waiter is not None and waiter.cancel(msg=msg):
            # It stays: it may be a task that takes no notice and has to be cancelled again.
            return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def cancelling(self):
        """Return how many requests to cancel there are that nobody has taken back."""
        return self._num_cancels_requested

    def uncancel(self):
        """Take one request to cancel back: it has been dealt with. Return how many are left."""
        if self._num_cancels_requested > 0:
            self._num_cancels_requested -= 1
            if self._num_cancels_requested == 0:
                self._must_cancel = False
        return self._num_cancels_requested

    # ---- steps
    def __start_now(self):
        """The first step of an eager task, inside of the task that makes it."""
        before = _swap_current_task(self._loop, self)
        _pending_tasks[self] = None
        try:
            self._context.run(self.__advance, None)
        finally:
            _swap_current_task(self._loop, before)
            if self._state != _PENDING:
                self._coro = None

    def __step(self, error=None):
        if self._state != _PENDING:
            raise InvalidStateError(f'__step(): already done: {self!r}, {error!r}')
        if self._must_cancel:
            if not isinstance(error, CancelledError):
                error = self._make_cancelled_error()
            self._must_cancel = False
        self._fut_waiter = None
        loop = self._loop
        if loop in _current_tasks:
            _enter_task(loop, self)
        _current_tasks[loop] = self
        try:
            self.__advance(error)
        finally:
            if _current_tasks.get(loop) is self:
                del _current_tasks[loop]
            else:
                _leave_task(loop, self)

    def __advance(self, error):
        try:
            yielded = self._coro.send(None) if error is None else self._coro.throw(error)
        except StopIteration as stop:
            if self._must_cancel:
                # The request came while the last step ran.
                self._must_cancel = False
                super().cancel(msg=self._cancel_message)
            else:
                super().set_result(stop.value)
        except CancelledError as cancelled:
            self._cancelled_exc = _without_our_frame(cancelled)
            super().cancel()
        except BaseException as failure:
            super().set_exception(_without_our_frame(failure))
            if isinstance(failure, (KeyboardInterrupt, SystemExit)):
                raise
        else:
            self.__sleep_on(yielded)
            return
        _pending_tasks.pop(self, None)

    def __sleep_on(self, yielded):
        loop = self._loop
        if yielded is None:
            loop.call_soon(self.__step, context=self._context)
            return
        blocking = getattr(yielded, '_asyncio_future_blocking', None)
        if blocking and yielded is not self and futures._get_loop(yielded) is loop:
            yielded._asyncio_future_blocking = False
            if isinstance(yielded, Future):
                yielded._awaited(self)
            yielded.add_done_callback(self.__wakeup, context=self._context)
            self._fut_waiter = yielded
            if self._must_cancel and yielded.cancel(msg=self._cancel_message):
                self._must_cancel = False
            return
        if blocking is None:
            if isinstance(yielded, GeneratorType):
                mistake = f'yield was used instead of yield from for generator in task {self!r} with {yielded!r}'
            else:
                mistake = f'Task got bad yield: {yielded!r}'
        elif futures._get_loop(yielded) is not loop:
            mistake = f'Task {self!r} got Future {yielded!r} attached to a different loop'
        elif blocking:
            mistake = f'Task cannot await on itself: {self!r}'
        else:
            mistake = f'yield was used instead of yield from in task {self!r} with {yielded!r}'
        loop.call_soon(self.__step, RuntimeError(mistake), context=self._context)

    def __wakeup(self, future):
        if isinstance(future, Future):
            future._not_awaited(self)
        try:
            future.result()
        except BaseException as error:
            self.__step(error)
        else:
            self.__step()

    # Callbacks are shown by these names, as those of CPython's own tasks are.
    __step.__qualname__ = 'TaskStepMethWrapper'
    __wakeup.__qualname__ = 'Task.task_wakeup'


def _without_our_frame(error):
    """A traceback begins in the coroutine, not in the step that caught it."""
    traceback = error.__traceback__
    if traceback is not None and traceback.tb_frame.f_code is _ADVANCE:
        error.__traceback__ = traceback.tb_next
    return error


_ADVANCE: CodeType = Task._Task__advance.__code__


def create_task(coro, **kwargs):
    """Have the running loop run the coroutine; return its task."""
    return events.get_running_loop().create_task(coro, **kwargs)


def create_eager_task_factory(custom_task_constructor):
    """Return a task factory for loops whose tasks run up to their first sleep at once, when they are made."""

    def factory(loop, coro, *, eager_start=True, **kwargs):
        return custom_task_constructor(coro, loop=loop, eager_start=eager_start, **kwargs)

    return factory


eager_task_factory = create_eager_task_factory(Task)


async def _await(awaitable):
    return await awaitable


def ensure_future(coro_or_future, *, loop=None):
    """Return a future as it is; make a task of a coroutine or another awaitable."""
    if futures.isfuture(coro_or_future):
        if loop is not None and loop is not futures._get_loop(coro_or_future):
            raise ValueError('The future belongs to a different loop than the one specified as the loop argument')
        return coro_or_future
    coro = coro_or_future
    if not coroutines.iscoroutine(coro):
        if not _isawaitable(coro):
            raise TypeError('An asyncio.Future, a coroutine or an awaitable is required')
        coro = _await(coro)
    if loop is None:
        loop = events.get_event_loop()
    try:
        return loop.create_task(coro)
    except RuntimeError:
        if coro is coro_or_future:
            coro.close()
        raise


def _isawaitable(obj):
    if isinstance(obj, Awaitable):
        return True
    # A generator that @types.coroutine has marked.
    return isinstance(obj, GeneratorType) and bool(obj.gi_code.co_flags & 0x100)


@coroutine
def _one_turn():
    yield


async def sleep(delay, result=None):
    """Sleep for some seconds; return `result`. With 0 or less other tasks get a turn."""
    if delay <= 0:
        await _one_turn()
        return result
    if delay != delay:
        raise ValueError('Invalid delay: NaN (not a number)')
    loop = events.get_running_loop()
    future = loop.create_future()
    timer = loop.call_later(delay, futures._set_result_unless_cancelled, future, result)
    try:
        return await future
    finally:
        timer.cancel()


# ---- waiting for several
FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """Wait for futures, without raising what they raise and without cancelling them at the timeout. Return two sets: done, pending."""
    if futures.isfuture(fs) or coroutines.iscoroutine(fs):
        raise TypeError(f'expect a list of futures, not {type(fs).__name__}')
    if not fs:
        raise ValueError('Set of Tasks/Futures is empty.')
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f'Invalid return_when value: {return_when}')
    fs = set(fs)
    if any(map(coroutines.iscoroutine, fs)):
        raise TypeError('Passing coroutines is forbidden, use tasks explicitly.')
    return await _wait(fs, timeout, return_when, events.get_running_loop())


async def _wait(fs, timeout, return_when, loop):
    assert fs, 'Set of Futures is empty.'
    waiter = loop.create_future()
    timer = None if timeout is None else loop.call_later(timeout, _release, waiter)
    left = len(fs)
    task = current_task()

    def count_down(future):
        nonlocal left
        left -= 1
        if left <= 0 or return_when == FIRST_COMPLETED or (
                return_when == FIRST_EXCEPTION and not future.cancelled() and future.exception() is not None):
            if timer is not None:
                timer.cancel()
            _release(waiter)
        future_discard_from_awaited_by(future, task)

    for future in fs:
        future.add_done_callback(count_down)
        future_add_to_awaited_by(future, task)
    try:
        await waiter
    finally:
        if timer is not None:
            timer.cancel()
        for future in fs:
            future.remove_done_callback(count_down)
            future_discard_from_awaited_by(future, task)
    done = {future for future in fs if future.done()}
    return done, fs - done


def _release(waiter, *_):
    if not waiter.done():
        waiter.set_result(None)


async def wait_for(fut, timeout):
    """Wait for one awaitable; after `timeout` seconds cancel it and raise TimeoutError."""
    if timeout is not None and timeout <= 0:
        # It does not get to run.
        fut = ensure_future(fut)
        if fut.done():
            return fut.result()
        await _cancel_and_wait(fut)
        try:
            return fut.result()
        except CancelledError as error:
            raise TimeoutError from error
    from .timeouts import timeout as limit
    async with limit(timeout):
        return await fut


async def _cancel_and_wait(fut):
    # Awaiting the future itself would make our own cancellation another one of it.
    waiter = events.get_running_loop().create_future()
    task = current_task()

    def release(_):
        _release(waiter)

    fut.add_done_callback(release)
    future_add_to_awaited_by(fut, task)
    try:
        fut.cancel()
        await waiter
    finally:
        fut.remove_done_callback(release)
        future_discard_from_awaited_by(fut, task)


class _AsCompletedIterator:
    """Futures in the order in which they become done.

    `async for` gives the futures, done; `for` gives coroutines, each with the result of the next one to be done.
    """

    def __init__(self, aws, timeout):
        from .queues import Queue
        loop = events.get_event_loop()
        self._done = Queue()
        self._task = current_task()
        self._todo = {ensure_future(aw, loop=loop) for aw in set(aws)}
        self._todo_left = len(self._todo)
        for future in self._todo:
            future.add_done_callback(self._handle_completion)
            future_add_to_awaited_by(future, self._task)
        self._timer = loop.call_later(timeout, self._handle_timeout) if self._todo and timeout is not None else None

    def __aiter__(self):
        return self

    def __iter__(self):
        return self

    async def __anext__(self):
        if not self._todo_left:
            raise StopAsyncIteration
        self._todo_left -= 1
        return await self._next_done()

    def __next__(self):
        if not self._todo_left:
            raise StopIteration
        self._todo_left -= 1
        return self._next_result()

    def _handle_timeout(self):
        for future in self._todo:
            future.remove_done_callback(self._handle_completion)
            future_discard_from_awaited_by(future, self._task)
            self._done.put_nowait(None)
        self._todo.clear()

    def _handle_completion(self, future):
        if not self._todo:
            return
        self._todo.remove(future)
        future_discard_from_awaited_by(future, self._task)
        self._done.put_nowait(future)
        if not self._todo and self._timer is not None:
            self._timer.cancel()

    async def _next_done(self):
        try:
            future = await self._done.get()
        except:
            self._todo_left += 1
            raise
        if future is None:
            raise TimeoutError
        return future

    async def _next_result(self):
        return (await self._next_done()).result()


def as_completed(fs, *, timeout=None):
    """Return an iterator over awaitables in the order in which they become done: see _AsCompletedIterator.

    TimeoutError is raised when `timeout` seconds are over before all are done.
    """
    if _isawaitable(fs):
        raise TypeError(f'expects an iterable of awaitables, not {type(fs).__name__}')
    return _AsCompletedIterator(fs, timeout)


class _GatheringFuture(Future):
    """The future of gather(): to cancel it is to cancel its children."""

    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        cancelled = [child.cancel(msg=msg) for child in self._children]
        if any(cancelled):
            # Then it ends as cancelled, even with return_exceptions=True.
            self._cancel_requested = True
            return True
        return False


def gather(*coros_or_futures, return_exceptions=False):
    """Return a future of the list of the results of awaitables, which run concurrently; the results are in the order of the arguments.

    The first exception goes to the future at once, and the others run on; with return_exceptions=True exceptions are results.
    """
    if not coros_or_futures:
        outer = events.get_event_loop().create_future()
        outer.set_result([])
        return outer
    loop = events._get_running_loop()
    task = None if loop is None else current_task(loop)
    known = {}
    children = []
    already_done = []
    left = 0
    outer = None

    def child_done(child):
        nonlocal left
        left -= 1
        if task is not None:
            future_discard_from_awaited_by(child, task)
        if outer is None or outer.done():
            if not child.cancelled():
                child.exception()
            return
        if not return_exceptions:
            error = child._make_cancelled_error() if child.cancelled() else child.exception()
            if error is not None:
                # Those that run on are not awaited any more.
                for other in children:
                    future_discard_from_awaited_by(other, task)
                outer.set_exception(error)
                return
        if left == 0:
            # All are asked, so that none is reported as never asked.
            results = [_outcome(each) for each in children]
            if outer._cancel_requested:
                outer.set_exception(child._make_cancelled_error())
            else:
                outer.set_result(results)

    for arg in coros_or_futures:
        child = known.get(arg)
        if child is None:
            child = known[arg] = ensure_future(arg, loop=loop)
            if loop is None:
                loop = futures._get_loop(child)
            if child is not arg:
                # Nobody else has this task, so nobody can be blamed for it.
                child._log_destroy_pending = False
            left += 1
            if child.done():
                already_done.append(child)
            else:
                if task is not None:
                    future_add_to_awaited_by(child, task)
                child.add_done_callback(child_done)
        children.append(child)
    outer = _GatheringFuture(children, loop=loop)
    for child in already_done:
        child_done(child)
    return outer


def _outcome(child):
    """The result, or the exception as a value."""
    if child.cancelled():
        return CancelledError('' if child._cancel_message is None else child._cancel_message)
    error = child.exception()
    return child.result() if error is None else error


def shield(arg):
    """Return a future that follows an awaitable but does not pass its own cancellation on to it.

    Keep a reference to the inner task, so that it lives on when the outer one is cancelled.
    """
    inner = ensure_future(arg)
    if inner.done():
        return inner
    loop = futures._get_loop(inner)
    outer = loop.create_future()
    task = current_task(loop) if loop is not None else None

    def no_longer_awaited(inner):
        future_discard_from_awaited_by(inner, task)

    def pass_state_on(inner):
        if outer.cancelled():
            return
        if inner.cancelled():
            outer.cancel()
        elif (error := inner.exception()) is not None:
            outer.set_exception(error)
        else:
            outer.set_result(inner.result())

    def let_go(outer):
        if not inner.done():
            inner.remove_done_callback(pass_state_on)
            if task is not None:
                inner.remove_done_callback(no_longer_awaited)
                future_discard_from_awaited_by(inner, task)

    if task is not None:
        future_add_to_awaited_by(inner, task)
        inner.add_done_callback(no_longer_awaited)
    inner.add_done_callback(pass_state_on)
    outer.add_done_callback(let_go)
    return outer


def run_coroutine_threadsafe(coro, loop):
    """Have a loop that runs in another thread run the coroutine; return a concurrent.futures.Future of its result."""
    if not coroutines.iscoroutine(coro):
        raise TypeError('A coroutine object is required')
    from concurrent.futures import Future as ThreadsFuture
    future = ThreadsFuture()

    def start():
        try:
            futures._chain_future(ensure_future(coro, loop=loop), future)
        except BaseException as error:
            if not isinstance(error, (SystemExit, KeyboardInterrupt)) and future.set_running_or_notify_cancel():
                future.set_exception(error)
            raise

    loop.call_soon_threadsafe(start)
    return future
