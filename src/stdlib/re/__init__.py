"""Regular expressions: patterns of text, and what can be done with them.

A pattern is a str or bytes. Most characters stand for themselves; these do not:

    .  ^  $         any character but a newline; the start; the end
    *  +  ?  {m,n}  repeat what is before; with ? behind as few times as needed, with + never given back
    [...]  [^...]   one of these characters; any other
    |  (...)        or; a group. (?:...) (?P<name>...) (?>...) (?=...) (?!...) (?<=...) (?<!...) (?(1)yes|no) (?i)
    \\d \\s \\w       a digit, white space, a character of a word; \\D \\S \\W all others
    \\b \\B \\A \\z    the edge of a word, no edge, the start of the text, its end
    \\1 (?P=name)    what a group has matched
"""

import _sre
import copyreg
from _sre import Match, Pattern, cached as _cached

__all__ = ['match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer', 'compile', 'purge', 'escape', 'error',
           'Pattern', 'Match', 'A', 'I', 'L', 'M', 'S', 'X', 'U', 'ASCII', 'IGNORECASE', 'LOCALE', 'MULTILINE', 'DOTALL', 'VERBOSE',
           'UNICODE', 'NOFLAG', 'RegexFlag', 'PatternError']

__version__ = '2.2.1'

_MAXCACHE = 512


__later__ = ('RegexFlag', 'NOFLAG', 'ASCII', 'A', 'IGNORECASE', 'I', 'LOCALE', 'L', 'UNICODE', 'U', 'MULTILINE', 'M', 'DOTALL',
             'S', 'VERBOSE', 'X', 'DEBUG')


def __getattr__(name):
    # The flags are made when one is asked for: module enum takes several times as long to load as all the rest.
    import enum

    @enum.global_enum
    class RegexFlag(enum.IntFlag, boundary=enum.KEEP):
        NOFLAG = 0
        ASCII = A = 256
        IGNORECASE = I = 2
        LOCALE = L = 4
        UNICODE = U = 32
        MULTILINE = M = 8
        DOTALL = S = 16
        VERBOSE = X = 64
        DEBUG = 128
        __str__ = object.__str__
        _numeric_repr_ = hex

    RegexFlag.__qualname__ = 'RegexFlag'
    globals()['RegexFlag'] = RegexFlag
    return globals()[name]


def __dir__():
    return sorted({*globals(), *__later__})


def _plain(flags):
    """A flag as an int."""
    return flags if type(flags) is int else getattr(flags, 'value', flags)


class PatternError(Exception):
    """Exception raised for invalid regular expressions.

    msg: The unformatted error message
    pattern: The regular expression pattern
    pos: The index in the pattern where compilation failed (may be None)
    lineno: The line corresponding to pos (may be None)
    colno: The column corresponding to pos (may be None)
    """

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            msg = f'{msg} at position {pos:d}'
            newline = '\n' if isinstance(pattern, str) else b'\n'
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = f'{msg} (line {self.lineno}, column {self.colno})'
        super().__init__(msg)


error = PatternError


def _raise(msg, pattern, pos):
    raise PatternError(msg, pattern, pos)


_sre.on_wrong_template(_raise)


def _warn(messages, category=FutureWarning, stacklevel=4):
    if messages:
        import warnings
        for message in messages:
            warnings.warn(message, category, stacklevel=stacklevel)


def _compile(pattern, flags):
    flags = _plain(flags)
    found = _cached(pattern, flags)
    if found is not None:
        return found
    hash(pattern)
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError('cannot process flags argument with a compiled pattern')
        return pattern
    if not isinstance(pattern, (str, bytes)):
        raise TypeError('first argument must be string or compiled pattern')
    if flags & 128:
        raise NotImplementedError('re.DEBUG is not supported')
    compiled, messages = _sre.compile(pattern, flags)
    _warn(messages)
    if not isinstance(compiled, Pattern):
        raise PatternError(compiled[0], None if compiled[1] is None else pattern, compiled[1])
    _sre.keep(compiled, flags)
    return compiled


def match(pattern, string, flags=0):
    """Try to apply the pattern at the start of the string, returning a Match object, or None if no match was found."""
    return (_cached(pattern, flags) or _compile(pattern, flags)).match(string)


def fullmatch(pattern, string, flags=0):
    """Try to apply the pattern to all of the string, returning a Match object, or None if no match was found."""
    return (_cached(pattern, flags) or _compile(pattern, flags)).fullmatch(string)


def search(pattern, string, flags=0):
    """Scan through string looking for a match to the pattern, returning a Match object, or None if no match was found."""
    return (_cached(pattern, flags) or _compile(pattern, flags)).search(string)


