"""An executor whose calls are made by interpreters, each with a thread that waits for it.

The interpreters are workers where there are any: they run at the same time. What goes to them and comes back is copied, so calls take functions
and arguments that can be pickled.
"""

import sys
import traceback
import _interpreters
from concurrent import interpreters
from . import thread as _thread


def _call(results, fn, args, kwargs):
    """In the interpreter: an exception goes back through a queue, as it is if it can be pickled."""
    try:
        return fn(*args, **kwargs)
    except BaseException as error:
        try:
            results.put(error)
        except interpreters.NotShareableError:
            print('exception is not shareable:', file=sys.stderr)
            traceback.print_exception(error)
            results.put(None)
        raise


class WorkerContext(_thread.WorkerContext):
    """Where a thread of the pool makes its calls: in an interpreter of its own."""

    def __init__(self, initializer, initargs, backend):
        super().__init__(initializer, initargs)
        self.backend = backend
        self.interp = None
        self.results = None

    def initialize(self):
        # The threads of a pool come at once: a worker that is made ready after each would come too late, and one too many.
        id = _interpreters.create(reqrefs=True, backend=self.backend, more=False)
        self.interp = interpreters.Interpreter(id, _ownsref=True)
        self.results = interpreters.create_queue()
        try:
            if self.initializer is not None:
                self.run(self.initializer, self.initargs, {})
        except BaseException:
            self.finalize()
            raise

    def finalize(self):
        interp, results = self.interp, self.results
        self.interp = self.results = None
        if interp is not None:
            interp.close()
        if results is not None:
            import _interpqueues
            _interpqueues.destroy(results.id)

    def run(self, fn, args, kwargs):
        if isinstance(fn, str):
            raise TypeError('scripts not supported')
        try:
            return self.interp.call(_call, self.results, fn, args, kwargs)
        except interpreters.ExecutionFailed as failure:
            error = self.results.get()
            if error is None:
                raise
            raise error from failure


class BrokenInterpreterPool(_thread.BrokenThreadPool):
    """Raised when an interpreter of the pool could not be initialized."""


class InterpreterPoolExecutor(_thread.ThreadPoolExecutor):
    """An executor with a pool of at most max_workers interpreters.

    backend='thread' has them in this thread of the host, in turns (not in CPython).
    """

    BROKEN = BrokenInterpreterPool

    @classmethod
    def prepare_context(cls, initializer, initargs, backend=None):
        """Return what makes each thread its interpreter."""
        if backend is None:
            backend = 'worker' if _interpreters.has_workers() else 'thread'
        if backend == 'worker':
            _interpreters.prepare()
        return lambda: WorkerContext(initializer, initargs, backend)

    def __init__(self, max_workers=None, thread_name_prefix='', initializer=None, initargs=(), *, backend=None):
        """Each interpreter calls initializer(*initargs) first; the names of their threads begin with the prefix."""
        thread_name_prefix = thread_name_prefix or f'InterpreterPoolExecutor-{self._counter()}'
        super().__init__(max_workers, thread_name_prefix, initializer, initargs, backend=backend)
