"""What stands in a container for an item whose interpreter has ended."""


class ItemInterpreterDestroyed(Exception):
    """Raised when trying to get an item whose interpreter was destroyed."""


class UnboundItem:
    """What is found in a container in place of an item whose interpreter was destroyed. There is one for each kind of container."""

    __slots__ = ()
    _MODULE = __name__
    _NAME = 'UNBOUND'

    def __new__(cls):
        raise Exception(f'use {cls._MODULE}.{cls._NAME}')

    def __repr__(self):
        return f'{self._MODULE}.{self._NAME}'


def singleton(kind, module, name='UNBOUND'):
    """The UNBOUND of a kind of container."""
    cls = type(f'Unbound{kind.capitalize()}Item', (UnboundItem,), {'_MODULE': module, '_NAME': name, '__slots__': ()})
    return object.__new__(cls)


UNBOUND = object.__new__(UnboundItem)
UNBOUND_ERROR = object()
UNBOUND_REMOVE = object()

_UNBOUND_CONSTANT_TO_FLAG = {UNBOUND_REMOVE: 1, UNBOUND_ERROR: 2, UNBOUND: 3}


def flag_of(unbound):
    """The number that stands for UNBOUND, UNBOUND_ERROR or UNBOUND_REMOVE."""
    try:
        return _UNBOUND_CONSTANT_TO_FLAG[unbound]
    except KeyError:
        raise NotImplementedError(f'unsupported unbound replacement op {unbound!r}')