class _ZeroSentinel(int):
    pass


_zero_sentinel = _ZeroSentinel()


def _by_position(function, first, count, flags, args, required):
    """The optional arguments of sub, subn and split that came by position, which is deprecated."""
    if count is not _zero_sentinel:
        raise TypeError(f"{function}() got multiple values for argument '{first}'")
    count, *rest = args
    if rest:
        if flags is not _zero_sentinel:
            raise TypeError(f"{function}() got multiple values for argument 'flags'")
        flags, *rest = rest
        if rest:
            raise TypeError(f'{function}() takes from {required} to {required + 2} positional arguments '
                            f'but {required + 2 + len(rest)} were given')
    _warn([f"'{first}' is passed as positional argument"], DeprecationWarning)
    return count, flags


def sub(pattern, repl, string, *args, count=_zero_sentinel, flags=_zero_sentinel):
    """Return the string obtained by replacing the leftmost non-overlapping occurrences of the pattern in string by the
    replacement repl: a string, in which backslash escapes are processed, or a callable, which gets the Match object."""
    if args:
        count, flags = _by_position('sub', 'count', count, flags, args, 3)
    return (_cached(pattern, flags) or _compile(pattern, flags)).sub(repl, string, count)


sub.__text_signature__ = '(pattern, repl, string, count=0, flags=0)'


def subn(pattern, repl, string, *args, count=_zero_sentinel, flags=_zero_sentinel):
    """The same as sub(), but return a 2-tuple (new_string, number): the number of substitutions that were made besides."""
    if args:
        count, flags = _by_position('subn', 'count', count, flags, args, 3)
    return (_cached(pattern, flags) or _compile(pattern, flags)).subn(repl, string, count)


subn.__text_signature__ = '(pattern, repl, string, count=0, flags=0)'


def split(pattern, string, *args, maxsplit=_zero_sentinel, flags=_zero_sentinel):
    """Split the source string by the occurrences of the pattern, returning a list of the substrings between them. The text
    of all groups in the pattern is part of the list. At most maxsplit splits occur, if it is nonzero."""
    if args:
        maxsplit, flags = _by_position('split', 'maxsplit', maxsplit, flags, args, 2)
    return (_cached(pattern, flags) or _compile(pattern, flags)).split(string, maxsplit)


split.__text_signature__ = '(pattern, string, maxsplit=0, flags=0)'


def findall(pattern, string, flags=0):
    """Return a list of all non-overlapping matches in the string: of the groups if there is one, of tuples if several."""
    return (_cached(pattern, flags) or _compile(pattern, flags)).findall(string)


def finditer(pattern, string, flags=0):
    """Return an iterator over all non-overlapping matches in the string. For each match, it returns a Match object."""
    return (_cached(pattern, flags) or _compile(pattern, flags)).finditer(string)


def compile(pattern, flags=0):
    """A pattern object for a regular expression."""
    return _compile(pattern, flags)


def purge():
    """Clear the regular expression caches."""
    _sre.purge()


_special_chars_map = {i: '\\' + chr(i) for i in b'()[]{}?*+-|^$\\.&~# \t\n\r\v\f'}


def escape(pattern):
    """Escape special characters in a string."""
    if isinstance(pattern, str):
        return pattern.translate(_special_chars_map)
    return str(pattern, 'latin1').translate(_special_chars_map).encode('latin1')


def _pickle(p):
    return _compile, (p.pattern, p.flags)


copyreg.pickle(Pattern, _pickle, _compile)


class Scanner:
    """Takes a text apart by a lexicon: pairs of a pattern and what to do with what it matches (a callable gets the scanner
    and the text; None drops it; anything else stands for it)."""

    def __init__(self, lexicon, flags=0):
        flags = _plain(flags)
        self.lexicon = lexicon
        compiled, messages, phrase = _sre.compile_lexicon([phrase for phrase, action in lexicon], flags)
        _warn(messages)
        if not isinstance(compiled, Pattern):
            raise PatternError(compiled[0], None if compiled[1] is None else phrase, compiled[1])
        self.scanner = compiled

    def scan(self, string):
        """What the actions gave, as a list, and the rest of the text that nothing matched."""
        result = []
        match = self.scanner.scanner(string).match
        end = 0
        while m := match():
            if m.end() == end:
                break
            action = self.lexicon[m.lastindex - 1][1]
            if callable(action):
                self.match = m
                action = action(self, m.group())
            if action is not None:
                result.append(action)
            end = m.end()
        return result, string[end:]
