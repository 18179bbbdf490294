"""Text in lines of a width: wrapped, shortened, indented, with common indentation taken away."""

__all__ = ['TextWrapper', 'wrap', 'fill', 'dedent', 'indent', 'shorten']

# Only the white space of ASCII breaks lines: a no-break space does not.
_whitespace = '\t\n\x0b\x0c\r '


def _is_word(c):
    return c == '_' or c.isalnum()


def _is_letter(c):
    return c == '_' or c.isalnum() and not c.isdecimal()


def _before_dash(c):
    """Whether a dash of several hyphens may follow and begin a chunk of its own."""
    return _is_word(c) or c in '!"\'&.,?'


def _dash_length(text, at):
    """How many hyphens, two at least, lie here and a word behind them; else 0."""
    if text[at:at + 2] != '--':
        return 0
    end = at + 2
    while text[end:end + 1] == '-':
        end += 1
    return end - at if end < len(text) and _is_word(text[end]) else 0


def _breaks_after(text, at):
    """Whether the hyphen at `at` joins two words: two letters before it (or a-b-), two letters behind it (or a-b)."""
    last = at > 1 and _is_letter(text[at - 1])
    if not last or not (_is_letter(text[at - 2]) or at > 2 and text[at - 2] == '-' and _is_letter(text[at - 3])):
        return False
    behind = text[at + 1:at + 4]
    if len(behind) < 2 or not _is_letter(behind[0]):
        return False
    return _is_letter(behind[1]) or behind[1] == '-' and len(behind) == 3 and _is_letter(behind[2])


def _space_end(text, at):
    while at < len(text) and text[at] in _whitespace:
        at += 1
    return at


def _chunk_end(text, at):
    """Where the chunk ends that begins here with something else than white space."""
    if at > 0 and _before_dash(text[at - 1]):
        dash = _dash_length(text, at)
        if dash:
            return at + dash
    end = at + 1
    while end < len(text) and text[end] not in _whitespace:
        if text[end] == '-':
            if _breaks_after(text, end):
                return end + 1
            if _before_dash(text[end - 1]) and _dash_length(text, end):
                return end
        end += 1
    return end


class TextWrapper:
    """Wraps paragraphs into lines of at most `width` characters.

    initial_indent, subsequent_indent: what the first line and the others begin with. expand_tabs, replace_whitespace: tabs to
    spaces; other white space to a space each. fix_sentence_endings: two spaces between sentences. break_long_words: cut words
    that are wider than a line. break_on_hyphens: lines may end at hyphens. drop_whitespace: none at the ends of lines.
    max_lines, placeholder: the text is cut after so many lines, and how that is shown.
    """

    def __init__(self, width=70, initial_indent='', subsequent_indent='', expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True, tabsize=8,
                 *, max_lines=None, placeholder=' [...]'):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    unicode_whitespace_trans = dict.fromkeys(map(ord, _whitespace), ord(' '))

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(self.unicode_whitespace_trans)
        return text

    def _split(self, text):
        """The chunks that lines are made of: words, parts of words up to a hyphen, dashes, white space."""
        chunks = []
        at = 0
        while at < len(text):
            if text[at] in _whitespace:
                end = _space_end(text, at)
            elif self.break_on_hyphens:
                end = _chunk_end(text, at)
            else:
                end = at + 1
                while end < len(text) and text[end] not in _whitespace:
                    end += 1
            chunks.append(text[at:end])
            at = end
        return chunks

    def _fix_sentence_endings(self, chunks):
        for i in range(len(chunks) - 1):
            if chunks[i + 1] == ' ':
                word = chunks[i]
                if word[-1] in '"\'':
                    word = word[:-1]
                if word[-1:] in ('.', '!', '?') and 'a' <= word[-2:-1] <= 'z':
                    chunks[i + 1] = '  '

    def _handle_long_word(self, reversed_chunks, cur_line, cur_len, width):
        room = 1 if width < 1 else width - cur_len
        if self.break_long_words and room > 0:
            end = room
            word = reversed_chunks[-1]
            if self.break_on_hyphens and len(word) > room:
                # Behind a hyphen if there is one, but not one that the word begins with.
                hyphen = word.rfind('-', 0, room)
                if hyphen > 0 and any(c != '-' for c in word[:hyphen]):
                    end = hyphen + 1
            cur_line.append(word[:end])
            reversed_chunks[-1] = word[end:]
        elif not cur_line:
            cur_line.append(reversed_chunks.pop())

    def _wrap_chunks(self, chunks):
        if self.width <= 0:
            raise ValueError(f'invalid width {self.width!r} (must be > 0)')
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError('placeholder too large for max width')
        lines = []
        chunks.reverse()
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            line = []
            length = 0
            if self.drop_whitespace and chunks[-1].strip() == '' and lines:
                del chunks[-1]
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._handle_long_word(chunks, line, length, width)
                length = sum(map(len, line))
            if self.drop_whitespace and line and line[-1].strip() == '':
                length -= len(line[-1])
                del line[-1]
            if not line:
                continue
            is_rest_blank = self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()
            if (self.max_lines is None or len(lines) + 1 < self.max_lines
                    or (not chunks or is_rest_blank) and length <= width):
                lines.append(indent + ''.join(line))
                continue
            # The last line that is allowed: the placeholder goes behind the last chunk that leaves room for it.
            while line:
                if line[-1].strip() and length + len(self.placeholder) <= width:
                    line.append(self.placeholder)
                    lines.append(indent + ''.join(line))
                    break
                length -= len(line[-1])
                del line[-1]
            else:
                if lines:
                    before = lines[-1].rstrip()
                    if len(before) + len(self.placeholder) <= self.width:
                        lines[-1] = before + self.placeholder
                        break
                lines.append(indent + self.placeholder.lstrip())
            break
        return lines

    def _split_chunks(self, text):
        return self._split(self._munge_whitespace(text))

    def wrap(self, text):
        """Reformat the single paragraph in 'text' so it fits in lines of no more than 'width' columns: a list of lines."""
        chunks = self._split_chunks(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        """The same as one str."""
        return '\n'.join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    """Wrap a single paragraph of text, returning a list of wrapped lines."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """Fill a single paragraph of text, returning a new string."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """Collapse and truncate the given text to fit in the given width."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(' '.join(text.strip().split()))


def dedent(text):
    """Remove any common leading whitespace from every line in `text`. Lines of white space alone become empty."""
    try:
        lines = text.split('\n')
    except (AttributeError, TypeError):
        raise TypeError(f'expected str object, not {type(text).__qualname__!r}') from None
    filled = [line for line in lines if line and not line.isspace()]
    # What the first and the last line in order have in common, all lines have.
    first, last = min(filled, default=''), max(filled, default='')
    margin = 0
    while margin < len(first) and first[margin] in ' \t' and first[margin] == last[margin]:
        margin += 1
    return '\n'.join(['' if line.isspace() else line[margin:] for line in lines])


def indent(text, prefix, predicate=None):
    """Add 'prefix' to the beginning of selected lines in 'text': those that predicate(line) selects, or that are not blank."""
    parts = []
    for line in text.splitlines(True):
        if line.strip() if predicate is None else predicate(line):
            parts.append(prefix)
        parts.append(line)
    return ''.join(parts)
