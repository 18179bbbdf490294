"""Objects as bytes, and back.

A pickle is a program for a small stack machine: opcodes of one byte with their arguments push values, build containers of them, call
constructors, and remember results in a memo so that an object that comes twice is stored once. `protocol` says which opcodes may be used;
pickles of all protocols (0 to 5) are read. What is written is what CPython's C pickler writes.

Never load a pickle from somebody you do not trust: it may call anything.
"""

from copyreg import dispatch_table, _extension_cache, _extension_registry, _inverted_registry
from functools import partial
from itertools import batched
from struct import pack, unpack
from types import FunctionType
import codecs
import io
import sys

__all__ = ['PickleError', 'PicklingError', 'UnpicklingError', 'Pickler', 'Unpickler', 'dump', 'dumps', 'load', 'loads', 'PickleBuffer']

format_version = '5.0'
compatible_formats = ['1.0', '1.1', '1.2', '1.3', '2.0', '3.0', '4.0', '5.0']
HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 5
bytes_types = (bytes, bytearray)


class PickleError(Exception):
    """What pickling and unpickling may raise."""


class PicklingError(PickleError):
    """An object cannot be pickled."""


class UnpicklingError(PickleError):
    """A pickle cannot be read."""


class PickleBuffer:
    """Wraps an object with a buffer, so that its bytes may travel outside of the pickle (protocol 5)."""

    def __init__(self, object):
        self._view = memoryview(object)

    def __buffer__(self, flags):
        return self._checked()

    def _checked(self):
        if self._view is None:
            raise ValueError('operation forbidden on released PickleBuffer object')
        return self._view

    def raw(self):
        """The bytes as a flat view."""
        view = self._checked()
        if not view.contiguous:
            raise BufferError('cannot extract raw buffer from non-contiguous buffer')
        return view.cast('B')

    def release(self):
        """Let the object go."""
        self._view = None


# ---- opcodes

MARK = b'('
STOP = b'.'
POP = b'0'
POP_MARK = b'1'
DUP = b'2'
FLOAT = b'F'
INT = b'I'
BININT = b'J'
BININT1 = b'K'
LONG = b'L'
BININT2 = b'M'
NONE = b'N'
PERSID = b'P'
BINPERSID = b'Q'
REDUCE = b'R'
STRING = b'S'
BINSTRING = b'T'
SHORT_BINSTRING = b'U'
UNICODE = b'V'
BINUNICODE = b'X'
APPEND = b'a'
BUILD = b'b'
GLOBAL = b'c'
DICT = b'd'
EMPTY_DICT = b'}'
APPENDS = b'e'
GET = b'g'
BINGET = b'h'
INST = b'i'
LONG_BINGET = b'j'
LIST = b'l'
EMPTY_LIST = b']'
OBJ = b'o'
PUT = b'p'
BINPUT = b'q'
LONG_BINPUT = b'r'
SETITEM = b's'
TUPLE = b't'
EMPTY_TUPLE = b')'
SETITEMS = b'u'
BINFLOAT = b'G'
TRUE = b'I01\n'
FALSE = b'I00\n'
PROTO = b'\x80'
NEWOBJ = b'\x81'
EXT1 = b'\x82'
EXT2 = b'\x83'
EXT4 = b'\x84'
TUPLE1 = b'\x85'
TUPLE2 = b'\x86'
TUPLE3 = b'\x87'
NEWTRUE = b'\x88'
NEWFALSE = b'\x89'
LONG1 = b'\x8a'
LONG4 = b'\x8b'
BINBYTES = b'B'
SHORT_BINBYTES = b'C'
SHORT_BINUNICODE = b'\x8c'
BINUNICODE8 = b'\x8d'
BINBYTES8 = b'\x8e'
EMPTY_SET = b'\x8f'
ADDITEMS = b'\x90'
FROZENSET = b'\x91'
NEWOBJ_EX = b'\x92'
STACK_GLOBAL = b'\x93'
MEMOIZE = b'\x94'
FRAME = b'\x95'
BYTEARRAY8 = b'\x96'
NEXT_BUFFER = b'\x97'
READONLY_BUFFER = b'\x98'
__all__.extend(name for name in dir() if name.isupper() and not name.startswith('_'))

_FRAME_LIMIT = 64 * 1024
_BATCH = 1000
_TUPLES = (EMPTY_TUPLE, TUPLE1, TUPLE2, TUPLE3)
_ABSENT = object()
# Classes of CPython that are written in C and named as their modules: there the two names are two strings.
_STATIC = frozenset({'datetime', 'array'})

# Names of Python 3 and what protocols below 3 call them, for Python 2.
_OLD_MODULES = {'builtins': '__builtin__', 'copyreg': 'copy_reg', 'queue': 'Queue', 'socketserver': 'SocketServer', 'configparser': 'ConfigParser', 'reprlib': 'repr', 'tkinter': 'Tkinter',
                '_thread': 'thread', '_dummy_thread': 'dummy_thread', 'dbm': 'anydbm', 'xmlrpc.client': 'xmlrpclib', 'html.parser': 'HTMLParser', 'html.entities': 'htmlentitydefs',
                'http.cookies': 'Cookie', 'http.cookiejar': 'cookielib', 'http.client': 'httplib', 'urllib.robotparser': 'robotparser', 'collections.abc': 'collections', 'io': 'StringIO', 'pickle': 'pickle'}
