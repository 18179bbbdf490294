"""The tokens of source text, comments and line breaks among them; and text from tokens.

A scanner goes through the lines. It keeps the stack of indentations, how many brackets are open, and for strings with replacement
fields, which hold tokens that may hold such strings again, a stack of those. Inside one it is in one of two states: in the literal
text, or in a replacement field, where everything is scanned as outside.
"""

from builtins import open as _builtin_open
from codecs import BOM_UTF8, lookup
from collections import namedtuple as _namedtuple
from functools import cache
from io import TextIOWrapper
import re
import sys
import token
from token import *
from token import EXACT_TOKEN_TYPES

__all__ = token.__all__ + ['tokenize', 'generate_tokens', 'detect_encoding', 'untokenize', 'TokenInfo', 'open', 'TokenError']


class TokenError(Exception):
    """The source cannot be divided into tokens: a message, and a pair of line and column."""


class TokenInfo(_namedtuple('TokenInfo', 'type string start end line')):
    """A token: what kind, its text, where it starts and ends as pairs of line (from 1) and column (from 0), and the lines it is on."""

    def __repr__(self):
        return (f'TokenInfo(type={self.type} ({tok_name[self.type]}), string={self.string!r}, start={self.start!r}, '
                f'end={self.end!r}, line={self.line!r})')

    @property
    def exact_type(self):
        """The kind; for an operator which one."""
        return EXACT_TOKEN_TYPES.get(self.string, OP) if self.type == OP else self.type


_cookie = re.compile(br'[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)')
_nothing = re.compile(br'[ \t\f]*(?:[#\r\n]|$)')


def detect_encoding(readline):
    """Return the encoding of a source file, and the lines that were read to know it (two at most)."""
    filename = getattr(getattr(readline, '__self__', None), 'name', None)

    def failed(message):
        return SyntaxError(message if filename is None else f'{message} for {filename!r}')

    def next_line():
        try:
            return readline()
        except StopIteration:
            return b''

    def readable(line, encoding):
        try:
            line.decode(encoding)
        except UnicodeDecodeError:
            raise failed('invalid or missing encoding declaration') from None

    default, has_mark = 'utf-8', False

    def declared(line):
        if b'\0' in line:
            raise failed('source code cannot contain null bytes')
        found = _cookie.match(line)
        if found is None:
            readable(line, 'utf-8')
            return None
        name = found[1].decode()
        plain = name[:12].lower().replace('_', '-')
        if plain == 'utf-8' or plain.startswith('utf-8-'):
            encoding = 'utf-8'
        elif plain in ('latin-1', 'iso-8859-1', 'iso-latin-1') or plain.startswith(('latin-1-', 'iso-8859-1-', 'iso-latin-1-')):
            encoding = 'iso-8859-1'
        else:
            encoding = name
        try:
            lookup(encoding)
        except LookupError:
            raise SyntaxError(f'unknown encoding: {encoding}' if filename is None
                              else f'unknown encoding for {filename!r}: {encoding}') from None
        readable(line, encoding)
        if has_mark:
            if encoding != 'utf-8':
                raise SyntaxError('encoding problem: utf-8' if filename is None else f'encoding problem for {filename!r}: utf-8')
            encoding += '-sig'
        return encoding

    first = next_line()
    if first.startswith(BOM_UTF8):
        has_mark, first, default = True, first[3:], 'utf-8-sig'
    if not first:
        return default, []
    encoding = declared(first)
    if encoding:
        return encoding, [first]
    if not _nothing.match(first):
        return default, [first]
    second = next_line()
    if not second:
        return default, [first]
    return declared(second) or default, [first, second]


def open(filename):
    """Open a source file for reading as text, in the encoding that it declares."""
    buffer = _builtin_open(filename, 'rb')
    try:
        encoding, _ = detect_encoding(buffer.readline)
        buffer.seek(0)
        text = TextIOWrapper(buffer, encoding, line_buffering=True)
        text.mode = 'r'
        return text
    except:
        buffer.close()
        raise


def tokenize(readline):
    """Generate the tokens of source that is read as bytes, line by line; the first token says the encoding."""
    encoding, first = detect_encoding(readline)
    lines = iter([line.decode(encoding) for line in first])

    def next_line():
        for line in lines:
            return line
        try:
            line = readline()
        except StopIteration:
            return ''
        return line.decode(encoding)

    yield TokenInfo(ENCODING, 'utf-8' if encoding == 'utf-8-sig' else encoding, (0, 0), (0, 0), '')
    yield from _Scanner(next_line).tokens()


