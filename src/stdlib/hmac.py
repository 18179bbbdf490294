"""Keyed digests: messages that only who knows a key can have signed (RFC 2104)."""

import hashlib as _hashlib

digest_size = None

_INNER = bytes(x ^ 0x36 for x in range(256))
_OUTER = bytes(x ^ 0x5c for x in range(256))


def compare_digest(a, b, /):
    """Are they equal? Takes as long for all of one length."""
    if isinstance(a, str) and isinstance(b, str):
        if not (a.isascii() and b.isascii()):
            raise TypeError('comparing strings with non-ASCII characters is not supported')
        a, b = a.encode(), b.encode()
    else:
        for value in (a, b):
            if isinstance(value, str):
                raise TypeError("a bytes-like object is required, not 'str'")
        if not all(isinstance(value, (bytes, bytearray, memoryview)) for value in (a, b)):
            raise TypeError(f"unsupported operand types(s) or combination of types: '{type(a).__name__}' and '{type(b).__name__}'")
    a, b = bytes(a), bytes(b)
    difference = len(a) ^ len(b)
    for x, y in zip(b if difference else a, b):
        difference |= x ^ y
    return difference == 0


def _maker(digestmod):
    if callable(digestmod):
        return digestmod
    if isinstance(digestmod, str):
        return lambda data=b'': _hashlib.new(digestmod, data)
    return lambda data=b'': digestmod.new(data)


class HMAC:
    """A keyed digest that is being made."""

    blocksize = 64

    def __init__(self, key, msg=None, digestmod=''):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError(f"key: expected bytes or bytearray, but got {type(key).__name__!r}")
        if not digestmod:
            raise TypeError("Missing required argument 'digestmod'.")
        make = _maker(digestmod)
        self._outer = make()
        self._inner = make()
        self.digest_size = self._inner.digest_size
        self.block_size = getattr(self._inner, 'block_size', self.blocksize)
        if len(key) > self.block_size:
            key = make(key).digest()
        key = bytes(key).ljust(self.block_size, b'\0')
        self._outer.update(key.translate(_OUTER))
        self._inner.update(key.translate(_INNER))
        if msg is not None:
            self.update(msg)

    @property
    def name(self):
        return f'hmac-{self._inner.name}'

    def update(self, msg):
        """Go on with more of the message."""
        self._inner.update(msg)

    def copy(self):
        """Another one that goes on from here."""
        other = self.__class__.__new__(self.__class__)
        other.digest_size = self.digest_size
        other.block_size = self.block_size
        other._inner = self._inner.copy()
        other._outer = self._outer.copy()
        return other

    def digest(self):
        """The digest of the message so far."""
        outer = self._outer.copy()
        outer.update(self._inner.digest())
        return outer.digest()

    def hexdigest(self):
        """The same as hexadecimal digits."""
        return self.digest().hex()


def new(key, msg=None, digestmod=''):
    """A keyed digest, of the message that is given."""
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    """The keyed digest of a message, in one step."""
    return HMAC(key, msg, digest).digest()
