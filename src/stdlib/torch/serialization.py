"""torch.save() and torch.load(): files as PyTorch writes them since 1.6.

    archive/data.pkl      the object, pickled; each storage in it is named: ('storage', torch.FloatStorage, '0', 'cpu', 6)
    archive/data/0        its bytes
    archive/byteorder     little
    archive/version       3

all in a zip archive, not compressed. Tensors that look at one storage do so again when they are loaded.

torch.load() makes only what tensors, containers and numbers are made of, unless it is told weights_only=False: a pickle can call anything.
"""
import array
import binascii
import collections
import io
import os
import pickle
import struct
import torch
from torch import _utils

__all__ = ['add_safe_globals', 'clear_safe_globals', 'get_safe_globals', 'load', 'save']

_VERSION = b'3\n'
_ALIGNMENT = 64
# Of each element type: the class of storages in the file, and how module array writes elements.
_STORAGES = {
    torch.float64: ('DoubleStorage', 'd'), torch.float32: ('FloatStorage', 'f'), torch.int64: ('LongStorage', 'q'),
    torch.int32: ('IntStorage', 'i'), torch.int16: ('ShortStorage', 'h'), torch.int8: ('CharStorage', 'b'),
    torch.uint8: ('ByteStorage', 'B'), torch.bool: ('BoolStorage', 'B')}


class _StorageType:
    """Stands for a class of storages, which this build has not."""

    def __init__(self, dtype, name, typecode):
        self.dtype, self.name, self.typecode = dtype, name, typecode


_TYPES = {dtype: _StorageType(dtype, *row) for dtype, row in _STORAGES.items()}
_NAMED = {kind.name: kind for kind in _TYPES.values()}


class _Storage:
    """The elements that tensors look at: a tensor of one dimension."""

    def __init__(self, kind, elements):
        self.kind, self.elements = kind, elements

    def to_bytes(self):
        return array.array(self.kind.typecode, [int(item) for item in self.elements.tolist()] if self.kind.dtype is torch.bool
                           else self.elements.tolist()).tobytes()

    @classmethod
    def from_bytes(cls, kind, data):
        items = array.array(kind.typecode)
        items.frombytes(data)
        return cls(kind, torch.tensor(items.tolist(), dtype=kind.dtype))


# ---- the archive
class _ZipWriter:
    """Entries one after the other, as they are; data begins at multiples of 64 bytes, so that a file can be mapped."""

    def __init__(self, write, folder):
        self.write, self.folder = write, folder
        self.at = 0
        self.directory = []

    def _put(self, data):
        self.write(data)
        self.at += len(data)

    def add(self, name, data):
        name = f'{self.folder}/{name}'.encode()
        start, crc = self.at, binascii.crc32(data)
        room = -(start + 30 + len(name) + 4) % _ALIGNMENT
        extra = struct.pack('<2sH', b'FB', room) + b'Z' * room
        shared = struct.pack('<HHHHHIIIH', 20, 0, 0, 0, 33, crc, len(data), len(data), len(name))
        self._put(b'PK\3\4' + shared + struct.pack('<H', len(extra)) + name + extra)
        self._put(data)
        self.directory.append(b'PK\1\2' + struct.pack('<H', 20) + shared + struct.pack('<HHHHII', 0, 0, 0, 0, 0, start) + name)

    def finish(self):
        start, entries = self.at, b''.join(self.directory)
        self._put(entries)
        count = len(self.directory)
        self._put(b'PK\5\6' + struct.pack('<HHHHIIH', 0, 0, count, count, len(entries), start, 0))


