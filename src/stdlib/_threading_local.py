"""Thread-local objects: here there is one kind, which module threading has too."""

from _thread import _local as local

__all__ = ['local']
