"""Looks into live objects: what they are, where their source is, how they are called, which frames are running."""

import enum
import functools
import os
import sys
import types
from annotationlib import Format, ForwardRef, get_annotations, type_repr
from collections import OrderedDict, namedtuple

__all__ = [
    'AGEN_CLOSED', 'AGEN_CREATED', 'AGEN_RUNNING', 'AGEN_SUSPENDED', 'ArgInfo', 'Arguments', 'Attribute', 'BlockFinder', 'BoundArguments',
    'BufferFlags', 'CORO_CLOSED', 'CORO_CREATED', 'CORO_RUNNING', 'CORO_SUSPENDED', 'CO_ASYNC_GENERATOR', 'CO_COROUTINE', 'CO_GENERATOR',
    'CO_ITERABLE_COROUTINE', 'CO_NESTED', 'CO_NEWLOCALS', 'CO_NOFREE', 'CO_OPTIMIZED', 'CO_VARARGS', 'CO_VARKEYWORDS', 'CO_HAS_DOCSTRING',
    'CO_METHOD', 'ClassFoundException', 'ClosureVars', 'EndOfBlock', 'FrameInfo', 'FullArgSpec', 'GEN_CLOSED', 'GEN_CREATED',
    'GEN_RUNNING', 'GEN_SUSPENDED', 'Parameter', 'Signature', 'TPFLAGS_IS_ABSTRACT', 'Traceback', 'classify_class_attrs', 'cleandoc',
    'currentframe', 'findsource', 'formatannotation', 'formatannotationrelativeto', 'formatargvalues', 'get_annotations', 'getabsfile',
    'getargs', 'getargvalues', 'getasyncgenlocals', 'getasyncgenstate', 'getattr_static', 'getblock', 'getcallargs', 'getclasstree',
    'getclosurevars', 'getcomments', 'getcoroutinelocals', 'getcoroutinestate', 'getdoc', 'getfile', 'getframeinfo', 'getfullargspec',
    'getgeneratorlocals', 'getgeneratorstate', 'getinnerframes', 'getlineno', 'getmembers', 'getmembers_static', 'getmodule',
    'getmodulename', 'getmro', 'getouterframes', 'getsource', 'getsourcefile', 'getsourcelines', 'indentsize', 'isabstract', 'isasyncgen',
    'isasyncgenfunction', 'isawaitable', 'isbuiltin', 'isclass', 'iscode', 'iscoroutine', 'iscoroutinefunction', 'isdatadescriptor',
    'isframe', 'isfunction', 'isgenerator', 'isgeneratorfunction', 'isgetsetdescriptor', 'ismemberdescriptor', 'ismethod',
    'ismethoddescriptor', 'ismethodwrapper', 'ismodule', 'ispackage', 'isroutine', 'istraceback', 'markcoroutinefunction', 'signature',
    'stack', 'trace', 'unwrap', 'walktree',
]

CO_OPTIMIZED = 0x1
CO_NEWLOCALS = 0x2
CO_VARARGS = 0x4
CO_VARKEYWORDS = 0x8
CO_NESTED = 0x10
CO_GENERATOR = 0x20
CO_NOFREE = 0x40
CO_COROUTINE = 0x80
CO_ITERABLE_COROUTINE = 0x100
CO_ASYNC_GENERATOR = 0x200
CO_HAS_DOCSTRING = 0x4000000
CO_METHOD = 0x8000000
TPFLAGS_IS_ABSTRACT = 1 << 20


# ---- what an object is

def ismodule(object):
    """Whether it is a module."""
    return isinstance(object, types.ModuleType)


def isclass(object):
    """Whether it is a class."""
    return isinstance(object, type)


def ismethod(object):
    """Whether it is a method bound to an instance or a class."""
    return isinstance(object, types.MethodType)


def ispackage(object):
    """Whether it is a module that may have modules in it."""
    return ismodule(object) and hasattr(object, '__path__')


def ismethoddescriptor(object):
    """Whether it binds to an instance and is neither a function, method, class nor a descriptor that stores."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, '__get__') and not hasattr(kind, '__set__') and not hasattr(kind, '__delete__')


def isdatadescriptor(object):
    """Whether it is a descriptor that stores or deletes."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, '__set__') or hasattr(kind, '__delete__')


def ismemberdescriptor(object):
    """Whether it stands for a value stored in the object, as __slots__ make them."""
    return isinstance(object, types.MemberDescriptorType)


def isgetsetdescriptor(object):
    """Whether it stands for an attribute that the interpreter computes."""
    return isinstance(object, types.GetSetDescriptorType)


def isfunction(object):
    """Whether it is a function written in Python."""
    return isinstance(object, types.FunctionType)


def _plain_function(f):
    """The function behind bound methods and partial objects."""
    while True:
        if ismethod(f):
            f = f.__func__
        elif isinstance(f, functools.partial):
            f = f.func
        else:
            return f


def _has_code_flag(f, flag):
    f = _plain_function(f)
    if not (isfunction(f) or _looks_like_function(f)):
        return False
    return bool(f.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    """Whether calling it gives a generator."""
    return _has_code_flag(obj, CO_GENERATOR)


_is_coroutine_mark = object()


def _is_marked(f):
    while ismethod(f):
        f = f.__func__
    f = _plain_function(f)
    return getattr(f, '_is_coroutine_marker', None) is _is_coroutine_mark


def markcoroutinefunction(func):
    """Declare that a function which is no `async def` gives a coroutine; for decorators."""
    if hasattr(func, '__func__'):
        func = func.__func__
    func._is_coroutine_marker = _is_coroutine_mark
    return func


def iscoroutinefunction(obj):
    """Whether calling it gives a coroutine."""
    return _has_code_flag(obj, CO_COROUTINE) or _is_marked(obj)


def isasyncgenfunction(obj):
    """Whether calling it gives an asynchronous generator."""
    return _has_code_flag(obj, CO_ASYNC_GENERATOR)


def isasyncgen(object):
    """Whether it is an asynchronous generator."""
    return isinstance(object, types.AsyncGeneratorType)


def isgenerator(object):
    """Whether it is a generator."""
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    """Whether it is a coroutine."""
    return isinstance(object, types.CoroutineType)


def isawaitable(object):
    """Whether `await object` is possible."""
    if isinstance(object, types.CoroutineType):
        return True
    if isinstance(object, types.GeneratorType):
        return bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE)
    return hasattr(type(object), '__await__')


def istraceback(object):
    """Whether it is a traceback."""
    return isinstance(object, types.TracebackType)


def isframe(object):
    """Whether it is a frame."""
    return isinstance(object, types.FrameType)


def iscode(object):
    """Whether it is a code object."""
    return isinstance(object, types.CodeType)


def isbuiltin(object):
    """Whether it is a builtin function, or a builtin method bound to an object."""
    return isinstance(object, types.BuiltinFunctionType)


def ismethodwrapper(object):
    """Whether it is a slot of a builtin type bound to an object, as (1).__add__ is."""
    return isinstance(object, types.MethodWrapperType)


def isroutine(object):
    """Whether it is a function or method of any kind."""
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object) or ismethodwrapper(object)


def isabstract(object):
    """Whether it is a class with abstract methods."""
    if not isclass(object):
        return False
    if object.__flags__ & TPFLAGS_IS_ABSTRACT:
        return True
    import abc
    if not issubclass(type(object), abc.ABCMeta) or hasattr(object, '__abstractmethods__'):
        return False
    # The class is still being made: its abstract names are not counted yet.
    for value in object.__dict__.values():
        if getattr(value, '__isabstractmethod__', False):
            return True
    return any(
        getattr(getattr(object, name, None), '__isabstractmethod__', False)
        for base in object.__bases__
        for name in getattr(base, '__abstractmethods__', ())
    )