def generate_tokens(readline):
    """Generate the tokens of source that is read as text, line by line."""
    def next_line():
        try:
            return readline()
        except StopIteration:
            return ''

    return _Scanner(next_line).tokens()


_digits = r'[0-9](?:_?[0-9])*'
_bases = {'x': ('hexadecimal', 16), 'o': ('octal', 8), 'b': ('binary', 2)}


@cache
def _tokens():
    """The pattern of all tokens; made when it is first needed, because that takes a while."""
    return re.compile(
        r'(?P<blank>[ \t\f]+)|(?P<comment>#[^\r\n]*)|(?P<newline>\r?\n)'
        r'''|(?P<string>(?:[bB][rR]?|[rR][bB]?|[uU])?(?P<quote>\'\'\'|"""|'|"))'''
        r'''|(?P<fields>(?:[fFtT][rR]?|[rR][fFtT])(?:\'\'\'|"""|'|"))'''
        rf'|(?P<number>0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+'
        rf'|(?:{_digits}\.(?:{_digits})?|\.{_digits}|{_digits})(?:[eE][-+]?{_digits})?[jJ]?)'
        r'|(?P<name>[^\W\d]\w*|[_\u0080-\U0010ffff][\w\u0080-\U0010ffff]*)|(?P<join>\\)'
        r'|(?P<op>\.\.\.|<<=|>>=|\*\*=|//=|->|:=|!=|==|<=|>=|<<|>>|\*\*|//|[-+*/%&|^@]=|.)', re.DOTALL)


class _Fields:
    """A string with replacement fields that is being scanned."""

    def __init__(self, prefix, quote, start):
        self.is_raw = 'r' in prefix
        self.kind = 'TSTRING' if 't' in prefix else 'FSTRING'
        self.quote, self.start = quote, start
        # Brackets that are open in it, and where in that count the replacement fields begin.
        self.depth, self.fields = 0, []
        self.in_text, self.in_spec = True, False


