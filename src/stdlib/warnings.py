"""Warnings: what is said about doubtful code without stopping it.

A warning passes the list of `filters`; the first entry that fits decides: (action, message, category, module, line). Message
and module are compiled patterns, or a str that must be equal, or None for anything. Each module that warns has a registry (`__warningregistry__`) of
what was said already; it is emptied when the filters have changed, which `_filters_version` counts.

The machine loads this module when it has the first warning to give.
"""

import sys

__all__ = ['warn', 'warn_explicit', 'showwarning', 'formatwarning', 'filterwarnings', 'simplefilter', 'resetwarnings', 'catch_warnings',
           'deprecated']

_ACTIONS = 'default', 'always', 'all', 'ignore', 'module', 'once', 'error'

filters = [
    ('default', None, DeprecationWarning, '__main__', 0),
    ('ignore', None, DeprecationWarning, None, 0),
    ('ignore', None, PendingDeprecationWarning, None, 0),
    ('ignore', None, ImportWarning, None, 0),
    ('ignore', None, ResourceWarning, None, 0),
]
defaultaction = 'default'
onceregistry = {}
_filters_version = 0


# ---- where filters are kept
class _Scope:
    """The filters between catch_warnings and its end, and the list into which it records."""

    def __init__(self, filters, log):
        self._filters = filters
        self.log = log


# With -X context_aware_warnings each catch_warnings sets this variable, so that a thread or task never sees the filters of another. None: it changes
# the names of this module, for everybody.
_warnings_context = None
if sys.flags.context_aware_warnings:
    from _contextvars import ContextVar
    _warnings_context = ContextVar('warnings_context', default=None)


def _current_scope():
    return None if _warnings_context is None else _warnings_context.get()


def _get_filters():
    scope = _current_scope()
    return filters if scope is None else scope._filters


def _filters_mutated_lock_held():
    global _filters_version
    _filters_version += 1


_filters_mutated = _filters_mutated_lock_held


class WarningMessage:
    """One warning and where it was given."""

    _WARNING_DETAILS = 'message', 'category', 'filename', 'lineno', 'file', 'line', 'source'

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return '{message : %r, category : %r, filename : %r, lineno : %s, line : %r}' % (
            self.message, self._category_name, self.filename, self.lineno, self.line)

    def __repr__(self):
        return f'<{type(self).__qualname__} {self}>'


# ---- showing
def showwarning(message, category, filename, lineno, file=None, line=None):
    """Writes a warning to a file. May be replaced."""
    _showwarnmsg_impl(WarningMessage(message, category, filename, lineno, file, line))


def formatwarning(message, category, filename, lineno, line=None):
    """The text of a warning. May be replaced."""
    return _formatwarnmsg_impl(WarningMessage(message, category, filename, lineno, None, line))


_showwarning_orig = showwarning
_formatwarning_orig = formatwarning


def _showwarnmsg(msg):
    show = globals().get('showwarning', _showwarning_orig)
    if show is _showwarning_orig:
        _showwarnmsg_impl(msg)
    elif callable(show):
        show(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)
    else:
        raise TypeError('warnings.showwarning() must be set to a function or method')


def _showwarnmsg_impl(msg):
    scope = _current_scope()
    if scope is not None and scope.log is not None:
        scope.log.append(msg)
        return
    file = sys.stderr if msg.file is None else msg.file
    if file is None:
        return
    text = _formatwarnmsg(msg)
    try:
        file.write(text)
    except OSError:
        pass


def _formatwarnmsg(msg):
    form = globals().get('formatwarning', _formatwarning_orig)
    if form is _formatwarning_orig:
        return _formatwarnmsg_impl(msg)
    return form(msg.message, msg.category, msg.filename, msg.lineno, msg.line)


def _formatwarnmsg_impl(msg):
    text = f'{msg.filename}:{msg.lineno}: {msg.category.__name__}: {msg.message}\n'
    line = msg.line
    if line is None:
        try:
            import linecache
            line = linecache.getline(msg.filename, msg.lineno)
        except Exception:
            line = None
    if line:
        text += f'  {line.strip()}\n'
    return text


# ---- filters
def _check_action(action):
    if action not in _ACTIONS:
        raise ValueError(f'invalid action: {action!r}')


def _check_line(lineno):
    if not isinstance(lineno, int):
        raise TypeError('lineno must be an int')
    if lineno < 0:
        raise ValueError('lineno must be an int >= 0')


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    """Puts an entry first in the list of filters, or last. Message and module are regular expressions for how they begin."""
    _check_action(action)
    if not isinstance(message, str):
        raise TypeError('message must be a string')
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError('category must be a Warning subclass')
    if not isinstance(module, str):
        raise TypeError('module must be a string')
    _check_line(lineno)
    if message or module:
        import re
    _add_filter(action, re.compile(message, re.I) if message else None, category, re.compile(module) if module else None, lineno,
                append=append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """An entry that fits all messages and modules."""
    _check_action(action)
    _check_line(lineno)
    _add_filter(action, None, category, None, lineno, append=append)


def _add_filter(*item, append):
    filters = _get_filters()
    if append:
        if item not in filters:
            filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)
    _filters_mutated_lock_held()


