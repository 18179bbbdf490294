"""Read TOML, the format of configuration files (version 1.0).

A document is read statement by statement, from left to right. Beside the tables grows a tree of marks: which tables have been
declared by a header, and which values cannot be added to any more (those written inline), since a later statement may not open either.
"""

from datetime import date, datetime, time, timedelta, timezone
import re

__all__ = ('loads', 'load', 'TOMLDecodeError')

_DEEPEST_KEY = 1000
_NO_VALUE = object()


class TOMLDecodeError(ValueError):
    """A document is not TOML.

    msg says why, doc is the document, pos the index of where that was found; lineno and colno are its line and column.
    """

    def __init__(self, msg=_NO_VALUE, doc=_NO_VALUE, pos=_NO_VALUE, *args):
        if args or not isinstance(msg, str) or not isinstance(doc, str) or not isinstance(pos, int):
            import warnings
            warnings.warn("Free-form arguments for TOMLDecodeError are deprecated. "
                          "Please set 'msg' (str), 'doc' (str) and 'pos' (int) arguments only.", DeprecationWarning, stacklevel=2)
            super().__init__(*(arg for arg in (msg, doc, pos) if arg is not _NO_VALUE), *args)
            return
        self.msg, self.doc, self.pos = msg, doc, pos
        self.lineno = doc.count('\n', 0, pos) + 1
        self.colno = pos - doc.rfind('\n', 0, pos)
        place = 'end of document' if pos >= len(doc) else f'line {self.lineno}, column {self.colno}'
        super().__init__(f'{msg} (at {place})')


def load(fp, /, *, parse_float=float):
    """Read a document from a file that was opened in binary mode."""
    data = fp.read()
    try:
        text = data.decode()
    except AttributeError:
        raise TypeError("File must be opened in binary mode, e.g. use `open('foo.toml', 'rb')`") from None
    return loads(text, parse_float=parse_float)


def loads(s, /, *, parse_float=float):
    """Read a document from a str. parse_float makes the value of a float from its text."""
    try:
        text = s.replace('\r\n', '\n')
    except (AttributeError, TypeError):
        raise TypeError(f"Expected str object, not '{type(s).__qualname__}'") from None
    return _Document(text, parse_float).read()


_time = r'([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])(?:\.([0-9]{1,6})[0-9]*)?'
_local_time = re.compile(_time)
_date_time = re.compile(r'([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])'
                        rf'(?:[Tt ]{_time}(?:([Zz])|([+-])([01][0-9]|2[0-3]):([0-5][0-9]))?)?')
_number = re.compile(r'0(?:x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|b[01](?:_?[01])*|o[0-7](?:_?[0-7])*)'
                     r'|[+-]?(?:0|[1-9](?:_?[0-9])*)(?P<rest>(?:\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?)')
_special = re.compile('[+-]?(?:inf|nan)')
_blanks = re.compile('[ \t]*')
_blanks_and_lines = re.compile('[ \t\n]*')
_comment = re.compile('(?:#[^\n]*)?')
_bare_key = re.compile('[A-Za-z0-9_-]+')
_digits = {'u': re.compile('[0-9A-Fa-f]{4}'), 'U': re.compile('[0-9A-Fa-f]{8}')}
_controls = '\x00-\x08\x0b-\x1f\x7f'
_bad_in_line = re.compile(f'[{_controls}\n]')
_bad_in_lines = re.compile(f'[{_controls}]')
# Text of a string up to what needs a look.
_plain_line = re.compile(rf'[^"\\{_controls}\n]*')
_plain_lines = re.compile(rf'[^"\\{_controls}]*')
_escapes = {'b': '\b', 't': '\t', 'n': '\n', 'f': '\f', 'r': '\r', '"': '"', '\\': '\\'}


class _Mark:
    """What is known of a key, and of those within it."""

    __slots__ = ('inner', 'is_declared', 'is_all_closed')

    def __init__(self):
        self.inner = {}
        self.is_declared = self.is_all_closed = False

    def at(self, key):
        mark = self
        for part in key:
            if part not in mark.inner:
                mark.inner[part] = _Mark()
            mark = mark.inner[part]
        return mark

    def declared(self, key):
        mark = self
        for part in key:
            mark = mark.inner.get(part)
            if mark is None:
                return False
        return mark.is_declared

    def closed(self, key):
        """Whether it, or what it is in, was written inline."""
        mark = self
        for part in key:
            mark = mark.inner.get(part)
            if mark is None:
                return False
            if mark.is_all_closed:
                return True
        return False

    def forget(self, key):
        mark = self
        for part in key[:-1]:
            mark = mark.inner.get(part)
            if mark is None:
                return
        mark.inner.pop(key[-1], None)


def _table(root, key, goes_into_lists=True):
    """The table behind a key, made where there is none; None when something else is there."""
    table = root
    for part in key:
        table = table.setdefault(part, {})
        if goes_into_lists and isinstance(table, list):
            table = table[-1]
        if not isinstance(table, dict):
            return None
    return table


