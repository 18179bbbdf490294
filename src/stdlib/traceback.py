"""Tracebacks as data and as text.

The text is made where that of uncaught exceptions is made: module `_traceback` is the machine's own formatter. Here are the objects that
programs hold: a FrameSummary is one frame, a StackSummary a list of them, a TracebackException an exception with all that it is
linked to, free of the frames themselves.
"""

import _traceback
import linecache
import sys

__all__ = ['extract_stack', 'extract_tb', 'format_exception', 'format_exception_only', 'format_list', 'format_stack', 'format_tb',
           'print_exc', 'format_exc', 'print_exception', 'print_last', 'print_stack', 'print_tb', 'clear_frames', 'FrameSummary',
           'StackSummary', 'TracebackException', 'walk_stack', 'walk_tb', 'print_list']


class _Sentinel:
    def __repr__(self):
        return '<implicit>'


_sentinel = _Sentinel()
# A limit that is not given is sys.tracebacklimit, which counts from the other end when the machine itself prints.
BUILTIN_EXCEPTION_LIMIT = object()


def _parse_value_tb(exc, value, tb):
    """What to show of the two ways to call: with an exception, or with its type, itself and a traceback."""
    if (value is _sentinel) != (tb is _sentinel):
        raise ValueError('Both or neither of value and tb must be given')
    if value is not _sentinel:
        return value, tb
    if exc is None:
        return None, None
    if isinstance(exc, BaseException):
        return exc, exc.__traceback__
    raise TypeError(f'Exception expected for value, {type(exc).__name__} found')


def _safe_string(value, what, func=str):
    try:
        return func(value)
    except:
        return f'<{what} {func.__name__}() failed>'


def _format_final_exc_line(etype, value, *, insert_final_newline=True, colorize=False):
    text = '' if value is None else _safe_string(value, 'exception')
    line = _traceback.final_line(None if etype is None else str(etype), text, colorize)
    return line if insert_final_newline else line[:-1]


# ---- lists of frames
def print_list(extracted_list, file=None):
    """Print what extract_tb() or extract_stack() gave."""
    if file is None:
        file = sys.stderr
    for item in StackSummary.from_list(extracted_list).format():
        print(item, file=file, end='')


def format_list(extracted_list):
    """One string for each frame."""
    return StackSummary.from_list(extracted_list).format()


def print_tb(tb, limit=None, file=None):
    """Print the entries of a traceback, at most `limit`; a negative one counts from the end."""
    print_list(extract_tb(tb, limit=limit), file=file)


def format_tb(tb, limit=None):
    """One string for each entry of a traceback."""
    return extract_tb(tb, limit=limit).format()


def extract_tb(tb, limit=None):
    """A StackSummary of a traceback."""
    return StackSummary._extract_from_extended_frame_gen(_walk_tb_with_full_positions(tb), limit=limit)


def print_stack(f=None, limit=None, file=None):
    """Print the frames that led here, or to `f`."""
    if f is None:
        f = sys._getframe().f_back
    print_list(extract_stack(f, limit=limit), file=file)


def format_stack(f=None, limit=None):
    """One string for each frame that led here, or to `f`."""
    if f is None:
        f = sys._getframe().f_back
    return format_list(extract_stack(f, limit=limit))


def extract_stack(f=None, limit=None):
    """A StackSummary of the frames that led here, or to `f`; the oldest first."""
    if f is None:
        f = sys._getframe().f_back
    stack = StackSummary.extract(walk_stack(f), limit=limit)
    stack.reverse()
    return stack


def walk_stack(f):
    """Frames and their lines, from `f` or the caller outwards."""
    if f is None:
        f = sys._getframe().f_back

    def walk(frame):
        while frame is not None:
            yield frame, frame.f_lineno
            frame = frame.f_back
    return walk(f)


def walk_tb(tb):
    """Frames and their lines, from where the exception was caught inwards."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def _walk_tb_with_full_positions(tb):
    while tb is not None:
        yield tb.tb_frame, _traceback.positions(tb)
        tb = tb.tb_next


def clear_frames(tb):
    """Let go of the local variables in all frames of a traceback."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass
        tb = tb.tb_next