_OLD_NAMES = {('builtins', 'range'): ('__builtin__', 'xrange'), ('functools', 'reduce'): ('__builtin__', 'reduce'), ('sys', 'intern'): ('__builtin__', 'intern'), ('builtins', 'chr'): ('__builtin__', 'unichr'),
              ('builtins', 'str'): ('__builtin__', 'unicode'), ('builtins', 'int'): ('__builtin__', 'long'), ('itertools', 'zip_longest'): ('itertools', 'izip_longest'),
              ('itertools', 'filterfalse'): ('itertools', 'ifilterfalse'), ('builtins', 'zip'): ('itertools', 'izip'), ('builtins', 'map'): ('itertools', 'imap'), ('builtins', 'filter'): ('itertools', 'ifilter'),
              ('collections', 'UserDict'): ('UserDict', 'IterableUserDict'), ('collections', 'UserList'): ('UserList', 'UserList'), ('collections', 'UserString'): ('UserString', 'UserString'),
              ('builtins', 'OSError'): ('exceptions', 'OSError')}
for _name in ('ArithmeticError AssertionError AttributeError BaseException BufferError BytesWarning DeprecationWarning EOFError EnvironmentError Exception FloatingPointError FutureWarning '
              'GeneratorExit IOError ImportError ImportWarning IndentationError IndexError KeyError KeyboardInterrupt LookupError MemoryError NameError NotImplementedError OSError OverflowError '
              'PendingDeprecationWarning ReferenceError RuntimeError RuntimeWarning StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError TypeError UnboundLocalError '
              'UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning ZeroDivisionError').split():
    _OLD_NAMES['builtins', _name] = ('exceptions', _name)
_NEW_MODULES = {old: new for new, old in _OLD_MODULES.items() if new not in ('collections.abc', 'pickle')}
_NEW_MODULES.update(cPickle='pickle', cStringIO='io', exceptions='builtins', UserDict='collections', UserList='collections', UserString='collections')
_NEW_NAMES = {old: new for new, old in _OLD_NAMES.items()}
_NEW_NAMES.update({('__builtin__', 'basestring'): ('builtins', 'str'), ('exceptions', 'StandardError'): ('builtins', 'Exception'), ('UserDict', 'UserDict'): ('collections', 'UserDict')})


def _typename(obj):
    cls = type(obj)
    return cls.__qualname__ if cls.__module__ in ('builtins', '__main__') else f'{cls.__module__}.{cls.__qualname__}'


def _getattribute(obj, path):
    for name in path:
        if name == '<locals>':
            raise AttributeError(f"Can't get local attribute {'.'.join(path)!r} on {obj!r}")
        obj = getattr(obj, name)
    return obj


def whichmodule(obj, name):
    """The name of the module in which an object is found under this name."""
    path = name.split('.')
    module_name = getattr(obj, '__module__', None)
    if '<locals>' in path:
        raise PicklingError(f"Can't pickle local object {obj!r}")
    if module_name is None:
        for module_name, module in list(sys.modules.items()):
            if module_name in ('__main__', '__mp_main__') or module is None:
                continue
            try:
                if _getattribute(module, path) is obj:
                    return module_name
            except AttributeError:
                pass
        module_name = '__main__'
    try:
        __import__(module_name)
        module = sys.modules[module_name]
    except (ImportError, ValueError, KeyError) as exc:
        raise PicklingError(f"Can't pickle {obj!r}: {exc!s}")
    try:
        found = _getattribute(module, path)
    except AttributeError:
        raise PicklingError(f"Can't pickle {obj!r}: it's not found as {module_name}.{name}") from None
    if found is not obj:
        raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as {module_name}.{name}")
    return module_name


def encode_long(x):
    """An int in as few bytes as can be, little end first, the last bit the sign."""
    if x == 0:
        return b''
    size = (x.bit_length() >> 3) + 1
    result = x.to_bytes(size, 'little', signed=True)
    if x < 0 and size > 1 and result[-1] == 0xff and result[-2] & 0x80:
        result = result[:-1]
    return result


def decode_long(data):
    """The int of such bytes."""
    return int.from_bytes(data, 'little', signed=True)


# ---- writing

