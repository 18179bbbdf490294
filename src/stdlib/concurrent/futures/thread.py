"""An executor whose calls are made by threads.

The threads share a queue of work. A new one is started for a call only when none is idle: an idle thread adds one to a semaphore before
it waits, and submit() takes it away. None in the queue tells the threads to look whether they are still wanted.
"""

import os
from itertools import count
from queue import Empty, SimpleQueue
import threading
from _weakref import ref
from . import _base

# The queues that threads of executors wait at; at the end of the program they are told.
_queues = {}
_shutdown = False
_global_shutdown_lock = threading.Lock()


def _python_exit():
    global _shutdown
    with _global_shutdown_lock:
        _shutdown = True
    waiting = list(_queues.items())
    for thread, queue in waiting:
        queue.put(None)
    for thread, queue in waiting:
        thread.join()


threading._register_atexit(_python_exit)


class BrokenThreadPool(_base.BrokenExecutor):
    """Raised when a thread of the pool could not be initialized."""


class WorkerContext:
    """Where a thread of the pool makes its calls: here, in the thread itself."""

    def __init__(self, initializer, initargs):
        self.initializer = initializer
        self.initargs = initargs

    def initialize(self):
        if self.initializer is not None:
            self.initializer(*self.initargs)

    def finalize(self):
        pass

    def run(self, fn, args, kwargs):
        return fn(*args, **kwargs)


class _WorkItem:
    def __init__(self, future, fn, args, kwargs):
        self.future = future
        self.fn = fn
        self.args = args
        self.kwargs = kwargs

    def run(self, context):
        if not self.future.set_running_or_notify_cancel():
            return
        try:
            result = context.run(self.fn, self.args, self.kwargs)
        except BaseException as error:
            self.future.set_exception(error)
        else:
            self.future.set_result(result)


def _take_all(queue):
    """What waits in the queue, and is taken out."""
    while True:
        try:
            item = queue.get_nowait()
        except Empty:
            return
        if item is not None:
            yield item


def _work(reference, queue, create_context):
    """What a thread of the pool does. It holds the pool only as long as it needs it, so that one that nobody uses can go."""
    try:
        context = create_context()
        context.initialize()
    except BaseException:
        _base._log('critical', 'Exception in initializer:', exc_info=True)
        executor = reference()
        if executor is not None:
            executor._initializer_failed()
        return
    try:
        while True:
            try:
                item = queue.get_nowait()
            except Empty:
                executor = reference()
                if executor is not None:
                    executor._idle_semaphore.release()
                del executor
                item = queue.get()
            if item is not None:
                item.run(context)
                # What the work holds shall not stay until there is more.
                del item
                continue
            executor = reference()
            if _shutdown or executor is None or executor._shutdown:
                if executor is not None:
                    executor._shutdown = True
                # The next one.
                queue.put(None)
                return
            del executor
    except BaseException:
        _base._log('critical', 'Exception in worker', exc_info=True)
    finally:
        context.finalize()
        _queues.pop(threading.current_thread(), None)


class ThreadPoolExecutor(_base.Executor):
    """An executor with a pool of at most max_workers threads."""

    BROKEN = BrokenThreadPool
    _counter = count().__next__

    @classmethod
    def prepare_context(cls, initializer, initargs):
        """Return what makes each thread its context. Further arguments of the constructor come here; there are none."""
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        return lambda: WorkerContext(initializer, initargs)

    def __init__(self, max_workers=None, thread_name_prefix='', initializer=None, initargs=(), **ctxkwargs):
        """Each thread calls initializer(*initargs) first; their names begin with the prefix."""
        if max_workers is None:
            max_workers = min(32, (os.process_cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError('max_workers must be greater than 0')
        self._create_context = type(self).prepare_context(initializer, initargs, **ctxkwargs)
        self._max_workers = max_workers
        self._work_queue = SimpleQueue()
        self._idle_semaphore = threading.Semaphore(0)
        self._threads = set()
        self._broken = False
        self._shutdown = False
        self._shutdown_lock = threading.Lock()
        self._thread_name_prefix = thread_name_prefix or f'ThreadPoolExecutor-{self._counter()}'

    def submit(self, fn, /, *args, **kwargs):
        """Have fn(*args, **kwargs) called by a thread of the pool; return a Future for it."""
        with self._shutdown_lock, _global_shutdown_lock:
            if self._broken:
                raise self.BROKEN(self._broken)
            if self._shutdown:
                raise RuntimeError('cannot schedule new futures after shutdown')
            if _shutdown:
                raise RuntimeError('cannot schedule new futures after interpreter shutdown')
            future = _base.Future()
            self._work_queue.put(_WorkItem(future, fn, args, kwargs))
            self._adjust_thread_count()
            return future

    def _adjust_thread_count(self):
        if self._idle_semaphore.acquire(timeout=0):
            return
        number = len(self._threads)
        if number < self._max_workers:
            queue = self._work_queue
            thread = threading.Thread(name=f'{self._thread_name_prefix}_{number}', target=_work,
                                      args=(ref(self, lambda _: queue.put(None)), queue, self._create_context))
            thread.start()
            self._threads.add(thread)
            if thread.is_alive():
                _queues[thread] = self._work_queue

    def _initializer_failed(self):
        with self._shutdown_lock:
            self._broken = 'A thread initializer failed, the thread pool is not usable anymore'
            for item in _take_all(self._work_queue):
                item.future.set_exception(self.BROKEN(self._broken))

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Take no more calls. With cancel_futures those that have not begun are cancelled; with wait the threads are waited for."""
        with self._shutdown_lock:
            self._shutdown = True
            if cancel_futures:
                for item in _take_all(self._work_queue):
                    item.future.cancel()
            self._work_queue.put(None)
        if wait:
            for thread in self._threads:
                thread.join()