# ---- members

def _members(object, predicate, read):
    names = dir(object)
    seen = set()
    if isclass(object):
        mro = getmro(object)
        # DynamicClassAttributes are hidden by the metaclass.
        for base in object.__bases__:
            for name, value in base.__dict__.items():
                if isinstance(value, types.DynamicClassAttribute):
                    names.append(name)
    else:
        mro = ()
    found = []
    for name in names:
        try:
            value = read(object, name)
            if name in seen:
                raise AttributeError
        except AttributeError:
            for base in mro:
                if name in base.__dict__:
                    value = base.__dict__[name]
                    break
            else:
                continue
        if not predicate or predicate(value):
            found.append((name, value))
        seen.add(name)
    found.sort(key=lambda pair: pair[0])
    return found


def getmembers(object, predicate=None):
    """Names and values of all attributes, sorted; only those for which predicate(value) is true."""
    return _members(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    """As getmembers, but no descriptor or __getattr__ is run to get at a value."""
    return _members(object, predicate, getattr_static)


Attribute = namedtuple('Attribute', 'name kind defining_class object')


def classify_class_attrs(cls):
    """An Attribute for every name in dir(cls): what kind it is, which class defines it, the object as the class holds it."""
    meta = type(cls)
    mro = getmro(cls)
    meta_mro = tuple(base for base in getmro(meta) if base not in (type, object))
    line = mro + meta_mro
    names = dir(cls)
    for base in mro:
        for name, value in base.__dict__.items():
            if isinstance(value, types.DynamicClassAttribute) and value.fget is not None:
                names.append(name)
    result = []
    done = set()
    for name in names:
        home = found = got = None
        holder = None
        if name not in done:
            try:
                if name == '__dict__':
                    raise Exception('__dict__ is special')
                got = getattr(cls, name)
            except Exception:
                pass
            else:
                home = getattr(got, '__objclass__', home)
                if home not in line:
                    home = None
                    last = None
                    for base in line:
                        if getattr(base, name, None) is got:
                            last = base
                    if last is not None:
                        home = last
        for base in line:
            if name in base.__dict__:
                found = base.__dict__[name]
                holder = base
                if home not in meta_mro:
                    home = base
                break
        if home is None:
            continue
        value = got if got is not None else found
        raw = found if found is not None else value
        if isinstance(raw, (staticmethod, types.BuiltinMethodType)):
            kind, value = 'static method', raw
        elif isinstance(raw, (classmethod, types.ClassMethodDescriptorType)):
            kind, value = 'class method', raw
        elif isinstance(raw, property):
            kind, value = 'property', raw
        else:
            kind = 'method' if isroutine(value) else 'data'
        result.append(Attribute(name, kind, home, value))
        done.add(name)
    return result


def getmro(cls):
    """The classes in which attributes are looked for, in order."""
    return cls.__mro__


_sentinel = object()


def _static_class_lookup(klass, name):
    for base in type.__dict__['__mro__'].__get__(klass):
        space = type.__dict__['__dict__'].__get__(base)
        if name in space:
            return space[name]
    return _sentinel


def _instance_dict(obj):
    """The object's own __dict__ if it has an ordinary one."""
    for base in type.__dict__['__mro__'].__get__(type(obj)):
        space = type.__dict__['__dict__'].__get__(base)
        if '__dict__' in space:
            descriptor = space['__dict__']
            if isinstance(descriptor, types.GetSetDescriptorType) and descriptor.__name__ == '__dict__':
                try:
                    return object.__getattribute__(obj, '__dict__')
                except AttributeError:
                    return {}
            return {}
    return {}


def getattr_static(obj, attr, default=_sentinel):
    """The attribute as it is stored: no property, descriptor or __getattr__ runs."""
    own = _sentinel
    is_class = issubclass(type(obj), type)
    klass = obj if is_class else type(obj)
    if not is_class:
        space = obj.__dict__ if ismodule(obj) else _instance_dict(obj)
        if isinstance(space, dict):
            own = dict.get(space, attr, _sentinel)
    found = _static_class_lookup(klass, attr)
    if own is not _sentinel and found is not _sentinel:
        kind = type(found)
        if _static_class_lookup(kind, '__get__') is not _sentinel and (
            _static_class_lookup(kind, '__set__') is not _sentinel or _static_class_lookup(kind, '__delete__') is not _sentinel
        ):
            return found
    if own is not _sentinel:
        return own
    if found is not _sentinel:
        return found
    if obj is klass:
        meta = _static_class_lookup(type(klass), attr)
        if meta is not _sentinel:
            return meta
    if default is not _sentinel:
        return default
    raise AttributeError(attr)


def unwrap(func, *, stop=None):
    """Follow __wrapped__ to the innermost function; stop(f) may end it earlier."""
    seen = [func]
    while not isinstance(func, type) and hasattr(func, '__wrapped__'):
        if stop is not None and stop(func):
            break
        func = func.__wrapped__
        if any(func is other for other in seen) or len(seen) > sys.getrecursionlimit():
            raise ValueError(f'wrapper loop when unwrapping {seen[0]!r}')
        seen.append(func)
    return func


def getclasstree(classes, unique=False):
    """The classes as nested lists: a class and its bases, then a list of its subclasses."""
    children = {}
    roots = []
    for c in classes:
        if not c.__bases__:
            if c not in roots:
                roots.append(c)
            continue
        for parent in c.__bases__:
            below = children.setdefault(parent, [])
            if c not in below:
                below.append(c)
            if unique and parent in classes:
                break
    for parent in children:
        if parent not in classes:
            roots.append(parent)
    return walktree(roots, children, None)


def walktree(classes, children, parent):
    """Helper of getclasstree."""
    result = []
    for c in sorted(classes, key=lambda one: (one.__module__, one.__name__)):
        result.append((c, c.__bases__))
        if c in children:
            result.append(walktree(children[c], children, c))
    return result


# ---- docstrings

def indentsize(line):
    """The width of the white space at the start of a line."""
    expanded = line.expandtabs()
    return len(expanded) - len(expanded.lstrip())


def cleandoc(doc):
    """A docstring without the indentation that it has for standing in the source."""
    lines = doc.expandtabs().split('\n')
    margins = [len(line) - len(line.lstrip(' ')) for line in lines[1:] if line.lstrip(' ')]
    lines[0] = lines[0].lstrip(' ')
    if margins:
        margin = min(margins)
        lines[1:] = [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return '\n'.join(lines)


def _class_of(func):
    cls = getattr(sys.modules.get(func.__module__), func.__qualname__.split('.')[0], None)
    for name in func.__qualname__.split('.')[1:-1]:
        cls = getattr(cls, name, None)
    return cls if isclass(cls) else None


def _doc_of_parent(obj):
    """The docstring that a method, property or class takes from a base class."""
    if isclass(obj):
        for base in obj.__mro__:
            if base is not object:
                doc = _own_doc(base)
                if doc is not None:
                    return doc
        return None
    if ismethod(obj):
        name = obj.__func__.__name__
        receiver = obj.__self__
        cls = receiver if isclass(receiver) else type(receiver)
    elif isfunction(obj):
        name = obj.__name__
        cls = _class_of(obj)
        if cls is None or getattr(cls, name, None) is not obj:
            return None
    elif isbuiltin(obj):
        name = obj.__name__
        receiver = obj.__self__
        cls = receiver if isclass(receiver) else type(receiver)
        if ismodule(receiver):
            return None
    elif isinstance(obj, property):
        name = obj.__name__ if hasattr(obj, '__name__') else None
        cls = _class_of(obj.fget) if isfunction(obj.fget) else None
        if cls is None or name is None:
            return None
    elif ismethoddescriptor(obj) or isdatadescriptor(obj):
        slots = getattr(getattr(obj, '__objclass__', None), '__slots__', None)
        if ismemberdescriptor(obj) and isinstance(slots, dict) and obj.__name__ in slots:
            return slots[obj.__name__]
        name = getattr(obj, '__name__', None)
        cls = getattr(obj, '__objclass__', None)
        if cls is None or name is None or getattr(cls, name, None) is not obj:
            return None
    else:
        return None
    for base in cls.__mro__:
        try:
            doc = _own_doc(getattr(base, name))
        except AttributeError:
            continue
        if doc is not None:
            return doc
    return None


def _own_doc(obj):
    doc = obj.__doc__
    if isclass(obj) and '__doc__' not in obj.__dict__:
        return None
    return doc


def getdoc(object):
    """The docstring of an object or what it inherits, cleaned; None when there is none."""
    try:
        doc = _own_doc(object)
    except AttributeError:
        return None
    if doc is None:
        try:
            doc = _doc_of_parent(object)
        except (AttributeError, TypeError):
            return None
    return cleandoc(doc) if isinstance(doc, str) else None


# ---- files and source

def getfile(object):
    """The file that an object was made from."""
    if ismodule(object):
        if getattr(object, '__file__', None):
            return object.__file__
        raise TypeError(f'{object!r} is a built-in module')
    if isclass(object):
        if hasattr(object, '__module__'):
            module = sys.modules.get(object.__module__)
            if getattr(module, '__file__', None):
                return module.__file__
            if object.__module__ == '__main__':
                raise OSError('source code not available')
        raise TypeError(f'{object!r} is a built-in class')
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    if iscode(object):
        return object.co_filename
    raise TypeError('module, class, method, function, traceback, frame, or code object was expected, got ' f'{type(object).__name__}')


def getmodulename(path):
    """The name of the module that a file holds, or None."""
    name = os.path.basename(path)
    for suffix in ('.py', '.pyc'):
        if name.endswith(suffix) and len(name) > len(suffix):
            return name[:-len(suffix)]
    return None


def getsourcefile(object):
    """The source file of an object, or None when there is none to be read."""
    filename = getfile(object)
    if filename.endswith('.pyc'):
        filename = filename[:-1]
    if os.path.exists(filename):
        return filename
    if _lines_of_file(filename):
        return filename
    return None


def getabsfile(object, _filename=None):
    """The absolute path of the source or file of an object."""
    if _filename is None:
        _filename = getsourcefile(object) or getfile(object)
    return os.path.normcase(os.path.abspath(_filename))


def getmodule(object, _filename=None):
    """The module in which an object was defined, or None."""
    if ismodule(object):
        return object
    if hasattr(object, '__module__'):
        return sys.modules.get(object.__module__)
    try:
        file = getabsfile(object, _filename)
    except (TypeError, FileNotFoundError, OSError):
        return None
    for module in list(sys.modules.values()):
        own = getattr(module, '__file__', None) if ismodule(module) else None
        if own and os.path.abspath(own) == file:
            return module
    main = sys.modules.get('__main__')
    name = getattr(object, '__name__', None)
    if name is not None:
        for module in (main, sys.modules['builtins']):
            if module is not None and getattr(module, name, None) is object:
                return module
    return None


class ClassFoundException(Exception):
    """Kept for programs that name it."""


def _lines_of_file(filename, module_globals=None):
    try:
        import linecache
    except ImportError:
        try:
            with open(filename, encoding='utf-8') as file:
                return file.readlines()
        except (OSError, UnicodeError):
            return []
    linecache.checkcache(filename)
    return linecache.getlines(filename, module_globals)


def findsource(object):
    """All lines of the file that an object is in, and the index of its first line."""
    file = getsourcefile(object)
    if not file:
        file = getfile(object)
        if not (file.startswith('<') and file.endswith('>')):
            raise OSError('source code not available')
    module = getmodule(object, file)
    lines = _lines_of_file(file, getattr(module, '__dict__', None))
    if not lines:
        raise OSError('could not get source code')
    if ismodule(object):
        return lines, 0
    if isclass(object):
        try:
            first = vars(object)['__firstlineno__'] - 1
        except (TypeError, KeyError):
            raise OSError('source code not available')
        if first >= len(lines):
            raise OSError('lineno is out of bounds')
        return lines, first
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    if iscode(object):
        first = object.co_firstlineno - 1
        if first >= len(lines):
            raise OSError('lineno is out of bounds')
        return lines, max(first, 0)
    raise OSError('could not find code object')


def getcomments(object):
    """The comment lines right above an object, or at the top of a module."""
    try:
        lines, at = findsource(object)
    except (OSError, TypeError):
        return None
    if ismodule(object):
        start = 1 if lines and lines[0][:2] == '#!' else 0
        while start < len(lines) and lines[start].strip() in ('', '#'):
            start += 1
        end = start
        while end < len(lines) and lines[end][:1] == '#':
            end += 1
        return ''.join(line.expandtabs() for line in lines[start:end]) if end > start else None
    indent = indentsize(lines[at])
    above = []
    while at > 0 and lines[at - 1].lstrip()[:1] == '#' and indentsize(lines[at - 1]) == indent:
        at -= 1
        above.insert(0, lines[at].expandtabs().lstrip())
    return ''.join(above) if above else None


class EndOfBlock(Exception):
    """A block ends in the middle of a line."""


class BlockFinder:
    """Reads lines until a block ends: what is indented less than its body, outside of brackets and strings, is behind it."""

    def __init__(self):
        self.last = 1
        self._quote = None
        self._depth = 0
        self._goes_on = False

    def _scan(self, line):
        """Follows strings, brackets and continued lines to the end of the line; says whether a ':' at depth 0 opened a body."""
        opens = False
        at = 0
        while at < len(line):
            char = line[at]
            if self._quote:
                if char == '\\':
                    at += 2
                    continue
                if line.startswith(self._quote, at):
                    at += len(self._quote)
                    self._quote = None
                    continue
                at += 1
                continue
            if char == '#':
                break
            if char in '"\'':
                self._quote = char * 3 if line.startswith(char * 3, at) else char
                at += len(self._quote)
                opens = False
                continue
            if char in '([{':
                self._depth += 1
            elif char in ')]}':
                self._depth -= 1
                if self._depth < 0:
                    # The bracket belongs to what is around a lambda.
                    raise EndOfBlock
            if char == ':' and self._depth == 0:
                opens = True
            elif not char.isspace():
                opens = False
            at += 1
        if self._quote and len(self._quote) == 1:
            self._quote = None if not line.rstrip('\r\n').endswith('\\') else self._quote
        self._goes_on = line.rstrip('\r\n').endswith('\\') and self._quote is None
        return opens

    def read(self, lines):
        indent = body = None
        in_body = False
        has_head = False
        for number, line in enumerate(lines, 1):
            if self._quote or self._depth or self._goes_on:
                self.last = number
                opens = self._scan(line)
            else:
                text = line.strip()
                if not text:
                    continue
                width = indentsize(line)
                if indent is None:
                    indent = width
                elif in_body and width <= indent and not text.startswith('#'):
                    return
                elif not in_body and has_head and width <= indent:
                    return
                if text.startswith('#'):
                    # A comment under a body belongs to it when it is indented as the body is.
                    if body is not None and width >= body:
                        self.last = number
                    continue
                if in_body and body is None:
                    body = width
                is_decorator = not has_head and text.startswith('@')
                self.last = number
                opens = self._scan(line)
                if not is_decorator:
                    has_head = True
            if self._quote or self._depth or self._goes_on or not has_head:
                continue
            if not in_body:
                if not opens:
                    # One line, or a statement that opens no block.
                    return
                in_body = True


def getblock(lines):
    """The lines of the block that begins with the first one."""
    finder = BlockFinder()
    try:
        finder.read(lines)
    except EndOfBlock:
        pass
    return lines[:finder.last]


def getsourcelines(object):
    """The lines of an object's source, and the number of the first one in the file."""
    object = unwrap(object)
    lines, first = findsource(object)
    if istraceback(object):
        object = object.tb_frame
    if ismodule(object) or (isframe(object) and object.f_code.co_name == '<module>'):
        return lines, 0
    return getblock(lines[first:]), first + 1


def getsource(object):
    """The source text of an object."""
    lines, _ = getsourcelines(object)
    return ''.join(lines)


# ---- arguments, the old way

Arguments = namedtuple('Arguments', 'args, varargs, varkw')
FullArgSpec = namedtuple('FullArgSpec', 'args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations')
ArgInfo = namedtuple('ArgInfo', 'args varargs keywords locals')


def getargs(co):
    """The parameters of a code object."""
    if not iscode(co):
        raise TypeError(f'{co!r} is not a code object')
    names = co.co_varnames
    count = co.co_argcount + co.co_kwonlyargcount
    args = list(names[:count])
    varargs = varkw = None
    if co.co_flags & CO_VARARGS:
        varargs = names[count]
        count += 1
    if co.co_flags & CO_VARKEYWORDS:
        varkw = names[count]
    return Arguments(args, varargs, varkw)


def getfullargspec(func):
    """Names and defaults of the parameters of a callable."""
    try:
        sig = _signature_of(func, follow_wrapped=False, skip_bound=False, cls=Signature)
    except Exception as error:
        raise TypeError('unsupported callable') from error
    args, posonly, kwonly, defaults, kwdefaults = [], [], [], (), {}
    varargs = varkw = None
    annotations = {}
    if sig.return_annotation is not sig.empty:
        annotations['return'] = sig.return_annotation
    for p in sig.parameters.values():
        if p.kind is _POSITIONAL_ONLY:
            posonly.append(p.name)
            if p.default is not p.empty:
                defaults += (p.default,)
        elif p.kind is _POSITIONAL_OR_KEYWORD:
            args.append(p.name)
            if p.default is not p.empty:
                defaults += (p.default,)
        elif p.kind is _VAR_POSITIONAL:
            varargs = p.name
        elif p.kind is _KEYWORD_ONLY:
            kwonly.append(p.name)
            if p.default is not p.empty:
                kwdefaults[p.name] = p.default
        else:
            varkw = p.name
        if p.annotation is not p.empty:
            annotations[p.name] = p.annotation
    return FullArgSpec(posonly + args, varargs, varkw, defaults or None, kwonly, kwdefaults or None, annotations)


def getargvalues(frame):
    """The parameters that a frame was called with."""
    args, varargs, varkw = getargs(frame.f_code)
    return ArgInfo(args, varargs, varkw, frame.f_locals)


def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    """An annotation as text."""
    if not quote_annotation_strings and isinstance(annotation, str):
        return annotation
    if getattr(annotation, '__module__', None) == 'typing':
        return _without_typing(repr(annotation))
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ('builtins', base_module):
            return annotation.__qualname__
        return annotation.__module__ + '.' + annotation.__qualname__
    if isinstance(annotation, ForwardRef):
        return annotation.__forward_arg__
    return repr(annotation)


def _without_typing(text):
    """`typing.` is dropped where it stands before a name."""
    parts = text.split('typing.')
    result = parts[0]
    for part in parts[1:]:
        if part[:1].isidentifier() and not (result[-1:].isalnum() or result[-1:] in ('_', '.')):
            result += part
        else:
            result += 'typing.' + part
    return result


def formatannotationrelativeto(object):
    """A function that formats annotations as seen from the object's module."""
    module = getattr(object, '__module__', None)

    def format(annotation):
        return formatannotation(annotation, module)

    return format


def formatargvalues(args, varargs, varkw, locals, formatarg=str, formatvarargs=lambda name: '*' + name,
                    formatvarkw=lambda name: '**' + name, formatvalue=lambda value: '=' + repr(value)):
    """The arguments of a call as text, from what getargvalues gave."""
    parts = [formatarg(name) + formatvalue(locals[name]) for name in args]
    if varargs:
        parts.append(formatvarargs(varargs) + formatvalue(locals[varargs]))
    if varkw:
        parts.append(formatvarkw(varkw) + formatvalue(locals[varkw]))
    return '(' + ', '.join(parts) + ')'


def _listed(names):
    shown = [repr(name) for name in names]
    if len(shown) == 1:
        return shown[0]
    if len(shown) == 2:
        return ' and '.join(shown)
    return ', '.join(shown[:-1]) + ' and ' + shown[-1]


def _missing_arguments(f_name, names, positional, values):
    missing = [name for name in names if name not in values]
    kind = 'positional' if positional else 'keyword-only'
    plural = '' if len(missing) == 1 else 's'
    raise TypeError(f'{f_name}() missing {len(missing)} required {kind} argument{plural}: {_listed(missing)}')


def _too_many_arguments(f_name, args, kwonly, varargs, default_count, given, values):
    required = len(args) - default_count
    by_name = len([name for name in kwonly if name in values])
    if varargs:
        plural, words = required != 1, f'at least {required}'
    elif default_count:
        plural, words = True, f'from {required} to {len(args)}'
    else:
        plural, words = len(args) != 1, str(len(args))
    more = ''
    if by_name:
        more = ' positional argument%s (and %d keyword-only argument%s)' % (
            's' if given != 1 else '', by_name, 's' if by_name != 1 else '')
    verb = 'was' if given == 1 and not by_name else 'were'
    raise TypeError(f"{f_name}() takes {words} positional argument{'s' if plural else ''} but {given}{more} {verb} given")


def getcallargs(func, /, *positional, **named):
    """Which argument each parameter gets in a call."""
    args, varargs, varkw, defaults, kwonly, kwdefaults, _ = getfullargspec(func)
    f_name = func.__name__
    values = {}
    if ismethod(func) and func.__self__ is not None:
        positional = (func.__self__,) + positional
    given = len(positional)
    default_count = len(defaults) if defaults else 0
    for name, value in zip(args, positional):
        values[name] = value
    if varargs:
        values[varargs] = tuple(positional[len(args):])
    possible = set(args + kwonly)
    if varkw:
        values[varkw] = {}
    for name, value in named.items():
        if name not in possible:
            if not varkw:
                raise TypeError(f'{f_name}() got an unexpected keyword argument {name!r}')
            values[varkw][name] = value
            continue
        if name in values:
            raise TypeError(f'{f_name}() got multiple values for argument {name!r}')
        values[name] = value
    if given > len(args) and not varargs:
        _too_many_arguments(f_name, args, kwonly, varargs, default_count, given, values)
    if given < len(args):
        required = args[:len(args) - default_count]
        if any(name not in values for name in required):
            _missing_arguments(f_name, required, True, values)
        for name, value in zip(args[len(args) - default_count:], defaults or ()):
            values.setdefault(name, value)
    missing = 0
    for name in kwonly:
        if name not in values:
            if kwdefaults and name in kwdefaults:
                values[name] = kwdefaults[name]
            else:
                missing += 1
    if missing:
        _missing_arguments(f_name, kwonly, False, values)
    return values


ClosureVars = namedtuple('ClosureVars', 'nonlocals globals builtins unbound')


def getclosurevars(func):
    """What the names that a function uses but does not define stand for now."""
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError(f'{func!r} is not a Python function')
    code = func.__code__
    nonlocals = {}
    unbound = set()
    for name, cell in zip(code.co_freevars, func.__closure__ or ()):
        try:
            nonlocals[name] = cell.cell_contents
        except ValueError:
            unbound.add(name)
    space = func.__globals__
    builtins = func.__builtins__
    if ismodule(builtins):
        builtins = builtins.__dict__
    found_globals, found_builtins = {}, {}
    for name in _names_used(code):
        if name in ('None', 'True', 'False'):
            continue
        if name in space:
            found_globals[name] = space[name]
        elif name in builtins:
            found_builtins[name] = builtins[name]
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, found_globals, found_builtins, unbound)


def _names_used(code):
    """Global names (and attribute names, which cannot be told apart by the code alone) of a code object and those inside it."""
    names = list(code.co_names)
    for constant in code.co_consts:
        if iscode(constant):
            names.extend(name for name in _names_used(constant) if name not in names)
    return names


# ---- frames

class Traceback(namedtuple('Traceback', 'filename lineno function code_context index')):
    """Where a frame is, with the lines around it."""

    def __new__(cls, filename, lineno, function, code_context, index, *, positions=None):
        self = super().__new__(cls, filename, lineno, function, code_context, index)
        self.positions = positions
        return self


class FrameInfo(namedtuple('FrameInfo', 'frame filename lineno function code_context index')):
    """A frame and where it is, with the lines around it."""

    def __new__(cls, frame, filename, lineno, function, code_context, index, *, positions=None):
        self = super().__new__(cls, frame, filename, lineno, function, code_context, index)
        self.positions = positions
        return self


Positions = namedtuple('Positions', 'lineno end_lineno col_offset end_col_offset', defaults=(None,) * 4)


def _positions_of(code, offset):
    if offset < 0:
        return Positions()
    for at, row in enumerate(code.co_positions()):
        if at == offset // 4:
            return Positions(*row)
    return Positions()


def getlineno(frame):
    """The line that a frame is at."""
    return frame.f_lineno


def getframeinfo(frame, context=1):
    """A Traceback for a frame or traceback, with `context` lines of source."""
    if istraceback(frame):
        lineno = frame.tb_lineno
        positions = _positions_of(frame.tb_frame.f_code, frame.tb_lasti)
        frame = frame.tb_frame
    else:
        if not isframe(frame):
            raise TypeError(f'{frame!r} is not a frame or traceback object')
        lineno = frame.f_lineno
        positions = _positions_of(frame.f_code, frame.f_lasti)
    if positions.lineno is None:
        positions = positions._replace(lineno=lineno)
    filename = getsourcefile(frame) or getfile(frame)
    lines = index = None
    if context > 0:
        try:
            found, _ = findsource(frame)
        except OSError:
            pass
        else:
            start = max(0, min(lineno - 1 - context // 2, len(found) - context))
            lines = found[start:start + context]
            index = lineno - 1 - start
    return Traceback(filename, lineno, frame.f_code.co_name, lines, index, positions=positions)


def getouterframes(frame, context=1):
    """A FrameInfo for a frame and each frame that called it."""
    found = []
    while frame:
        info = getframeinfo(frame, context)
        found.append(FrameInfo(frame, *info, positions=info.positions))
        frame = frame.f_back
    return found


def getinnerframes(tb, context=1):
    """A FrameInfo for each frame of a traceback."""
    found = []
    while tb:
        info = getframeinfo(tb, context)
        found.append(FrameInfo(tb.tb_frame, *info, positions=info.positions))
        tb = tb.tb_next
    return found


def currentframe():
    """The frame of the caller."""
    return sys._getframe(1)


def stack(context=1):
    """A FrameInfo for the caller and each frame above it."""
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    """A FrameInfo for each frame between here and where the exception being handled was raised."""
    exception = sys.exception()
    tb = None if exception is None else exception.__traceback__
    return getinnerframes(tb, context)


# ---- generators, coroutines

GEN_CREATED = 'GEN_CREATED'
GEN_RUNNING = 'GEN_RUNNING'
GEN_SUSPENDED = 'GEN_SUSPENDED'
GEN_CLOSED = 'GEN_CLOSED'
CORO_CREATED = 'CORO_CREATED'
CORO_RUNNING = 'CORO_RUNNING'
CORO_SUSPENDED = 'CORO_SUSPENDED'
CORO_CLOSED = 'CORO_CLOSED'
AGEN_CREATED = 'AGEN_CREATED'
AGEN_RUNNING = 'AGEN_RUNNING'
AGEN_SUSPENDED = 'AGEN_SUSPENDED'
AGEN_CLOSED = 'AGEN_CLOSED'


def getgeneratorstate(generator):
    """One of GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED and GEN_CLOSED."""
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_suspended:
        return GEN_SUSPENDED
    return GEN_CLOSED if generator.gi_frame is None else GEN_CREATED


def getgeneratorlocals(generator):
    """The variables of a generator that has not ended."""
    if not isgenerator(generator):
        raise TypeError(f'{generator!r} is not a Python generator')
    frame = getattr(generator, 'gi_frame', None)
    return {} if frame is None else dict(frame.f_locals)


def getcoroutinestate(coroutine):
    """One of CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED and CORO_CLOSED."""
    if coroutine.cr_running:
        return CORO_RUNNING
    if coroutine.cr_suspended:
        return CORO_SUSPENDED
    return CORO_CLOSED if coroutine.cr_frame is None else CORO_CREATED


def getcoroutinelocals(coroutine):
    """The variables of a coroutine that has not ended."""
    frame = getattr(coroutine, 'cr_frame', None)
    return {} if frame is None else dict(frame.f_locals)


def getasyncgenstate(agen):
    """One of AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED and AGEN_CLOSED."""
    if agen.ag_running:
        return AGEN_RUNNING
    if agen.ag_suspended:
        return AGEN_SUSPENDED
    return AGEN_CLOSED if agen.ag_frame is None else AGEN_CREATED


def getasyncgenlocals(agen):
    """The variables of an asynchronous generator that has not ended."""
    if not isasyncgen(agen):
        raise TypeError(f'{agen!r} is not a Python async generator')
    frame = getattr(agen, 'ag_frame', None)
    return {} if frame is None else dict(frame.f_locals)


# ---- signatures

class _ParameterKind(enum.IntEnum):
    POSITIONAL_ONLY = 'positional-only'
    POSITIONAL_OR_KEYWORD = 'positional or keyword'
    VAR_POSITIONAL = 'variadic positional'
    KEYWORD_ONLY = 'keyword-only'
    VAR_KEYWORD = 'variadic keyword'

    def __new__(cls, description):
        value = len(cls.__members__)
        member = int.__new__(cls, value)
        member._value_ = value
        member.description = description
        return member

    def __str__(self):
        return self.name


_POSITIONAL_ONLY = _ParameterKind.POSITIONAL_ONLY
_POSITIONAL_OR_KEYWORD = _ParameterKind.POSITIONAL_OR_KEYWORD
_VAR_POSITIONAL = _ParameterKind.VAR_POSITIONAL
_KEYWORD_ONLY = _ParameterKind.KEYWORD_ONLY
_VAR_KEYWORD = _ParameterKind.VAR_KEYWORD


class _empty:
    """Stands for a default or an annotation that is not there."""


class _void:
    """Stands for a field that replace() leaves as it is."""


class Parameter:
    """One parameter of a signature: name, kind, default, annotation."""

    __slots__ = ('_name', '_kind', '_default', '_annotation')

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            self._kind = _ParameterKind(kind)
        except ValueError:
            raise ValueError(f'value {kind!r} is not a valid Parameter.kind')
        if default is not _empty and self._kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f'{self._kind.description} parameters cannot have default values')
        self._default = default
        self._annotation = annotation
        if name is _empty:
            raise ValueError('name is a required attribute for Parameter')
        if not isinstance(name, str):
            raise TypeError(f'name must be a str, not a {type(name).__name__}')
        if name[:1] == '.' and name[1:].isdigit():
            # The argument of a generator expression.
            if self._kind != _POSITIONAL_OR_KEYWORD:
                raise ValueError('implicit arguments must be passed as positional or keyword arguments, '
                                 f'not {self._kind.description}')
            self._kind = _POSITIONAL_ONLY
            name = 'implicit' + name[1:]
        import keyword
        if (keyword.iskeyword(name) and self._kind is not _POSITIONAL_ONLY) or not name.isidentifier():
            raise ValueError(f'{name!r} is not a valid parameter name')
        self._name = name

    def __reduce__(self):
        return type(self), (self._name, self._kind), {'_default': self._default, '_annotation': self._annotation}

    def __setstate__(self, state):
        self._default = state['_default']
        self._annotation = state['_annotation']

    @property
    def name(self):
        return self._name

    @property
    def default(self):
        return self._default

    @property
    def annotation(self):
        return self._annotation

    @property
    def kind(self):
        return self._kind

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        """A copy with some fields changed."""
        return type(self)(
            self._name if name is _void else name,
            self._kind if kind is _void else kind,
            default=self._default if default is _void else default,
            annotation=self._annotation if annotation is _void else annotation,
        )

    __replace__ = replace

    def __str__(self):
        return self._format()

    def _format(self, *, quote_annotation_strings=True):
        text = self._name
        if self._annotation is not _empty:
            text += ': ' + formatannotation(self._annotation, quote_annotation_strings=quote_annotation_strings)
        if self._default is not _empty:
            text += (' = ' if self._annotation is not _empty else '=') + repr(self._default)
        if self._kind == _VAR_POSITIONAL:
            return '*' + text
        return '**' + text if self._kind == _VAR_KEYWORD else text

    def __repr__(self):
        return f'<{type(self).__name__} "{self}">'

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name == other._name and self._kind == other._kind and self._default == other._default
                and self._annotation == other._annotation)


class BoundArguments:
    """The arguments of a call by the names of the parameters that get them."""

    __slots__ = ('arguments', '_signature', '__weakref__')

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        return self._signature

    @property
    def args(self):
        args = []
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            value = self.arguments[name]
            if parameter.kind == _VAR_POSITIONAL:
                args.extend(value)
            else:
                args.append(value)
        return tuple(args)

    @property
    def kwargs(self):
        kwargs = {}
        started = False
        for name, parameter in self._signature.parameters.items():
            if not started:
                if parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                    started = True
                elif name not in self.arguments:
                    started = True
                    continue
            if not started or name not in self.arguments:
                continue
            value = self.arguments[name]
            if parameter.kind == _VAR_KEYWORD:
                kwargs.update(value)
            else:
                kwargs[name] = value
        return kwargs

    def apply_defaults(self):
        """Put in the defaults of the parameters that got no argument."""
        filled = []
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                filled.append((name, self.arguments[name]))
            elif parameter.default is not _empty:
                filled.append((name, parameter.default))
            elif parameter.kind is _VAR_POSITIONAL:
                filled.append((name, ()))
            elif parameter.kind is _VAR_KEYWORD:
                filled.append((name, {}))
        self.arguments = dict(filled)

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __setstate__(self, state):
        self._signature = state['_signature']
        self.arguments = state['arguments']

    def __getstate__(self):
        return {'_signature': self._signature, 'arguments': self.arguments}

    def __repr__(self):
        return f"<{type(self).__name__} ({', '.join(f'{name}={value!r}' for name, value in self.arguments.items())})>"


class Signature:
    """How something is called: its parameters in order, and the annotation of what it gives."""

    __slots__ = ('_return_annotation', '_parameters')

    _parameter_cls = Parameter
    _bound_arguments_cls = BoundArguments
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        ordered = OrderedDict()
        if parameters is not None:
            top = _POSITIONAL_ONLY
            seen_default = False
            for parameter in parameters:
                if __validate_parameters__:
                    kind, name = parameter.kind, parameter.name
                    if kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
                        if any(other.kind == kind for other in ordered.values()):
                            raise ValueError(f'more than one {kind.description} parameter')
                    if kind < top:
                        raise ValueError(f'wrong parameter order: {top.description} parameter before {kind.description} parameter')
                    if kind > top:
                        top = kind
                    if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                        if parameter.default is _empty:
                            if seen_default:
                                raise ValueError('non-default argument follows default argument')
                        else:
                            seen_default = True
                    if name in ordered:
                        raise ValueError(f'duplicate parameter name: {name!r}')
                ordered[parameter.name] = parameter
        self._parameters = types.MappingProxyType(ordered)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, annotation_format=Format.VALUE):
        """The signature of a callable."""
        return _signature_of(obj, cls=cls, follow_wrapped=follow_wrapped, globals=globals, locals=locals, eval_str=eval_str,
                             annotation_format=annotation_format)

    @property
    def parameters(self):
        return self._parameters

    @property
    def return_annotation(self):
        return self._return_annotation

    def replace(self, *, parameters=_void, return_annotation=_void):
        """A copy with parameters or return annotation changed."""
        return type(self)(
            self.parameters.values() if parameters is _void else parameters,
            return_annotation=self._return_annotation if return_annotation is _void else return_annotation,
        )

    __replace__ = replace

    def _key(self):
        ordered = tuple(p for p in self.parameters.values() if p.kind != _KEYWORD_ONLY)
        by_name = {p.name: p for p in self.parameters.values() if p.kind == _KEYWORD_ONLY}
        return ordered, by_name, self.return_annotation

    def __hash__(self):
        ordered, by_name, returns = self._key()
        return hash((ordered, frozenset(by_name.values()), returns))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Signature):
            return NotImplemented
        return self._key() == other._key()

    def _bind(self, args, kwargs, *, partial=False):
        arguments = {}
        waiting = iter(self.parameters.values())
        given = iter(args)
        held = []
        posonly_by_name = []
        while True:
            try:
                value = next(given)
            except StopIteration:
                # No positional arguments left: the rest comes by name or has defaults.
                for parameter in waiting:
                    if parameter.kind == _VAR_POSITIONAL:
                        break
                    if parameter.name in kwargs:
                        if parameter.kind == _POSITIONAL_ONLY:
                            if parameter.default is _empty:
                                raise TypeError(f'missing a required positional-only argument: {parameter.name!r}')
                            posonly_by_name.append(parameter)
                            continue
                        held = [parameter]
                        break
                    if parameter.kind == _VAR_KEYWORD or parameter.default is not _empty:
                        held = [parameter]
                        break
                    if partial:
                        held = [parameter]
                        break
                    kind = ' keyword-only' if parameter.kind == _KEYWORD_ONLY else ''
                    raise TypeError(f'missing a required{kind} argument: {parameter.name!r}')
                break
            parameter = next(waiting, None)
            if parameter is None or parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                raise TypeError('too many positional arguments')
            if parameter.kind == _VAR_POSITIONAL:
                arguments[parameter.name] = (value, *given)
                break
            if parameter.name in kwargs and parameter.kind != _POSITIONAL_ONLY:
                raise TypeError(f'multiple values for argument {parameter.name!r}')
            arguments[parameter.name] = value
        rest = None
        for parameter in (*held, *waiting):
            if parameter.kind == _VAR_KEYWORD:
                rest = parameter
                continue
            if parameter.kind == _VAR_POSITIONAL:
                continue
            if parameter.kind == _POSITIONAL_ONLY:
                if parameter.name in kwargs:
                    posonly_by_name.append(parameter)
                if parameter.default is _empty and not partial:
                    raise TypeError(f'missing a required positional-only argument: {parameter.name!r}')
                continue
            if parameter.name in kwargs:
                arguments[parameter.name] = kwargs.pop(parameter.name)
            elif not partial and parameter.default is _empty:
                raise TypeError(f'missing a required argument: {parameter.name!r}')
        if kwargs:
            if rest is not None:
                arguments[rest.name] = kwargs
            elif posonly_by_name:
                names = ', '.join(p.name for p in posonly_by_name)
                raise TypeError(f'got some positional-only arguments passed as keyword arguments: {names!r}')
            else:
                raise TypeError(f'got an unexpected keyword argument {next(iter(kwargs))!r}')
        return self._bound_arguments_cls(self, arguments)

    def bind(self, /, *args, **kwargs):
        """The BoundArguments of a call; TypeError when the call would not fit."""
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        """As bind, but required arguments may be missing."""
        return self._bind(args, kwargs, partial=True)

    def __reduce__(self):
        return type(self), (tuple(self._parameters.values()),), {'_return_annotation': self._return_annotation}

    def __setstate__(self, state):
        self._return_annotation = state['_return_annotation']

    def __repr__(self):
        return f'<{type(self).__name__} {self}>'

    def __str__(self):
        return self.format()

    def format(self, *, max_width=None, quote_annotation_strings=True):
        """The signature as text; one parameter a line when it is wider than max_width."""
        parts = []
        after_posonly = False
        needs_star = True
        for parameter in self.parameters.values():
            kind = parameter.kind
            if kind == _POSITIONAL_ONLY:
                after_posonly = True
            elif after_posonly:
                parts.append('/')
                after_posonly = False
            if kind == _VAR_POSITIONAL:
                needs_star = False
            elif kind == _KEYWORD_ONLY and needs_star:
                parts.append('*')
                needs_star = False
            parts.append(parameter._format(quote_annotation_strings=quote_annotation_strings))
        if after_posonly:
            parts.append('/')
        text = f"({', '.join(parts)})"
        if max_width is not None and len(text) > max_width:
            text = '(\n    ' + ',\n    '.join(parts) + '\n)'
        if self.return_annotation is not _empty:
            text += ' -> ' + formatannotation(self.return_annotation, quote_annotation_strings=quote_annotation_strings)
        return text


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, annotation_format=Format.VALUE):
    """The Signature of a callable; ValueError when nothing is known of it."""
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals, eval_str=eval_str,
                                   annotation_format=annotation_format)


