"""Arrays of numbers or characters of one kind, stored without an object for each."""

from _array import ArrayType, _array_reconstructor, array, typecodes

from _collections_abc import MutableSequence as _MutableSequence

_MutableSequence.register(array)
