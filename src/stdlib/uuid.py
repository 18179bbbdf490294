"""Universally unique identifiers (RFC 9562): ids of 128 bits that nobody else has."""

import os
import time
from enum import Enum

__all__ = ['UUID', 'SafeUUID', 'getnode', 'uuid1', 'uuid3', 'uuid4', 'uuid5', 'uuid6', 'uuid7', 'uuid8', 'NAMESPACE_DNS', 'NAMESPACE_URL', 'NAMESPACE_OID', 'NAMESPACE_X500', 'NIL', 'MAX',
           'RESERVED_NCS', 'RFC_4122', 'RESERVED_MICROSOFT', 'RESERVED_FUTURE']

RESERVED_NCS, RFC_4122, RESERVED_MICROSOFT, RESERVED_FUTURE = [
    'reserved for NCS compatibility', 'specified in RFC 4122', 'reserved for Microsoft compatibility', 'reserved for future definition']


class SafeUUID(Enum):
    """Whether an id was made in a way that is safe among processes."""

    safe = 0
    unsafe = -1
    unknown = None


class UUID:
    """An id: made of hexadecimal digits, bytes, fields or an int, and read as any of them."""

    __slots__ = ('int', 'is_safe', '__weakref__')

    def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None, *, is_safe=SafeUUID.unknown):
        if [hex, bytes, bytes_le, fields, int].count(None) != 4:
            raise TypeError('one of the hex, bytes, bytes_le, fields, or int arguments must be given')
        if hex is not None:
            hex = hex.replace('urn:', '').replace('uuid:', '')
            hex = hex.strip('{}').replace('-', '')
            if len(hex) != 32:
                raise ValueError('badly formed hexadecimal UUID string')
            int = _int(hex, 16)
        elif bytes_le is not None:
            if len(bytes_le) != 16:
                raise ValueError('bytes_le is not a 16-char string')
            bytes = bytes_le[3::-1] + bytes_le[5:3:-1] + bytes_le[7:5:-1] + bytes_le[8:]
            int = _int.from_bytes(bytes)
        elif bytes is not None:
            if len(bytes) != 16:
                raise ValueError('bytes is not a 16-char string')
            int = _int.from_bytes(bytes)
        elif fields is not None:
            if len(fields) != 6:
                raise ValueError('fields is not a 6-tuple')
            int = 0
            for number, (value, bits) in enumerate(zip(fields, (32, 16, 16, 8, 8, 48)), 1):
                if not 0 <= value < 1 << bits:
                    raise ValueError(f'field {number} out of range (need a {bits}-bit value)')
                int = int << bits | value
        if not 0 <= int <= _ALL:
            raise ValueError('int is out of range (need a 128-bit value)')
        if version is not None:
            if not 1 <= version <= 8:
                raise ValueError('illegal version number')
            int = int & ~(0xf000 << 64 | 0xc000 << 48) | version << 76 | 0x8000 << 48
        object.__setattr__(self, 'int', int)
        object.__setattr__(self, 'is_safe', is_safe)

    @classmethod
    def _from_int(cls, value):
        return cls(int=value)

    def __getstate__(self):
        state = {'int': self.int}
        if self.is_safe != SafeUUID.unknown:
            state['is_safe'] = self.is_safe.value
        return state

    def __setstate__(self, state):
        object.__setattr__(self, 'int', state['int'])
        object.__setattr__(self, 'is_safe', SafeUUID(state['is_safe']) if 'is_safe' in state else SafeUUID.unknown)

    def __eq__(self, other):
        return self.int == other.int if isinstance(other, UUID) else NotImplemented

    def __lt__(self, other):
        return self.int < other.int if isinstance(other, UUID) else NotImplemented

    def __gt__(self, other):
        return self.int > other.int if isinstance(other, UUID) else NotImplemented

    def __le__(self, other):
        return self.int <= other.int if isinstance(other, UUID) else NotImplemented

    def __ge__(self, other):
        return self.int >= other.int if isinstance(other, UUID) else NotImplemented

    def __hash__(self):
        return hash(self.int)

    def __int__(self):
        return self.int

    def __repr__(self):
        return f'{self.__class__.__name__}({str(self)!r})'

    def __setattr__(self, name, value):
        raise TypeError('UUID objects are immutable')

    def __str__(self):
        digits = self.hex
        return f'{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}'

    @property
    def bytes(self):
        return self.int.to_bytes(16)

    @property
    def bytes_le(self):
        data = self.bytes
        return data[3::-1] + data[5:3:-1] + data[7:5:-1] + data[8:]

    @property
    def hex(self):
        return f'{self.int:032x}'

    @property
    def urn(self):
        return f'urn:uuid:{self}'

    @property
    def fields(self):
        return self.time_low, self.time_mid, self.time_hi_version, self.clock_seq_hi_variant, self.clock_seq_low, self.node

    @property
    def time_low(self):
        return self.int >> 96

    @property
    def time_mid(self):
        return self.int >> 80 & 0xffff

    @property
    def time_hi_version(self):
        return self.int >> 64 & 0xffff

    @property
    def clock_seq_hi_variant(self):
        return self.int >> 56 & 0xff

    @property
    def clock_seq_low(self):
        return self.int >> 48 & 0xff

    @property
    def clock_seq(self):
        return self.int >> 48 & 0x3fff

    @property
    def node(self):
        return self.int & 0xffffffffffff

    @property
    def time(self):
        if self.version == 6:
            return self.time_low << 28 | self.time_mid << 12 | self.time_hi_version & 0xfff
        if self.version == 7:
            return self.int >> 80
        return (self.time_hi_version & 0xfff) << 48 | self.time_mid << 32 | self.time_low

    @property
    def variant(self):
        if not self.int & 0x8000 << 48:
            return RESERVED_NCS
        if not self.int & 0x4000 << 48:
            return RFC_4122
        return RESERVED_FUTURE if self.int & 0x2000 << 48 else RESERVED_MICROSOFT

    @property
    def version(self):
        return self.int >> 76 & 0xf if self.variant == RFC_4122 else None