class _Scanner:
    def __init__(self, read):
        self.read = read
        self.line, self.row, self.at = '', 0, 0
        # Brackets that are open, and whether the line is more than a comment.
        self.level, self.is_logical = 0, True

    def next_line(self):
        self.line = self.read()
        self.at = 0
        if '\0' in self.line:
            raise TokenError('source code cannot contain null bytes', (self.row + 1, 0))
        if self.line:
            self.row += 1
        return self.line

    def token(self, kind, string, column, line=None):
        return TokenInfo(kind, string, (self.row, column), (self.row, column + len(string)), self.line if line is None else line)

    def tokens(self):
        scan = _tokens().match
        strings = []
        indents = [(0, 0)]
        joined = False
        while True:
            if self.at >= len(self.line):
                before = self.line
                if not self.next_line():
                    break
                if not strings and not self.level and not joined:
                    yield from self.indentation(indents)
                    if self.at >= len(self.line):
                        continue
                joined = False
            if strings and strings[-1].in_text:
                yield from self.text(strings)
                continue
            found = scan(self.line, self.at)
            kind, start = found.lastgroup, self.at
            if kind == 'quote':
                kind = 'string'
            string = found[0]
            self.at = found.end()
            if kind == 'name':
                yield self.token(NAME, string, start)
            elif kind == 'op':
                yield self.operator(string, start, strings)
            elif kind == 'number':
                self.check_number(string, start)
                yield self.token(NUMBER, string, start)
            elif kind == 'newline':
                yield self.end_of_line(string, start)
            elif kind == 'comment':
                yield self.token(COMMENT, string, start)
            elif kind == 'string':
                yield self.string(found['quote'], start, strings)
            elif kind == 'fields':
                quote = string.lstrip('fFtTrR')
                strings.append(_Fields(string[:-len(quote)].lower(), quote, (self.row, start)))
                yield self.token(getattr(token, f'{strings[-1].kind}_START'), string, start)
            elif kind == 'join':
                rest = self.line[self.at:]
                if rest.rstrip('\r\n'):
                    raise TokenError('unexpected character after line continuation character', (self.row, len(self.line.rstrip('\r\n')) + 1))
                if not self.next_line():
                    raise TokenError('unexpected EOF in multi-line statement', (self.row, start + 2 if start else 0))
            if self.at >= len(self.line) and kind not in ('newline', 'join') and self.line and not self.line.endswith('\n') \
                    and not (strings and strings[-1].in_text):
                yield self.end_of_line('', self.at)
        if strings:
            self.unclosed(strings[-1], before)
        if self.level:
            raise TokenError('unexpected EOF in multi-line statement', (self.row, 0))
        for _ in indents[1:]:
            yield TokenInfo(DEDENT, '', (self.row + 1, 0), (self.row + 1, 0), '')
        yield TokenInfo(ENDMARKER, '', (self.row + 1, 0), (self.row + 1, 0), '')

    def end_of_line(self, string, start):
        kind = NL if self.level or not self.is_logical else NEWLINE
        return TokenInfo(kind, string, (self.row, start), (self.row, start + (len(string) or 1)), self.line)

    def indentation(self, indents):
        """What a line begins with, and the change against the lines before."""
        line = self.line
        at = column = other = 0
        while at < len(line) and line[at] in ' \t\f':
            if line[at] == ' ':
                column, other = column + 1, other + 1
            elif line[at] == '\t':
                column, other = column // 8 * 8 + 8, other + 1
            else:
                column = other = 0
            at += 1
        self.at = at
        rest = line[at:at + 2]
        self.is_logical = not (rest == '' or rest[0] in '#\n' or rest == '\r\n')
        if rest == '':
            # The last line is nothing but blanks.
            yield TokenInfo(NL, '', (self.row, at), (self.row, at + 1), line)
            return
        if not self.is_logical:
            return
        text = line.rstrip('\r\n')
        if column == indents[-1][0]:
            if other != indents[-1][1]:
                raise TabError('inconsistent use of tabs and spaces in indentation',
                               ('<string>', self.row, len(text) + 1, text, None, None))
        elif column > indents[-1][0]:
            if other <= indents[-1][1]:
                raise TabError('inconsistent use of tabs and spaces in indentation',
                               ('<string>', self.row, len(text) + 1, text, None, None))
            indents.append((column, other))
            yield self.token(INDENT, line[:at], 0)
        else:
            count = 0
            while column < indents[-1][0]:
                indents.pop()
                count += 1
            if column != indents[-1][0]:
                raise IndentationError('unindent does not match any outer indentation level',
                                       ('<string>', self.row, len(text) + 1, text, None, None))
            if other != indents[-1][1]:
                raise TabError('inconsistent use of tabs and spaces in indentation',
                               ('<string>', self.row, len(text) + 1, text, None, None))
            for _ in range(count):
                yield TokenInfo(DEDENT, '', (self.row, at), (self.row, at), line)

    def operator(self, string, start, strings):
        fields = strings[-1] if strings else None
        if fields is not None and string[0] == ':' and fields.depth == len(fields.fields):
            # What follows is how to format.
            string, self.at = ':', start + 1
            fields.in_text = fields.in_spec = True
        elif string in '([{':
            self.level += 1
            if fields is not None:
                fields.depth += 1
        elif string in ')]}':
            if fields is not None:
                if fields.depth == 0 and string == '}':
                    raise TokenError("f-string: single '}' is not allowed".replace('f', fields.kind[0].lower(), 1), (self.row, start + 1))
                fields.depth -= 1
                if fields.depth < 0:
                    raise TokenError(f"{fields.kind[0].lower()}-string: unmatched '{string}'", (self.row, start + 1))
                if string == '}' and fields.depth == len(fields.fields) - 1:
                    fields.fields.pop()
                    fields.in_text, fields.in_spec = True, False
            self.level = max(self.level - 1, 0)
        elif not string.isprintable():
            raise TokenError(f'invalid non-printable character U+{ord(string):04X}', (self.row, start + 1))
        return self.token(OP, string, start)

    def check_number(self, string, start):
        """Refuses a number that stops where it must not."""
        end = self.line[self.at:self.at + 1]
        base = _bases.get(end.lower()) if string == '0' else None
        if base is not None:
            digit = self.line[self.at + 1:self.at + 2]
            if digit == '_':
                digit = self.line[self.at + 2:self.at + 3]
            if digit.isdigit() and digit.isascii() and base[1] < 10:
                raise TokenError(f"invalid digit '{digit}' in {base[0]} literal", (self.row, self.at + 2))
            raise TokenError(f'invalid {base[0]} literal', (self.row, self.at + 1))
        name, size = _bases.get(string[1:2].lower(), ('decimal', 10)) if string[0] == '0' else ('decimal', 10)
        if end == '_':
            raise TokenError(f'invalid {name} literal', (self.row, self.at + 1))
        if size < 10 and end.isdigit() and end.isascii():
            raise TokenError(f"invalid digit '{end}' in {name} literal", (self.row, self.at + 1))

    def string(self, quote, start, strings):
        row, lines, at = self.row, self.line, self.at
        parts = [self.line[start:at]]
        first = at
        while True:
            line = self.line
            if line.startswith(quote, at):
                break
            char = line[at:at + 1]
            if char == '\\':
                at += 3 if line.startswith('\r\n', at + 1) else 2
            elif char and not (char in '\r\n' and len(quote) == 1):
                at += 1
            if at >= len(line) or (line[at] in '\r\n' and len(quote) == 1 and line[at - 1:at] != '\\' and char != '\\'):
                is_joined = at >= len(line) and line.endswith('\n')
                parts.append(line[first:at])
                if not is_joined or not self.next_line():
                    self.unfinished(quote, row, start, strings)
                lines += self.line
                at = first = 0
        self.at = at + len(quote)
        parts.append(line[first:self.at])
        return TokenInfo(STRING, ''.join(parts), (row, start), (self.row, self.at), lines)

    def unfinished(self, quote, row, start, strings):
        if strings and strings[-1].quote == quote:
            raise TokenError(f"{strings[-1].kind[0].lower()}-string: expecting '}}'", (row, start + 1))
        if len(quote) == 3:
            raise TokenError('EOF in multi-line string', (row, start + 1))
        raise TokenError(f'unterminated string literal (detected at line {row})', (row, start + 1))

    def unclosed(self, fields, before):
        if not fields.in_text:
            raise TokenError('unexpected EOF in multi-line statement',
                             (self.row, len(before) if before.endswith('\n') else len(before) + 1))
        self.cut(fields)

    def cut(self, fields):
        row, start = fields.start
        what = f'{fields.kind[0].lower()}-string'
        if fields.in_spec and len(fields.quote) == 1:
            raise TokenError(f'{what}: newlines are not allowed in format specifiers for single quoted {what}s',
                             (self.row, len(self.line.rstrip("\r\n")) + 1))
        if len(fields.quote) == 3:
            raise TokenError(f'unterminated triple-quoted {what} literal (detected at line {self.row})', (row, start + 1))
        raise TokenError(f'unterminated {what} literal (detected at line {row})', (row, start + 1))

    def text(self, strings):
        """Literal text up to a replacement field, a doubled brace or the end."""
        fields = strings[-1]
        quote = fields.quote
        start, row, lines = self.at, self.row, self.line
        if self.line.startswith(quote, start):
            strings.pop()
            self.at += len(quote)
            yield self.token(getattr(token, f'{fields.kind}_END'), quote, start)
            if self.at >= len(self.line) and not self.line.endswith('\n') and not (strings and strings[-1].in_text):
                yield self.end_of_line('', self.at)
            return
        if self.line[start] == '{' and (fields.in_spec or self.line[start + 1:start + 2] != '{'):
            yield self.field(fields)
            return
        parts, first, at = [], start, start
        in_name = False
        skip = 0
        while True:
            line = self.line
            if at >= len(line):
                parts.append(line[first:at])
                if not line.endswith('\n') or not self.next_line():
                    self.cut(fields)
                lines += self.line
                at = first = 0
                continue
            char = line[at]
            if line.startswith(quote, at):
                break
            if char in '\r\n' and len(quote) == 1:
                self.cut(fields)
            if char == '\\':
                after = line[at + 1:at + 2]
                if after in ('{', '}'):
                    at += 1
                elif after == 'N' and not fields.is_raw and line[at + 2:at + 3] == '{':
                    in_name = True
                    at += 3
                else:
                    at += 3 if line.startswith('\r\n', at + 1) else 2
                    at = min(at, len(line))
                continue
            if char == '{':
                if fields.in_spec or line[at + 1:at + 2] != '{':
                    break
                at += 1
                skip = 1
                break
            if char == '}':
                if in_name:
                    # A character's name ends a piece.
                    at += 1
                    break
                elif line[at + 1:at + 2] == '}' and not fields.in_spec and fields.depth == 0:
                    at += 1
                    skip = 1
                    break
                else:
                    fields.in_text = False
                    break
            at += 1
        parts.append(line[first:at])
        yield TokenInfo(getattr(token, f'{fields.kind}_MIDDLE'), ''.join(parts), (row, start), (self.row, at), lines)
        self.at = at + skip

    def field(self, fields):
        fields.depth += 1
        fields.fields.append(fields.depth)
        fields.in_text = fields.in_spec = False
        self.level += 1
        self.at += 1
        return self.token(OP, '{', self.at - 1)