class Pickler:
    """Writes pickles to a file."""

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        if protocol is None:
            protocol = DEFAULT_PROTOCOL
        if protocol < 0:
            protocol = HIGHEST_PROTOCOL
        elif protocol > HIGHEST_PROTOCOL:
            raise ValueError(f'pickle protocol must be <= {HIGHEST_PROTOCOL}')
        if buffer_callback is not None and protocol < 5:
            raise ValueError('buffer_callback needs protocol >= 5')
        try:
            self._file_write = file.write
        except AttributeError:
            raise TypeError("file must have a 'write' attribute")
        self._buffer_callback = buffer_callback
        self.memo = {}
        self.proto = protocol
        self.bin = protocol >= 1
        self.fast = 0
        self.fix_imports = fix_imports and protocol < 3

    def clear_memo(self):
        """Forget what was written: objects are written again, not referred to."""
        self.memo.clear()

    def dump(self, obj):
        """Write the pickle of an object."""
        if not hasattr(self, '_file_write'):
            raise PicklingError(f'Pickler.__init__() was not called by {type(self).__name__}.__init__()')
        self._out = bytearray()
        self._framing = False
        if self.proto >= 2:
            self._out += PROTO + bytes([self.proto])
        if self.proto >= 4:
            self._flush()
            self._framing = True
        self.save(obj)
        self._out += STOP
        self._flush()

    def _flush(self):
        """Hand over what is there, as a frame when it is one."""
        out = self._out
        if out:
            if self._framing and len(out) >= 4:
                self._file_write(FRAME + pack('<Q', len(out)) + bytes(out))
            else:
                self._file_write(bytes(out))
            self._out = bytearray()

    def _write_large(self, header, data):
        """Large data stands outside of frames."""
        self._flush()
        self._file_write(header)
        self._file_write(bytes(data))

    def write(self, data):
        self._out += data

    def persistent_id(self, obj):
        """To be overridden: an id for objects that live outside of the pickle, else None."""
        return None

    def memoize(self, obj):
        if self.fast:
            return
        index = len(self.memo)
        if self.proto >= 4:
            self._out += MEMOIZE
        elif not self.bin:
            self._out += PUT + b'%d\n' % index
        else:
            self._out += BINPUT + bytes([index]) if index < 256 else LONG_BINPUT + pack('<I', index)
        self.memo[id(obj)] = index, obj

    def get(self, index):
        if not self.bin:
            return GET + b'%d\n' % index
        return BINGET + bytes([index]) if index < 256 else LONG_BINGET + pack('<I', index)

    def save(self, obj, save_persistent_id=True):
        if len(self._out) >= _FRAME_LIMIT and self._framing:
            self._flush()
        if save_persistent_id:
            pid = self.persistent_id(obj)
            if pid is not None:
                self.save_pers(pid)
                return
        cls = type(obj)
        known = self.memo.get(id(obj)) if cls not in _UNSHARED else None
        if known is not None:
            self._out += self.get(known[0])
            return
        reduced = NotImplemented
        override = getattr(self, 'reducer_override', _ABSENT)
        if override is not _ABSENT and cls not in _SAVERS_FIRST:
            reduced = override(obj)
        if reduced is NotImplemented:
            saver = self.dispatch.get(cls)
            if saver is not None:
                saver(self, obj)
                return
            reduce = getattr(self, 'dispatch_table', dispatch_table).get(cls, _ABSENT)
            if reduce is not _ABSENT:
                reduced = reduce(obj)
            elif issubclass(cls, type):
                self.save_global(obj)
                return
            else:
                reduce = getattr(obj, '__reduce_ex__', _ABSENT)
                if reduce is not _ABSENT:
                    reduced = reduce(self.proto)
                else:
                    reduce = getattr(obj, '__reduce__', _ABSENT)
                    if reduce is _ABSENT:
                        raise PicklingError(f"Can't pickle {_typename(obj)} object")
                    reduced = reduce()
        if isinstance(reduced, str):
            self.save_global(obj, reduced)
            return
        with _Note(obj, 'object'):
            if not isinstance(reduced, tuple):
                raise PicklingError(f'__reduce__ must return a string or tuple, not {_typename(reduced)}')
            if not 2 <= len(reduced) <= 6:
                raise PicklingError('tuple returned by __reduce__ must contain 2 through 6 elements')
            self.save_reduce(*reduced, obj=obj)

    def save_pers(self, pid):
        if self.bin:
            self.save(pid, save_persistent_id=False)
            self._out += BINPERSID
            return
        try:
            self._out += PERSID + str(pid).encode('ascii') + b'\n'
        except UnicodeEncodeError:
            raise PicklingError('persistent IDs in protocol 0 must be ASCII strings')

    def save_reduce(self, func, args, state=None, listitems=None, dictitems=None, state_setter=None, *, obj=None):
        if not callable(func):
            raise PicklingError(f'first item of the tuple returned by __reduce__ must be callable, not {_typename(func)}')
        if not isinstance(args, tuple):
            raise PicklingError(f'second item of the tuple returned by __reduce__ must be a tuple, not {_typename(args)}')
        save = self.save
        name = getattr(func, '__name__', '')
        if self.proto >= 2 and name in ('__newobj__', '__newobj_ex__'):
            cls = args[0]
            if not hasattr(cls, '__new__'):
                raise PicklingError(f'first argument to {name}() has no __new__')
            if obj is not None and cls is not obj.__class__:
                raise PicklingError(f'first argument to {name}() must be {obj.__class__!r}, not {cls!r}')
        if self.proto >= 2 and name == '__newobj_ex__':
            cls, args, kwargs = args
            if self.proto >= 4:
                with _Note(obj, 'class'):
                    save(cls)
                with _Note(obj, '__new__ arguments'):
                    save(args)
                    save(kwargs)
                self._out += NEWOBJ_EX
            else:
                with _Note(obj, 'reconstructor'):
                    save(partial(cls.__new__, cls, *args, **kwargs))
                save(())
                self._out += REDUCE
        elif self.proto >= 2 and name == '__newobj__':
            with _Note(obj, 'class'):
                save(cls)
            with _Note(obj, '__new__ arguments'):
                save(args[1:])
            self._out += NEWOBJ
        else:
            with _Note(obj, 'reconstructor'):
                save(func)
            with _Note(obj, 'reconstructor arguments'):
                save(args)
            self._out += REDUCE
        if obj is not None:
            # An object that is reached from its own arguments has been made meanwhile.
            known = self.memo.get(id(obj))
            if known is not None:
                self._out += POP + self.get(known[0])
            else:
                self.memoize(obj)
        if listitems is not None:
            self._batch_appends(listitems, obj)
        if dictitems is not None:
            self._batch_setitems(dictitems, obj)
        if state is None:
            return
        if state_setter is None:
            with _Note(obj, 'state'):
                save(state)
            self._out += BUILD
            return
        with _Note(obj, 'state setter'):
            save(state_setter)
        save(obj)
        with _Note(obj, 'state'):
            save(state)
        self._out += TUPLE2 + REDUCE + POP

    # -- the types that have opcodes
    def save_none(self, obj):
        self._out += NONE

    def save_bool(self, obj):
        if self.proto >= 2:
            self._out += NEWTRUE if obj else NEWFALSE
        else:
            self._out += TRUE if obj else FALSE

    def save_long(self, obj):
        small = -0x80000000 <= obj <= 0x7fffffff
        if self.bin and small:
            if 0 <= obj <= 0xff:
                self._out += BININT1 + bytes([obj])
            elif 0 <= obj <= 0xffff:
                self._out += BININT2 + pack('<H', obj)
            else:
                self._out += BININT + pack('<i', obj)
        elif self.proto >= 2:
            encoded = encode_long(obj)
            size = len(encoded)
            self._out += (LONG1 + bytes([size]) if size < 256 else LONG4 + pack('<i', size)) + encoded
        elif small:
            self._out += INT + b'%d\n' % obj
        else:
            self._out += LONG + b'%dL\n' % obj

    def save_float(self, obj):
        if self.bin:
            self._out += BINFLOAT + pack('>d', obj)
        else:
            self._out += FLOAT + repr(obj).encode('ascii') + b'\n'

    def _save_blob(self, data, short, medium, large, always_large=False):
        """Bytes behind their length, in the shortest form."""
        size = len(data)
        if size <= 0xff and short is not None:
            self._out += short + bytes([size]) + data
            return
        header = large + pack('<Q', size) if always_large or size > 0xffffffff else medium + pack('<I', size)
        if size >= _FRAME_LIMIT and self._framing:
            self._write_large(header, data)
        else:
            self._out += header + data

    def _save_bytes_no_memo(self, obj):
        self._save_blob(obj, SHORT_BINBYTES, BINBYTES, BINBYTES8)

    def save_bytes(self, obj):
        if self.proto >= 3:
            self._save_bytes_no_memo(obj)
            self.memoize(obj)
        elif not obj:
            self.save_reduce(bytes, (), obj=obj)
        else:
            self.save_reduce(codecs.encode, (str(obj, 'latin1'), 'latin1'), obj=obj)

    def _save_bytearray_no_memo(self, obj):
        self._save_blob(obj, None, None, BYTEARRAY8, True)

    def save_bytearray(self, obj):
        if self.proto >= 5:
            self._save_bytearray_no_memo(obj)
            self.memoize(obj)
        elif not obj:
            self.save_reduce(bytearray, (), obj=obj)
        else:
            self.save_reduce(bytearray, (bytes(obj),), obj=obj)

    def save_picklebuffer(self, obj):
        if self.proto < 5:
            raise PicklingError('PickleBuffer can only be pickled with protocol >= 5')
        view = memoryview(obj)
        if not view.contiguous:
            raise PicklingError('PickleBuffer can not be pickled when pointing to a non-contiguous buffer')
        if self._buffer_callback is None or self._buffer_callback(obj):
            data = view.tobytes()
            if view.readonly:
                self._save_bytes_no_memo(data)
            else:
                self._save_bytearray_no_memo(data)
            self.memoize(obj)
        else:
            self._out += NEXT_BUFFER
            if view.readonly:
                self._out += READONLY_BUFFER

    def save_str(self, obj):
        if self.bin:
            encoded = obj.encode('utf-8', 'surrogatepass')
            self._save_blob(encoded, SHORT_BINUNICODE if self.proto >= 4 else None, BINUNICODE, BINUNICODE8)
        else:
            text = obj
            for character in '\\\0\n\r\x1a':
                text = text.replace(character, f'\\u{ord(character):04x}')
            self._out += UNICODE + text.encode('raw-unicode-escape') + b'\n'
        self.memoize(obj)

    def _save_elements(self, items, obj, start=0):
        for index, item in enumerate(items, start):
            try:
                self.save(item)
            except BaseException as exc:
                exc.add_note(f'when serializing {_typename(obj)} item {index}')
                raise

    def save_tuple(self, obj):
        size = len(obj)
        if not size:
            self._out += EMPTY_TUPLE if self.bin else MARK + TUPLE
            return
        short = size <= 3 and self.proto >= 2
        if not short:
            self._out += MARK
        self._save_elements(obj, obj)
        known = self.memo.get(id(obj))
        if known is None:
            self._out += _TUPLES[size] if short else TUPLE
            self.memoize(obj)
        elif short:
            # The tuple is among what its elements lead to: it is there already.
            self._out += POP * size + self.get(known[0])
        else:
            self._out += (POP_MARK if self.bin else POP * (size + 1)) + self.get(known[0])

    def save_list(self, obj):
        self._out += EMPTY_LIST if self.bin else MARK + LIST
        self.memoize(obj)
        if not self.bin or len(obj) < 2:
            self._batch_appends(obj, obj)
            return
        for start in range(0, len(obj), _BATCH):
            self._out += MARK
            self._save_elements(obj[start:start + _BATCH], obj, start)
            self._out += APPENDS

    def _batch_appends(self, items, obj):
        if not self.bin:
            for index, item in enumerate(items):
                self._save_elements((item,), obj, index)
                self._out += APPEND
            return
        start = 0
        for batch in batched(items, _BATCH):
            if len(batch) == 1:
                self._save_elements(batch, obj, start)
                self._out += APPEND
            else:
                self._out += MARK
                self._save_elements(batch, obj, start)
                self._out += APPENDS
            start += len(batch)

    def save_dict(self, obj):
        self._out += EMPTY_DICT if self.bin else MARK + DICT
        self.memoize(obj)
        if not self.bin or len(obj) < 2:
            self._batch_setitems(obj.items(), obj)
            return
        for batch in batched(obj.items(), _BATCH):
            self._out += MARK
            self._save_pairs(batch, obj)
            self._out += SETITEMS

    def _save_pairs(self, pairs, obj):
        for key, value in pairs:
            self.save(key)
            try:
                self.save(value)
            except BaseException as exc:
                exc.add_note(f'when serializing {_typename(obj)} item {key!r}')
                raise

    def _batch_setitems(self, items, obj):
        if not self.bin:
            for pair in items:
                self._save_pairs((pair,), obj)
                self._out += SETITEM
            return
        for batch in batched(items, _BATCH):
            if len(batch) == 1:
                self._save_pairs(batch, obj)
                self._out += SETITEM
            else:
                self._out += MARK
                self._save_pairs(batch, obj)
                self._out += SETITEMS

    def _save_members(self, items, obj):
        with _Note(obj, 'element'):
            for item in items:
                self.save(item)

    def save_set(self, obj):
        if self.proto < 4:
            self.save_reduce(set, (list(obj),), obj=obj)
            return
        self._out += EMPTY_SET
        self.memoize(obj)
        for batch in batched(obj, _BATCH):
            self._out += MARK
            self._save_members(batch, obj)
            self._out += ADDITEMS

    def save_frozenset(self, obj):
        if self.proto < 4:
            self.save_reduce(frozenset, (list(obj),), obj=obj)
            return
        self._out += MARK
        self._save_members(obj, obj)
        known = self.memo.get(id(obj))
        if known is not None:
            self._out += POP_MARK + self.get(known[0])
            return
        self._out += FROZENSET
        self.memoize(obj)

    # -- what is found by name
    def save_global(self, obj, name=None):
        if name is None:
            name = getattr(obj, '__qualname__', None)
            if name is None:
                name = obj.__name__
        module_name = whichmodule(obj, name)
        if self.proto >= 2:
            code = _extension_registry.get((module_name, name))
            if code is not None:
                if code <= 0xff:
                    self._out += EXT1 + bytes([code])
                elif code <= 0xffff:
                    self._out += EXT2 + pack('<H', code)
                else:
                    self._out += EXT4 + pack('<i', code)
                return
        if self.proto >= 4:
            self.save(module_name)
            if name == module_name and name in _STATIC:
                self.save_str(name)
            else:
                self.save(name)
            self._out += STACK_GLOBAL
        else:
            # Nested names are taken apart by getattr().
            first, *rest = name.split('.')
            for _ in rest:
                self.save(getattr)
                if self.proto < 2:
                    self._out += MARK
            self._save_toplevel_by_name(module_name, first)
            for attribute in rest:
                self.save(attribute)
                self._out += (TUPLE if self.proto < 2 else TUPLE2) + REDUCE
        self.memoize(obj)

    def _save_toplevel_by_name(self, module_name, name):
        encoding = 'utf-8' if self.proto >= 3 else 'ascii'
        if self.fix_imports:
            if (module_name, name) in _OLD_NAMES:
                module_name, name = _OLD_NAMES[module_name, name]
            elif module_name in _OLD_MODULES:
                module_name = _OLD_MODULES[module_name]
        try:
            self._out += GLOBAL + bytes(module_name, encoding) + b'\n'
        except UnicodeEncodeError:
            raise PicklingError(f"can't pickle module identifier {module_name!r} using pickle protocol {self.proto}")
        try:
            self._out += bytes(name, encoding) + b'\n'
        except UnicodeEncodeError:
            raise PicklingError(f"can't pickle global identifier {name!r} using pickle protocol {self.proto}")

    def save_type(self, obj):
        for single in (None, NotImplemented, ...):
            if obj is type(single):
                self.save_reduce(type, (single,), obj=obj)
                return
        self.save_global(obj)

    dispatch = {type(None): save_none, bool: save_bool, int: save_long, float: save_float, bytes: save_bytes, bytearray: save_bytearray, PickleBuffer: save_picklebuffer, str: save_str,
                tuple: save_tuple, list: save_list, dict: save_dict, set: save_set, frozenset: save_frozenset, FunctionType: save_global, type: save_type}