# ---- exceptions
def print_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, file=None, chain=True, **kwargs):
    """Print an exception with its traceback, and those it is linked to."""
    colorize = kwargs.get('colorize', False)
    value, tb = _parse_value_tb(exc, value, tb)
    TracebackException(type(value), value, tb, limit=limit, compact=True).print(file=file, chain=chain, colorize=colorize)


def _print_exception_bltin(exc, /):
    file = sys.stderr if sys.stderr is not None else sys.__stderr__
    return print_exception(exc, limit=BUILTIN_EXCEPTION_LIMIT, file=file, colorize=_traceback.can_colorize(file))


def format_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, chain=True, **kwargs):
    """What print_exception() prints, as a list of strings."""
    colorize = kwargs.get('colorize', False)
    value, tb = _parse_value_tb(exc, value, tb)
    return list(TracebackException(type(value), value, tb, limit=limit, compact=True).format(chain=chain, colorize=colorize))


def format_exception_only(exc, /, value=_sentinel, *, show_group=False, **kwargs):
    """The last part only: type, message and notes. With show_group, what a group holds is shown below, indented."""
    colorize = kwargs.get('colorize', False)
    if value is _sentinel:
        value = exc
    shown = TracebackException(type(value), value, None, compact=True)
    return list(shown.format_exception_only(show_group=show_group, colorize=colorize))


def print_exc(limit=None, file=None, chain=True):
    """Print the exception that is being handled."""
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    """The exception that is being handled, as text."""
    return ''.join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    """Print the last exception that nobody handled."""
    if hasattr(sys, 'last_exc'):
        print_exception(sys.last_exc, limit=limit, file=file, chain=chain)
    elif hasattr(sys, 'last_type'):
        print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit=limit, file=file, chain=chain)
    else:
        raise ValueError('no last exception')


class FrameSummary:
    """One frame: where it was. Equal to, and to be unpacked like, the tuple (filename, lineno, name, line)."""

    __slots__ = ('filename', 'lineno', 'end_lineno', 'colno', 'end_colno', 'name', '_lines', 'locals', '_code')

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None,
                 end_colno=None, **kwargs):
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self._code = kwargs.get('_code')
        self._lines = line
        if lookup_line:
            self.line
        self.locals = {key: _safe_string(value, 'local', func=repr) for key, value in locals.items()} if locals else None

    def _astuple(self):
        return self.filename, self.lineno, self.name, self.line

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename == other.filename and self.lineno == other.lineno and self.name == other.name
                    and self.locals == other.locals)
        if isinstance(other, tuple):
            return self._astuple() == other
        return NotImplemented

    def __getitem__(self, pos):
        return self._astuple()[pos]

    def __iter__(self):
        return iter(list(self._astuple()))

    def __repr__(self):
        return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'

    def __len__(self):
        return 4

    @property
    def _original_lines(self):
        """All lines of the place, as they stand in the file; None when the line is not known."""
        if self._lines is None and self.lineno is not None and self.end_lineno is not None:
            lines = []
            for lineno in range(self.lineno, self.end_lineno + 1):
                line = linecache.getline(self.filename, lineno).rstrip()
                if not line and self._code is not None and self.filename.startswith('<'):
                    line = linecache._getline_from_code(self._code, lineno).rstrip()
                lines.append(line)
            self._lines = '\n'.join(lines) + '\n'
        return self._lines

    @property
    def line(self):
        """The first line without its indentation."""
        lines = self._original_lines
        return None if lines is None else lines.partition('\n')[0].strip()


