"""Reading and writing comma separated values: the part of module csv that works on every line."""

from _csvline import fields as _fields_of_line

__version__ = '1.0'

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)

_dialects = {}
_limit = [131072]


class Error(Exception):
    pass


class Dialect:
    """CSV dialect: what separates, quotes and ends fields. Cannot be changed once it is made."""

    __slots__ = ('delimiter', 'doublequote', 'escapechar', 'lineterminator', 'quotechar', 'quoting', 'skipinitialspace', 'strict',
                 '_is_simple', '_runs')

    def __new__(cls, dialect=None, **fmtparams):
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        if type(dialect) is Dialect and not fmtparams:
            return dialect
        self = super().__new__(cls)
        self._set(dialect, fmtparams)
        return self

    def __setattr__(self, name, value):
        raise AttributeError(f"attribute '{name}' of '_csv.Dialect' objects is not writable")

    def __delattr__(self, name):
        raise AttributeError(f"attribute '{name}' of '_csv.Dialect' objects is not writable")

    def __reduce_ex__(self, protocol):
        raise TypeError(f"cannot pickle '{type(self).__name__}' instances")

    def _set(self, dialect, given):
        def option(name, default):
            if name in given:
                return given.pop(name)
            return getattr(dialect, name, default)

        keep = super().__setattr__
        keep('delimiter', _character('delimiter', option('delimiter', ','), False))
        keep('doublequote', bool(option('doublequote', True)))
        keep('escapechar', _character('escapechar', option('escapechar', None), True))
        lineterminator = option('lineterminator', '\r\n')
        if not isinstance(lineterminator, str):
            raise TypeError(f'"lineterminator" must be a string, not {type(lineterminator).__name__}')
        keep('lineterminator', lineterminator)
        # Who asks for no quotes at all need not say it twice.
        is_unquoted = 'quoting' not in given and given.get('quotechar', '') is None
        keep('quotechar', _character('quotechar', option('quotechar', '"'), True))
        quoting = option('quoting', QUOTE_MINIMAL)
        if type(quoting) is not int:
            raise TypeError(f'"quoting" must be an integer, not {type(quoting).__name__}')
        if is_unquoted:
            quoting = QUOTE_NONE
        keep('quoting', quoting)
        keep('skipinitialspace', bool(option('skipinitialspace', False)))
        keep('strict', bool(option('strict', False)))
        for name in given:
            raise TypeError(f"this function got an unexpected keyword argument '{name}'")
        if quoting not in range(6):
            raise TypeError('bad "quoting" value')
        if quoting != QUOTE_NONE and self.quotechar is None:
            raise TypeError('quotechar must be set if quoting enabled')
        self._check_characters()
        # The usual form is read a line at a time, others character by character.
        keep('_is_simple', self.escapechar is None and quoting in (QUOTE_MINIMAL, QUOTE_ALL) and self.doublequote
             and not self.strict and not (self.skipinitialspace and self.delimiter == ' '))
        keep('_runs', None)

    def _check_characters(self):
        for name in 'delimiter', 'escapechar', 'quotechar':
            c = getattr(self, name)
            if c is None:
                continue
            if c in '\r\n' or c == ' ' and name != 'delimiter' and self.skipinitialspace:
                raise ValueError(f'bad {name} value')
            if c in self.lineterminator:
                raise ValueError(f'bad {name} or lineterminator value')
        for first, second in ('delimiter', 'escapechar'), ('delimiter', 'quotechar'), ('escapechar', 'quotechar'):
            c = getattr(self, first)
            if c is not None and c == getattr(self, second):
                raise ValueError(f'bad {first} or {second} value')

    def _plain_runs(self):
        """What matches runs of characters that mean nothing: outside of quotes, and inside."""
        if self._runs is None:
            import re
            escape = re.escape(self.escapechar or '')
            outside = re.compile(f'[^\r\n{re.escape(self.delimiter)}{escape}]+')
            inside = re.compile(f'[^{re.escape(self.quotechar or chr(10))}{escape}]+') if self.quotechar or escape else re.compile('(?s:.+)')
            super().__setattr__('_runs', (outside.match, inside.match))
        return self._runs


def _character(name, value, may_be_none):
    if may_be_none and value is None:
        return None
    expected = 'a unicode character or None' if may_be_none else 'a unicode character'
    if not isinstance(value, str):
        raise TypeError(f'"{name}" must be {expected}, not {type(value).__name__}')
    if len(value) != 1:
        raise TypeError(f'"{name}" must be {expected}, not a string of length {len(value)}')
    return value


