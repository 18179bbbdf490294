"""Message digests: fingerprints of bytes.

    >>> import hashlib
    >>> hashlib.sha256(b'spam').hexdigest()[:16]
    '4e388ab32b10dc8d'
"""

import _hashlib
from _hashlib import pbkdf2_hmac, scrypt

_NAMES = ('md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'blake2b', 'blake2s', 'sha3_224', 'sha3_256', 'sha3_384', 'sha3_512', 'shake_128', 'shake_256')
algorithms_guaranteed = set(_NAMES)
algorithms_available = algorithms_guaranteed | {'sha512_224', 'sha512_256', 'ripemd160', 'sm3'}
__all__ = _NAMES + ('new', 'algorithms_guaranteed', 'algorithms_available', 'file_digest', 'pbkdf2_hmac')


def _started(name, data, string):
    if string is not None:
        if data is not None:
            raise TypeError("'data' and 'string' are mutually exclusive and support for 'string' keyword parameter is slated for removal in a future version.")
        data = string
    return _hashlib.new(name) if data is None else _hashlib.new(name, data)


def new(name, data=None, *, string=None, usedforsecurity=True):
    """A digest by its name, of the data that is given."""
    return _started(name, data, string)


def _constructor(name):
    def make(data=None, *, string=None, usedforsecurity=True):
        return _started(name, data, string)

    make.__name__ = make.__qualname__ = 'openssl_' + name
    make.__doc__ = f'A {name} digest, of the data that is given.'
    return make


def _blake(name, most):
    def make(data=None, *, string=None, digest_size=most, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False,
             usedforsecurity=True):
        if (digest_size, fanout, depth, leaf_size, node_offset, node_depth, inner_size, last_node) != (most, 1, 1, 0, 0, 0, 0, False) or key or salt or person:
            raise NotImplementedError(f'{name} with other than its default parameters is not supported')
        return _started(name, data, string)

    make.__name__ = make.__qualname__ = name
    make.__doc__ = f'A {name} digest, of the data that is given.'
    return make


for _name in _NAMES:
    if _name not in ('blake2b', 'blake2s'):
        globals()[_name] = _constructor(_name)
blake2b = _blake('blake2b', 64)
blake2s = _blake('blake2s', 32)
del _name


def file_digest(fileobj, digest, /, *, _bufsize=2**18):
    """The digest of a file that is open for binary reading; `digest` is a name or something that makes one."""
    made = new(digest) if isinstance(digest, str) else digest()
    if hasattr(fileobj, 'getbuffer'):
        made.update(fileobj.getbuffer())
        return made
    if not (hasattr(fileobj, 'readinto') and hasattr(fileobj, 'readable') and fileobj.readable()):
        raise ValueError(f"'{fileobj!r}' is not a file-like object in binary reading mode.")
    buffer = bytearray(_bufsize)
    view = memoryview(buffer)
    while True:
        size = fileobj.readinto(buffer)
        if size is None:
            raise BlockingIOError('I/O operation would block.')
        if size == 0:
            return made
        made.update(view[:size])
