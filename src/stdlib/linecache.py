"""Source lines by file name, kept in memory.

An entry of `cache` is (size, mtime, lines, full name); of a file that a loader read mtime is None. A tuple of one function stands for
lines that nobody has asked for yet. Whoever makes code from text that lies in no file may put its lines into `cache` under the
name that the code has: tracebacks look here first.
"""

import sys

__all__ = ['getline', 'clearcache', 'checkcache', 'lazycache']

cache = {}
# Lines of code without a file, by (file name, qualified name, first line).
_interactive_cache = {}


def clearcache():
    """Forget everything."""
    cache.clear()


def getline(filename, lineno, module_globals=None):
    """The line with its newline; '' when there is none. Never raises for a file that cannot be had."""
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ''


def getlines(filename, module_globals=None):
    """All lines; [] when they cannot be had."""
    entry = cache.get(filename)
    if entry is not None and len(entry) != 1:
        return entry[2]
    try:
        return updatecache(filename, module_globals)
    except MemoryError:
        clearcache()
        return []


def _code_key(code):
    return code.co_filename, code.co_qualname, code.co_firstlineno


def _getlines_from_code(code):
    entry = _interactive_cache.get(_code_key(code))
    return entry[2] if entry is not None and len(entry) != 1 else []


def _getline_from_code(code, lineno):
    lines = _getlines_from_code(code)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ''


def _register_code(code, string, name):
    """Remember the text that a code object, and all code inside of it, was compiled from."""
    entry = len(string), None, _with_newlines(string), name
    waiting = [code]
    while waiting:
        code = waiting.pop()
        waiting.extend(const for const in code.co_consts if isinstance(const, type(code)))
        _interactive_cache[_code_key(code)] = entry


def _with_newlines(text):
    return [line + '\n' for line in text.splitlines()]


def _has_no_file(filename):
    return not filename or (filename.startswith('<') and filename.endswith('>') and not filename.startswith('<frozen '))


def checkcache(filename=None):
    """Forget what has changed on disk, or is gone: of one file, or of all."""
    import os
    for name in list(cache) if filename is None else [filename]:
        entry = cache.get(name)
        if entry is None or len(entry) == 1:
            continue
        size, mtime, _, fullname = entry
        if mtime is None:
            continue
        try:
            status = os.stat(fullname)
        except (OSError, ValueError):
            cache.pop(name, None)
            continue
        if status.st_size != size or status.st_mtime != mtime:
            cache.pop(name, None)


def updatecache(filename, module_globals=None):
    """Read a file anew and give its lines; [] when that fails."""
    entry = cache.pop(filename, None)
    if _has_no_file(filename):
        return _lines_of_program(filename)
    fullname = filename
    if filename.startswith('<frozen '):
        fullname = module_globals.get('__file__') if module_globals is not None else None
        if fullname is None:
            return []
    import os
    try:
        status = os.stat(fullname)
    except ValueError:
        return []
    except OSError:
        if entry is None or len(entry) != 1:
            entry = _lazy_entry(filename, module_globals)
        if entry is not None:
            try:
                text = entry[0]()
            except (ImportError, OSError):
                pass
            else:
                if text is None:
                    return []
                lines = _with_newlines(text)
                cache[filename] = len(text), None, lines, fullname
                return lines
        found = _beside_modules(os, filename)
        if found is None:
            return []
        fullname, status = found
    try:
        with open(fullname, 'rb') as file:
            lines = _decoded(file.read())
    except (OSError, UnicodeDecodeError, SyntaxError):
        return []
    cache[filename] = status.st_size, status.st_mtime, lines, fullname
    return lines


def _lines_of_program(filename):
    """What was given with -c has a name like <string>, and lines nevertheless."""
    import _traceback
    lines = _traceback.source_lines(filename)
    return [] if lines is None else [line + '\n' for line in lines]


def _beside_modules(os, filename):
    if os.path.isabs(filename):
        return None
    for folder in sys.path:
        try:
            fullname = os.path.join(folder, filename)
            return fullname, os.stat(fullname)
        except (OSError, ValueError, TypeError, AttributeError):
            continue
    return None


def _decoded(data):
    """The lines of a source file, by the encoding that its first two lines name."""
    import codecs
    encoding = 'utf-8'
    if data.startswith(codecs.BOM_UTF8):
        data = data[3:]
    else:
        for line in data.split(b'\n')[:2]:
            head, hash, comment = line.partition(b'#')
            if head.strip():
                break
            at = comment.find(b'coding')
            if hash and at >= 0 and comment[at + 6:at + 7] in (b':', b'='):
                name = comment[at + 7:].decode('ascii', 'replace').strip()
                end = 0
                while end < len(name) and (name[end].isalnum() or name[end] in '-_.'):
                    end += 1
                if end:
                    encoding = name[:end]
                break
    try:
        text = codecs.decode(data, encoding)
    except LookupError:
        raise SyntaxError('unknown encoding: ' + encoding) from None
    lines = text.replace('\r\n', '\n').replace('\r', '\n').split('\n')
    if lines[-1] == '' and len(lines) > 1:
        lines.pop()
    return [line + '\n' for line in lines]


def lazycache(filename, module_globals):
    """Arrange for a module's loader to be asked for the source when lines are first wanted. Says whether that is so."""
    entry = cache.get(filename)
    if entry is not None:
        return len(entry) == 1
    entry = _lazy_entry(filename, module_globals)
    if entry is None:
        return False
    cache[filename] = entry
    return True


def _lazy_entry(filename, module_globals):
    if not filename or (filename.startswith('<') and filename.endswith('>')):
        return None
    if not module_globals or '__name__' not in module_globals:
        return None
    spec = module_globals.get('__spec__')
    name = getattr(spec, 'name', None) or module_globals['__name__']
    loader = getattr(spec, 'loader', None)
    if loader is None:
        loader = module_globals.get('__loader__')
    get_source = getattr(loader, 'get_source', None)
    if not name or not get_source:
        return None

    def get_lines(name=name, *args, **kwargs):
        return get_source(name, *args, **kwargs)
    return (get_lines,)