def _looks_like_function(obj):
    """Whether it has what a function has, so that it can be treated as one."""
    if not callable(obj) or isclass(obj):
        return False
    code = getattr(obj, '__code__', None)
    defaults = getattr(obj, '__defaults__', _void)
    kwdefaults = getattr(obj, '__kwdefaults__', _void)
    return (isinstance(code, types.CodeType) and isinstance(getattr(obj, '__name__', None), str)
            and (defaults is None or isinstance(defaults, tuple)) and (kwdefaults is None or isinstance(kwdefaults, dict)))


def _from_function(cls, func, skip_bound, globals, locals, eval_str, annotation_format):
    parameter = cls._parameter_cls
    code = func.__code__
    names = code.co_varnames
    count = code.co_argcount
    posonly = code.co_posonlyargcount
    annotations = get_annotations(func, globals=globals, locals=locals, eval_str=eval_str, format=annotation_format)
    defaults = func.__defaults__ or ()
    kwdefaults = func.__kwdefaults__ or {}
    first_default = count - len(defaults)
    found = []
    for at, name in enumerate(names[:count]):
        found.append(parameter(
            name, _POSITIONAL_ONLY if at < posonly else _POSITIONAL_OR_KEYWORD, annotation=annotations.get(name, _empty),
            default=defaults[at - first_default] if at >= first_default else _empty))
    at = count + code.co_kwonlyargcount
    if code.co_flags & CO_VARARGS:
        found.append(parameter(names[at], _VAR_POSITIONAL, annotation=annotations.get(names[at], _empty)))
    for name in names[count:count + code.co_kwonlyargcount]:
        found.append(parameter(name, _KEYWORD_ONLY, annotation=annotations.get(name, _empty), default=kwdefaults.get(name, _empty)))
    if code.co_flags & CO_VARKEYWORDS:
        name = names[at + (1 if code.co_flags & CO_VARARGS else 0)]
        found.append(parameter(name, _VAR_KEYWORD, annotation=annotations.get(name, _empty)))
    return cls(found, return_annotation=annotations.get('return', _empty))


