"""This module defines an object type which can efficiently represent
an array of basic values: characters, integers, floating-point
numbers.  Arrays are sequence types and behave very much like lists,
except that the type of objects stored in them is constrained.
"""

from _array import ArrayType, _array_reconstructor, array, typecodes

from _collections_abc import MutableSequence as _MutableSequence

_MutableSequence.register(array)
