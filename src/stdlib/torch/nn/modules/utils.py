"""Sizes that may be written as one number."""


def spread(size, dimensions):
    """One number for each dimension."""
    return tuple(size) if hasattr(size, '__iter__') else (size,) * dimensions