class _ZipReader:
    """The entries of an archive by their names, without the folder."""

    def __init__(self, data):
        if not data.startswith(b'PK\3\4'):
            raise NotImplementedError('torch.load() of a file that is no zip archive (PyTorch wrote such files before 1.6) is not in this build')
        try:
            self.entries = dict(self._directory(data))
        except (struct.error, UnicodeDecodeError):
            raise RuntimeError('PytorchStreamReader failed reading zip archive: failed finding central directory') from None

    def _directory(self, data):
        end = data.rfind(b'PK\5\6')
        count, _, at = struct.unpack('<HII', data[end + 10:end + 20] if end >= 0 else b'')
        for _ in range(count):
            method, _, _, crc, _, size, name_length, extra, comment = struct.unpack('<HHHIIIHHH', data[at + 10:at + 34])
            start, = struct.unpack('<I', data[at + 42:at + 46])
            name = data[at + 46:at + 46 + name_length].decode()
            own_name, own_extra = struct.unpack('<HH', data[start + 26:start + 30])
            first = start + 30 + own_name + own_extra
            yield name.partition('/')[2], (method, crc, size, data[first:first + size])
            at += 46 + name_length + extra + comment

    def read(self, name, default=None):
        """The bytes of an entry. Without it: default, or an error."""
        if name not in self.entries:
            if default is not None:
                return default
            raise RuntimeError(f'PytorchStreamReader failed locating file {name}: file not found')
        method, crc, size, data = self.entries[name]
        if method != 0 or size == 0xffffffff:
            raise NotImplementedError(f'{name} is compressed, or has 4 GB: torch.load() of such files is not in this build')
        if len(data) != size or binascii.crc32(data) != crc:
            raise RuntimeError(f'PytorchStreamReader failed reading file {name}: file read failed')
        return data


# ---- saving
class _Pickler(pickle.Pickler):
    def __init__(self, file, protocol):
        super().__init__(file, protocol)
        # By where they begin: the key in the file, and the storage.
        self.storages = {}

    def _storage_of(self, tensor):
        if tensor.dtype not in _TYPES:
            raise NotImplementedError(f'torch.save() of {tensor.dtype} is not in this build')
        start = tensor.data_ptr() - tensor.storage_offset() * tensor.element_size(), tensor.dtype
        if start not in self.storages:
            whole = tensor.detach().as_strided((tensor._storage_numel,), (1,), 0)
            self.storages[start] = str(len(self.storages)), _Storage(_TYPES[tensor.dtype], whole)
        return self.storages[start][1]

    def persistent_id(self, obj):
        if not isinstance(obj, _Storage):
            return None
        key = next(key for key, storage in self.storages.values() if storage is obj)
        return 'storage', obj.kind, key, 'cpu', obj.elements.numel()

    def reducer_override(self, obj):
        if isinstance(obj, _StorageType):
            return obj.name
        if type(obj) is torch.nn.Parameter:
            return _utils._rebuild_parameter, (obj.data, obj.requires_grad, collections.OrderedDict())
        if type(obj) is torch.Tensor:
            look = self._storage_of(obj), obj.storage_offset(), tuple(obj.shape), obj.stride(), obj.requires_grad, collections.OrderedDict()
            return _utils._rebuild_tensor_v2, look
        return NotImplemented

    def save_global(self, obj, name=None):
        if not isinstance(obj, _StorageType):
            return super().save_global(obj, name)
        self._out += f'ctorch\n{name}\n'.encode()
        self.memoize(obj)


def save(obj, f, pickle_module=None, pickle_protocol=2, _use_new_zipfile_serialization=True, _disable_byteorder_record=False):
    """Write an object to a file: tensors, modules, state dicts, and whatever else can be pickled. f: a path, or something with write()."""
    if pickle_module is not None or not _use_new_zipfile_serialization:
        raise NotImplementedError('torch.save() with pickle_module or in the old format is not in this build')
    pickled = io.BytesIO()
    pickler = _Pickler(pickled, pickle_protocol)
    pickler.dump(obj)
    is_path = isinstance(f, (str, os.PathLike))
    if not is_path and not hasattr(f, 'write'):
        raise AttributeError(f"expected 'f' to be string, path, or a file-like object with a 'write' attribute, not {type(f).__name__!r}")
    file = open(f, 'wb') if is_path else f
    try:
        writer = _ZipWriter(file.write, os.path.splitext(os.path.basename(os.fspath(f)))[0] or 'archive' if is_path else 'archive')
        writer.add('data.pkl', pickled.getvalue())
        if not _disable_byteorder_record:
            writer.add('byteorder', b'little')
        for key, storage in pickler.storages.values():
            writer.add(f'data/{key}', storage.to_bytes())
        writer.add('version', _VERSION)
        writer.finish()
    finally:
        if is_path:
            file.close()