def resetwarnings():
    """Takes all filters away."""
    del _get_filters()[:]
    _filters_mutated_lock_held()


class _OptionError(Exception):
    """An argument of -W that means nothing."""


def _processoptions(args):
    for arg in args:
        try:
            _setoption(arg)
        except _OptionError as error:
            print('Invalid -W option ignored:', error, file=sys.stderr)


def _setoption(arg):
    """action:message:category:module:line, each of which may be left out; message and module are plain text."""
    parts = [part.strip() for part in arg.split(':')]
    if len(parts) > 5:
        raise _OptionError(f'too many fields (max 5): {arg!r}')
    action, message, category, module, line = parts + [''] * (5 - len(parts))
    action = _getaction(action)
    category = _getcategory(category)
    if message or module:
        import re
        message = re.escape(message) if message else ''
        module = re.escape(module) + r'\z' if module else ''
    lineno = 0
    if line:
        try:
            lineno = int(line)
        except ValueError:
            lineno = -1
        if lineno < 0:
            raise _OptionError(f'invalid lineno {line!r}')
    filterwarnings(action, message, category, module, lineno)


def _getaction(action):
    if not action:
        return 'default'
    for known in _ACTIONS:
        if known.startswith(action):
            return known
    raise _OptionError(f'invalid action: {action!r}')


def _getcategory(category):
    if not category:
        return Warning
    module, _, name = category.rpartition('.')
    try:
        holder = __import__(module or 'builtins', None, None, [name])
    except ImportError:
        raise _OptionError(f'invalid module name: {module!r}') from None
    try:
        found = getattr(holder, name)
    except AttributeError:
        raise _OptionError(f'unknown warning category: {category!r}') from None
    if not issubclass(found, Warning):
        raise _OptionError(f'invalid warning category: {category!r}')
    return found


# ---- warning
def _is_internal_filename(filename):
    return 'importlib' in filename and '_bootstrap' in filename


def _next_external_frame(frame, skip_file_prefixes):
    """The nearest caller that is neither the import system nor in one of the files to skip."""
    frame = frame.f_back
    while frame is not None:
        filename = frame.f_code.co_filename
        if not _is_internal_filename(filename) and not any(map(filename.startswith, skip_file_prefixes)):
            break
        frame = frame.f_back
    return frame


def _frame_to_blame(stacklevel, skip_file_prefixes):
    """The frame that a warning is about, seen from the caller's caller; None beyond the first frame."""
    try:
        caller = sys._getframe(2)
        if stacklevel <= 1 or _is_internal_filename(caller.f_code.co_filename):
            return sys._getframe(stacklevel + 1)
    except ValueError:
        return None
    for _ in range(stacklevel - 1):
        caller = _next_external_frame(caller, skip_file_prefixes)
        if caller is None:
            return None
    return caller


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    """Issue a warning, or maybe ignore it or raise an exception."""
    if isinstance(message, Warning):
        category = type(message)
    if category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    if not isinstance(skip_file_prefixes, tuple):
        raise TypeError(f"warn() argument 'skip_file_prefixes' must be tuple, not {type(skip_file_prefixes).__name__}")
    if skip_file_prefixes:
        stacklevel = max(2, stacklevel)
    frame = _frame_to_blame(stacklevel, skip_file_prefixes)
    if frame is None:
        namespace, filename, lineno = sys.__dict__, '<sys>', 0
    else:
        namespace, filename, lineno = frame.f_globals, frame.f_code.co_filename, frame.f_lineno
    registry = namespace.setdefault('__warningregistry__', {})
    warn_explicit(message, category, filename, lineno, namespace.get('__name__', '<string>'), registry, namespace, source)


def _fits(pattern, text):
    return pattern is None or (pattern == text if isinstance(pattern, str) else pattern.match(text))


def _action_for(text, category, module, lineno):
    for entry in _get_filters():
        action, message, wanted, where, line = entry
        if _fits(message, text) and issubclass(category, wanted) and _fits(where, module) and line in (0, lineno):
            return action, entry
    return defaultaction, None


