"""The operating system: files and folders, the environment, the process."""

import sys
import posixpath as path
from posixpath import altsep, curdir, defpath, devnull, extsep, pardir, pathsep, sep
from posix import *
from posix import _stat, _terminal_size, _uname

sys.modules['os.path'] = path

name = 'posix'
linesep = '\n'
SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
error = OSError
supports_follow_symlinks = set()
supports_dir_fd = set()
supports_fd = set()


def _exit(status):
    """End the process."""
    raise SystemExit(status)


# ---- results with names

def _named_tuple(type_name, names, more=()):
    """A tuple class whose items have names; `more` are attributes behind the tuple's end."""
    def __new__(cls, values):
        values = tuple(values)
        self = tuple.__new__(cls, values[:len(names)])
        for n, v in zip(more, values[len(names):]):
            self.__dict__[n] = v
        return self

    def __repr__(self):
        shown = ', '.join([f'{n}={v!r}' for n, v in zip(names, self)])
        return f'os.{type_name}({shown})'

    def __reduce__(self):
        return type(self), (tuple(self) + tuple(self.__dict__.values()),)

    namespace = {'__new__': __new__, '__repr__': __repr__, '__reduce__': __reduce__, '__module__': 'os',
                 'n_fields': len(names) + len(more), 'n_sequence_fields': len(names), 'n_unnamed_fields': 0,
                 '__match_args__': names}
    for i, n in enumerate(names):
        if not hasattr(tuple, n):
            namespace[n] = property(lambda self, i=i: self[i])
    return type(type_name, (tuple,), namespace)




stat_result = _named_tuple('stat_result', ('st_mode', 'st_ino', 'st_dev', 'st_nlink', 'st_uid', 'st_gid', 'st_size',
                                           '_atime', '_mtime', '_ctime'),
                           ('st_atime', 'st_mtime', 'st_ctime', 'st_atime_ns', 'st_mtime_ns', 'st_ctime_ns'))
stat_result.__repr__ = lambda self: 'os.stat_result(' + ', '.join(
    [f'{n}={v!r}' for n, v in zip(('st_mode', 'st_ino', 'st_dev', 'st_nlink', 'st_uid', 'st_gid', 'st_size',
                                   'st_atime', 'st_mtime', 'st_ctime'), self)]) + ')'
terminal_size = _named_tuple('terminal_size', ('columns', 'lines'))
uname_result = _named_tuple('uname_result', ('sysname', 'nodename', 'release', 'version', 'machine'))


def stat(path, *, dir_fd=None, follow_symlinks=True):
    """What is known about a file."""
    return stat_result(_stat(path, follow_symlinks))


def lstat(path, *, dir_fd=None):
    """What is known about a file or link."""
    return stat_result(_stat(path, False))


def fstat(fd):
    """What is known about an open file."""
    return stat_result(_stat(fd, True))


def get_terminal_size(fd=1, /):
    """Columns and lines of the terminal."""
    return terminal_size(_terminal_size(fd))


def fdopen(fd, mode='r', buffering=-1, encoding=None, *args, **kwargs):
    """A file object for a descriptor."""
    if not isinstance(fd, int):
        raise TypeError(f'invalid fd type ({type(fd)}, expected integer)')
    import io
    return io.open(fd, mode, buffering, encoding, *args, **kwargs)


# ---- paths

def fsencode(filename):
    """A path as bytes."""
    filename = fspath(filename)
    return filename.encode('utf-8', 'surrogateescape') if isinstance(filename, str) else filename


def fsdecode(filename):
    """A path as text."""
    filename = fspath(filename)
    return filename.decode('utf-8', 'surrogateescape') if isinstance(filename, bytes) else filename


# ---- the environment

__later__ = ('Mapping', 'MutableMapping', 'PathLike', '_Environ', 'abc', 'environ', 'environb')


def __getattr__(name):
    # Abstract classes take longer to load than all the rest, and few who import os ask for one.
    import _environ
    value = globals()[name] = getattr(_environ, name)
    return value


def __dir__():
    return sorted({*globals(), *__later__})


def _variables(name='environ'):
    found = globals().get(name)
    return __getattr__(name) if found is None else found


supports_bytes_environ = True


def getenv(key, default=None):
    """A variable of the environment, or the default."""
    return _variables().get(key, default)


def getenvb(key, default=None):
    """The same with bytes."""
    return _variables('environb').get(key, default)


def putenv(name, value, /):
    """Set a variable."""
    _variables()[fsdecode(name)] = fsdecode(value)


def unsetenv(name, /):
    """Remove a variable."""
    _variables().pop(fsdecode(name), None)


# ---- folders

def makedirs(name, mode=0o777, exist_ok=False):
    """Make a folder and all that it is in."""
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
        if tail == (b'.' if isinstance(tail, bytes) else '.'):
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    """Remove a folder, then those around it as long as they are empty."""
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def renames(old, new):
    """Rename, making and removing folders as needed."""
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


