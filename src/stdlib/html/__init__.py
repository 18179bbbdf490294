"""Text in HTML: characters that mean something, and references to characters."""

__all__ = ['escape', 'unescape']


def escape(s, quote=True):
    """Writes &, < and > as references, and both quotation marks unless quote is false."""
    s = s.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
    if quote:
        s = s.replace('"', '&quot;').replace("'", '&#x27;')
    return s


# What browsers make of the numbers 0x80 to 0x9f: Windows' characters. Five have none.
_WINDOWS = ('\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f'
            '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178')


def _is_no_character(number):
    """Whether it is a control code or one of the numbers that no character will ever have."""
    return (1 <= number <= 8 or number == 0xb or 0xe <= number <= 0x1f or number == 0x7f or 0xfdd0 <= number <= 0xfdef
            or number & 0xfffe == 0xfffe)


def _numbered(number):
    if 0x80 <= number <= 0x9f:
        return _WINDOWS[number - 0x80]
    if number == 0 or 0xd800 <= number <= 0xdfff or number > 0x10ffff:
        return '\ufffd'
    return '' if _is_no_character(number) else chr(number)


def _named(name):
    from html.entities import html5
    # The longest beginning that is a name; one without semicolon may go on with other letters.
    for end in range(len(name), 1, -1):
        text = html5.get(name[:end])
        if text is not None:
            return text + name[end:]
    return '&' + name


_DIGITS = frozenset('0123456789')
_HEX_DIGITS = frozenset('0123456789abcdefABCDEF')
_NO_NAME = frozenset('\t\n\f <&#;')


def _run(text, start, chars):
    """Where the characters end that are in a set."""
    end = start
    while end < len(text) and text[end] in chars:
        end += 1
    return end


def _reference(text, start):
    """(what the reference behind a & stands for, where it ends), or None if there is none."""
    if text[start:start + 1] == '#':
        base, digits = start + 1, _DIGITS
        if text[base:base + 1] in ('x', 'X'):
            base, digits = base + 1, _HEX_DIGITS
        end = _run(text, base, digits)
        if end == base:
            return None
        # A number may be of any length; more than this is beyond all characters.
        number = text[base:end].lstrip('0')
        shown = '\ufffd' if len(number) > 8 else _numbered(int(number or '0', 16 if digits is _HEX_DIGITS else 10))
        return shown, end + (text[end:end + 1] == ';')
    end = start
    while end < len(text) and end < start + 32 and text[end] not in _NO_NAME:
        end += 1
    if end == start:
        return None
    end += text[end:end + 1] == ';'
    return _named(text[start:end]), end


def unescape(s):
    """Puts characters for references: &gt; &#62; &#x3e; and, as browsers do, also for many that are not quite right."""
    if '&' not in s:
        return s
    parts = []
    done = 0
    at = s.find('&')
    while at >= 0:
        found = _reference(s, at + 1)
        if found is None:
            at = s.find('&', at + 1)
            continue
        parts.append(s[done:at])
        parts.append(found[0])
        done = found[1]
        at = s.find('&', done)
    parts.append(s[done:])
    return ''.join(parts)
