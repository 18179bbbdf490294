"""Paths as objects: PurePosixPath to reckon with, Path to look at files as well.

A path keeps root and names apart; its text is put together when somebody asks. Paths of Windows are not supported.
"""

import io
import os
import posixpath

__all__ = ['UnsupportedOperation', 'PurePath', 'PurePosixPath', 'Path', 'PosixPath']


class UnsupportedOperation(NotImplementedError):
    """An operation that this system does not have."""


def _text_of(segment):
    """A segment as text."""
    if isinstance(segment, PurePath):
        return str(segment)
    try:
        text = os.fspath(segment)
    except TypeError:
        text = segment
    if not isinstance(text, str):
        raise TypeError(f'argument should be a str or an os.PathLike object where __fspath__ returns a str, not {type(text).__name__!r}')
    return text


def _taken_apart(text):
    """Root and names of a path."""
    root = ''
    if text.startswith('/'):
        root = '//' if text.startswith('//') and not text.startswith('///') else '/'
    return root, [name for name in text.split('/') if name and name != '.']


def _pattern(part, case_sensitive):
    """A function that tells whether a name matches one part of a pattern."""
    import fnmatch
    import re
    return re.compile(fnmatch.translate(part), 0 if case_sensitive else re.IGNORECASE).match


def _names_match(names, parts, case_sensitive):
    """Do names match parts, where '**' stands for any number of names? Goes through the parts with all places they may have come to."""
    places = {0}
    for part in parts:
        if part == '**':
            first = min(places, default=None)
            places = set() if first is None else set(range(first, len(names) + 1))
        else:
            fits = _pattern(part, case_sensitive)
            places = {at + 1 for at in places if at < len(names) and fits(names[at])}
    return len(names) in places


class _Parents:
    """The ancestors of a path, the nearest first."""

    def __init__(self, path):
        self._path = path

    def __len__(self):
        return len(self._path._names)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        if index < 0:
            index += len(self)
        path = self._path
        return path._with(path._root, path._names[:len(path._names) - index - 1])

    def __repr__(self):
        return f'<{type(self._path).__name__}.parents>'


