"""Abstract base classes of collections."""

from _collections_abc import *
from _collections_abc import __all__, _CallableGenericAlias
from _collections import deque as _deque

MutableSequence.register(_deque)
