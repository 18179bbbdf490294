"""Sizes that may change. What is known of them is kept by the capture; here is what a program may have to catch."""

__all__ = ['ConstraintViolationError']


class ConstraintViolationError(RuntimeError):
    """A size that was marked as changing cannot: torch._dynamo.mark_dynamic()."""
