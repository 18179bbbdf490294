"""Files whose paths match patterns of a shell; with recursive=True, '**' stands for any number of folders."""

import fnmatch
import os
import re

__all__ = ['glob', 'iglob', 'escape', 'translate']

_magic = re.compile('([*?[])')
_magic_bytes = re.compile(b'([*?[])')


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """Return a list of paths matching a `pathname` pattern.

    Names that begin with a dot match only patterns that do too, unless include_hidden is true. A pattern that is relative begins
    at root_dir, or where the program runs.
    """
    return list(iglob(pathname, root_dir=root_dir, dir_fd=dir_fd, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """Return an iterator which yields the paths matching a `pathname` pattern."""
    if dir_fd is not None:
        raise NotImplementedError('dir_fd is not supported')
    root = os.fspath(root_dir) if root_dir is not None else pathname[:0]
    walker = _Walker(recursive, include_hidden)
    paths = walker.paths(pathname, root, False)
    if not pathname or recursive and _is_recursive(pathname[:2]):
        # What '**' finds first is nothing at all.
        return (path for path in paths if path)
    return paths


class _Walker:
    def __init__(self, recursive, include_hidden):
        self.recursive = recursive
        self.include_hidden = include_hidden

    def paths(self, pathname, root, only_folders):
        folder, name = os.path.split(pathname)
        if not has_magic(pathname):
            if name:
                if os.path.lexists(_join(root, pathname)):
                    yield pathname
            elif os.path.isdir(_join(root, folder)):
                yield pathname
            return
        if not folder:
            yield from self.names(root, name, only_folders)
            return
        if folder != pathname and has_magic(folder):
            folders = self.paths(folder, root, True)
        else:
            folders = [folder]
        for folder in folders:
            for found in self.names(_join(root, folder), name, only_folders):
                yield os.path.join(folder, found)

    def names(self, folder, pattern, only_folders):
        """Names in a folder that match the last part of a pattern."""
        if not has_magic(pattern):
            # Behind a slash at the end there is nothing: only folders are meant.
            if os.path.lexists(_join(folder, pattern)) if pattern else os.path.isdir(folder):
                yield pattern
        elif self.recursive and _is_recursive(pattern):
            if not folder or os.path.isdir(folder):
                yield pattern[:0]
            yield from self.below(folder, only_folders)
        else:
            names = _listed(folder, only_folders)
            if not self.include_hidden and not _is_hidden(pattern):
                names = [name for name in names if not _is_hidden(name)]
            yield from fnmatch.filter(names, pattern)

    def below(self, folder, only_folders):
        """Everything in a folder and in the folders in it."""
        for name in _listed(folder, only_folders):
            if self.include_hidden or not _is_hidden(name):
                yield name
                for inner in self.below(_join(folder, name), only_folders):
                    yield _join(name, inner)


def _listed(folder, only_folders):
    place = folder or (b'.' if isinstance(folder, bytes) else '.')
    try:
        with os.scandir(place) as entries:
            return [entry.name for entry in entries if not only_folders or _is_folder(entry)]
    except OSError:
        return []


def _is_folder(entry):
    try:
        return entry.is_dir()
    except OSError:
        return False


def _join(folder, name):
    return os.path.join(folder, name) if folder and name else folder or name


def has_magic(s):
    """Whether a path is a pattern."""
    return (_magic_bytes if isinstance(s, bytes) else _magic).search(s) is not None


def _is_hidden(name):
    return name[0] in ('.', 46)


def _is_recursive(pattern):
    return pattern == (b'**' if isinstance(pattern, bytes) else '**')


def escape(pathname):
    """Escape all special characters."""
    drive, pathname = os.path.splitdrive(pathname)
    if isinstance(pathname, bytes):
        return drive + _magic_bytes.sub(br'[\1]', pathname)
    return drive + _magic.sub(r'[\1]', pathname)


def translate(pat, *, recursive=False, include_hidden=False, seps=None):
    """Translate a pathname with shell wildcards to a regular expression. `seps`: the characters between parts of a path."""
    seps = seps or os.path.sep + (os.path.altsep or '')
    escaped = ''.join(map(re.escape, seps))
    sep = f'[{escaped}]' if len(seps) > 1 else escaped
    char = f'[^{escaped}]'
    last = f'{char}+' if include_hidden else f'[^{escaped}.]{char}*'
    one = last + sep
    some = f'(?:.+{sep})?' if include_hidden else f'(?:{one})*'
    rest = '.*' if include_hidden else f'{some}(?:{last})?'
    results = []
    parts = re.split(sep, pat)
    for i, part in enumerate(parts):
        is_last = i == len(parts) - 1
        if part == '*':
            results.append(last if is_last else one)
        elif recursive and part == '**':
            if is_last:
                results.append(rest)
            elif parts[i + 1] != '**':
                results.append(some)
        else:
            if part and not include_hidden and part[0] in '*?':
                results.append(r'(?!\.)')
            results += [f'{char}*' if piece is None else piece for piece in fnmatch._pieces(part, char)]
            if not is_last:
                results.append(sep)
    return fr'(?s:{"".join(results)})\z'