class _Names(dict):
    """Where the defaults in a text signature look names up: the module, then sys.modules."""

    def __missing__(self, name):
        try:
            return sys.modules[name]
        except KeyError:
            raise NameError(name)


def _from_text(cls, obj, text, skip_bound=True):
    """The signature that a builtin gives as text: `($self, index=-1, /)`."""
    marked = None
    inner = text.strip()
    if '$' in inner:
        marked = 0
        inner = inner.replace('$', '', 1)
    module = sys.modules.get(getattr(obj, '__module__', None) or '')
    space = _Names(vars(module) if module is not None else {})
    scope = {}
    try:
        exec(f'def function{inner}: pass', space, scope)
        function = scope['function']
    except Exception:
        raise ValueError(f'{obj!r} builtin has invalid signature')
    sig = _from_function(cls, function, False, None, None, False, Format.VALUE)
    parameters = list(sig.parameters.values())
    if marked is not None:
        owner = getattr(obj, '__self__', None)
        if owner is not None and (ismodule(owner) or skip_bound):
            parameters.pop(0)
        else:
            parameters[0] = parameters[0].replace(kind=_POSITIONAL_ONLY)
    return cls(parameters, return_annotation=cls.empty)


def _without_first(sig):
    """The signature of a method once it is bound."""
    parameters = tuple(sig.parameters.values())
    if not parameters or parameters[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError('invalid method signature')
    if parameters[0].kind in (_POSITIONAL_OR_KEYWORD, _POSITIONAL_ONLY):
        parameters = parameters[1:]
    elif parameters[0].kind is not _VAR_POSITIONAL:
        raise ValueError('invalid argument type')
    return sig.replace(parameters=parameters)


def _of_partial(sig, partial, extra=()):
    """What is left to give to a partial object."""
    given = partial.args or ()
    named = partial.keywords or {}
    if extra:
        given = extra + given
    placeholder = getattr(functools, 'Placeholder', _void)
    try:
        bound = sig.bind_partial(*given, **named)
    except TypeError as error:
        raise ValueError(f'partial object {partial!r} has incorrect arguments') from error
    kept = []
    by_name_only = False
    for name, parameter in sig.parameters.items():
        if parameter.kind is _POSITIONAL_ONLY and name in bound.arguments:
            if bound.arguments[name] is placeholder:
                kept.append(parameter.replace(default=_empty))
            continue
        if parameter.kind is _POSITIONAL_OR_KEYWORD:
            if name in named:
                # From here on arguments must come by name.
                by_name_only = True
                kept.append(parameter.replace(default=named[name]))
            elif name in bound.arguments:
                if bound.arguments[name] is placeholder:
                    # It can be given by position only, and so can what stands before it.
                    kept = [p.replace(kind=_POSITIONAL_ONLY) if p.kind is _POSITIONAL_OR_KEYWORD else p for p in kept]
                    kept.append(parameter.replace(kind=_POSITIONAL_ONLY, default=_empty))
                continue
            else:
                kept.append(parameter)
        elif parameter.kind is _KEYWORD_ONLY and name in named:
            kept.append(parameter.replace(default=named[name]))
        else:
            kept.append(parameter)
        if by_name_only:
            last = kept[-1]
            if last.kind is _POSITIONAL_OR_KEYWORD:
                kept[-1] = last.replace(kind=_KEYWORD_ONLY)
            elif last.kind is _VAR_POSITIONAL:
                kept.pop()
    return sig.replace(parameters=kept)


_NATIVES = (types.WrapperDescriptorType, types.MethodWrapperType, types.ClassMethodDescriptorType, types.BuiltinFunctionType)


def _bound(descriptor, obj):
    """What an attribute of the class is, reached through an object."""
    get = None if isclass(descriptor) else getattr(type(descriptor), '__get__', None)
    return descriptor if get is None else get(descriptor, obj, type(obj))


def _binds_itself(f):
    return hasattr(f, '__signature__') or isinstance(f, (staticmethod, classmethod, types.MethodType))


def _user_method(cls, name):
    """A method of the class as it is called, unless it is what all builtin classes inherit."""
    found = getattr(cls, name) if name == '__new__' else getattr_static(cls, name, None)
    if found is None:
        return None
    found = unwrap(found, stop=_binds_itself)
    if isinstance(found, _NATIVES):
        return None
    return found if name == '__new__' else _bound(found, cls)


def _signature_of(obj, *, cls, follow_wrapped=True, skip_bound=True, globals=None, locals=None, eval_str=False,
                  annotation_format=Format.VALUE):
    again = functools.partial(_signature_of, cls=cls, follow_wrapped=follow_wrapped, skip_bound=skip_bound, globals=globals,
                              locals=locals, eval_str=eval_str, annotation_format=annotation_format)
    if not callable(obj):
        raise TypeError(f'{obj!r} is not a callable object')
    if ismethod(obj):
        sig = again(obj.__func__)
        return _without_first(sig) if skip_bound else sig
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, '__signature__') or ismethod(f))
        if ismethod(obj):
            return again(obj)
    own = getattr(obj, '__signature__', None)
    if own is not None:
        if not isinstance(own, Signature) and callable(own):
            own = own()
        if isinstance(own, str):
            return _from_text(cls, obj, own)
        if not isinstance(own, Signature):
            raise TypeError(f'unexpected object {own!r} in __signature__ attribute')
        return own
    method = getattr(obj, '__partialmethod__', None) or getattr(obj, '_partialmethod', None)
    if isinstance(method, functools.partialmethod):
        sig = again(method.func)
        bound = _of_partial(sig, method, (None,))
        first = next(iter(sig.parameters.values()))
        if first.kind is _VAR_POSITIONAL:
            return bound
        return bound.replace(parameters=(first, *bound.parameters.values()))
    if isfunction(obj) or _looks_like_function(obj):
        text = getattr(obj, '__text_signature__', None)
        if text:
            return _from_text(cls, obj, text)
        return _from_function(cls, obj, skip_bound, globals, locals, eval_str, annotation_format)
    if isbuiltin(obj) or ismethodwrapper(obj) or isinstance(
            obj, (types.MethodDescriptorType, types.WrapperDescriptorType, types.ClassMethodDescriptorType)):
        text = getattr(obj, '__text_signature__', None)
        if not text:
            raise ValueError(f'no signature found for builtin {obj!r}')
        return _from_text(cls, obj, text, skip_bound)
    if isinstance(obj, functools.partial):
        return _of_partial(again(obj.func), obj)
    if isinstance(obj, type):
        return _of_class(cls, obj, again, skip_bound)
    # An object with __call__.
    call = getattr_static(type(obj), '__call__', None)
    if call is not None:
        text = getattr(obj, '__text_signature__', None)
        if text:
            return _from_text(cls, obj, text)
        return again(_bound(call, obj))
    raise ValueError(f'callable {obj!r} is not supported by signature')