# Written out each time; equal ones would have one id.
_UNSHARED = frozenset({type(None), bool, int, float})
_SAVERS_FIRST = frozenset({type(None), bool, int, float, bytes, str, dict, set, frozenset, list, tuple})


class _Note:
    """Tells with an exception what was being written."""

    def __init__(self, obj, what):
        self.obj = obj
        self.what = what

    def __enter__(self):
        pass

    def __exit__(self, cls, exc, traceback):
        if exc is not None:
            exc.add_note(f'when serializing {_typename(self.obj)} {self.what}')


# ---- reading

class _Stop(Exception):
    pass


class Unpickler:
    """Reads pickles from a file."""

    def __init__(self, file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
        self._file_read = getattr(file, 'read', None)
        self._file_readline = getattr(file, 'readline', None)
        if self._file_read is None or self._file_readline is None:
            raise TypeError("file must have 'read' and 'readline' attributes")
        self._buffers = iter(buffers) if buffers is not None else None
        self.memo = {}
        self.encoding = encoding
        self.errors = errors
        self.proto = 0
        self.fix_imports = fix_imports

    def load(self):
        """The object of the next pickle."""
        if not hasattr(self, '_file_read'):
            raise UnpicklingError(f'Unpickler.__init__() was not called by {type(self).__name__}.__init__()')
        self._frame = b''
        self._at = 0
        return self._run()

    def _run(self):
        self.stack = []
        self.metastack = []
        self.proto = 0
        loaders = _LOADERS
        try:
            while True:
                # The next opcode: usually it stands in the frame.
                at = self._at
                if at < len(self._frame):
                    key = self._frame[at]
                    self._at = at + 1
                else:
                    data = self._file_read(1)
                    if not data:
                        raise EOFError('Ran out of input')
                    key = data[0]
                loader = loaders[key]
                if loader is None:
                    raise UnpicklingError(f"invalid load key, '{_shown_key(key)}'.")
                loader(self)
        except _Stop:
            return self.stack.pop()
        except IndexError as exc:
            if self.stack or exc.args != ('pop from empty list',) and exc.args != ('list index out of range',):
                raise
            raise UnpicklingError('unpickling stack underflow') from None

    def read(self, size):
        at = self._at
        end = at + size
        if end <= len(self._frame):
            self._at = end
            return self._frame[at:end]
        if at < len(self._frame):
            raise UnpicklingError('pickle exhausted before end of frame')
        data = self._file_read(size)
        if len(data) < size:
            raise UnpicklingError('pickle data was truncated')
        return data

    def readline(self):
        at = self._at
        if at < len(self._frame):
            end = self._frame.find(b'\n', at) + 1
            if end == 0:
                raise UnpicklingError('pickle data was truncated')
            self._at = end
            return self._frame[at:end - 1]
        line = self._file_readline()
        if line[-1:] != b'\n':
            raise UnpicklingError('pickle data was truncated')
        return line[:-1]

    def pop_mark(self):
        if not self.metastack:
            raise UnpicklingError('could not find MARK')
        items = self.stack
        self.stack = self.metastack.pop()
        return items

    def persistent_load(self, pid):
        """To be overridden: the object of an id."""
        raise UnpicklingError('A load persistent id instruction was encountered, but no persistent_load function was specified.')

    def find_class(self, module, name):
        """The object of a name; to be overridden where not everything may be loaded."""
        if self.proto < 3 and self.fix_imports:
            if (module, name) in _NEW_NAMES:
                module, name = _NEW_NAMES[module, name]
            elif module in _NEW_MODULES:
                module = _NEW_MODULES[module]
        __import__(module)
        if self.proto >= 4 and '.' in name:
            path = name.split('.')
            try:
                return _getattribute(sys.modules[module], path)
            except AttributeError:
                raise AttributeError(f"Can't resolve path {name!r} on module {module!r}")
        return getattr(sys.modules[module], name)

    def get_extension(self, code):
        obj = _extension_cache.get(code, _ABSENT)
        if obj is _ABSENT:
            key = _inverted_registry.get(code)
            if not key:
                if code <= 0:
                    raise UnpicklingError('EXT specifies code <= 0')
                raise ValueError(f'unregistered extension code {code}')
            obj = _extension_cache[code] = self.find_class(*key)
        self.stack.append(obj)

    def _text(self, data):
        return data if self.encoding == 'bytes' else data.decode(self.encoding, self.errors)

    def _instantiate(self, cls, args):
        if args or not isinstance(cls, type) or hasattr(cls, '__getinitargs__'):
            self.stack.append(cls(*args))
        else:
            self.stack.append(cls.__new__(cls))


def _shown_key(key):
    return chr(key) if 32 <= key < 127 and key not in (39, 92) else f'\\x{key:02x}'


def _load_proto(self):
    proto = self.read(1)[0]
    if proto > HIGHEST_PROTOCOL:
        raise ValueError(f'unsupported pickle protocol: {proto}')
    self.proto = proto


def _load_frame(self):
    size, = unpack('<Q', self.read(8))
    if size > sys.maxsize:
        raise ValueError(f'frame size > sys.maxsize: {size}')
    if self._at >= len(self._frame):
        data = self._file_read(size)
        if len(data) < size:
            raise UnpicklingError('pickle data was truncated')
        self._frame = data
        self._at = 0
    elif len(self._frame) - self._at < size:
        raise UnpicklingError('pickle data was truncated')


def _load_persid(self):
    try:
        pid = self.readline().decode('ascii')
    except UnicodeDecodeError:
        raise UnpicklingError('persistent IDs in protocol 0 must be ASCII strings')
    self.stack.append(self.persistent_load(pid))


def _load_binpersid(self):
    self.stack.append(self.persistent_load(self.stack.pop()))


def _load_int(self):
    data = self.readline()
    if data == b'00' or data == b'01':
        self.stack.append(data == b'01')
    else:
        self.stack.append(int(data, 0))


def _load_long(self):
    data = self.readline()
    self.stack.append(int(data[:-1] if data[-1:] == b'L' else data, 0))


def _sized(format, width):
    def size(self):
        n, = unpack(format, self.read(width))
        return n
    return size


_size1 = _sized('<B', 1)
_size4 = _sized('<I', 4)
_size8 = _sized('<Q', 8)
_signed4 = _sized('<i', 4)


def _checked_size(size, name):
    if size > sys.maxsize:
        raise UnpicklingError(f'{name} exceeds system\'s maximum size of {sys.maxsize} bytes')
    return size


def _load_sized(size, convert, name):
    def load(self):
        self.stack.append(convert(self, self.read(_checked_size(size(self), name))))
    return load


def _load_long4(self):
    size = _signed4(self)
    if size < 0:
        raise UnpicklingError('LONG pickle has negative byte count')
    self.stack.append(decode_long(self.read(size)))


def _load_binstring(self):
    size = _signed4(self)
    if size < 0:
        raise UnpicklingError('BINSTRING pickle has negative byte count')
    self.stack.append(self._text(self.read(size)))


def _load_string(self):
    data = self.readline()
    if len(data) < 2 or data[0] != data[-1] or data[0] not in b'"\'':
        raise UnpicklingError('the STRING opcode argument must be quoted')
    self.stack.append(self._text(codecs.escape_decode(data[1:-1])[0]))


def _load_next_buffer(self):
    if self._buffers is None:
        raise UnpicklingError('pickle stream refers to out-of-band data but no *buffers* argument was given')
    try:
        self.stack.append(next(self._buffers))
    except StopIteration:
        raise UnpicklingError('not enough out-of-band buffers')


def _load_readonly_buffer(self):
    view = memoryview(self.stack[-1])
    if not view.readonly:
        self.stack[-1] = view.toreadonly()


def _short_tuple(size):
    def load(self):
        if len(self.stack) < size:
            raise UnpicklingError('unpickling stack underflow')
        self.stack[-size:] = [tuple(self.stack[-size:])]
    return load


def _load_dict(self):
    items = self.pop_mark()
    if len(items) % 2:
        raise UnpicklingError('odd number of items for DICT')
    self.stack.append(dict(zip(items[::2], items[1::2])))


def _load_inst(self):
    module = self.readline().decode('ascii')
    name = self.readline().decode('ascii')
    self._instantiate(self.find_class(module, name), self.pop_mark())


def _load_obj(self):
    cls, *args = self.pop_mark()
    self._instantiate(cls, args)


def _load_newobj(self):
    args = self.stack.pop()
    cls = self.stack.pop()
    self.stack.append(cls.__new__(cls, *args))


def _load_newobj_ex(self):
    kwargs = self.stack.pop()
    args = self.stack.pop()
    cls = self.stack.pop()
    self.stack.append(cls.__new__(cls, *args, **kwargs))


def _load_global(self):
    module = self.readline().decode('utf-8')
    name = self.readline().decode('utf-8')
    self.stack.append(self.find_class(module, name))


def _load_stack_global(self):
    name = self.stack.pop()
    module = self.stack.pop()
    if type(name) is not str or type(module) is not str:
        raise UnpicklingError('STACK_GLOBAL requires str')
    self.stack.append(self.find_class(module, name))


def _load_ext(size):
    def load(self):
        self.get_extension(size(self))
    return load


def _load_reduce(self):
    args = self.stack.pop()
    if not isinstance(args, tuple):
        raise TypeError('argument list must be a tuple')
    self.stack[-1] = self.stack[-1](*args)


def _load_pop(self):
    if self.stack or not self.metastack:
        self.stack.pop()
    else:
        self.pop_mark()


def _fetch(self, index):
    try:
        self.stack.append(self.memo[index])
    except KeyError:
        raise UnpicklingError(f'Memo value not found at index {index}') from None


def _load_put(self):
    index = int(self.readline())
    if index < 0:
        raise ValueError('negative PUT argument')
    self.memo[index] = self.stack[-1]


def _put(size):
    def load(self):
        self.memo[size(self)] = self.stack[-1]
    return load


def _load_append(self):
    value = self.stack.pop()
    self.stack[-1].append(value)


def _load_appends(self):
    items = self.pop_mark()
    target = self.stack[-1]
    extend = getattr(target, 'extend', None)
    if extend is not None:
        extend(items)
        return
    for item in items:
        target.append(item)


def _load_setitem(self):
    value = self.stack.pop()
    key = self.stack.pop()
    self.stack[-1][key] = value


def _load_setitems(self):
    items = self.pop_mark()
    target = self.stack[-1]
    if len(items) % 2:
        raise UnpicklingError('odd number of items for SETITEMS')
    for index in range(0, len(items), 2):
        target[items[index]] = items[index + 1]


def _load_additems(self):
    items = self.pop_mark()
    target = self.stack[-1]
    if isinstance(target, set):
        target.update(items)
    else:
        for item in items:
            target.add(item)


def _load_build(self):
    state = self.stack.pop()
    target = self.stack[-1]
    setstate = getattr(target, '__setstate__', _ABSENT)
    if setstate is not _ABSENT:
        setstate(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state:
        if not isinstance(state, dict):
            raise UnpicklingError('state is not a dictionary')
        attributes = target.__dict__
        for key, value in state.items():
            attributes[sys.intern(key) if type(key) is str else key] = value
    if slots:
        if not isinstance(slots, dict):
            raise UnpicklingError('slot state is not a dictionary')
        for key, value in slots.items():
            setattr(target, key, value)


def _load_mark(self):
    self.metastack.append(self.stack)
    self.stack = []


def _load_stop(self):
    if not self.stack:
        raise UnpicklingError('unpickling stack underflow')
    raise _Stop


def _utf8(self, data):
    return str(data, 'utf-8', 'surrogatepass')


def _push(make):
    def load(self):
        # What is behind a mark replaces the stack.
        value = make(self)
        self.stack.append(value)
    return load


_LOADERS = [None] * 256
for _code, _loader in (
        (PROTO, _load_proto), (FRAME, _load_frame), (PERSID, _load_persid), (BINPERSID, _load_binpersid), (NONE, _push(lambda self: None)), (NEWTRUE, _push(lambda self: True)), (NEWFALSE, _push(lambda self: False)),
        (INT, _load_int), (BININT, _push(_signed4)), (BININT1, _push(_size1)), (BININT2, _push(_sized('<H', 2))), (LONG, _load_long), (LONG1, _load_sized(_size1, lambda self, data: decode_long(data), 'LONG1')), (LONG4, _load_long4),
        (FLOAT, _push(lambda self: float(self.readline()))), (BINFLOAT, _push(_sized('>d', 8))), (STRING, _load_string), (BINSTRING, _load_binstring), (SHORT_BINSTRING, _load_sized(_size1, lambda self, data: self._text(data), 'SHORT_BINSTRING')),
        (BINBYTES, _load_sized(_size4, lambda self, data: bytes(data), 'BINBYTES')), (SHORT_BINBYTES, _load_sized(_size1, lambda self, data: bytes(data), 'BINBYTES')), (BINBYTES8, _load_sized(_size8, lambda self, data: bytes(data), 'BINBYTES8')),
        (BYTEARRAY8, _load_sized(_size8, lambda self, data: bytearray(data), 'BYTEARRAY8')), (UNICODE, _push(lambda self: str(self.readline(), 'raw-unicode-escape'))), (BINUNICODE, _load_sized(_size4, _utf8, 'BINUNICODE')),
        (SHORT_BINUNICODE, _load_sized(_size1, _utf8, 'BINUNICODE')), (BINUNICODE8, _load_sized(_size8, _utf8, 'BINUNICODE8')), (NEXT_BUFFER, _load_next_buffer), (READONLY_BUFFER, _load_readonly_buffer),
        (TUPLE, _push(lambda self: tuple(self.pop_mark()))), (EMPTY_TUPLE, _push(lambda self: ())), (TUPLE1, _short_tuple(1)), (TUPLE2, _short_tuple(2)), (TUPLE3, _short_tuple(3)), (EMPTY_LIST, _push(lambda self: [])),
        (EMPTY_DICT, _push(lambda self: {})), (EMPTY_SET, _push(lambda self: set())), (FROZENSET, _push(lambda self: frozenset(self.pop_mark()))), (LIST, _push(lambda self: self.pop_mark())), (DICT, _load_dict), (INST, _load_inst), (OBJ, _load_obj),
        (NEWOBJ, _load_newobj), (NEWOBJ_EX, _load_newobj_ex), (GLOBAL, _load_global), (STACK_GLOBAL, _load_stack_global), (EXT1, _load_ext(_size1)), (EXT2, _load_ext(_sized('<H', 2))), (EXT4, _load_ext(_signed4)), (REDUCE, _load_reduce),
        (POP, _load_pop), (POP_MARK, lambda self: self.pop_mark()), (DUP, _push(lambda self: self.stack[-1])), (GET, lambda self: _fetch(self, int(self.readline()))), (BINGET, lambda self: _fetch(self, _size1(self))), (LONG_BINGET, lambda self: _fetch(self, _size4(self))),
        (PUT, _load_put), (BINPUT, _put(_size1)), (LONG_BINPUT, _put(_size4)), (MEMOIZE, _put(lambda self: len(self.memo))), (APPEND, _load_append), (APPENDS, _load_appends), (SETITEM, _load_setitem), (SETITEMS, _load_setitems),
        (ADDITEMS, _load_additems), (BUILD, _load_build), (MARK, _load_mark), (STOP, _load_stop)):
    _LOADERS[_code[0]] = _loader
del _code, _loader, _name


# ---- functions

def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Write the pickle of an object to a file."""
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    """The pickle of an object as bytes."""
    file = io.BytesIO()
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)
    return file.getvalue()


def load(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
    """The object of the next pickle in a file."""
    return Unpickler(file, fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers).load()


def loads(data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
    """The object of a pickle."""
    if isinstance(data, str):
        raise TypeError(f"a bytes-like object is required, not 'str'")
    return Unpickler(io.BytesIO(data), fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers).load()


_Pickler, _Unpickler = Pickler, Unpickler
_dump, _dumps, _load, _loads = dump, dumps, load, loads
