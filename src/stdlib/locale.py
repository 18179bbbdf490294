"""Habits of countries: only the C locale, in which nothing is special."""

__all__ = ['getlocale', 'getdefaultlocale', 'getpreferredencoding', 'Error', 'setlocale', 'localeconv', 'strcoll', 'strxfrm', 'str', 'atof', 'atoi', 'format_string', 'currency', 'normalize',
           'LC_CTYPE', 'LC_COLLATE', 'LC_MESSAGES', 'LC_TIME', 'LC_MONETARY', 'LC_NUMERIC', 'LC_ALL', 'CHAR_MAX', 'getencoding', 'delocalize', 'localize']

LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = range(7)
CHAR_MAX = 127
_str = str


class Error(Exception):
    """A locale is not supported."""


def localeconv():
    """How numbers and money are written."""
    conventions = dict.fromkeys(('int_curr_symbol', 'currency_symbol', 'mon_decimal_point', 'mon_thousands_sep'), '')
    conventions.update(mon_grouping=[], positive_sign='', negative_sign='')
    for name in ('int_frac_digits', 'frac_digits', 'p_cs_precedes', 'p_sep_by_space', 'n_cs_precedes', 'n_sep_by_space', 'p_sign_posn', 'n_sign_posn'):
        conventions[name] = CHAR_MAX
    conventions.update(decimal_point='.', thousands_sep='', grouping=[])
    return conventions


def setlocale(category, locale=None):
    """Choose a locale: 'C', 'POSIX' or '' for the user's, which is taken for C too."""
    if not isinstance(locale, (_str, type(None))):
        language, encoding = locale
        locale = f'{language}.{encoding}' if encoding else language
    if not 0 <= category <= LC_ALL:
        raise Error('invalid locale category')
    if locale not in (None, '', 'C', 'POSIX'):
        raise Error('unsupported locale setting')
    return 'C'


def getlocale(category=LC_CTYPE):
    """The language and the encoding of a locale."""
    if category == LC_ALL:
        raise TypeError('category LC_ALL is not supported')
    return None, None


def getdefaultlocale(envvars=()):
    """The language and the encoding that the environment asks for."""
    return None, None


def getencoding():
    """The encoding of text."""
    return 'UTF-8'


def getpreferredencoding(do_setlocale=True):
    """The encoding of text."""
    return 'UTF-8'


def normalize(localename):
    """The usual name of a locale."""
    return 'C' if localename.upper() in ('C', 'POSIX') else localename


def strcoll(a, b, /):
    """Compare two strings: below 0, 0 or above."""
    return (a > b) - (a < b)


def strxfrm(string, /):
    """A string whose order is that of strcoll()."""
    return string


def localize(string, grouping=False, monetary=False):
    """A number in text as this locale writes it."""
    return string


def delocalize(string):
    """A number in text as Python writes it."""
    return string


def format_string(f, val, grouping=False, monetary=False):
    """Format values as the % operator does."""
    return f % val


def currency(val, symbol=True, grouping=False, international=False):
    """An amount of money."""
    raise ValueError("Currency formatting is not possible using the 'C' locale.")


def str(val):
    """A float as text."""
    return format_string('%.12g', val)


def atof(string, func=float):
    """The float of a text."""
    return func(delocalize(string))


def atoi(string):
    """The int of a text."""
    return int(delocalize(string))
