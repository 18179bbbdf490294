"""Names of files that match patterns of a shell: * any text, ? one character, [seq] one of these, [!seq] any other."""

import functools
import os
import re
from itertools import filterfalse as _filterfalse

__all__ = ['filter', 'filterfalse', 'fnmatch', 'fnmatchcase', 'translate']


def fnmatch(name, pat):
    """Test whether FILENAME matches PATTERN, by the convention of the operating system about case."""
    return fnmatchcase(os.path.normcase(name), os.path.normcase(pat))


@functools.lru_cache(maxsize=32768, typed=True)
def _matcher(pat):
    if isinstance(pat, bytes):
        return re.compile(translate(pat.decode('latin1')).encode('latin1')).match
    return re.compile(translate(pat)).match


def filter(names, pat):
    """Construct a list from those elements of the iterable NAMES that match PAT."""
    match = _matcher(os.path.normcase(pat))
    return [name for name in names if match(os.path.normcase(name))]


def filterfalse(names, pat):
    """Construct a list from those elements of the iterable NAMES that do not match PAT."""
    match = _matcher(os.path.normcase(pat))
    return list(_filterfalse(lambda name: match(os.path.normcase(name)), names))


def fnmatchcase(name, pat):
    """Test whether FILENAME matches PATTERN, including case."""
    return _matcher(pat)(name) is not None


def translate(pat):
    """Translate a shell PATTERN to a regular expression. There is no way to quote meta-characters."""
    texts = ['']
    for piece in _pieces(pat, '.'):
        if piece is None:
            texts.append('')
        else:
            texts[-1] += piece
    text, *rest = texts
    if rest:
        # What lies between two stars is looked for once: an atomic group never goes back.
        *between, last = rest
        text += ''.join(f'(?>.*?{piece})' for piece in between) + '.*' + last
    return fr'(?s:{text})\z'


def _pieces(pat, question_mark):
    """Regular expressions of the parts of a pattern; None for a run of stars."""
    pieces = []
    at = 0
    while at < len(pat):
        c = pat[at]
        at += 1
        if c == '*':
            pieces.append(None)
            while at < len(pat) and pat[at] == '*':
                at += 1
        elif c == '?':
            pieces.append(question_mark)
        elif c == '[':
            # A bracket right behind the opening belongs to the set.
            end = pat.find(']', at + (1 if pat[at:at + 1] != '!' else 2))
            if end < 0:
                pieces.append(r'\[')
            else:
                pieces.append(_set(pat[at:end]))
                at = end + 1
        else:
            pieces.append(re.escape(c))
    return pieces


def _set(text):
    """The set that stands for what lies between brackets."""
    if '-' in text:
        text = '-'.join(part.replace('\\', r'\\').replace('-', r'\-') for part in _ranges(text))
    else:
        text = text.replace('\\', r'\\')
    if not text:
        return '(?!)'
    if text == '!':
        return '.'
    text = re.sub('([&~|])', r'\\\1', text)
    if text[0] == '!':
        return f'[^{text[1:]}]'
    return f'[\\{text}]' if text[0] in '^[' else f'[{text}]'


def _ranges(text):
    """The text between the hyphens that make ranges; ranges that hold nothing are taken out."""
    parts = []
    start = 0
    at = text.find('-', 2 if text[0] == '!' else 1)
    while at >= 0:
        parts.append(text[start:at])
        start = at + 1
        # The end of a range does not begin another.
        at = text.find('-', at + 3)
    if text[start:]:
        parts.append(text[start:])
    else:
        parts[-1] += '-'
    for i in range(len(parts) - 1, 0, -1):
        if parts[i - 1][-1] > parts[i][0]:
            parts[i - 1:i + 1] = [parts[i - 1][:-1] + parts[i][1:]]
    return parts
