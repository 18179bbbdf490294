"""Paths as texts, with slashes between their parts; programs use it as os.path."""

__all__ = ['abspath', 'altsep', 'basename', 'commonpath', 'commonprefix', 'curdir', 'defpath', 'devnull', 'dirname',
           'exists', 'expanduser', 'expandvars', 'extsep', 'getatime', 'getctime', 'getmtime', 'getsize', 'isabs',
           'isdevdrive', 'isdir', 'isfile', 'isjunction', 'islink', 'ismount', 'join', 'lexists', 'normcase',
           'normpath', 'pardir', 'pathsep', 'realpath', 'relpath', 'samefile', 'samestat', 'sep', 'split',
           'splitdrive', 'splitext', 'splitroot', 'supports_unicode_filenames']

curdir = '.'
pardir = '..'
extsep = '.'
sep = '/'
pathsep = ':'
defpath = '/bin:/usr/bin'
altsep = None
devnull = '/dev/null'
supports_unicode_filenames = False

# Module os takes these from here, so they come first.
import os


def _texts(path):
    """Slash, dot and two dots as the kind of text that the path is."""
    return (b'/', b'.', b'..') if isinstance(path, bytes) else ('/', '.', '..')


def normcase(s):
    """The path as it is: case matters."""
    return os.fspath(s)


def isabs(s):
    """Whether a path begins at the root."""
    s = os.fspath(s)
    return s.startswith(_texts(s)[0])


def join(a, /, *p):
    """Put parts together; an absolute part drops what is before it."""
    a = os.fspath(a)
    slash = _texts(a)[0]
    path = a
    try:
        for b in p:
            b = os.fspath(b)
            if b.startswith(slash) or not path:
                path = b
            elif path.endswith(slash):
                path += b
            else:
                path += slash + b
    except (TypeError, AttributeError):
        _check_kinds('join', a, *p)
        raise
    return path


def _check_kinds(name, *args):
    has_str = has_bytes = False
    for s in args:
        if isinstance(s, str):
            has_str = True
        elif isinstance(s, bytes):
            has_bytes = True
        else:
            raise TypeError(f'{name}() argument must be str, bytes, or os.PathLike object, not '
                            f'{s.__class__.__name__!r}') from None
    if has_str and has_bytes:
        raise TypeError("Can't mix strings and bytes in path components") from None


