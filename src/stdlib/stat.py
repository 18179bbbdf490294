"""What the numbers in a stat result mean."""


# Places in a stat result as a tuple.
ST_MODE = 0
ST_INO = 1
ST_DEV = 2
ST_NLINK = 3
ST_UID = 4
ST_GID = 5
ST_SIZE = 6
ST_ATIME = 7
ST_MTIME = 8
ST_CTIME = 9

# Kinds of files, in the high bits of a mode; 0: not of this system.
S_IFDOOR = 0o0
S_IFPORT = 0o0
S_IFWHT = 0o0
S_IFIFO = 0o10000
S_IFCHR = 0o20000
S_IFDIR = 0o40000
S_IFBLK = 0o60000
S_IFREG = 0o100000
S_IFLNK = 0o120000
S_IFSOCK = 0o140000

# Permissions and other bits of a mode.
S_IXOTH = 0o1
S_IWOTH = 0o2
S_IROTH = 0o4
S_IRWXO = 0o7
S_IXGRP = 0o10
S_IWGRP = 0o20
S_IRGRP = 0o40
S_IRWXG = 0o70
S_IEXEC = 0o100
S_IXUSR = 0o100
S_IWRITE = 0o200
S_IWUSR = 0o200
S_IREAD = 0o400
S_IRUSR = 0o400
S_IRWXU = 0o700
S_ISVTX = 0o1000
S_ISGID = 0o2000
S_ISUID = 0o4000
S_ENFMT = 0o2000

# Flags of files where the system has them (chflags).
UF_NODUMP = 0x1
UF_IMMUTABLE = 0x2
UF_APPEND = 0x4
UF_OPAQUE = 0x8
UF_NOUNLINK = 0x10
UF_COMPRESSED = 0x20
UF_TRACKED = 0x40
UF_DATAVAULT = 0x80
UF_HIDDEN = 0x8000
UF_SETTABLE = 0xffff
SF_ARCHIVED = 0x10000
SF_IMMUTABLE = 0x20000
SF_APPEND = 0x40000
SF_RESTRICTED = 0x80000
SF_NOUNLINK = 0x100000
SF_SNAPSHOT = 0x200000
SF_FIRMLINK = 0x800000
SF_DATALESS = 0x40000000
SF_SETTABLE = 0xffff0000

# Attributes of files on Windows.
FILE_ATTRIBUTE_READONLY = 0x1
FILE_ATTRIBUTE_HIDDEN = 0x2
FILE_ATTRIBUTE_SYSTEM = 0x4
FILE_ATTRIBUTE_DIRECTORY = 0x10
FILE_ATTRIBUTE_ARCHIVE = 0x20
FILE_ATTRIBUTE_DEVICE = 0x40
FILE_ATTRIBUTE_NORMAL = 0x80
FILE_ATTRIBUTE_TEMPORARY = 0x100
FILE_ATTRIBUTE_SPARSE_FILE = 0x200
FILE_ATTRIBUTE_REPARSE_POINT = 0x400
FILE_ATTRIBUTE_COMPRESSED = 0x800
FILE_ATTRIBUTE_OFFLINE = 0x1000
FILE_ATTRIBUTE_NOT_CONTENT_INDEXED = 0x2000
FILE_ATTRIBUTE_ENCRYPTED = 0x4000
FILE_ATTRIBUTE_INTEGRITY_STREAM = 0x8000
FILE_ATTRIBUTE_VIRTUAL = 0x10000
FILE_ATTRIBUTE_NO_SCRUB_DATA = 0x20000


def S_IMODE(mode, /):
    """The bits of a mode that chmod() can set."""
    return mode & 0o7777


def S_IFMT(mode, /):
    """The bits of a mode that say of which kind the file is."""
    return mode & 0o170000


def _is(kind, what):
    def question(mode, /):
        return kind != 0 and S_IFMT(mode) == kind
    question.__doc__ = f'Whether a mode is that of {what}.'
    return question


S_ISDIR = _is(S_IFDIR, 'a directory')
S_ISCHR = _is(S_IFCHR, 'a character device')
S_ISBLK = _is(S_IFBLK, 'a block device')
S_ISREG = _is(S_IFREG, 'a regular file')
S_ISFIFO = _is(S_IFIFO, 'a named pipe')
S_ISLNK = _is(S_IFLNK, 'a symbolic link')
S_ISSOCK = _is(S_IFSOCK, 'a socket')
S_ISDOOR = _is(S_IFDOOR, 'a door')
S_ISPORT = _is(S_IFPORT, 'an event port')
S_ISWHT = _is(S_IFWHT, 'a whiteout')

for _name in [name for name in globals() if name.startswith('S_IS') and callable(globals()[name])]:
    globals()[_name].__name__ = globals()[_name].__qualname__ = _name
del _name

_LETTERS = {S_IFDIR: 'd', S_IFCHR: 'c', S_IFBLK: 'b', S_IFREG: '-', S_IFIFO: 'p', S_IFLNK: 'l', S_IFSOCK: 's'}
# read, write, execute, the bit that changes how execute is shown, and how
_PERMISSIONS = ((S_IRUSR, S_IWUSR, S_IXUSR, S_ISUID, 's'), (S_IRGRP, S_IWGRP, S_IXGRP, S_ISGID, 's'), (S_IROTH, S_IWOTH, S_IXOTH, S_ISVTX, 't'))


def filemode(mode, /):
    """A mode as `ls -l` shows it, such as '-rwxr-xr-x'."""
    shown = _LETTERS.get(S_IFMT(mode), '?')
    for read, write, execute, special, letter in _PERMISSIONS:
        shown += ('r' if mode & read else '-') + ('w' if mode & write else '-')
        if mode & special:
            shown += letter if mode & execute else letter.upper()
        else:
            shown += 'x' if mode & execute else '-'
    return shown