class DirEntry:
    """One thing in a folder."""

    __slots__ = ('name', 'path', '_stat', '_lstat')

    def __init__(self, folder, name):
        self.name = name
        self.path = path.join(folder, name)
        self._stat = self._lstat = None

    def stat(self, *, follow_symlinks=True):
        if follow_symlinks:
            if self._stat is None:
                self._stat = stat(self.path)
            return self._stat
        if self._lstat is None:
            self._lstat = lstat(self.path)
        return self._lstat

    def inode(self):
        return self.stat(follow_symlinks=False).st_ino

    def _kind(self, follow_symlinks):
        try:
            return self.stat(follow_symlinks=follow_symlinks).st_mode & 0o170000
        except FileNotFoundError:
            return 0

    def is_dir(self, *, follow_symlinks=True):
        return self._kind(follow_symlinks) == 0o040000

    def is_file(self, *, follow_symlinks=True):
        return self._kind(follow_symlinks) == 0o100000

    def is_symlink(self):
        return self._kind(False) == 0o120000

    def is_junction(self):
        return False

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f'<DirEntry {self.name!r}>'


class _Scandir:
    def __init__(self, folder):
        self._entries = iter([DirEntry(folder, name) for name in listdir(folder)])

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def close(self):
        self._entries = iter(())

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


def scandir(path=None):
    """What is in a folder, one entry after the other."""
    return _Scandir('.' if path is None else fspath(path))


def walk(top, topdown=True, onerror=None, followlinks=False):
    """All folders from one on: (folder, names of folders in it, names of files)."""
    stack = [fspath(top)]
    while stack:
        top = stack.pop()
        if isinstance(top, tuple):
            yield top
            continue
        dirs, files, inner = [], [], []
        try:
            entries = list(scandir(top))
        except OSError as error:
            if onerror is not None:
                onerror(error)
            continue
        for entry in entries:
            try:
                is_dir = entry.is_dir()
            except OSError:
                is_dir = False
            (dirs if is_dir else files).append(entry.name)
            if not topdown and is_dir and (followlinks or not entry.is_symlink()):
                inner.append(entry.path)
        if topdown:
            yield top, dirs, files
            for name in reversed(dirs):
                new = path.join(top, name)
                if followlinks or not path.islink(new):
                    stack.append(new)
        else:
            stack.append((top, dirs, files))
            stack.extend(reversed(inner))


def get_exec_path(env=None):
    """The folders in which programs are looked for."""
    if env is None:
        env = _variables()
    found = env.get('PATH')
    return (defpath if found is None else found).split(pathsep)


def uname():
    """What runs here: system, name in the network, release, version, hardware."""
    return uname_result(_uname())


def process_cpu_count():
    """How many processors there are for this process."""
    return cpu_count()


def sched_getaffinity(pid, /):
    """The processors that may be used."""
    return set(range(cpu_count()))


# ---- how a process ended

EX_OK = 0
(EX_USAGE, EX_DATAERR, EX_NOINPUT, EX_NOUSER, EX_NOHOST, EX_UNAVAILABLE, EX_SOFTWARE, EX_OSERR, EX_OSFILE, EX_CANTCREAT, EX_IOERR, EX_TEMPFAIL,
 EX_PROTOCOL, EX_NOPERM, EX_CONFIG) = range(64, 79)
WNOHANG = 1
WUNTRACED = 2
WCONTINUED = 8


def WIFEXITED(status):
    """Whether the process ended by itself."""
    return status & 0x7f == 0


def WEXITSTATUS(status):
    """The status that it ended with."""
    return status >> 8 & 0xff


def WIFSIGNALED(status):
    """Whether a signal ended it."""
    return 0 < status & 0x7f < 0x7f


def WTERMSIG(status):
    """The signal that ended it."""
    return status & 0x7f


def WCOREDUMP(status, /):
    """Whether its memory was written to a file."""
    return status & 0x80 != 0


def WIFSTOPPED(status):
    """Whether a signal stopped it."""
    return status & 0xff == 0x7f


def WSTOPSIG(status):
    """The signal that stopped it."""
    return status >> 8 & 0xff


def WIFCONTINUED(status):
    """Whether it goes on after a stop."""
    return status & 0xffff == 0xffff


def waitstatus_to_exitcode(status):
    """The exit code of a process, or minus the signal that ended it."""
    if WIFEXITED(status):
        return WEXITSTATUS(status)
    if WIFSIGNALED(status):
        return -WTERMSIG(status)
    if WIFSTOPPED(status):
        raise ValueError(f'process stopped by delivery of signal {WSTOPSIG(status)}')
    raise ValueError(f'invalid wait status: {status}')


__all__ = [_n for _n in list(globals()) if not _n.startswith('_') and _n != 'sys'] + ['environ', 'environb']