def _was_told(registry, key):
    if registry.get('version', 0) != _filters_version:
        registry.clear()
        registry['version'] = _filters_version
    return bool(registry.get(key))


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    """Issue a warning, or maybe ignore it or raise an exception; the place is given."""
    lineno = int(lineno)
    if module is None:
        module = filename or '<unknown>'
        if module[-3:].lower() == '.py':
            module = module[:-3]
    if isinstance(message, Warning):
        text = str(message)
        category = type(message)
    else:
        text = message
        message = category(message)
    key = text, category, lineno
    if registry is not None and _was_told(registry, key):
        return
    action, entry = _action_for(text, category, module, lineno)
    if action == 'ignore':
        return
    if action == 'error':
        raise message
    if action not in ('always', 'all'):
        if registry is not None:
            registry[key] = True
        if action in ('once', 'module'):
            # As in C: who gives a registry of its own is told once for that, not once for all.
            memory = onceregistry if registry is None and action == 'once' else registry
            if memory is not None:
                if _was_told(memory, (text, category)):
                    return
                memory[text, category] = True
        elif action != 'default':
            raise RuntimeError(f'Unrecognized action ({action!r}) in warnings.filters:\n {entry}')
    import linecache
    linecache.getlines(filename, module_globals)
    _showwarnmsg(WarningMessage(message, category, filename, lineno, source=source))


class catch_warnings:
    """Sets filters and `showwarning` aside until the end of the block. With record=True the warnings given meanwhile come as a list.

    With an action, a simple filter of that kind is added first.
    """

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._module = sys.modules['warnings'] if module is None else module
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        args = []
        if self._record:
            args.append('record=True')
        if self._module is not sys.modules['warnings']:
            args.append(f'module={self._module!r}')
        return f'{type(self).__name__}({", ".join(args)})'

    def __enter__(self):
        if self._entered:
            raise RuntimeError(f'Cannot enter {self!r} twice')
        self._entered = True
        module = self._module
        log = [] if self._record else None
        if _warnings_context is None:
            self._saved = module.filters, module._showwarnmsg_impl
            module.filters = module.filters[:]
            if self._record:
                module._showwarnmsg_impl = log.append
        else:
            self._saved = outer = _current_scope()
            inherited = None if outer is None else outer.log
            _warnings_context.set(_Scope(module._get_filters()[:], log if self._record else inherited))
        self._showwarning = module.showwarning
        if self._record:
            module.showwarning = module._showwarning_orig
        module._filters_mutated_lock_held()
        if self._filter is not None:
            module.simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError(f'Cannot exit {self!r} without entering first')
        module = self._module
        if _warnings_context is None:
            module.filters, module._showwarnmsg_impl = self._saved
        else:
            _warnings_context.set(self._saved)
        module.showwarning = self._showwarning
        module._filters_mutated_lock_held()


# ---- deprecation
class deprecated:
    """Decorator for a class or function whose use shall be warned about (PEP 702)."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError(f"Expected an object of type str for 'message', not {type(message).__name__!r}")
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg, /):
        message, category, stacklevel = self.message, self.category, self.stacklevel

        def tell():
            warn(message, category=category, stacklevel=stacklevel + 2)

        if category is None:
            arg.__deprecated__ = message
            return arg
        if isinstance(arg, type):
            return _deprecate_class(arg, message, tell)
        if not callable(arg):
            raise TypeError('@deprecated decorator with non-None category must be applied to a class or callable, not ' + repr(arg))
        import functools
        import inspect

        @functools.wraps(arg)
        def wrapper(*args, **kwargs):
            tell()
            return arg(*args, **kwargs)

        if inspect.iscoroutinefunction(arg):
            wrapper = inspect.markcoroutinefunction(wrapper)
        arg.__deprecated__ = wrapper.__deprecated__ = message
        return wrapper


def _deprecate_class(cls, message, tell):
    """Warns when an instance or a subclass is made."""
    import functools
    from types import MethodType
    make = cls.__new__

    @functools.wraps(make)
    def __new__(kind, /, *args, **kwargs):
        if kind is cls:
            tell()
        if make is not object.__new__:
            return make(kind, *args, **kwargs)
        if kind.__init__ is object.__init__ and (args or kwargs):
            raise TypeError(f'{kind.__name__}() takes no arguments')
        return make(kind)

    cls.__new__ = staticmethod(__new__)
    if '__init_subclass__' in cls.__dict__:
        hook = cls.__init_subclass__
        if isinstance(hook, MethodType):
            hook = hook.__func__

        @functools.wraps(hook)
        def __init_subclass__(*args, **kwargs):
            tell()
            return hook(*args, **kwargs)
    else:
        def __init_subclass__(kind, *args, **kwargs):
            tell()
            return super(cls, kind).__init_subclass__(*args, **kwargs)

    cls.__init_subclass__ = classmethod(__init_subclass__)
    cls.__deprecated__ = __new__.__deprecated__ = __init_subclass__.__deprecated__ = message
    return cls


_DEPRECATED_MSG = '{name!r} is deprecated and slated for removal in Python {remove}'


def _deprecated(name, message=_DEPRECATED_MSG, *, remove, _version=sys.version_info):
    """Warns that `name` will go; raises when it should have gone in this version."""
    version = f'{remove[0]}.{remove[1]}'
    if _version[:2] > remove or (_version[:2] == remove and _version[3] != 'alpha'):
        raise RuntimeError(f'{name!r} was slated for removal after Python {version} alpha')
    warn(message.format(name=name, remove=version), DeprecationWarning, stacklevel=3)


_processoptions(sys.warnoptions)