_START_RECORD, _START_FIELD, _IN_FIELD, _IN_QUOTES, _QUOTE_IN_QUOTES, _ESCAPED, _ESCAPED_IN_QUOTES, _AFTER_ESCAPED_NEWLINE, _END_OF_LINE = range(9)


class reader:
    """Rows of a csv file: lists of the fields of each record, which may go over several lines."""

    def __init__(self, iterable, /, dialect='excel', **fmtparams):
        self._lines = iter(iterable)
        self.dialect = Dialect(dialect, **fmtparams)
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        dialect = self.dialect
        line = self._next_line()
        if dialect._is_simple:
            fields = _fields_of_line(line, dialect.delimiter, dialect.quotechar, dialect.skipinitialspace, _limit[0])
            if fields is not None:
                return fields
        self._fields = []
        self._start_field()
        self._state = _START_RECORD
        while True:
            self._take(line)
            if self._state == _START_RECORD:
                return self._fields
            try:
                line = self._next_line()
            except StopIteration:
                if not self._size and self._state != _IN_QUOTES:
                    raise
                if dialect.strict:
                    raise Error('unexpected end of data') from None
                self._end_field()
                return self._fields

    def _next_line(self):
        line = next(self._lines)
        if not isinstance(line, str):
            raise Error(f'iterator should return strings, not {type(line).__name__} (the file should be opened in text mode)')
        self.line_num += 1
        return line

    def _start_field(self):
        self._pieces = []
        self._size = 0
        self._is_quoted = False

    def _add(self, text):
        self._size += len(text)
        if self._size > _limit[0]:
            _check_size(self._size)
        self._pieces.append(text)

    def _end_field(self):
        field = ''.join(self._pieces)
        quoting = self.dialect.quoting
        if not self._is_quoted:
            if not field:
                if quoting in (QUOTE_STRINGS, QUOTE_NOTNULL):
                    field = None
            elif quoting in (QUOTE_NONNUMERIC, QUOTE_STRINGS):
                field = float(field)
        self._fields.append(field)
        self._start_field()

    def _take(self, line):
        """Takes the characters of a line; then the state is _START_RECORD if the record is complete."""
        dialect = self.dialect
        delimiter, escapechar, strict = dialect.delimiter, dialect.escapechar, dialect.strict
        quotechar = None if dialect.quoting == QUOTE_NONE else dialect.quotechar
        outside, inside = dialect._plain_runs()
        state = self._state
        at = 0
        while at < len(line):
            c = line[at]
            if state == _IN_QUOTES:
                run = inside(line, at) if c != quotechar and c != escapechar else None
                if run:
                    self._add(run[0])
                    at = run.end()
                    continue
                if c == escapechar:
                    state = _ESCAPED_IN_QUOTES
                elif c == quotechar:
                    state = _QUOTE_IN_QUOTES if dialect.doublequote else _IN_FIELD
                else:
                    self._add(c)
            elif state == _IN_FIELD or state == _AFTER_ESCAPED_NEWLINE:
                run = outside(line, at)
                if run:
                    self._add(run[0])
                    at = run.end()
                    continue
                if c == escapechar:
                    state = _ESCAPED
                elif c == delimiter:
                    self._end_field()
                    state = _START_FIELD
                else:
                    self._end_field()
                    state = _END_OF_LINE
            elif state == _START_RECORD or state == _START_FIELD:
                if c == '\n' or c == '\r':
                    if state == _START_FIELD:
                        self._end_field()
                    state = _END_OF_LINE
                elif c == quotechar:
                    self._is_quoted = True
                    state = _IN_QUOTES
                elif c == escapechar:
                    state = _ESCAPED
                elif c == ' ' and dialect.skipinitialspace:
                    state = _START_FIELD
                elif c == delimiter:
                    self._end_field()
                    state = _START_FIELD
                else:
                    state = _IN_FIELD
                    continue
            elif state == _QUOTE_IN_QUOTES:
                if c == quotechar:
                    self._add(c)
                    state = _IN_QUOTES
                elif c == delimiter:
                    self._end_field()
                    state = _START_FIELD
                elif c == '\n' or c == '\r':
                    self._end_field()
                    state = _END_OF_LINE
                elif strict:
                    raise Error(f"'{delimiter}' expected after '{quotechar}'")
                else:
                    self._add(c)
                    state = _IN_FIELD
            elif state == _ESCAPED:
                self._add(c)
                state = _AFTER_ESCAPED_NEWLINE if c == '\n' or c == '\r' else _IN_FIELD
            elif state == _ESCAPED_IN_QUOTES:
                self._add(c)
                state = _IN_QUOTES
            elif c != '\n' and c != '\r':
                raise Error("new-line character seen in unquoted field - do you need to open the file with newline=''?")
            at += 1
        # The end of the line.
        if state == _ESCAPED or state == _ESCAPED_IN_QUOTES:
            self._add('\n')
            state = _IN_FIELD if state == _ESCAPED else _IN_QUOTES
        elif state in (_START_FIELD, _IN_FIELD, _QUOTE_IN_QUOTES):
            self._end_field()
            state = _START_RECORD
        elif state == _END_OF_LINE:
            state = _START_RECORD
        self._state = state