class _Document:
    def __init__(self, text, parse_float):
        self.text, self.at = text, 0
        self.parse_float = parse_float
        self.root, self.marks = {}, _Mark()
        self.header = ()
        # Tables that dotted keys have opened: a header may not open them again.
        self.dotted = []

    def wrong(self, message):
        return TOMLDecodeError(message, self.text, self.at)

    def skip(self, pattern):
        self.at = pattern.match(self.text, self.at).end()

    def skip_comment(self):
        end = _comment.match(self.text, self.at).end()
        if end > self.at:
            self.check(_bad_in_line, self.at + 1, end)
        self.at = end

    def check(self, bad, start, end):
        found = bad.search(self.text, start, end)
        if found:
            self.at = found.start()
            raise self.wrong(f'Found invalid character {found[0]!r}')

    def char(self):
        return self.text[self.at:self.at + 1]

    def read(self):
        while True:
            self.skip(_blanks)
            char = self.char()
            if char == '[':
                self.open_table()
                self.skip(_blanks)
            elif char and (char in '"\'-_' or char.isascii() and char.isalnum()):
                self.add()
                self.skip(_blanks)
            elif char and char not in '\n#':
                raise self.wrong('Invalid statement')
            self.skip_comment()
            char = self.char()
            if not char:
                return self.root
            if char != '\n':
                raise self.wrong('Expected newline or end of document after a statement')
            self.at += 1

    def open_table(self):
        for key in self.dotted:
            self.marks.at(key).is_declared = True
        self.dotted.clear()
        is_list = self.text.startswith('[[', self.at)
        self.at += 2 if is_list else 1
        self.skip(_blanks)
        key = self.key()
        if is_list:
            self.begin_list_item(key)
        else:
            if self.marks.declared(key) or self.marks.closed(key):
                raise self.wrong(f'Cannot declare {key} twice')
            self.marks.at(key).is_declared = True
            if _table(self.root, key) is None:
                raise self.wrong('Cannot overwrite a value')
        end = ']]' if is_list else ']'
        if not self.text.startswith(end, self.at):
            raise self.wrong(f"Expected '{end}' at the end of {'an array' if is_list else 'a table'} declaration")
        self.at += len(end)
        self.header = key

    def begin_list_item(self, key):
        if self.marks.closed(key):
            raise self.wrong(f'Cannot mutate immutable namespace {key}')
        # The new item has nothing of what the ones before had.
        self.marks.forget(key)
        self.marks.at(key).is_declared = True
        table = _table(self.root, key[:-1])
        items = None if table is None else table.setdefault(key[-1], [])
        if not isinstance(items, list):
            raise self.wrong('Cannot overwrite a value')
        items.append({})

    def add(self):
        key, value = self.pair()
        whole = self.header + key
        for length in range(len(self.header) + 1, len(whole)):
            if self.marks.declared(whole[:length]):
                raise self.wrong(f'Cannot redefine namespace {whole[:length]}')
            self.dotted.append(whole[:length])
        if self.marks.closed(whole[:-1]):
            raise self.wrong(f'Cannot mutate immutable namespace {whole[:-1]}')
        table = _table(self.root, whole[:-1])
        if table is None or key[-1] in table:
            raise self.wrong('Cannot overwrite a value')
        if isinstance(value, (dict, list)):
            self.marks.at(whole).is_all_closed = True
        table[key[-1]] = value

    def pair(self):
        key = self.key()
        if self.char() != '=':
            raise self.wrong("Expected '=' after a key in a key/value pair")
        self.at += 1
        self.skip(_blanks)
        return key, self.value()

    def key(self):
        parts = [self.key_part()]
        self.skip(_blanks)
        while self.char() == '.':
            self.at += 1
            self.skip(_blanks)
            parts.append(self.key_part())
            if len(parts) > _DEEPEST_KEY:
                raise RecursionError(f'TOML key has more than the allowed {_DEEPEST_KEY} parts')
            self.skip(_blanks)
        return tuple(parts)

    def key_part(self):
        found = _bare_key.match(self.text, self.at)
        if found:
            self.at = found.end()
            return found[0]
        if self.char() == "'":
            return self.literal("'", _bad_in_line)
        if self.char() == '"':
            self.at += 1
            return self.string('"', _plain_line)
        raise self.wrong('Invalid initial character for a key part')

    def value(self):
        text, at = self.text, self.at
        char = self.char()
        if char == '"':
            return self.lines() if text.startswith('"""', at) else self.key_part()
        if char == "'":
            return self.lines() if text.startswith("'''", at) else self.key_part()
        if char == '[':
            return self.array()
        if char == '{':
            return self.inline_table()
        for word, value in (('true', True), ('false', False)):
            if text.startswith(word, at):
                self.at += len(word)
                return value
        found = _date_time.match(text, at)
        if found:
            try:
                value = _moment(found)
            except ValueError as error:
                raise self.wrong('Invalid date or datetime') from error
        elif found := _local_time.match(text, at):
            value = time(*_clock(found.groups()))
        elif found := _number.match(text, at):
            value = self.float(found[0]) if found['rest'] else int(found[0], 0)
        elif found := _special.match(text, at):
            value = self.float(found[0])
        else:
            raise self.wrong('Invalid value')
        self.at = found.end()
        return value

    def float(self, text):
        value = self.parse_float(text)
        if isinstance(value, (dict, list)):
            raise ValueError('parse_float must not return dicts or lists')
        return value

    def skip_between_items(self):
        while True:
            before = self.at
            self.skip(_blanks_and_lines)
            self.skip_comment()
            if self.at == before:
                return

    def array(self):
        items = []
        self.at += 1
        while True:
            self.skip_between_items()
            if self.char() == ']':
                break
            items.append(self.value())
            self.skip_between_items()
            if self.char() == ']':
                break
            if self.char() != ',':
                raise self.wrong('Unclosed array')
            self.at += 1
        self.at += 1
        return items

    def inline_table(self):
        root, marks = {}, _Mark()
        self.at += 1
        self.skip(_blanks)
        if self.char() == '}':
            self.at += 1
            return root
        while True:
            key, value = self.pair()
            if marks.closed(key):
                raise self.wrong(f'Cannot mutate immutable namespace {key}')
            table = _table(root, key[:-1], goes_into_lists=False)
            if table is None:
                raise self.wrong('Cannot overwrite a value')
            if key[-1] in table:
                raise self.wrong(f'Duplicate inline table key {key[-1]!r}')
            table[key[-1]] = value
            self.skip(_blanks)
            char = self.char()
            if char == '}':
                self.at += 1
                return root
            if char != ',':
                raise self.wrong('Unclosed inline table')
            if isinstance(value, (dict, list)):
                marks.at(key).is_all_closed = True
            self.at += 1
            self.skip(_blanks)

    # ---- strings
    def literal(self, quote, bad):
        start = self.at + 1 if len(quote) == 1 else self.at
        end = self.text.find(quote, start)
        if end < 0:
            self.at = len(self.text)
            raise self.wrong(f'Expected {quote!r}')
        self.check(bad, start, end)
        self.at = end + len(quote)
        return self.text[start:end]

    def lines(self):
        quote = self.char()
        self.at += 3
        if self.char() == '\n':
            self.at += 1
        value = self.literal("'''", _bad_in_lines) if quote == "'" else self.string('"""', _plain_lines)
        # Two more quotes at the end belong to the text.
        for _ in range(2):
            if self.char() != quote:
                break
            value += quote
            self.at += 1
        return value

    def string(self, quote, plain):
        parts = []
        while True:
            found = plain.match(self.text, self.at)
            parts.append(found[0])
            self.at = found.end()
            char = self.char()
            if not char:
                raise self.wrong('Unterminated string')
            if char == '"':
                if self.text.startswith(quote, self.at):
                    self.at += len(quote)
                    return ''.join(parts)
                parts.append(char)
                self.at += 1
            elif char == '\\':
                parts.append(self.escape(quote == '"""'))
            else:
                raise self.wrong(f'Illegal character {char!r}')

    def escape(self, has_lines):
        char = self.text[self.at + 1:self.at + 2]
        self.at += 2
        if has_lines and char and char in ' \t\n':
            # A line that ends so goes on with the next text.
            if char != '\n':
                self.skip(_blanks)
                if not self.char():
                    return ''
                if self.char() != '\n':
                    raise self.wrong("Unescaped '\\' in a string")
                self.at += 1
            self.skip(_blanks_and_lines)
            return ''
        if char in _digits:
            found = _digits[char].match(self.text, self.at)
            if not found:
                raise self.wrong('Invalid hex value')
            self.at = found.end()
            point = int(found[0], 16)
            if 0xd800 <= point <= 0xdfff or point > 0x10ffff:
                raise self.wrong('Escaped character is not a Unicode scalar value')
            return chr(point)
        if char not in _escapes:
            raise self.wrong("Unescaped '\\' in a string")
        return _escapes[char]


def _clock(groups):
    hour, minute, second, fraction = groups
    return int(hour), int(minute), int(second), int(fraction.ljust(6, '0')) if fraction else 0


def _moment(found):
    year, month, day, *clock, zulu, sign, hours, minutes = found.groups()
    if clock[0] is None:
        return date(int(year), int(month), int(day))
    zone = None
    if zulu:
        zone = timezone.utc
    elif sign:
        offset = timedelta(hours=int(hours), minutes=int(minutes))
        zone = timezone(offset if sign == '+' else -offset)
    return datetime(int(year), int(month), int(day), *_clock(clock), zone)