def split(p):
    """What is before the last slash and what is after it."""
    p = os.fspath(p)
    slash = _texts(p)[0]
    i = p.rfind(slash) + 1
    head, tail = p[:i], p[i:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def basename(p):
    """What is after the last slash."""
    p = os.fspath(p)
    return p[p.rfind(_texts(p)[0]) + 1:]


def dirname(p):
    """What is before the last slash."""
    return split(p)[0]


def splitext(p):
    """The path and its extension, dot included; leading dots belong to the name."""
    p = os.fspath(p)
    slash, dot, _ = _texts(p)
    start = p.rfind(slash) + 1
    at = p.rfind(dot)
    if at > start and p[start:at].strip(dot):
        return p[:at], p[at:]
    return p, p[:0]


def splitdrive(p):
    """There are no drives: ('', p)."""
    p = os.fspath(p)
    return p[:0], p


def splitroot(p):
    """Drive (none), root and the rest."""
    p = os.fspath(p)
    slash = _texts(p)[0]
    if not p.startswith(slash):
        return p[:0], p[:0], p
    if p[1:2] != slash or p[2:3] == slash:
        return p[:0], slash, p[1:]
    return p[:0], p[:2], p[2:]


def _status(path):
    try:
        return os.stat(path)
    except (OSError, ValueError):
        return None


def exists(path):
    """Whether there is such a file, behind links too."""
    return _status(path) is not None


def lexists(path):
    """Whether there is such a file or link."""
    try:
        os.lstat(path)
    except (OSError, ValueError):
        return False
    return True


def isfile(path):
    """Whether it is an ordinary file."""
    st = _status(path)
    return st is not None and st.st_mode & 0o170000 == 0o100000


def isdir(s):
    """Whether it is a folder."""
    st = _status(s)
    return st is not None and st.st_mode & 0o170000 == 0o040000


def islink(path):
    """Whether it is a symbolic link."""
    try:
        return os.lstat(path).st_mode & 0o170000 == 0o120000
    except (OSError, ValueError, AttributeError):
        return False


def isjunction(path):
    """There are no junctions."""
    os.fspath(path)
    return False


def isdevdrive(path):
    """There are no such drives."""
    os.fspath(path)
    return False


def ismount(path):
    """Whether another file system begins there."""
    try:
        here = os.lstat(path)
        above = os.lstat(realpath(join(path, _texts(os.fspath(path))[2])))
    except (OSError, ValueError):
        return False
    return here.st_dev != above.st_dev or here.st_ino == above.st_ino


def getsize(filename):
    """How many bytes a file has."""
    return os.stat(filename).st_size


def getmtime(filename):
    """When it was changed."""
    return os.stat(filename).st_mtime


def getatime(filename):
    """When it was read."""
    return os.stat(filename).st_atime


def getctime(filename):
    """When what is known about it was changed."""
    return os.stat(filename).st_ctime


def samestat(s1, s2):
    """Whether two results of stat() are about one file."""
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def samefile(f1, f2):
    """Whether two paths lead to one file."""
    return samestat(os.stat(f1), os.stat(f2))


def expanduser(path):
    """~ becomes the home folder."""
    path = os.fspath(path)
    is_bytes = isinstance(path, bytes)
    text = os.fsdecode(path)
    if not text.startswith('~'):
        return path
    end = text.find('/', 1)
    if end < 0:
        end = len(text)
    if end != 1 or 'HOME' not in os.environ:
        return path
    text = (os.environ['HOME'].rstrip('/') + text[end:]) or '/'
    return os.fsencode(text) if is_bytes else text


def expandvars(path):
    """$name and ${name} become what the environment says."""
    path = os.fspath(path)
    text = os.fsdecode(path)
    out = []
    i = 0
    while i < len(text):
        if text[i] == '$' and i + 1 < len(text):
            if text[i + 1] == '{':
                end = text.find('}', i + 2)
                name = text[i + 2:end] if end > 0 else None
                after = end + 1
            else:
                after = i + 1
                while after < len(text) and text[after].isascii() and (text[after].isalnum() or text[after] == '_'):
                    after += 1
                name = text[i + 1:after]
            if name and name in os.environ:
                out.append(os.environ[name])
                i = after
                continue
        out.append(text[i])
        i += 1
    result = ''.join(out)
    return os.fsencode(result) if isinstance(path, bytes) else result


def normpath(path):
    """The path without double slashes and without dots where they can be left out."""
    path = os.fspath(path)
    slash, dot, dotdot = _texts(path)
    if not path:
        return dot
    _, root, path = splitroot(path)
    kept = []
    for part in path.split(slash):
        if not part or part == dot:
            continue
        if part != dotdot or (not root and not kept) or (kept and kept[-1] == dotdot):
            kept.append(part)
        elif kept:
            kept.pop()
    return (root + slash.join(kept)) or dot


def abspath(path):
    """The path from the root on."""
    path = os.fspath(path)
    if not isabs(path):
        path = join(os.getcwdb() if isinstance(path, bytes) else os.getcwd(), path)
    return normpath(path)


class _AllowMissing:
    def __repr__(self):
        return 'os.path.ALLOW_MISSING'


ALLOW_MISSING = _AllowMissing()


def realpath(filename, *, strict=False):
    """The path from the root on, without links in it."""
    filename = os.fspath(filename)
    slash, dot, dotdot = _texts(filename)
    path = slash if isabs(filename) else (os.getcwdb() if isinstance(filename, bytes) else os.getcwd())
    rest = filename.split(slash)[::-1]
    seen = {}
    while rest:
        part = rest.pop()
        if not part or part == dot:
            continue
        if part == dotdot:
            path = dirname(path)
            continue
        new = join(path, part)
        try:
            mode = os.lstat(new).st_mode
        except OSError as error:
            if strict is True or strict is ALLOW_MISSING and not isinstance(error, FileNotFoundError):
                raise
            path = new
            continue
        if mode & 0o170000 != 0o120000:
            path = new
            continue
        if new in seen:
            if strict:
                os.stat(new)
            path = new
            continue
        seen[new] = True
        target = os.readlink(new)
        if isabs(target):
            path = slash
        rest.extend(target.split(slash)[::-1])
    return path


def relpath(path, start=None):
    """The way from one folder to a path."""
    path = os.fspath(path)
    if not path:
        raise ValueError('no path specified')
    slash, dot, dotdot = _texts(path)
    start = dot if start is None else os.fspath(start)
    _check_kinds('relpath', path, start)
    from_parts = [p for p in abspath(start).split(slash) if p]
    to_parts = [p for p in abspath(path).split(slash) if p]
    shared = len(commonprefix([from_parts, to_parts]))
    return slash.join([dotdot] * (len(from_parts) - shared) + to_parts[shared:]) or dot


def commonprefix(m):
    """What all have at their beginning."""
    if not m:
        return ''
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(os.fspath, m))
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def commonpath(paths):
    """The longest path that all go through."""
    paths = tuple(map(os.fspath, paths))
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    slash, dot, _ = _texts(paths[0])
    _check_kinds('commonpath', *paths)
    absolute = {p.startswith(slash) for p in paths}
    if len(absolute) > 1:
        raise ValueError("Can't mix absolute and relative paths") from None
    parts = [[c for c in p.split(slash) if c and c != dot] for p in paths]
    return (slash if absolute.pop() else slash[:0]) + slash.join(commonprefix(parts))
