"""Several interpreters in one program, each with modules, builtins and classes of its own.

    from concurrent import interpreters

    interp = interpreters.create()                      # beside this one, in turns with it
    interp.prepare_main(answer=42)
    interp.exec('print(answer)')
    interp.call(print, 'hello')

    fast = interpreters.create(backend='worker')        # on a processor of its own (not in CPython)

What goes from one to another is copied, but for the memory behind a memoryview and for queues, which all look at.
"""

import threading
import weakref
import _interpreters
from _interpreters import InterpreterError, InterpreterNotFoundError, NotShareableError, is_shareable
from ._queues import Queue, QueueEmpty, QueueFull, create as create_queue

__all__ = [
    'get_current', 'get_main', 'create', 'list_all', 'is_shareable',
    'Interpreter',
    'InterpreterError', 'InterpreterNotFoundError', 'ExecutionFailed', 'NotShareableError',
    'create_queue', 'Queue', 'QueueEmpty', 'QueueFull',
]


class ExecutionFailed(InterpreterError):
    """An unhandled exception happened during execution.

    Interpreter.exec() and Interpreter.call() raise it. The exception itself stays in its interpreter; excinfo says what is to be known of it.
    """

    def __init__(self, excinfo):
        message = excinfo.formatted
        if not message:
            name = excinfo.type.__name__
            message = f'{name}: {excinfo.msg}' if name and excinfo.msg else name or excinfo.msg
        super().__init__(message)
        self.excinfo = excinfo

    def __str__(self):
        message = super().__str__()
        display = getattr(self.excinfo, 'errdisplay', None)
        return message if display is None else f'{message}\n\nUncaught in the interpreter:\n\n{display}'


def create(*, backend='thread'):
    """Return a new interpreter that does nothing yet.

    With backend='worker' it runs by itself, at the same time as this one.
    """
    return Interpreter(_interpreters.create(reqrefs=True, backend=backend), _ownsref=True)


def list_all():
    """Return all interpreters that exist."""
    return [Interpreter(id, _whence=whence) for id, whence in _interpreters.list_all(require_ready=True)]


def get_current():
    """Return the interpreter that runs this code."""
    id, whence = _interpreters.get_current()
    return Interpreter(id, _whence=whence)


def get_main():
    """Return the interpreter that the program began in."""
    id, whence = _interpreters.get_main()
    return Interpreter(id, _whence=whence)


_WHENCE_NAMES = {
    _interpreters.WHENCE_UNKNOWN: 'unknown',
    _interpreters.WHENCE_RUNTIME: 'runtime init',
    _interpreters.WHENCE_LEGACY_CAPI: 'legacy C-API',
    _interpreters.WHENCE_CAPI: 'C-API',
    _interpreters.WHENCE_XI: 'cross-interpreter C-API',
    _interpreters.WHENCE_STDLIB: '_interpreters module',
}
_known = weakref.WeakValueDictionary()


class Interpreter:
    """An interpreter, by its number. There is one object for each number.

    One that create() has made ends when close() is called, or when the object has died.
    """

    def __new__(cls, id, /, _whence=None, _ownsref=None):
        if not isinstance(id, int):
            raise TypeError(f'id must be an int, got {id!r}')
        id = int(id)
        if _whence is None:
            _whence = _interpreters.WHENCE_STDLIB if _ownsref else _interpreters.whence(id)
        self = _known.get(id)
        if self is None:
            self = super().__new__(cls)
            self._id = id
            self._whence = _whence
            self._ownsref = _whence == _interpreters.WHENCE_STDLIB if _ownsref is None else _ownsref
            if self._ownsref:
                _interpreters.incref(id)
            _known[id] = self
        return self

    def __repr__(self):
        return f'{type(self).__name__}({self.id})'

    def __hash__(self):
        return hash(self._id)

    def __reduce__(self):
        return type(self), (self._id,)

    def __del__(self, _decref=_interpreters.decref, _gone=InterpreterNotFoundError):
        if getattr(self, '_ownsref', False):
            self._ownsref = False
            try:
                _decref(self._id)
            except _gone:
                pass

    @property
    def id(self):
        """The number, which no other interpreter of the process ever has."""
        return self._id

    @property
    def whence(self):
        """Where the interpreter comes from, in words."""
        return _WHENCE_NAMES[self._whence]

    def is_running(self):
        """Return whether the interpreter runs something in its __main__."""
        return _interpreters.is_running(self._id)

    def close(self):
        """End the interpreter. It must not be running; InterpreterError is raised for the current one, too."""
        _interpreters.destroy(self._id, restrict=True)

    def prepare_main(self, ns=None, /, **kwargs):
        """Bind values in the interpreter's __main__. They must be shareable."""
        names = kwargs if ns is None else dict(ns, **kwargs)
        _interpreters.set___main___attrs(self._id, names, restrict=True)

    def exec(self, code, /):
        """Run a source text, or the body of a function, in the interpreter's __main__.

        This waits until it is done; other threads go on. ExecutionFailed is raised for an exception that the code does not handle.
        """
        excinfo = _interpreters.exec(self._id, code, restrict=True)
        if excinfo is not None:
            raise ExecutionFailed(excinfo)

    def _call(self, callable, args, kwargs):
        # Here threads may wait for each other's imports; while something is packed they may not.
        from . import _transfer
        result, excinfo = _interpreters.call(self._id, callable, args, kwargs, restrict=True)
        if excinfo is not None:
            raise ExecutionFailed(excinfo)
        return result

    def call(self, callable, /, *args, **kwargs):
        """Call something in the interpreter, and return what it returns.

        The callable, its arguments and the result are copied: as they are when they are shareable, as code when they are functions that use
        nothing but their arguments and builtins, else pickled. ExecutionFailed is raised for an exception.
        """
        return self._call(callable, args, kwargs)

    def call_in_thread(self, callable, /, *args, **kwargs):
        """Return a new thread that calls something in the interpreter. What comes of it is lost."""
        thread = threading.Thread(target=self._call, args=(callable, args, kwargs))
        thread.start()
        return thread