def _of_class(cls, obj, again, skip_bound):
    meta = getattr_static(type(obj), '__call__', None)
    call = None if meta is None or isinstance(meta, _NATIVES) else _bound(unwrap(meta, stop=_binds_itself), obj)
    if call is not None:
        return again(call)
    new = _user_method(obj, '__new__')
    init = _user_method(obj, '__init__')
    for base in obj.__mro__:
        if new is not None and '__new__' in base.__dict__:
            sig = again(new)
            return _without_first(sig) if skip_bound else sig
        if init is not None and '__init__' in base.__dict__:
            return again(init)
    for base in obj.__mro__[:-1]:
        text = base.__text_signature__ if not hasattr(base, '__signature__') else None
        if text:
            return _from_text(cls, obj, text)
    if type not in obj.__mro__:
        if obj.__init__ is object.__init__ and obj.__new__ is object.__new__:
            return _from_text(cls, obj, '()')
        raise ValueError(f'no signature found for builtin type {obj!r}')
    raise ValueError(f'no signature found for builtin {obj!r}')


class BufferFlags(enum.IntFlag):
    """What __buffer__ may be asked for."""

    SIMPLE = 0x0
    WRITABLE = 0x1
    FORMAT = 0x4
    ND = 0x8
    STRIDES = 0x10 | ND
    C_CONTIGUOUS = 0x20 | STRIDES
    F_CONTIGUOUS = 0x40 | STRIDES
    ANY_CONTIGUOUS = 0x80 | STRIDES
    INDIRECT = 0x100 | STRIDES
    CONTIG = ND | WRITABLE
    CONTIG_RO = ND
    STRIDED = STRIDES | WRITABLE
    STRIDED_RO = STRIDES
    RECORDS = STRIDES | WRITABLE | FORMAT
    RECORDS_RO = STRIDES | FORMAT
    FULL = INDIRECT | WRITABLE | FORMAT
    FULL_RO = INDIRECT | FORMAT
    READ = 0x100
    WRITE = 0x200
