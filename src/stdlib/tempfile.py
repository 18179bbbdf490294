"""Files and folders for a while."""

import io as _io
import os as _os
from random import Random as _Random

__all__ = ['NamedTemporaryFile', 'TemporaryFile', 'SpooledTemporaryFile', 'TemporaryDirectory', 'mkstemp', 'mkdtemp', 'mktemp', 'TMP_MAX', 'gettempprefix', 'tempdir', 'gettempdir',
           'gettempprefixb', 'gettempdirb']

TMP_MAX = 10000
template = 'tmp'
tempdir = None


class _RandomNameSequence:
    """Names of eight random characters."""

    characters = 'abcdefghijklmnopqrstuvwxyz0123456789_'

    def __init__(self):
        self.rng = _Random()

    def __iter__(self):
        return self

    def __next__(self):
        return ''.join(self.rng.choices(self.characters, k=8))


_names = _RandomNameSequence()


def _candidate_folders():
    for variable in ('TMPDIR', 'TEMP', 'TMP'):
        folder = _os.getenv(variable)
        if folder:
            yield _os.path.abspath(folder)
    yield from ('/tmp', '/var/tmp', '/usr/tmp', _os.getcwd())


def gettempdir():
    """The folder for temporary files."""
    global tempdir
    if tempdir is None:
        for folder in _candidate_folders():
            if _os.path.isdir(folder) and _os.access(folder, 2):
                tempdir = folder
                break
        else:
            raise FileNotFoundError(2, f'No usable temporary directory found in {list(_candidate_folders())}')
    return _os.fsdecode(tempdir)


def gettempdirb():
    """The same as bytes."""
    return _os.fsencode(gettempdir())


def gettempprefix():
    """What names begin with by default."""
    return template


def gettempprefixb():
    """The same as bytes."""
    return _os.fsencode(template)


def _completed(prefix, suffix, dir):
    """Prefix, suffix and folder, all str or all bytes."""
    given = [part for part in (prefix, suffix, dir) if part is not None]
    given = [_os.fspath(part) for part in given]
    as_bytes = bool(given) and isinstance(given[0], bytes)
    if any(isinstance(part, bytes) != as_bytes for part in given):
        raise TypeError("Can't mix bytes and non-bytes in path components.")
    if prefix is None:
        prefix = gettempprefixb() if as_bytes else template
    if suffix is None:
        suffix = b'' if as_bytes else ''
    if dir is None:
        dir = gettempdirb() if as_bytes else gettempdir()
    return prefix, suffix, dir


def _unused(prefix, suffix, dir, make):
    """Tries names until `make` does not find a file there."""
    for _ in range(TMP_MAX):
        name = next(_names)
        if isinstance(prefix, bytes):
            name = name.encode()
        path = _os.path.abspath(_os.path.join(dir, prefix + name + suffix))
        try:
            return make(path), path
        except FileExistsError:
            continue
    raise FileExistsError(17, 'No usable temporary file name found')


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    """A new file: its number and its path. Whoever calls removes it."""
    prefix, suffix, dir = _completed(prefix, suffix, dir)
    return _unused(prefix, suffix, dir, lambda path: _os.open(path, _os.O_RDWR | _os.O_CREAT | _os.O_EXCL, 0o600))


def mkdtemp(suffix=None, prefix=None, dir=None):
    """A new folder. Whoever calls removes it."""
    prefix, suffix, dir = _completed(prefix, suffix, dir)
    return _unused(prefix, suffix, dir, lambda path: _os.mkdir(path, 0o700))[1]


def mktemp(suffix='', prefix=template, dir=None):
    """A path where there was nothing a moment ago; unsafe."""
    def check(path):
        if _os.path.lexists(path):
            raise FileExistsError
    return _unused(prefix, suffix, gettempdir() if dir is None else dir, check)[1]


class _TemporaryFileWrapper:
    """A file that goes when it is closed."""

    def __init__(self, file, name, delete, delete_on_close):
        self.file = file
        self.name = name
        self.delete = delete
        self._delete_on_close = delete_on_close
        self._gone = False

    def __getattr__(self, name):
        return getattr(self.__dict__['file'], name)

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, *exception):
        result = self.file.__exit__(*exception)
        self._remove()
        return result

    def __iter__(self):
        return iter(self.file)

    def __repr__(self):
        return f'<{type(self).__module__}.{type(self).__qualname__} file={self.file!r}>'

    def _remove(self):
        if self.delete and not self._gone:
            self._gone = True
            try:
                _os.unlink(self.name)
            except FileNotFoundError:
                pass

    def close(self):
        """Close the file; usually that removes it."""
        self.file.close()
        if self._delete_on_close:
            self._remove()