_int = int
_ALL = (1 << 128) - 1
_state = {'node': None, 'last1': 0, 'last6': 0, 'last7': (0, 0)}


def _random(bits):
    return _int.from_bytes(os.urandom((bits + 7) // 8)) >> -bits % 8


def getnode():
    """A number for this machine: a random one, with the bit that says so, for addresses of hardware are not looked at."""
    if _state['node'] is None:
        _state['node'] = _random(48) | 1 << 40
    return _state['node']


def _ticks(which):
    """Tenths of microseconds since 1582, each greater than the one before."""
    now = max(time.time_ns() // 100 + 0x01b21dd213814000, _state[which] + 1)
    _state[which] = now
    return now


def uuid1(node=None, clock_seq=None):
    """An id from the time and a number for this machine."""
    now = _ticks('last1')
    if clock_seq is None:
        clock_seq = _random(14)
    if node is None:
        node = getnode()
    return UUID(fields=(now & 0xffffffff, now >> 32 & 0xffff, now >> 48 & 0xfff, clock_seq >> 8 & 0x3f, clock_seq & 0xff, node), version=1)


def _named(digest, namespace, name, version):
    import hashlib
    if isinstance(name, str):
        name = name.encode()
    return UUID(bytes=hashlib.new(digest, namespace.bytes + name).digest()[:16], version=version)


def uuid3(namespace, name):
    """The id of a name in a namespace, by MD5."""
    return _named('md5', namespace, name, 3)


def uuid4():
    """A random id."""
    return UUID(bytes=os.urandom(16), version=4)


def uuid5(namespace, name):
    """The id of a name in a namespace, by SHA-1."""
    return _named('sha1', namespace, name, 5)


def uuid6(node=None, clock_seq=None):
    """As uuid1(), with the time so that ids sort by it."""
    now = _ticks('last6')
    if clock_seq is None:
        clock_seq = _random(14)
    if node is None:
        node = getnode()
    return UUID(int=now >> 12 << 80 | (now & 0xfff) << 64 | (clock_seq & 0x3fff) << 48 | node & 0xffffffffffff, version=6)


def uuid7():
    """An id from the milliseconds since 1970 and random bits; ids sort by time."""
    milliseconds = time.time_ns() // 1_000_000
    last, counter = _state['last7']
    if milliseconds > last:
        counter = _random(41)
    else:
        milliseconds = last
        counter += 1
        if counter >> 42:
            milliseconds += 1
            counter = _random(41)
    _state['last7'] = milliseconds, counter
    return UUID(int=(milliseconds & 0xffffffffffff) << 80 | counter >> 30 << 64 | (counter & 0x3fffffff) << 32 | _random(32), version=7)


def uuid8(a=None, b=None, c=None):
    """An id of one's own making: 48, 12 and 62 bits, random where not given."""
    a, b, c = (_random(bits) if part is None else part for part, bits in ((a, 48), (b, 12), (c, 62)))
    return UUID(int=(a & 0xffffffffffff) << 80 | (b & 0xfff) << 64 | c & 0x3fffffffffffffff, version=8)


NAMESPACE_DNS = UUID('6ba7b810-9dad-11d1-80b4-00c04fd430c8')
NAMESPACE_URL = UUID('6ba7b811-9dad-11d1-80b4-00c04fd430c8')
NAMESPACE_OID = UUID('6ba7b812-9dad-11d1-80b4-00c04fd430c8')
NAMESPACE_X500 = UUID('6ba7b814-9dad-11d1-80b4-00c04fd430c8')
NIL = UUID(int=0)
MAX = UUID(int=_ALL)
