"""Copying, moving and removing files and folders."""

import os

__all__ = ['copyfileobj', 'copyfile', 'copymode', 'copystat', 'copy', 'copy2', 'copytree', 'move', 'rmtree', 'Error', 'SpecialFileError', 'SameFileError', 'which', 'get_terminal_size', 'ignore_patterns']

COPY_BUFSIZE = 256 * 1024


class Error(OSError):
    pass


class SameFileError(Error):
    """Source and destination are the same file."""


class SpecialFileError(OSError):
    """A pipe or a device cannot be copied so."""


def copyfileobj(fsrc, fdst, length=0):
    """Copy an open file into another, block by block."""
    length = length or COPY_BUFSIZE
    while block := fsrc.read(length):
        fdst.write(block)


def _is_same(src, dst):
    try:
        return os.path.samefile(src, dst)
    except OSError:
        return False


def copyfile(src, dst, *, follow_symlinks=True):
    """Copy what is in a file."""
    if _is_same(src, dst):
        raise SameFileError(f'{src!r} and {dst!r} are the same file')
    for path in (src, dst):
        try:
            kind = os.stat(path).st_mode & 0o170000
        except OSError:
            continue
        if kind == 0o010000:
            raise SpecialFileError(f'`{os.fspath(path)}` is a named pipe')
    if not follow_symlinks and os.path.islink(src):
        os.symlink(os.readlink(src), dst)
        return dst
    with open(src, 'rb') as source:
        try:
            with open(dst, 'wb') as target:
                copyfileobj(source, target)
        except IsADirectoryError as error:
            if not os.path.exists(dst):
                raise FileNotFoundError(f'Directory does not exist: {dst}') from error
            raise
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    """Copy who may do what."""
    if follow_symlinks or not (os.path.islink(src) and os.path.islink(dst)):
        os.chmod(dst, os.stat(src).st_mode & 0o7777)


def copystat(src, dst, *, follow_symlinks=True):
    """Copy who may do what, and times."""
    if not follow_symlinks and os.path.islink(src) and os.path.islink(dst):
        return
    status = os.stat(src)
    os.utime(dst, ns=(status.st_atime_ns, status.st_mtime_ns))
    os.chmod(dst, status.st_mode & 0o7777)


def _target(src, dst):
    return os.path.join(dst, os.path.basename(src)) if os.path.isdir(dst) else dst


def copy(src, dst, *, follow_symlinks=True):
    """Copy a file and who may do what, to a path or into a folder."""
    dst = _target(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copymode(src, dst, follow_symlinks=follow_symlinks)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    """The same, and times."""
    dst = _target(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copystat(src, dst, follow_symlinks=follow_symlinks)
    return dst


def ignore_patterns(*patterns):
    """What copytree() may pass over: names that match."""
    import fnmatch

    def ignore(path, names):
        return {name for pattern in patterns for name in fnmatch.filter(names, pattern)}
    return ignore


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False, dirs_exist_ok=False):
    """Copy a folder with all that is in it."""
    entries = list(os.scandir(src))
    ignored = ignore(os.fspath(src), [entry.name for entry in entries]) if ignore is not None else ()
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    errors = []
    for entry in entries:
        if entry.name in ignored:
            continue
        source = os.path.join(src, entry.name)
        target = os.path.join(dst, entry.name)
        try:
            if entry.is_symlink() and (symlinks or ignore_dangling_symlinks and not os.path.exists(source)):
                if symlinks:
                    os.symlink(os.readlink(source), target)
            elif entry.is_dir():
                copytree(source, target, symlinks, ignore, copy_function, ignore_dangling_symlinks, dirs_exist_ok)
            else:
                copy_function(source, target)
        except Error as error:
            errors.extend(error.args[0])
        except OSError as why:
            errors.append((source, target, str(why)))
    copystat(src, dst)
    if errors:
        raise Error(errors)
    return dst


def rmtree(path, ignore_errors=False, onerror=None, *, onexc=None, dir_fd=None):
    """Remove a folder with all that is in it."""
    def failed(operation, path, error):
        if ignore_errors:
            return
        if onexc is not None:
            onexc(operation, path, error)
        elif onerror is not None:
            onerror(operation, path, (type(error), error, error.__traceback__))
        else:
            raise error

    try:
        if os.path.islink(path):
            raise OSError('Cannot call rmtree on a symbolic link')
    except OSError as error:
        failed(os.path.islink, path, error)
        return
    try:
        entries = list(os.scandir(path))
    except FileNotFoundError as error:
        failed(os.lstat, path, error)
        return
    except OSError as error:
        failed(os.scandir, path, error)
        entries = []
    for entry in entries:
        inner = os.path.join(path, entry.name)
        if entry.is_dir(follow_symlinks=False):
            rmtree(inner, ignore_errors, onerror, onexc=onexc)
            continue
        try:
            os.unlink(inner)
        except OSError as error:
            failed(os.unlink, inner, error)
    try:
        os.rmdir(path)
    except OSError as error:
        failed(os.rmdir, path, error)


def move(src, dst, copy_function=copy2):
    """Move a file or a folder, to a path or into a folder."""
    real_dst = dst
    if os.path.isdir(dst):
        if _is_same(src, dst) and not os.path.islink(src):
            os.rename(src, dst)
            return dst
        real_dst = os.path.join(dst, os.path.basename(os.fspath(src).rstrip('/')))
        if os.path.exists(real_dst):
            raise Error(f"Destination path '{real_dst}' already exists")
    try:
        os.rename(src, real_dst)
    except OSError as error:
        if error.errno != 18:
            if os.path.isdir(src) and os.path.abspath(dst).startswith(os.path.abspath(src) + '/'):
                raise Error(f"Cannot move a directory '{src}' into itself '{dst}'.")
            raise
        # To another file system: copied, then removed.
        if os.path.islink(src):
            os.symlink(os.readlink(src), real_dst)
            os.unlink(src)
        elif os.path.isdir(src):
            copytree(src, real_dst, copy_function=copy_function, symlinks=True)
            rmtree(src)
        else:
            copy_function(src, real_dst)
            os.unlink(src)
    return real_dst


def which(cmd, mode=1, path=None):
    """The path of a command, or None."""
    def runs(file):
        return os.path.exists(file) and os.access(file, mode) and not os.path.isdir(file)

    if os.path.dirname(cmd):
        return cmd if runs(cmd) else None
    if path is None:
        path = os.environ.get('PATH', os.defpath)
    if not path:
        return None
    for folder in dict.fromkeys(path.split(os.pathsep)):
        file = os.path.join(folder, cmd)
        if runs(file):
            return file
    return None


def get_terminal_size(fallback=(80, 24)):
    """Columns and lines of the terminal; the environment may say them."""
    def number(name):
        try:
            return int(os.environ[name])
        except (KeyError, ValueError):
            return 0

    columns, lines = number('COLUMNS'), number('LINES')
    if columns <= 0 or lines <= 0:
        try:
            size = os.get_terminal_size(1)
        except (AttributeError, ValueError, OSError):
            size = fallback
        columns = columns if columns > 0 else size[0] or fallback[0]
        lines = lines if lines > 0 else size[1] or fallback[1]
    return os.terminal_size((columns, lines))


