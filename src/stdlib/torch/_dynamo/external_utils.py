"""Functions of torch that are captured although they are torch's own."""
import functools

__all__ = ['wrap_inline']


def wrap_inline(fn):
    """A function that calls fn, as a place where the capture begins: for what it would otherwise take for a part of the library."""
    @functools.wraps(fn)
    def inner(*args, **kwargs):
        return fn(*args, **kwargs)
    return inner
