"""Words and quotes as a shell has them: take a line apart, put one together, or read a small language with the class shlex."""

import sys
from io import StringIO

__all__ = ['shlex', 'split', 'quote', 'join']

_letters = 'abcdfeghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_'
_more_letters = 'ßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ'


class shlex:
    """A lexical analyzer class for simple shell-like syntaxes.

    What characters mean may be changed: commenters, wordchars, whitespace, quotes, escape, escapedquotes; whitespace_split makes
    only white space end words. `state` is where the reader is: ' ' between words, 'a' in a word, 'c' in punctuation, a quote or an
    escape character in or behind that, None at the end.
    """

    def __init__(self, instream=None, infile=None, posix=False, punctuation_chars=False):
        from collections import deque
        if isinstance(instream, str):
            instream = StringIO(instream)
        self.instream = sys.stdin if instream is None else instream
        self.infile = None if instream is None else infile
        self.posix = posix
        self.eof = None if posix else ''
        self.commenters = '#'
        self.wordchars = _letters + _more_letters if posix else _letters
        self.whitespace = ' \t\r\n'
        self.whitespace_split = False
        self.quotes = '\'"'
        self.escape = '\\'
        self.escapedquotes = '"'
        self.state = ' '
        self.pushback = deque()
        self.lineno = 1
        self.debug = 0
        self.token = ''
        self.filestack = deque()
        self.source = None
        self._punctuation_chars = '();<>|&' if punctuation_chars is True else punctuation_chars or ''
        if self._punctuation_chars:
            self._pushback_chars = deque()
            self.wordchars = ''.join(c for c in self.wordchars + '~-./*?=' if c not in self._punctuation_chars)

    @property
    def punctuation_chars(self):
        return self._punctuation_chars

    def _say(self, level, text):
        if self.debug >= level:
            print('shlex: ' + text)

    def push_token(self, tok):
        """Push a token onto the stack popped by the get_token method."""
        self._say(1, f'pushing token {tok!r}')
        self.pushback.appendleft(tok)

    def push_source(self, newstream, newfile=None):
        """Push an input source onto the lexer's input source stack."""
        if isinstance(newstream, str):
            newstream = StringIO(newstream)
        self.filestack.appendleft((self.infile, self.instream, self.lineno))
        self.infile, self.instream, self.lineno = newfile, newstream, 1
        self._say(1, f'pushing to stream {newstream}' if newfile is None else f'pushing to file {newfile}')

    def pop_source(self):
        """Pop the input source stack."""
        self.instream.close()
        self.infile, self.instream, self.lineno = self.filestack.popleft()
        self._say(1, f'popping to {self.instream}, line {self.lineno}')
        self.state = ' '

    def get_token(self):
        """Get a token from the input stream (or from stack if it's nonempty)."""
        if self.pushback:
            tok = self.pushback.popleft()
            self._say(1, f'popping token {tok!r}')
            return tok
        raw = self.read_token()
        if self.source is not None:
            while raw == self.source:
                found = self.sourcehook(self.read_token())
                if found:
                    newfile, newstream = found
                    self.push_source(newstream, newfile)
                raw = self.get_token()
        while raw == self.eof:
            if not self.filestack:
                return self.eof
            self.pop_source()
            raw = self.get_token()
        self._say(1, f'token={raw!r}' if raw != self.eof else 'token=EOF')
        return raw

    def _next_char(self):
        if self._punctuation_chars and self._pushback_chars:
            c = self._pushback_chars.pop()
        else:
            c = self.instream.read(1)
        if c == '\n':
            self.lineno += 1
        self._say(3, f'in state {self.state!r} I see character: {c!r}')
        return c

    def _skip_comment(self):
        self.instream.readline()
        self.lineno += 1

    def read_token(self):
        """The next token of the stream itself."""
        # Words in quotes may be empty, others not.
        self._quoted = False
        self._outside = ' '
        while not self._takes(self._next_char()):
            pass
        result, self.token = self.token, ''
        if self.posix and not self._quoted and result == '':
            result = None
        self._say(2, f'raw token={result!r}' if result else 'raw token=EOF')
        return result

    def _has_token(self):
        return bool(self.token or self.posix and self._quoted)

    def _takes(self, c):
        """Takes a character ('' at the end); whether a token is complete."""
        state = self.state
        if state is None:
            self.token = ''
            return True
        if state == ' ':
            return self._takes_between(c)
        if state in self.quotes:
            return self._takes_quoted(c)
        if state in self.escape:
            return self._takes_escaped(c)
        return self._takes_in_word(c)

    def _takes_between(self, c):
        if not c:
            self.state = None
            return True
        if c in self.whitespace:
            self._say(2, 'I see whitespace in whitespace state')
            return self._has_token()
        if c in self.commenters:
            self._skip_comment()
        elif self.posix and c in self.escape:
            self._outside, self.state = 'a', c
        elif c in self.wordchars:
            self.token, self.state = c, 'a'
        elif c in self._punctuation_chars:
            self.token, self.state = c, 'c'
        elif c in self.quotes:
            if not self.posix:
                self.token = c
            self.state = c
        else:
            self.token = c
            if not self.whitespace_split:
                return True
            self.state = 'a'
        return False

    def _takes_quoted(self, c):
        self._quoted = True
        if not c:
            self._say(2, 'I see EOF in quotes state')
            raise ValueError('No closing quotation')
        if c == self.state:
            if self.posix:
                self.state = 'a'
                return False
            self.token += c
            self.state = ' '
            return True
        if self.posix and c in self.escape and self.state in self.escapedquotes:
            self._outside, self.state = self.state, c
        else:
            self.token += c
        return False

    def _takes_escaped(self, c):
        if not c:
            self._say(2, 'I see EOF in escape state')
            raise ValueError('No escaped character')
        # Within quotes only the quote and the escape character can be escaped.
        if self._outside in self.quotes and c != self.state and c != self._outside:
            self.token += self.state
        self.token += c
        self.state = self._outside
        return False

    def _takes_in_word(self, c):
        if not c:
            self.state = None
            return True
        if c in self.whitespace:
            self._say(2, 'I see whitespace in word state')
            self.state = ' '
            return self._has_token()
        if c in self.commenters:
            self._skip_comment()
            if not self.posix:
                return False
            self.state = ' '
            return self._has_token()
        if self.state == 'c':
            if c in self._punctuation_chars:
                self.token += c
                return False
            self._pushback_chars.append(c)
            self.state = ' '
            return True
        if self.posix and c in self.quotes:
            self.state = c
        elif self.posix and c in self.escape:
            self._outside, self.state = 'a', c
        elif c in self.wordchars or c in self.quotes or self.whitespace_split and c not in self._punctuation_chars:
            self.token += c
        else:
            if self._punctuation_chars:
                self._pushback_chars.append(c)
            else:
                self.pushback.appendleft(c)
            self._say(2, 'I see punctuation in word state')
            self.state = ' '
            return self._has_token()
        return False

    def sourcehook(self, newfile):
        """Hook called on a filename to be sourced: its name beside the one that names it, and the file."""
        import os.path
        if newfile[0] == '"':
            newfile = newfile[1:-1]
        if isinstance(self.infile, str) and not os.path.isabs(newfile):
            newfile = os.path.join(os.path.dirname(self.infile), newfile)
        return newfile, open(newfile, 'r')

    def error_leader(self, infile=None, lineno=None):
        """Emit a C-compiler-like, Emacs-friendly error-message leader."""
        return f'"{self.infile if infile is None else infile}", line {self.lineno if lineno is None else lineno}: '

    def __iter__(self):
        return self

    def __next__(self):
        token = self.get_token()
        if token == self.eof:
            raise StopIteration
        return token


def split(s, comments=False, posix=True):
    """Split the string *s* using shell-like syntax."""
    if s is None:
        raise ValueError('s argument must not be None')
    lexer = shlex(s, posix=posix)
    lexer.whitespace_split = True
    if not comments:
        lexer.commenters = ''
    return list(lexer)


def join(split_command):
    """Return a shell-escaped string from *split_command*."""
    return ' '.join(map(quote, split_command))


_safe = frozenset('%+,-./0123456789:=@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz')


def quote(s):
    """Return a shell-escaped version of the string *s*."""
    if not s:
        return "''"
    if not isinstance(s, str):
        raise TypeError(f'expected string object, got {type(s).__name__!r}')
    if _safe.issuperset(s):
        return s
    # A single quote cannot stand in single quotes: it gets double ones of its own.
    return "'" + s.replace("'", "'\"'\"'") + "'"
