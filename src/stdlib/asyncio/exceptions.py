"""What goes wrong in asyncio. CancelledError is no Exception, so that `except Exception` does not swallow a cancellation."""

__all__ = ('BrokenBarrierError', 'CancelledError', 'InvalidStateError', 'TimeoutError', 'IncompleteReadError', 'LimitOverrunError',
           'SendfileNotAvailableError')

TimeoutError = TimeoutError


class CancelledError(BaseException):
    """The Future or Task was cancelled."""


class InvalidStateError(Exception):
    """The operation does not fit the state of the future."""


class SendfileNotAvailableError(RuntimeError):
    """A file cannot be sent by the system itself."""


class IncompleteReadError(EOFError):
    """A stream ended before `expected` bytes had come (None: nobody knows how many). `partial` is what did come."""

    def __init__(self, partial, expected):
        wanted = 'undefined' if expected is None else repr(expected)
        super().__init__(f'{len(partial)} bytes read on a total of {wanted} expected bytes')
        self.partial = partial
        self.expected = expected

    def __reduce__(self):
        return type(self), (self.partial, self.expected)


class LimitOverrunError(Exception):
    """A separator was not found within the limit of a buffer. `consumed` bytes have been looked at."""

    def __init__(self, message, consumed):
        super().__init__(message)
        self.consumed = consumed

    def __reduce__(self):
        return type(self), (self.args[0], self.consumed)


class BrokenBarrierError(RuntimeError):
    """A barrier was aborted, or reset while tasks waited at it."""