def _check_size(size):
    if size > _limit[0]:
        raise Error(f'field larger than field limit ({_limit[0]})')


class writer:
    """Writes rows: sequences of values, each as the text that str() gives, quoted where that is needed."""

    def __init__(self, fileobj, /, dialect='excel', **fmtparams):
        write = getattr(fileobj, 'write', None)
        if not callable(write):
            raise TypeError('argument 1 must have a "write" method')
        self._write = write
        self.dialect = Dialect(dialect, **fmtparams)
        dialect = self.dialect
        self._special = frozenset(c for c in (dialect.delimiter, dialect.escapechar, dialect.quotechar, '\n', '\r', *dialect.lineterminator)
                                  if c is not None)

    def writerow(self, row, /):
        """Construct and write a CSV record from a sequence of fields. Non-string elements will be converted to string."""
        dialect = self.dialect
        quoting, delimiter = dialect.quoting, dialect.delimiter
        try:
            fields = iter(row)
        except TypeError:
            raise Error(f'iterable expected, not {type(row).__name__}') from None
        texts = []
        for field in fields:
            if quoting == QUOTE_MINIMAL or quoting == QUOTE_NONE:
                is_quoted = False
            elif quoting == QUOTE_ALL:
                is_quoted = True
            elif quoting == QUOTE_NONNUMERIC:
                is_quoted = not isinstance(field, (int, float, complex)) and not hasattr(field, '__float__')
            elif quoting == QUOTE_STRINGS:
                is_quoted = isinstance(field, str)
            else:
                is_quoted = field is not None
            text = field if isinstance(field, str) else '' if field is None else str(field)
            if not text and delimiter == ' ' and dialect.skipinitialspace:
                if quoting == QUOTE_NONE or field is None and quoting in (QUOTE_STRINGS, QUOTE_NOTNULL):
                    raise Error('empty field must be quoted if delimiter is a space and skipinitialspace is true')
                is_quoted = True
            if not self._special.isdisjoint(text):
                text, is_quoted = self._escaped(text, is_quoted)
            texts.append(f'{dialect.quotechar}{text}{dialect.quotechar}' if is_quoted else text)
        if len(texts) == 1 and not texts[0]:
            if quoting == QUOTE_NONE or field is None and quoting in (QUOTE_STRINGS, QUOTE_NOTNULL):
                raise Error('single empty field record must be quoted')
            texts[0] = dialect.quotechar * 2
        return self._write(delimiter.join(texts) + dialect.lineterminator)

    def _escaped(self, text, is_quoted):
        dialect = self.dialect
        out = []
        for c in text:
            if c in self._special:
                must_escape = dialect.quoting == QUOTE_NONE
                if not must_escape:
                    if c == dialect.quotechar:
                        if dialect.doublequote:
                            out.append(c)
                        else:
                            must_escape = True
                    elif c == dialect.escapechar:
                        must_escape = True
                    if not must_escape:
                        is_quoted = True
                if must_escape:
                    if dialect.escapechar is None:
                        raise Error('need to escape, but no escapechar set')
                    out.append(dialect.escapechar)
            out.append(c)
        return ''.join(out), is_quoted

    def writerows(self, rows, /):
        """Construct and write a series of sequences as CSV records."""
        for row in rows:
            self.writerow(row)


def register_dialect(name, /, dialect=None, **fmtparams):
    """Create a mapping from a string name to a CSV dialect."""
    if not isinstance(name, str):
        raise TypeError('dialect name must be a string')
    _dialects[name] = Dialect(dialect, **fmtparams)


def unregister_dialect(name):
    """Delete the name/dialect mapping associated with a string name."""
    try:
        del _dialects[name]
    except KeyError:
        raise Error('unknown dialect') from None


def get_dialect(name):
    """Return the dialect instance associated with name."""
    try:
        return _dialects[name]
    except KeyError:
        raise Error('unknown dialect') from None


def list_dialects():
    """Return a list of all known dialect names."""
    return list(_dialects)


def field_size_limit(new_limit=None, /):
    """Sets an upper limit on parsed fields. Returns the old limit."""
    old = _limit[0]
    if new_limit is not None:
        if not isinstance(new_limit, int):
            raise TypeError('limit must be an integer')
        _limit[0] = new_limit
    return old