# ---- loading
_safe = []


def add_safe_globals(safe_globals):
    """Let torch.load() with weights_only make these, too: functions and classes."""
    _safe.extend(safe_globals)


def get_safe_globals():
    """What was added."""
    return list(_safe)


def clear_safe_globals():
    """Forget what was added."""
    _safe.clear()


_WEIGHTS = {
    ('torch._utils', '_rebuild_tensor'): _utils._rebuild_tensor, ('torch._utils', '_rebuild_tensor_v2'): _utils._rebuild_tensor_v2,
    ('torch._utils', '_rebuild_parameter'): _utils._rebuild_parameter, ('collections', 'OrderedDict'): collections.OrderedDict,
    ('collections', 'defaultdict'): collections.defaultdict, ('collections', 'Counter'): collections.Counter,
    ('torch', 'Size'): torch.Size, ('torch', 'Tensor'): torch.Tensor, ('torch', 'device'): torch.device,
    ('torch.nn.parameter', 'Parameter'): torch.nn.Parameter, ('builtins', 'set'): set, ('builtins', 'slice'): slice,
    ('builtins', 'complex'): complex, ('builtins', 'bytearray'): bytearray}


class _Unpickler(pickle.Unpickler):
    def __init__(self, archive, weights_only, encoding):
        super().__init__(io.BytesIO(archive.read('data.pkl')), encoding=encoding)
        self.archive, self.weights_only = archive, weights_only
        self.storages = {}

    def find_class(self, module, name):
        if module == 'torch' and name in _NAMED:
            return _NAMED[name]
        if not self.weights_only:
            return super().find_class(module, name)
        if (module, name) in _WEIGHTS:
            return _WEIGHTS[module, name]
        if module == 'torch' and isinstance(getattr(torch, name, None), torch.dtype):
            return getattr(torch, name)
        for each in _safe:
            if (each.__module__, each.__qualname__) == (module, name):
                return each
        raise pickle.UnpicklingError(
            f'Weights only load failed. Unsupported global: GLOBAL {module}.{name} was not an allowed global by default. '
            f'If you trust the file, use torch.serialization.add_safe_globals([{name}]), or weights_only=False.')

    def persistent_load(self, pid):
        what, kind, key, *_ = pid
        if what != 'storage' or not isinstance(kind, _StorageType):
            raise pickle.UnpicklingError(f'{what} is not a storage that this build knows')
        if key not in self.storages:
            self.storages[key] = _Storage.from_bytes(kind, self.archive.read(f'data/{key}'))
        return self.storages[key]


def load(f, map_location=None, pickle_module=None, *, weights_only=True, mmap=None, **pickle_load_args):
    """Read what torch.save() has written. f: a path, or something with read(). map_location: there is the CPU alone."""
    if pickle_module is not None or mmap:
        raise NotImplementedError('torch.load() with pickle_module or mmap is not in this build')
    if map_location is not None and torch.device(map_location).type != 'cpu':
        raise NotImplementedError(f'torch.load() to {map_location} is not in this build')
    if isinstance(f, (str, os.PathLike)):
        with open(f, 'rb') as file:
            data = file.read()
    else:
        data = f.read()
    if len(data) == 0:
        raise EOFError('Ran out of input')
    archive = _ZipReader(data)
    if archive.read('byteorder', b'little') != b'little':
        raise NotImplementedError('torch.load() of a file from a machine with the other order of bytes is not in this build')
    return _Unpickler(archive, weights_only, pickle_load_args.get('encoding', 'utf-8')).load()