def _opened(mode, buffering, encoding, newline, suffix, prefix, dir, errors):
    if 'b' not in mode:
        encoding = _io.text_encoding(encoding)
    number, name = mkstemp(suffix, prefix, dir)
    try:
        _os.close(number)
        # The file is new and empty: opening it to write takes nothing away.
        return open(name, mode, buffering, encoding=encoding, errors=errors, newline=newline), name
    except BaseException:
        _os.unlink(name)
        raise


def NamedTemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True, *, errors=None, delete_on_close=True):
    """A temporary file with a name; closing removes it, unless delete is false."""
    file, name = _opened(mode, buffering, encoding, newline, suffix, prefix, dir, errors)
    return _TemporaryFileWrapper(file, name, delete, delete_on_close)


def TemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None):
    """A temporary file without a name."""
    file, name = _opened(mode, buffering, encoding, newline, suffix, prefix, dir, errors)
    _os.unlink(name)
    return file


class SpooledTemporaryFile(_io.IOBase):
    """A file in memory, until it is larger than max_size."""

    def __init__(self, max_size=0, mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None):
        self._file = _io.BytesIO() if 'b' in mode else _io.TextIOWrapper(_io.BytesIO(), encoding=_io.text_encoding(encoding), errors=errors, newline=newline)
        self._max_size = max_size
        self._rolled = False
        self._arguments = {'mode': mode, 'buffering': buffering, 'suffix': suffix, 'prefix': prefix, 'encoding': encoding, 'newline': newline, 'dir': dir, 'errors': errors}

    def _check(self):
        if not self._rolled and self._max_size and self._file.tell() > self._max_size:
            self.rollover()

    def rollover(self):
        """Move it to a real file."""
        if self._rolled:
            return
        old = self._file
        at = old.tell()
        new = self._file = TemporaryFile(**self._arguments)
        old.seek(0)
        if 'b' in self._arguments['mode']:
            new.write(old.read())
        else:
            new.buffer.write(old.detach().getvalue())
        new.seek(at, 0)
        self._rolled = True

    def __enter__(self):
        if self._file.closed:
            raise ValueError('Cannot enter context with closed file')
        return self

    def __exit__(self, *exception):
        self._file.close()

    def __iter__(self):
        return iter(self._file)

    def __next__(self):
        return next(self._file)

    def close(self):
        self._file.close()

    @property
    def closed(self):
        return self._file.closed

    @property
    def mode(self):
        return self._arguments['mode']

    @property
    def name(self):
        return getattr(self._file, 'name', None)

    def fileno(self):
        self.rollover()
        return self._file.fileno()

    def read(self, *args):
        return self._file.read(*args)

    def readline(self, *args):
        return self._file.readline(*args)

    def readlines(self, *args):
        return self._file.readlines(*args)

    def readable(self):
        return self._file.readable()

    def writable(self):
        return self._file.writable()

    def seekable(self):
        return self._file.seekable()

    def seek(self, *args):
        return self._file.seek(*args)

    def tell(self):
        return self._file.tell()

    def flush(self):
        self._file.flush()

    def truncate(self, size=None):
        if size is not None and size > self._max_size:
            self.rollover()
        return self._file.truncate(size)

    def write(self, data):
        written = self._file.write(data)
        self._check()
        return written

    def writelines(self, lines):
        self._file.writelines(lines)
        self._check()


class TemporaryDirectory:
    """A folder that goes, with all that is in it, at the end of a with statement."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore_cleanup_errors = ignore_cleanup_errors
        self._delete = delete
        self._gone = False

    def __repr__(self):
        return f'<{self.__class__.__name__} {self.name!r}>'

    def __enter__(self):
        return self.name

    def __exit__(self, *exception):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        """Remove the folder now."""
        if self._gone:
            return
        self._gone = True
        from shutil import rmtree
        rmtree(self.name, ignore_errors=self._ignore_cleanup_errors)