class StackSummary(list):
    """A list of FrameSummary objects."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """From pairs of a frame and a line."""
        return klass._extract_from_extended_frame_gen(((frame, (lineno, None, None, None)) for frame, lineno in frame_gen), limit=limit,
                                                      lookup_lines=lookup_lines, capture_locals=capture_locals)

    @classmethod
    def _extract_from_extended_frame_gen(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """From pairs of a frame and (line, last line, column, last column)."""
        is_builtin = limit is BUILTIN_EXCEPTION_LIMIT
        if limit is None or is_builtin:
            limit = getattr(sys, 'tracebacklimit', None)
            if limit is not None and limit < 0:
                limit = 0
        if limit is not None:
            if is_builtin:
                frames = list(frame_gen)
                frame_gen = frames[len(frames) - limit:] if limit else []
            elif limit < 0:
                frame_gen = list(frame_gen)[limit:]
            else:
                frame_gen = _first(frame_gen, limit)
        result = klass()
        filenames = set()
        for frame, (lineno, end_lineno, colno, end_colno) in frame_gen:
            code = frame.f_code
            filenames.add(code.co_filename)
            linecache.lazycache(code.co_filename, frame.f_globals)
            result.append(FrameSummary(code.co_filename, lineno, code.co_name, lookup_line=False,
                                       locals=frame.f_locals if capture_locals else None, end_lineno=end_lineno, colno=colno,
                                       end_colno=end_colno, _code=code))
        for filename in filenames:
            linecache.checkcache(filename)
        if lookup_lines:
            for summary in result:
                summary.line
        return result

    @classmethod
    def from_list(klass, a_list):
        """From FrameSummary objects, or tuples like them."""
        result = StackSummary()
        for frame in a_list:
            if not isinstance(frame, FrameSummary):
                filename, lineno, name, line = frame
                frame = FrameSummary(filename, lineno, name, line=line)
            result.append(frame)
        return result

    def format_frame_summary(self, frame_summary, **kwargs):
        """The text of one frame. A subclass may have another, or None to leave the frame out."""
        text = _traceback.frame_text(frame_summary.filename, frame_summary.lineno, frame_summary.end_lineno, frame_summary.colno,
                                     frame_summary.end_colno, frame_summary.name, frame_summary._original_lines,
                                     kwargs.get('colorize', False))
        if frame_summary.locals:
            for name, value in sorted(frame_summary.locals.items()):
                text += f'    {name} = {value}\n'
        return text

    def format(self, **kwargs):
        """One string for each frame; of one that repeats itself, the first few."""
        colorize = kwargs.get('colorize', False)
        rows = []
        for summary in self:
            text = self.format_frame_summary(summary, colorize=colorize)
            if text is not None:
                rows.append(((summary.filename, summary.lineno, summary.name), text))
        return _traceback.fold(rows)


def _first(items, count):
    if count:
        for item in items:
            yield item
            count -= 1
            if not count:
                return


class TracebackException:
    """An exception, ready to be shown, with those it is linked to; nothing keeps frames or values alive."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False, compact=False,
                 max_group_width=15, max_group_depth=10, save_exc_type=True, _seen=None):
        options = dict(limit=limit, lookup_lines=lookup_lines, capture_locals=capture_locals, max_group_width=max_group_width,
                       max_group_depth=max_group_depth)
        is_first = _seen is None
        if is_first:
            _seen = set()
        _seen.add(id(exc_value))
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self.stack = StackSummary._extract_from_extended_frame_gen(_walk_tb_with_full_positions(exc_traceback), limit=limit,
                                                                   lookup_lines=lookup_lines, capture_locals=capture_locals)
        self._exc_type = exc_type if save_exc_type else None
        self._str = _safe_string(exc_value, 'exception')
        try:
            self.__notes__ = getattr(exc_value, '__notes__', None)
        except Exception as error:
            self.__notes__ = [f'Ignored error getting __notes__: {_safe_string(error, "__notes__", repr)}']
        self._have_exc_type = exc_type is not None
        self.exc_type_qualname = exc_type.__qualname__ if exc_type is not None else None
        self.exc_type_module = exc_type.__module__ if exc_type is not None else None
        self._is_syntax_error = bool(exc_type) and issubclass(exc_type, SyntaxError)
        if self._is_syntax_error:
            self._take_place(exc_value)
        elif isinstance(exc_value, BaseException):
            self._str += _traceback.suggestion(exc_value, exc_traceback)
        self.__suppress_context__ = exc_value.__suppress_context__ if exc_value is not None else False
        if is_first:
            self._follow(exc_value, compact, options, _seen)

    def _take_place(self, error):
        self.filename = error.filename
        self.lineno = str(error.lineno) if error.lineno is not None else None
        self.end_lineno = str(error.end_lineno) if error.end_lineno is not None else None
        self.text = error.text
        self.offset = error.offset
        self.end_offset = error.end_offset
        self.msg = error.msg
        self._exc_metadata = getattr(error, '_metadata', None)

    def _follow(self, exc_value, compact, options, seen):
        """Causes, contexts and members of groups, each once; not by recursion, because chains may be long."""
        def made(error):
            return TracebackException(type(error), error, error.__traceback__, _seen=seen, **options)

        waiting = [(self, exc_value)]
        while waiting:
            summary, error = waiting.pop()
            cause = context = exceptions = None
            if error is not None:
                if error.__cause__ is not None and id(error.__cause__) not in seen:
                    cause = made(error.__cause__)
                wants_context = not compact or (cause is None and not error.__suppress_context__)
                if error.__context__ is not None and wants_context and id(error.__context__) not in seen:
                    context = made(error.__context__)
                if isinstance(error, BaseExceptionGroup):
                    exceptions = [made(member) for member in error.exceptions]
            summary.__cause__, summary.__context__, summary.exceptions = cause, context, exceptions
            if cause is not None:
                waiting.append((cause, error.__cause__))
            if context is not None:
                waiting.append((context, error.__context__))
            if exceptions:
                waiting.extend(zip(exceptions, error.exceptions))

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """Of an exception."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type(self):
        import warnings
        warnings.warn('Deprecated in 3.13. Use exc_type_str instead.', DeprecationWarning, stacklevel=2)
        return self._exc_type

    @property
    def exc_type_str(self):
        if not self._have_exc_type:
            return None
        module = self.exc_type_module
        if module in ('__main__', 'builtins'):
            return self.exc_type_qualname
        return f'{module if isinstance(module, str) else "<unknown>"}.{self.exc_type_qualname}'

    def __eq__(self, other):
        return self.__dict__ == other.__dict__ if isinstance(other, TracebackException) else NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, _depth=0, **kwargs):
        """Type, message and notes, as strings that end in newlines; a syntax error shows its line before."""
        colorize = kwargs.get('colorize', False)
        indent = ' ' * (3 * _depth)
        if not self._have_exc_type:
            yield indent + _format_final_exc_line(None, self._str, colorize=colorize)
            return
        if self._is_syntax_error:
            for line in self._format_syntax_error(self.exc_type_str, colorize=colorize):
                yield indent + line
        else:
            text = _format_final_exc_line(self.exc_type_str, self._str, colorize=colorize)
            yield from [f'{indent}{line}\n' for line in text[:-1].split('\n')] if _depth else [text]
        for note in self._note_lines():
            yield f'{indent}{note}\n'
        if self.exceptions and show_group:
            for member in self.exceptions:
                yield from member.format_exception_only(show_group=show_group, _depth=_depth + 1, colorize=colorize)

    def _note_lines(self):
        notes = self.__notes__
        if notes is None:
            return
        if isinstance(notes, (str, bytes)) or not _traceback.is_sequence(notes):
            yield _safe_string(notes, '__notes__', func=repr)
            return
        for note in notes:
            yield from _safe_string(note, 'note').split('\n')

    def _format_syntax_error(self, stype, **kwargs):
        return _traceback.syntax_lines(stype, self.filename, self.lineno, self.end_lineno, self.text, self.offset, self.end_offset,
                                       self.msg, self._exc_metadata, kwargs.get('colorize', False))

    def format(self, *, chain=True, _ctx=None, **kwargs):
        """The whole text, as strings that end in newlines."""
        colorize = kwargs.get('colorize', False)
        # The machine draws [frames, last lines, cause, context, suppress, members, width, depth].
        top = []
        waiting = [(self, top)]
        while waiting:
            shown, node = waiting.pop()

            def linked(other):
                if other is None:
                    return None
                row = []
                waiting.append((other, row))
                return row
            members = shown.exceptions
            node.extend((shown.stack.format(colorize=colorize) if shown.stack else [],
                         list(shown.format_exception_only(colorize=colorize)),
                         linked(shown.__cause__) if chain else None,
                         linked(shown.__context__) if chain else None,
                         shown.__suppress_context__,
                         None if members is None else [linked(member) for member in members],
                         shown.max_group_width, shown.max_group_depth))
        yield from _traceback.draw(top)

    def print(self, *, file=None, chain=True, **kwargs):
        """Print what format() gives."""
        colorize = kwargs.get('colorize', False)
        if file is None:
            file = sys.stderr
        for line in self.format(chain=chain, colorize=colorize):
            print(line, file=file, end='')