class PurePath:
    """A path without access to files."""

    __slots__ = ('_segments', '_parsed', '_str')
    parser = posixpath

    def __new__(cls, *args, **kwargs):
        if cls is PurePath:
            cls = PurePosixPath
        return object.__new__(cls)

    def __init__(self, *args):
        segments = []
        for arg in args:
            segments.append(_text_of(arg))
        self._segments = segments
        self._parsed = None
        self._str = None

    def with_segments(self, *pathsegments):
        """A path of the same class from segments; to be overridden where more has to be handed on."""
        return type(self)(*pathsegments)

    def _with(self, root, names):
        path = self.with_segments(root + '/'.join(names))
        if path._parsed is None:
            path._parsed = root, names
        return path

    def _parts_of(self):
        if self._parsed is None:
            text = ''
            for segment in self._segments:
                # An absolute segment begins anew.
                text = segment if segment.startswith('/') or not text else text + '/' + segment
            self._parsed = _taken_apart(text)
        return self._parsed

    @property
    def _root(self):
        return self._parts_of()[0]

    @property
    def _names(self):
        return self._parts_of()[1]

    def __str__(self):
        if self._str is None:
            root, names = self._parts_of()
            self._str = root + '/'.join(names) or '.'
        return self._str

    def __fspath__(self):
        return str(self)

    def __bytes__(self):
        return os.fsencode(self)

    def __repr__(self):
        return f'{type(self).__name__}({self.as_posix()!r})'

    def __reduce__(self):
        return self.__class__, tuple(self._segments)

    def as_posix(self):
        """The path with slashes."""
        return str(self)

    def as_uri(self):
        """The path as a file: URI."""
        return self._uri()

    def _uri(self):
        if not self.is_absolute():
            raise ValueError("relative paths can't be expressed as file URIs")
        from urllib.parse import quote_from_bytes
        return 'file://' + quote_from_bytes(bytes(self))

    # -- comparison
    def __hash__(self):
        return hash(str(self))

    def __eq__(self, other):
        return str(self) == str(other) if isinstance(other, PurePath) else NotImplemented

    def _key(self):
        return str(self).split('/')

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, PurePath) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, PurePath) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if isinstance(other, PurePath) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if isinstance(other, PurePath) else NotImplemented

    # -- parts
    @property
    def drive(self):
        """The drive: '' on this system."""
        return ''

    @property
    def root(self):
        """'/' for an absolute path, or ''."""
        return self._root

    @property
    def anchor(self):
        """Drive and root."""
        return self._root

    @property
    def parts(self):
        """Anchor and names."""
        root, names = self._parts_of()
        return (root, *names) if root else tuple(names)

    @property
    def parent(self):
        """The path without its last name."""
        names = self._names
        return self._with(self._root, names[:-1]) if names else self

    @property
    def parents(self):
        """All ancestors, the nearest first."""
        return _Parents(self)

    @property
    def name(self):
        """The last name, or ''."""
        return self._names[-1] if self._names else ''

    @property
    def suffix(self):
        """The end of the name from its last dot on."""
        return posixpath.splitext(self.name)[1]

    @property
    def suffixes(self):
        """All ends that begin with a dot."""
        return ['.' + end for end in self.name.lstrip('.').split('.')[1:]]

    @property
    def stem(self):
        """The name without its suffix."""
        return posixpath.splitext(self.name)[0]

    def with_name(self, name):
        """The path with another last name."""
        if not name or '/' in name or name == '.':
            raise ValueError(f'Invalid name {name!r}')
        if not self.name:
            raise ValueError(f'{self!r} has an empty name')
        return self._with(self._root, [*self._names[:-1], name])

    def with_stem(self, stem):
        """The path with another stem."""
        suffix = self.suffix
        if not suffix:
            return self.with_name(stem)
        if not stem:
            raise ValueError(f'{self!r} has a non-empty suffix')
        return self.with_name(stem + suffix)

    def with_suffix(self, suffix):
        """The path with another suffix, or none."""
        stem = self.stem
        if not stem:
            raise ValueError(f'{self!r} has an empty name')
        if suffix and not (suffix.startswith('.') and len(suffix) > 1 and '/' not in suffix):
            raise ValueError(f'Invalid suffix {suffix!r}')
        return self.with_name(stem + suffix)

    # -- joining and comparing places
    def joinpath(self, *pathsegments):
        """This path and segments behind it; an absolute one begins anew."""
        return self.with_segments(self, *pathsegments)

    def __truediv__(self, key):
        try:
            return self.with_segments(self, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self.with_segments(key, self)
        except TypeError:
            return NotImplemented

    def is_absolute(self):
        """Does it begin at the root?"""
        return bool(self._root)

    def is_relative_to(self, other):
        """Is it below another path, or that path?"""
        if not isinstance(other, PurePath):
            other = self.with_segments(other)
        names = other._names
        return self._root == other._root and self._names[:len(names)] == names

    def relative_to(self, other, *, walk_up=False):
        """The way from another path to this one; walk_up allows '..'."""
        if not isinstance(other, PurePath):
            other = self.with_segments(other)
        for step, path in enumerate((other, *other.parents)):
            if self.is_relative_to(path):
                break
            if not walk_up:
                raise ValueError(f'{str(self)!r} is not in the subpath of {str(other)!r}')
            if path.name == '..':
                raise ValueError(f"'..' segment in {str(other)!r} cannot be walked")
        else:
            raise ValueError(f'{str(self)!r} and {str(other)!r} have different anchors')
        return self._with('', ['..'] * step + self._names[len(path._names):])

    # -- patterns
    def _pattern_of(self, path_pattern):
        return path_pattern if isinstance(path_pattern, PurePath) else self.with_segments(path_pattern)

    def full_match(self, pattern, *, case_sensitive=None):
        """Does the whole path match? '**' stands for any number of names."""
        pattern = self._pattern_of(pattern)
        names = list(self.parts)
        return _names_match(names, list(pattern.parts), case_sensitive is not False)

    def match(self, path_pattern, *, case_sensitive=None):
        """Does the end of the path match (all of it for an absolute pattern)?"""
        pattern = self._pattern_of(path_pattern)
        parts = pattern.parts[::-1]
        if not parts:
            raise ValueError('empty pattern')
        own = self.parts[::-1]
        if len(own) < len(parts) or (pattern.anchor and len(own) > len(parts)):
            return False
        return all(_pattern(part, case_sensitive is not False)(name) for name, part in zip(own, parts))


class PurePosixPath(PurePath):
    """A path of a POSIX system, without access to files."""

    __slots__ = ()


class Path(PurePath):
    """A path with access to files."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        return object.__new__(PosixPath if cls is Path else cls)

    @classmethod
    def cwd(cls):
        """The working folder."""
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        """The folder of the user."""
        return cls('~').expanduser()

    @classmethod
    def from_uri(cls, uri):
        """The path of a file: URI."""
        from urllib.parse import unquote_to_bytes
        if not uri.lower().startswith('file:'):
            raise ValueError("URL is missing a 'file:' scheme")
        text = uri[5:]
        if text.startswith('///'):
            text = text[2:]
        elif text.startswith('//localhost/'):
            text = text[11:]
        path = cls(os.fsdecode(unquote_to_bytes(text)))
        if not path.is_absolute():
            raise ValueError(f'URI is not absolute: {uri!r}')
        return path

    def as_uri(self):
        """The path as a file: URI."""
        return self._uri()

    # -- what is there
    def stat(self, *, follow_symlinks=True):
        """What is known of the file."""
        return os.stat(self, follow_symlinks=follow_symlinks)

    def lstat(self):
        """What is known of the file, or of the link."""
        return os.lstat(self)

    def exists(self, *, follow_symlinks=True):
        """Is there such a file or folder?"""
        return posixpath.exists(self) if follow_symlinks else posixpath.lexists(self)

    def is_dir(self, *, follow_symlinks=True):
        """Is it a folder?"""
        return posixpath.isdir(self) and (follow_symlinks or not posixpath.islink(self))

    def is_file(self, *, follow_symlinks=True):
        """Is it a plain file?"""
        return posixpath.isfile(self) and (follow_symlinks or not posixpath.islink(self))

    def is_symlink(self):
        """Is it a symbolic link?"""
        return posixpath.islink(self)

    def is_mount(self):
        """Does a file system begin here?"""
        return posixpath.ismount(self)

    def is_junction(self):
        """Is it a junction: never on this system."""
        return False

    def _is_kind(self, kind):
        try:
            return self.stat().st_mode & 0o170000 == kind
        except (OSError, ValueError):
            return False

    def is_fifo(self):
        """Is it a named pipe?"""
        return self._is_kind(0o010000)

    def is_char_device(self):
        """Is it a character device?"""
        return self._is_kind(0o020000)

    def is_block_device(self):
        """Is it a block device?"""
        return self._is_kind(0o060000)

    def is_socket(self):
        """Is it a socket?"""
        return self._is_kind(0o140000)

    def samefile(self, other_path):
        """Are both the same file?"""
        return posixpath.samestat(self.stat(), os.stat(other_path))

    # -- other paths
    def absolute(self):
        """The path from the root on; links and '..' stay."""
        if self.is_absolute():
            return self
        return self.with_segments(os.getcwd(), *self._names)

    def resolve(self, strict=False):
        """The absolute path without links and '..'."""
        return self.with_segments(posixpath.realpath(self, strict=strict))

    def readlink(self):
        """Where a symbolic link leads."""
        return self.with_segments(os.readlink(self))

    def expanduser(self):
        """The path with the user's folder for a leading '~'."""
        names = self._names
        if self._root or not names or not names[0].startswith('~'):
            return self
        home = posixpath.expanduser(names[0])
        if home.startswith('~'):
            raise RuntimeError('Could not determine home directory.')
        return self.with_segments(home, *names[1:])

    # -- reading and writing
    def open(self, mode='r', buffering=-1, encoding=None, errors=None, newline=None):
        """Open the file, as the built-in open() does."""
        return io.open(self, mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        """All bytes of the file."""
        with self.open('rb') as file:
            return file.read()

    def read_text(self, encoding=None, errors=None, newline=None):
        """All text of the file."""
        with self.open('r', encoding=encoding, errors=errors, newline=newline) as file:
            return file.read()

    def write_bytes(self, data):
        """Make the file of these bytes."""
        view = memoryview(data)
        with self.open('wb') as file:
            return file.write(view)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        """Make the file of this text."""
        if not isinstance(data, str):
            raise TypeError(f'data must be str, not {data.__class__.__name__}')
        with self.open('w', encoding=encoding, errors=errors, newline=newline) as file:
            return file.write(data)

    # -- folders
    def iterdir(self):
        """The paths in a folder, in any order."""
        names = os.listdir(self)
        return (self._child(name) for name in names)

    def _child(self, name):
        return self._with(self._root, [*self._names, name])

    def _entries(self):
        try:
            return list(os.scandir(self))
        except OSError:
            return []

    def _select(self, parts, case_sensitive, follow, folders_only):
        """The paths below that match the parts."""
        if not parts:
            if not folders_only or self.is_dir():
                yield self
            return
        part, *rest = parts
        if part == '**':
            seen = set()
            stack = [self]
            while stack:
                folder = stack.pop()
                for path in folder._select(rest, case_sensitive, follow, folders_only or not rest):
                    text = str(path)
                    if text not in seen:
                        seen.add(text)
                        yield path
                entries = folder._entries()
                children = [folder._child(entry.name) for entry in entries if entry.is_dir(follow_symlinks=follow)]
                stack.extend(reversed(children))
                if not rest and not folders_only:
                    for entry in entries:
                        if not entry.is_dir(follow_symlinks=follow):
                            yield folder._child(entry.name)
        elif part == '..' or case_sensitive and not any(character in part for character in '*?['):
            child = self._child(part)
            if child.exists(follow_symlinks=False):
                yield from child._select(rest, case_sensitive, follow, folders_only)
        else:
            fits = _pattern(part, case_sensitive)
            for entry in self._entries():
                if fits(entry.name) and (not rest or entry.is_dir()):
                    yield from self._child(entry.name)._select(rest, case_sensitive, follow, folders_only)

    def glob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """The paths below that match a pattern; '**' stands for any number of folders."""
        return self._glob(pattern, [], case_sensitive, recurse_symlinks)

    def rglob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """The paths anywhere below that match a pattern."""
        return self._glob(pattern, ['**'], case_sensitive, recurse_symlinks)

    def _glob(self, pattern, before, case_sensitive, follow):
        text = _text_of(pattern)
        root, parts = _taken_apart(text)
        if root:
            raise NotImplementedError('Non-relative patterns are unsupported')
        if not parts and not before:
            raise ValueError(f'Unacceptable pattern: {text!r}')
        return self._select(before + parts, case_sensitive is not False, follow, text.endswith('/'))

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        """For each folder below: its path, names of folders, names of files."""
        try:
            entries = list(os.scandir(self))
        except OSError as error:
            if on_error is not None:
                on_error(error)
            return
        folders = [entry.name for entry in entries if entry.is_dir(follow_symlinks=follow_symlinks)]
        files = [entry.name for entry in entries if entry.name not in folders]
        if top_down:
            yield self, folders, files
        for name in folders:
            yield from self._child(name).walk(top_down, on_error, follow_symlinks)
        if not top_down:
            yield self, folders, files

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        """Make the folder."""
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    # -- changes
    def touch(self, mode=0o666, exist_ok=True):
        """Make the file, or its time of change now."""
        if exist_ok and self.exists():
            os.utime(self, None)
            return
        with open(self, 'ab' if exist_ok else 'xb'):
            pass

    def chmod(self, mode, *, follow_symlinks=True):
        """Change who may do what with it."""
        os.chmod(self, mode, follow_symlinks=follow_symlinks)

    def unlink(self, missing_ok=False):
        """Remove the file or link."""
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rmdir(self):
        """Remove the empty folder."""
        os.rmdir(self)

    def rename(self, target):
        """Give it another path, which is returned."""
        os.rename(self, target)
        return target if isinstance(target, Path) else self.with_segments(target)

    def replace(self, target):
        """The same; what is there is replaced."""
        os.replace(self, target)
        return target if isinstance(target, Path) else self.with_segments(target)

    def symlink_to(self, target, target_is_directory=False):
        """Make a symbolic link that leads to the target."""
        os.symlink(target, self, target_is_directory)

    def hardlink_to(self, target):
        """Make another name of the target."""
        os.link(target, self)

    def copy(self, target, *, follow_symlinks=True, preserve_metadata=False):
        """Copy a file or a folder with all that is in it."""
        import shutil
        target = target if isinstance(target, Path) else self.with_segments(target)
        if self.is_dir():
            shutil.copytree(self, target, symlinks=not follow_symlinks)
        else:
            (shutil.copy2 if preserve_metadata else shutil.copyfile)(self, target, follow_symlinks=follow_symlinks)
        return target

    def copy_into(self, target_dir, **kwargs):
        """Copy it into a folder, under its own name."""
        return self.copy((target_dir if isinstance(target_dir, Path) else self.with_segments(target_dir)) / self.name, **kwargs)

    def move(self, target):
        """Move it, also to another file system."""
        import shutil
        target = target if isinstance(target, Path) else self.with_segments(target)
        shutil.move(str(self), str(target))
        return target

    def move_into(self, target_dir):
        """Move it into a folder, under its own name."""
        return self.move((target_dir if isinstance(target_dir, Path) else self.with_segments(target_dir)) / self.name)


class PosixPath(Path, PurePosixPath):
    """A path of a POSIX system, with access to files."""

    __slots__ = ()
