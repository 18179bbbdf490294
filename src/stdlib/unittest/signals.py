"""Ctrl-C during a test run: the current test ends, then the results so far are shown. Needs module signal."""

__unittest = True

# By identity. Weak references would be better and come with module weakref.
_results = {}
_handler = None


class _InterruptHandler:
    """The first interrupt stops all registered results, a second one does what was done before."""

    def __init__(self, default_handler):
        import signal
        self.called = False
        self.original_handler = default_handler
        if default_handler == signal.SIG_DFL:
            default_handler = signal.default_int_handler
        elif default_handler == signal.SIG_IGN:
            default_handler = lambda number, frame: None
        elif not callable(default_handler):
            raise TypeError('expected SIGINT signal handler to be signal.SIG_IGN, signal.SIG_DFL, or a callable object')
        self.default_handler = default_handler

    def __call__(self, signum, frame):
        import signal
        if self.called or signal.getsignal(signal.SIGINT) is not self:
            self.default_handler(signum, frame)
        self.called = True
        for result in list(_results.values()):
            result.stop()


def registerResult(result):
    """The result is told to stop when the run is interrupted."""
    _results[id(result)] = result


def removeResult(result):
    """Undoes registerResult; whether there was anything to undo."""
    return _results.pop(id(result), None) is not None


def installHandler():
    """Takes over Ctrl-C."""
    global _handler
    import signal
    if _handler is None:
        _handler = _InterruptHandler(signal.getsignal(signal.SIGINT))
        signal.signal(signal.SIGINT, _handler)


def removeHandler(method=None):
    """Gives Ctrl-C back; as a decorator, for the time of a call."""
    if method is not None:
        from functools import wraps

        @wraps(method)
        def inner(*args, **kwargs):
            import signal
            before = signal.getsignal(signal.SIGINT)
            removeHandler()
            try:
                return method(*args, **kwargs)
            finally:
                signal.signal(signal.SIGINT, before)
        return inner
    if _handler is not None:
        import signal
        signal.signal(signal.SIGINT, _handler.original_handler)
