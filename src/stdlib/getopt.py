"""Options of a command line in the manner of C's getopt(): short ones in one string, long ones in a list.

Module argparse does more and says it better; this one is for who knows the C function.
"""

import os

__all__ = ['GetoptError', 'error', 'getopt', 'gnu_getopt']


class GetoptError(Exception):
    opt = ''
    msg = ''

    def __init__(self, msg, opt=''):
        self.msg = msg
        self.opt = opt
        Exception.__init__(self, msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError
_NONE, _OPTIONAL, _REQUIRED = range(3)


def getopt(args, shortopts, longopts=[]):
    """Return the options, as pairs of name and value, and the arguments that follow the last one."""
    return _Options(shortopts, longopts).read(args, stops_at_argument=True)


def gnu_getopt(args, shortopts, longopts=[]):
    """Return options and arguments, which may be mixed, unless shortopts starts with '+' or POSIXLY_CORRECT is set.

    When shortopts starts with '-', arguments stand among the options, as pairs of None and a list.
    """
    sign = shortopts[:1] if shortopts.startswith(('+', '-')) else ''
    stops = sign == '+' or not sign and bool(os.environ.get('POSIXLY_CORRECT'))
    return _Options(shortopts[len(sign):], longopts).read(args, stops_at_argument=stops, in_order=sign == '-')


class _Options:
    def __init__(self, short, long):
        self.short = short
        self.long = [long] if isinstance(long, str) else list(long)
        self.found = []

    def read(self, args, stops_at_argument, in_order=False):
        rest = []
        while args:
            first = args[0]
            if first == '--':
                rest += args[1:]
                break
            if in_order and rest and first.startswith('-') and first != '-':
                self.found.append((None, rest))
                rest = []
            if first.startswith('--'):
                args = self.read_long(first[2:], args[1:])
            elif first.startswith('-') and first != '-':
                args = self.read_short(first[1:], args[1:])
            elif stops_at_argument:
                rest += args
                break
            else:
                rest.append(first)
                args = args[1:]
        return self.found, rest

    def read_long(self, option, args):
        name, equals, value = option.partition('=')
        takes, name = self.find_long(name)
        if not equals:
            value = None
        if takes == _REQUIRED and value is None:
            if not args:
                raise GetoptError(_('option --%s requires argument') % name, name)
            value, args = args[0], args[1:]
        elif takes == _NONE and value is not None:
            raise GetoptError(_('option --%s must not have an argument') % name, name)
        self.found.append((f'--{name}', value or ''))
        return args

    def find_long(self, name):
        """Whether a long option takes a value, and its whole name: a beginning that no other has is enough."""
        possible = [option for option in self.long if option.startswith(name)]
        if not possible:
            raise GetoptError(_('option --%s not recognized') % name, name)
        for ending, takes in (('', _NONE), ('=', _REQUIRED), ('=?', _OPTIONAL)):
            if name + ending in possible:
                return takes, name
        if len(possible) > 1:
            raise GetoptError(_('option --%s not a unique prefix; possible options: %s')
                              % (name, ', '.join(possible)), name)
        whole = possible[0]
        if whole.endswith('=?'):
            return _OPTIONAL, whole[:-2]
        return (_REQUIRED, whole[:-1]) if whole.endswith('=') else (_NONE, whole)

    def read_short(self, letters, args):
        while letters:
            letter, letters = letters[0], letters[1:]
            takes = self.find_short(letter)
            value = ''
            if takes == _OPTIONAL or takes == _REQUIRED and letters:
                value, letters = letters, ''
            elif takes == _REQUIRED:
                if not args:
                    raise GetoptError(_('option -%s requires argument') % letter, letter)
                value, args = args[0], args[1:]
            self.found.append((f'-{letter}', value))
        return args

    def find_short(self, letter):
        at = self.short.find(letter) if letter != ':' else -1
        if at < 0:
            raise GetoptError(_('option -%s not recognized') % letter, letter)
        after = self.short[at + 1:at + 3]
        return _OPTIONAL if after == '::' else _REQUIRED if after.startswith(':') else _NONE


def _(text):
    return text


if __name__ == '__main__':
    import sys
    print(getopt(sys.argv[1:], 'a:b', ['alpha=', 'beta']))