# ---- text from tokens
def untokenize(iterable):
    """Return source with these tokens; as bytes when the first of them says an encoding.

    Of whole tokens the columns are kept. Of pairs of kind and text only the tokens are: blanks are put where they are needed.
    """
    writer = Untokenizer()
    text = writer.write(iterable)
    return text if writer.encoding is None else text.encode(writer.encoding)


_name_escape = re.compile(r'(?<!\\)((?:\\\\)*\\N\{[^{}]*\})')


def _doubled(text):
    """Braces of literal text as they were written; those of a character's name stay."""
    parts = _name_escape.split(text)
    parts[::2] = [part.replace('{', '{{').replace('}', '}}') for part in parts[::2]]
    return ''.join(parts)


class Untokenizer:
    def __init__(self):
        self.encoding = None
        self.parts = []
        self.row, self.column, self.line, self.kind = 1, 0, '', None

    def move_to(self, start):
        row, column = start
        if (row, column) < (self.row, self.column):
            raise ValueError(f'start ({row},{column}) precedes previous end ({self.row},{self.column})')
        if row > self.row:
            # Blanks that stood before the backslash stay.
            rest = self.line.rstrip('\n').rstrip('\r')
            blanks = rest.rstrip('\\')
            trailing = blanks[len(blanks.rstrip()):] if self.kind not in (NEWLINE, NL) and rest.endswith('\\') else ''
            self.parts.append(trailing + '\\\n' * (row - self.row))
            self.column = 0
        if column > self.column:
            self.parts.append(' ' * (column - self.column))

    def write(self, iterable):
        indents, at_start = [], False
        tokens = iter(iterable)
        for item in tokens:
            if len(item) == 2:
                self.write_pairs(item, tokens)
                break
            kind, string, start, end, line = item
            if kind == ENCODING:
                self.encoding = string
                continue
            if kind == ENDMARKER:
                break
            if kind == INDENT:
                indents.append(string)
                continue
            if kind == DEDENT:
                indents.pop()
                self.row, self.column = end
                continue
            if kind in (NEWLINE, NL):
                at_start = True
            elif at_start and indents:
                if start[1] >= len(indents[-1]):
                    self.parts.append(indents[-1])
                    self.column = len(indents[-1])
                at_start = False
            elif kind in (FSTRING_MIDDLE, TSTRING_MIDDLE) and ('{' in string or '}' in string):
                string = _doubled(string)
                last = string.splitlines()[-1]
                end = (end[0], end[1] + last.count('{{') + last.count('}}'))
            self.move_to(start)
            self.parts.append(string)
            self.row, self.column = end
            if kind in (NEWLINE, NL):
                self.row += 1
                self.column = 0
            self.kind, self.line = kind, line
        return ''.join(self.parts)

    def write_pairs(self, first, tokens):
        indents, at_start, after_string, braces = [], first[0] in (NEWLINE, NL), False, 0
        before = None
        for item in (first, *tokens):
            kind, string = item[:2]
            if kind == ENCODING:
                self.encoding = string
                continue
            if kind in (NAME, NUMBER):
                string += ' '
            if kind == STRING:
                if after_string:
                    string = ' ' + string
                after_string = True
            elif kind in (FSTRING_START, TSTRING_START):
                if after_string or before in (FSTRING_END, TSTRING_END):
                    string = ' ' + string
                after_string = False
            else:
                after_string = False
            if kind == INDENT:
                indents.append(string)
                continue
            if kind == DEDENT:
                indents.pop()
                continue
            if kind in (NEWLINE, NL):
                at_start = True
            elif at_start and indents:
                self.parts.append(indents[-1])
                at_start = False
            elif kind in (FSTRING_MIDDLE, TSTRING_MIDDLE):
                string = _doubled(string)
            self.parts.append(string)
            before = kind
