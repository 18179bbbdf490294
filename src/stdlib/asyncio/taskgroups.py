"""Task groups: an `async with` at whose end all of its tasks have ended.

When a task fails, or the body does, the group is aborted: its other tasks are cancelled, and so is the parent, the task in which the
body runs, since it may be waiting for something. That last cancellation is an affair of the group; it is taken back (uncancel) when
the block ends. What failed is raised together, as an exception group; CancelledError alone is no failure.
"""

__all__ = ('TaskGroup',)

from . import events, tasks
from .exceptions import CancelledError
from .futures import future_add_to_awaited_by, future_discard_from_awaited_by

_BASE_ERRORS = SystemExit, KeyboardInterrupt


class TaskGroup:
    """Tasks that end together: see create_task()."""

    def __init__(self):
        self._entered = False
        self._exiting = False
        self._aborting = False
        self._loop = None
        self._parent_task = None
        # Whether the parent was cancelled by us.
        self._parent_cancel_requested = False
        self._tasks = set()
        self._errors = []
        # SystemExit or KeyboardInterrupt: raised as it is.
        self._base_error = None
        self._on_completed_fut = None

    def __repr__(self):
        info = ['TaskGroup']
        if self._tasks:
            info.append(f'tasks={len(self._tasks)}')
        if self._errors:
            info.append(f'errors={len(self._errors)}')
        if self._aborting:
            info.append('cancelling')
        elif self._entered:
            info.append('entered')
        return f'<{" ".join(info)}>'

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f'TaskGroup {self!r} has already been entered')
        if self._loop is None:
            self._loop = events.get_running_loop()
        self._parent_task = tasks.current_task(self._loop)
        if self._parent_task is None:
            raise RuntimeError(f'TaskGroup {self!r} cannot determine the parent task')
        self._entered = True
        return self

    async def __aexit__(self, exc_type, exc, tb):
        tb = None
        try:
            return await self._finish(exc_type, exc)
        finally:
            # Exceptions hold on to frames, and those to this.
            self._parent_task = self._errors = self._base_error = exc = None

    async def _finish(self, exc_type, exc):
        self._exiting = True
        if isinstance(exc, _BASE_ERRORS) and self._base_error is None:
            self._base_error = exc
        was_cancelled = exc_type is not None and issubclass(exc_type, CancelledError)
        cancellation = exc if was_cancelled else None
        if exc_type is not None and not self._aborting:
            self._abort()
        # More than once, for the parent may be cancelled while it waits here.
        while self._tasks:
            if self._on_completed_fut is None:
                self._on_completed_fut = self._loop.create_future()
            try:
                await self._on_completed_fut
            except CancelledError as error:
                if not self._aborting:
                    cancellation = error
                    self._abort()
            self._on_completed_fut = None
        try:
            if self._base_error is not None:
                raise self._base_error
            if self._parent_cancel_requested and self._parent_task.uncancel() == 0:
                # It was ours alone.
                cancellation = None
            if cancellation is not None and not self._errors:
                raise cancellation
            if exc_type is not None and not was_cancelled:
                self._errors.append(exc)
            if self._errors:
                if self._parent_task.cancelling():
                    # Somebody else wants the parent cancelled, and this error hides it: ask again, keeping the count.
                    self._parent_task.uncancel()
                    self._parent_task.cancel()
                raise BaseExceptionGroup('unhandled errors in a TaskGroup', self._errors) from None
        finally:
            exc = cancellation = None

    def create_task(self, coro, **kwargs):
        """Make a task in the group; return it. Keywords are those of asyncio.create_task()."""
        if not self._entered:
            coro.close()
            raise RuntimeError(f'TaskGroup {self!r} has not been entered')
        if self._exiting and not self._tasks:
            coro.close()
            raise RuntimeError(f'TaskGroup {self!r} is finished')
        if self._aborting:
            coro.close()
            raise RuntimeError(f'TaskGroup {self!r} is shutting down')
        task = self._loop.create_task(coro, **kwargs)
        future_add_to_awaited_by(task, self._parent_task)
        # Even when it is done already, for an error must not cancel the parent before the parent has the task.
        self._tasks.add(task)
        task.add_done_callback(self._on_task_done)
        return task

    def _abort(self):
        self._aborting = True
        for task in self._tasks:
            if not task.done():
                task.cancel()

    def _on_task_done(self, task):
        self._tasks.discard(task)
        future_discard_from_awaited_by(task, self._parent_task)
        waiter = self._on_completed_fut
        if waiter is not None and not self._tasks and not waiter.done():
            waiter.set_result(True)
        if task.cancelled():
            return
        error = task.exception()
        if error is None:
            return
        self._errors.append(error)
        if isinstance(error, _BASE_ERRORS) and self._base_error is None:
            self._base_error = error
        if self._parent_task.done():
            self._loop.call_exception_handler({
                'message': f'Task {task!r} has errored out but its parent task {self._parent_task} is already completed',
                'exception': error, 'task': task})
        elif not self._aborting and not self._parent_cancel_requested:
            self._abort()
            self._parent_cancel_requested = True
            self._parent_task.cancel()
