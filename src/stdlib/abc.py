"""Abstract base classes.

A class whose metaclass is ABCMeta may leave methods abstract, and may accept classes as its subclasses that do not
inherit from it: by register(), or because a __subclasshook__ recognises them.
"""

from _abc import (get_cache_token, _abc_init, _abc_register, _abc_instancecheck, _abc_known, _abc_remember,
                  _abc_registered)

__all__ = ['ABC', 'ABCMeta', 'abstractclassmethod', 'abstractmethod', 'abstractproperty', 'abstractstaticmethod',
           'get_cache_token', 'update_abstractmethods']


def abstractmethod(funcobj):
    """Mark a method that concrete subclasses must override."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """An abstract class method; @classmethod above @abstractmethod says the same."""
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    """An abstract static method; @staticmethod above @abstractmethod says the same."""
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    """An abstract property; @property above @abstractmethod says the same."""
    __isabstractmethod__ = True


class ABCMeta(type):
    """Metaclass of abstract base classes."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        _abc_init(cls)
        return cls

    def register(cls, subclass):
        """Accept a class as a subclass of this one. Returns it, so that this works as a decorator."""
        return _abc_register(cls, subclass)

    def __instancecheck__(cls, instance):
        """isinstance(instance, cls)"""
        return _abc_instancecheck(cls, instance)

    def __subclasscheck__(cls, subclass):
        """issubclass(subclass, cls)"""
        known = _abc_known(cls, subclass)
        if known is not None:
            return known
        answer = cls.__subclasshook__(subclass)
        if answer is not NotImplemented:
            assert isinstance(answer, bool)
            return _abc_remember(cls, subclass, answer)
        if cls in subclass.__mro__:
            return _abc_remember(cls, subclass, True)
        for other in _abc_registered(cls):
            if issubclass(subclass, other):
                return _abc_remember(cls, subclass, True)
        for other in cls.__subclasses__():
            if issubclass(subclass, other):
                return _abc_remember(cls, subclass, True)
        return _abc_remember(cls, subclass, False)

    def _dump_registry(cls, file=None):
        print(f'Class: {cls.__module__}.{cls.__qualname__}', file=file)
        print(f'Inv. counter: {get_cache_token()}', file=file)
        print(f'_abc_registry: {_abc_registered(cls)!r}', file=file)


def update_abstractmethods(cls):
    """Work out again which methods of a class are abstract, after methods were added to it from outside."""
    if not hasattr(cls, '__abstractmethods__'):
        return cls
    names = set()
    for base in cls.__bases__:
        for name in getattr(base, '__abstractmethods__', ()):
            if getattr(getattr(cls, name, None), '__isabstractmethod__', False):
                names.add(name)
    for name, value in cls.__dict__.items():
        if getattr(value, '__isabstractmethod__', False):
            names.add(name)
    cls.__abstractmethods__ = frozenset(names)
    return cls


class ABC(metaclass=ABCMeta):
    """A class to inherit from instead of naming the metaclass."""
    __slots__ = ()
