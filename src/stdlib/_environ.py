"""What of module os needs abstract classes: the environment as a mapping, and PathLike. Loaded when os is asked for one of them."""

import abc
from _collections_abc import Mapping, MutableMapping
from os import fsdecode, fsencode
from posix import _environ

__all__ = ['Mapping', 'MutableMapping', 'PathLike', 'abc', 'environ', 'environb']


class PathLike(abc.ABC):
    """What has a path: __fspath__ gives it."""

    __module__ = 'os'
    __slots__ = ()

    @abc.abstractmethod
    def __fspath__(self):
        """The path as text or bytes."""
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return True if any('__fspath__' in base.__dict__ for base in subclass.__mro__) else NotImplemented
        return NotImplemented

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


class _Environ(MutableMapping):
    __module__ = 'os'

    def __init__(self, data, encodekey, decodekey, encodevalue, decodevalue):
        self._data = data
        self.encodekey, self.decodekey = encodekey, decodekey
        self.encodevalue, self.decodevalue = encodevalue, decodevalue

    def __getitem__(self, key):
        try:
            value = self._data[self.encodekey(key)]
        except KeyError:
            raise KeyError(key) from None
        return self.decodevalue(value)

    def __setitem__(self, key, value):
        key = self.encodekey(key)
        value = self.encodevalue(value)
        self._data[key] = value

    def __delitem__(self, key):
        try:
            del self._data[self.encodekey(key)]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        for key in list(self._data):
            yield self.decodekey(key)

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        shown = ', '.join([f'{self.decodekey(k)!r}: {self.decodevalue(v)!r}' for k, v in self._data.items()])
        return f'environ({{{shown}}})'

    def copy(self):
        return dict(self)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        new = dict(self)
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        new = dict(other)
        new.update(self)
        return new


def _text(value):
    if not isinstance(value, str):
        raise TypeError(f'str expected, not {type(value).__name__}')
    return value


def _bytes(value):
    if not isinstance(value, bytes):
        raise TypeError(f'bytes expected, not {type(value).__name__}')
    return value


environ = _Environ(_environ, _text, _text, _text, _text)
environb = _Environ(_environ, lambda k: fsdecode(_bytes(k)), fsencode, lambda v: fsdecode(_bytes(v)), fsencode)
