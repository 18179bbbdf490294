"""Rational numbers of unlimited precision: class Fraction.

A Fraction is two ints without a common factor, the denominator positive. Sums and products keep the ints small by dividing common
factors out before they multiply (Knuth, The Art of Computer Programming, volume 2, section 4.5.1).
"""

import numbers as _numbers
import operator as _operator
from math import gcd as _gcd, isfinite as _isfinite
from sys import hash_info as _hash_info

__all__ = ['Fraction']

_MODULUS = _hash_info.modulus
_HASH_OF_INFINITY = _hash_info.inf


# ---- numbers in text

def _is_digits(text):
    """Is this one or more digits, single underscores between them?"""
    return all(part.isdecimal() for part in text.split('_'))


def _parsed(text):
    """Numerator and denominator, not in lowest terms, of '3/4', '1.5', '-2e-3'; None for what is no number."""
    body = text.strip()
    negative = body.startswith('-')
    if negative or body.startswith('+'):
        body = body[1:]
    top, slash, bottom = body.partition('/')
    if slash:
        top = top.rstrip()
        bottom = bottom.lstrip()
        if not (_is_digits(top) and _is_digits(bottom)):
            return None
        numerator, denominator = int(top), int(bottom)
    else:
        mantissa, e, exponent = body.replace('E', 'e').partition('e')
        whole, _, decimals = mantissa.partition('.')
        if not (whole or decimals) or whole and not _is_digits(whole) or decimals and not _is_digits(decimals):
            return None
        if e and not _is_digits(exponent[1:] if exponent[:1] in ('+', '-') else exponent):
            return None
        numerator, denominator = int(whole or '0'), 1
        if decimals:
            decimals = decimals.replace('_', '')
            denominator = 10 ** len(decimals)
            numerator = numerator * denominator + int(decimals)
        power = int(exponent or '0')
        if power >= 0:
            numerator *= 10 ** power
        else:
            denominator *= 10 ** -power
    return -numerator if negative else numerator, denominator


# ---- formatting

def _half_even(n, d):
    """n / d as the nearest int, halves to the even one; d is positive."""
    quotient, rest = divmod(n, d)
    return quotient + (2 * rest > d or 2 * rest == d and quotient & 1)


def _scaled(n, d, exponent):
    """n / d in units of 10**exponent, rounded."""
    if exponent >= 0:
        return _half_even(n, d * 10 ** exponent)
    return _half_even(n * 10 ** -exponent, d)


def _significant(n, d, figures):
    """A significand of so many figures, and its exponent, for n / d >= 0."""
    if n == 0:
        return 0, 1 - figures
    # The quotient of numbers of a and b digits has a - b or a - b + 1 digits before the point.
    digits = len(str(n)) - len(str(d))
    exponent = digits - figures + (n >= d * 10 ** digits if digits >= 0 else n * 10 ** -digits >= d)
    significand = _scaled(n, d, exponent)
    if significand == 10 ** figures:
        return significand // 10, exponent + 1
    return significand, exponent


class _Spec:
    """A format specification, taken apart. Its type is '' when it has none."""

    def __init__(self, text):
        self.rest = text
        self.fill, self.align = ' ', ''
        if text[1:2] and text[1] in '<>=^':
            self.fill, self.align = text[:2]
            self.rest = text[2:]
        else:
            self.align = self.one_of('<>=^')
        self.sign = self.one_of('-+ ')
        self.no_negative_zero = self.one_of('z')
        self.alternate = self.one_of('#')
        self.zeros = '' if self.rest[1:2] not in tuple('0123456789') else self.one_of('0')
        self.width_text = self.digits()
        self.thousands = self.one_of(',_')
        self.precision = self.separator = ''
        self.has_point = self.one_of('.')
        if self.has_point:
            self.precision = self.digits()
            self.separator = self.one_of(',_')
        self.type = self.one_of('eEfFgG%')

    def one_of(self, letters):
        """The next character if it is one of these, taken off the rest."""
        first = self.rest[:1]
        if first and first in letters:
            self.rest = self.rest[1:]
            return first
        return ''

    def digits(self):
        """The ASCII digits that come next, taken off the rest."""
        rest = self.rest.lstrip('0123456789')
        taken = self.rest[:len(self.rest) - len(rest)]
        self.rest = rest
        return taken

    def is_valid(self):
        """Does a Fraction know this format?"""
        if self.rest or self.has_point and not (self.precision or self.separator):
            return False
        if self.type:
            return not (self.align and self.zeros)
        return not (self.no_negative_zero or self.zeros or self.has_point or
                    self.width_text[:1] == '0' and self.width_text != '0')

    def padded(self, sign, body):
        """The sign and the body, filled up to the width."""
        padding = self.fill * (int(self.width_text or '0') - len(sign) - len(body))
        match self.align or '>':
            case '>':
                return padding + sign + body
            case '<':
                return sign + body + padding
            case '^':
                half = len(padding) // 2
                return padding[:half] + sign + body + padding[half:]
            case _:
                return sign + padding + body

    def sign_of(self, negative):
        """The sign to show."""
        return '-' if negative else '' if self.sign == '-' else self.sign

    def general(self, n, d):
        """The form '-3/4'."""
        body = format(abs(n), self.thousands)
        if d > 1 or self.alternate:
            body += '/' + format(d, self.thousands)
        return self.padded(self.sign_of(n < 0), body)

    def decimal(self, n, d):
        """The forms of floats: -0.75, 7.5e-01, 75%."""
        precision = int(self.precision or '6')
        kind = self.type
        lower = kind.lower()
        size = abs(n)
        suffix = ''
        if lower in 'f%':
            places = precision
            significand = _scaled(size, d, -precision - (2 if kind == '%' else 0))
            if kind == '%':
                suffix = '%'
        else:
            figures = max(precision, 1) if lower == 'g' else precision + 1
            significand, exponent = _significant(size, d, figures)
            if lower == 'e' or exponent > 0 or exponent + figures <= -4:
                places = figures - 1
                suffix = f'{kind if lower == "e" else "E" if kind == "G" else "e"}{exponent + places:+03d}'
            else:
                places = -exponent
        digits = f'{significand:0{places + 1}d}'
        whole, decimals = digits[:len(digits) - places], digits[len(digits) - places:]
        if lower == 'g' and not self.alternate:
            decimals = decimals.rstrip('0')
        if self.separator:
            decimals = self.separator.join(decimals[i:i + 3] for i in range(0, len(decimals), 3))
        tail = ('.' if decimals or self.alternate else '') + decimals + suffix
        sign = self.sign_of(n < 0 and not (self.no_negative_zero and significand == 0))
        if self.zeros or self.fill == '0' and self.align == '=':
            room = int(self.width_text or '0') - len(sign) - len(tail)
            whole = whole.zfill(3 * room // 4 + 1 if self.thousands else room)
        if self.thousands:
            first = 1 + (len(whole) - 1) % 3
            whole = self.thousands.join([whole[:first], *(whole[i:i + 3] for i in range(first, len(whole), 3))])
        return self.padded(sign, whole + tail)


# ---- operators

def _operator_methods(exact, plain, symbol, *, with_complex=True):
    """The methods for an operator and for its reflection.

    `exact` computes from two pairs of ints, `plain` is the operator for floats and complex numbers.
    """
    floats = (float, complex) if with_complex else float

    def forward(a, b):
        if isinstance(b, Fraction):
            return exact(a._numerator, a._denominator, b._numerator, b._denominator)
        if isinstance(b, int):
            return exact(a._numerator, a._denominator, int(b), 1)
        if isinstance(b, floats):
            return plain(float(a), b)
        return NotImplemented

    def reverse(b, a):
        if isinstance(a, _numbers.Rational):
            a = Fraction(a)
            return exact(a._numerator, a._denominator, b._numerator, b._denominator)
        if isinstance(a, _numbers.Real):
            return plain(float(a), float(b))
        if with_complex and isinstance(a, _numbers.Complex):
            return plain(complex(a), float(b))
        return NotImplemented

    for method, name, doc in ((forward, '', f'a {symbol} b'), (reverse, 'r', f'a {symbol} b, for an a that has no answer')):
        method.__name__ = f'__{name}{plain.__name__.strip("_")}__'
        method.__qualname__ = 'Fraction.' + method.__name__
        method.__doc__ = doc
    return forward, reverse


def _sum(na, da, nb, db):
    common = _gcd(da, db)
    if common == 1:
        return _coprime(na * db + da * nb, da * db)
    part = da // common
    total = na * (db // common) + nb * part
    again = _gcd(total, common)
    return _coprime(total // again, part * (db // again))


def _difference(na, da, nb, db):
    return _sum(na, da, -nb, db)


def _product(na, da, nb, db):
    left = _gcd(na, db)
    right = _gcd(nb, da)
    return _coprime(na // left * (nb // right), da // right * (db // left))


def _quotient(na, da, nb, db):
    if nb == 0:
        raise ZeroDivisionError('Fraction(1, 0)')
    if nb < 0:
        nb, db = -nb, -db
    left = _gcd(na, nb)
    right = _gcd(db, da)
    return _coprime(na // left * (db // right), da // right * (nb // left))


def _floor_quotient(na, da, nb, db):
    return na * db // (da * nb)


def _quotient_and_rest(na, da, nb, db):
    quotient, rest = divmod(na * db, nb * da)
    return quotient, Fraction(rest, da * db)


def _rest(na, da, nb, db):
    return Fraction(na * db % (nb * da), da * db)


def _coprime(numerator, denominator, cls=None):
    """A Fraction of a pair that is in lowest terms already."""
    self = object.__new__(cls or Fraction)
    self._numerator = numerator
    self._denominator = denominator
    return self


class Fraction(_numbers.Rational):
    """A rational number.

    Fraction(8, 6) divides: both arguments are Rationals, and the result is 4/3. With one argument it converts, exactly: a
    Rational, a float or Decimal or whatever has as_integer_ratio(), or text such as '-35/4', '3.1415' or '47e-2'. Without any it
    is zero.
    """

    __slots__ = ('_numerator', '_denominator')

    def __new__(cls, numerator=0, denominator=None):
        """Build a number in lowest terms."""
        if denominator is None:
            if type(numerator) is int:
                return _coprime(numerator, 1, cls)
            if isinstance(numerator, _numbers.Rational):
                return _coprime(numerator.numerator, numerator.denominator, cls)
            if isinstance(numerator, float) or not isinstance(numerator, type) and hasattr(numerator, 'as_integer_ratio'):
                numerator, denominator = numerator.as_integer_ratio()
                return _coprime(numerator, denominator, cls)
            if not isinstance(numerator, str):
                raise TypeError('argument should be a string or a Rational instance or have the as_integer_ratio() method')
            parts = _parsed(numerator)
            if parts is None:
                raise ValueError(f'Invalid literal for Fraction: {numerator!r}')
            numerator, denominator = parts
        elif not (type(numerator) is int and type(denominator) is int):
            if not (isinstance(numerator, _numbers.Rational) and isinstance(denominator, _numbers.Rational)):
                raise TypeError('both arguments should be Rational instances')
            numerator, denominator = (
                numerator.numerator * denominator.denominator, denominator.numerator * numerator.denominator)
        if denominator == 0:
            raise ZeroDivisionError(f'Fraction({numerator}, 0)')
        common = _gcd(numerator, denominator)
        if denominator < 0:
            common = -common
        return _coprime(numerator // common, denominator // common, cls)

    @classmethod
    def from_number(cls, number):
        """Convert a finite real number exactly; text is refused."""
        if type(number) is int:
            return _coprime(number, 1, cls)
        if isinstance(number, _numbers.Rational):
            return _coprime(number.numerator, number.denominator, cls)
        if isinstance(number, float) or not isinstance(number, type) and hasattr(number, 'as_integer_ratio'):
            numerator, denominator = number.as_integer_ratio()
            return _coprime(numerator, denominator, cls)
        raise TypeError('argument should be a Rational instance or have the as_integer_ratio() method')

    @classmethod
    def from_float(cls, f):
        """Convert a finite float (or int) exactly: from_float(0.3) is not 3/10."""
        if isinstance(f, _numbers.Integral):
            return _coprime(f, 1, cls)
        if not isinstance(f, float):
            raise TypeError(f'{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})')
        return _coprime(*f.as_integer_ratio(), cls)

    @classmethod
    def from_decimal(cls, dec):
        """Convert a finite Decimal (or int) exactly."""
        from decimal import Decimal
        if isinstance(dec, _numbers.Integral):
            return _coprime(int(dec), 1, cls)
        if not isinstance(dec, Decimal):
            raise TypeError(f'{cls.__name__}.from_decimal() only takes Decimals, not {dec!r} ({type(dec).__name__})')
        return _coprime(*dec.as_integer_ratio(), cls)

    @classmethod
    def _from_coprime_ints(cls, numerator, denominator, /):
        """Build a number of ints that have no common factor; they are not checked."""
        return _coprime(numerator, denominator, cls)

    # ---- parts

    @property
    def numerator(a):
        """The int above the line."""
        return a._numerator

    @property
    def denominator(a):
        """The int below the line, positive."""
        return a._denominator

    def is_integer(self):
        """Is this a whole number?"""
        return self._denominator == 1

    def as_integer_ratio(self):
        """The pair of numerator and denominator."""
        return (self._numerator, self._denominator)

    def limit_denominator(self, max_denominator=1000000):
        """The closest Fraction whose denominator is at most max_denominator.

        >>> Fraction('3.141592653589793').limit_denominator(10)
        Fraction(22, 7)
        """
        if max_denominator < 1:
            raise ValueError('max_denominator should be at least 1')
        if self._denominator <= max_denominator:
            return Fraction(self)
        # The convergents p/q of the continued fraction close in on the number from both sides; the last two that have room, and
        # the farthest step between them that has room, are the candidates.
        p0, q0, p, q = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            term, rest = divmod(n, d)
            if q0 + term * q > max_denominator:
                break
            p0, q0, p, q = p, q, p0 + term * p, q0 + term * q
            n, d = d, rest
        steps = (max_denominator - q0) // q
        # p/q is rest/(q * denominator) away, as d is the rest at this step.
        if 2 * d * (q0 + steps * q) <= self._denominator:
            return _coprime(p, q)
        return _coprime(p0 + steps * p, q0 + steps * q)

    # ---- text

    def __repr__(self):
        """repr(self)"""
        return f'{self.__class__.__name__}({self._numerator}, {self._denominator})'

    def __str__(self):
        """str(self)"""
        return str(self._numerator) if self._denominator == 1 else f'{self._numerator}/{self._denominator}'

    def __format__(self, format_spec, /):
        """Format as a quotient, or, with one of the types eEfFgG%, as floats are, exactly rounded."""
        spec = _Spec(format_spec)
        if not spec.is_valid():
            raise ValueError(f'Invalid format specifier {format_spec!r} for object of type {type(self).__name__!r}')
        return (spec.decimal if spec.type else spec.general)(self._numerator, self._denominator)

    # ---- arithmetic

    __add__, __radd__ = _operator_methods(_sum, _operator.add, '+')
    __sub__, __rsub__ = _operator_methods(_difference, _operator.sub, '-')
    __mul__, __rmul__ = _operator_methods(_product, _operator.mul, '*')
    __truediv__, __rtruediv__ = _operator_methods(_quotient, _operator.truediv, '/')
    __floordiv__, __rfloordiv__ = _operator_methods(_floor_quotient, _operator.floordiv, '//', with_complex=False)
    __divmod__, __rdivmod__ = _operator_methods(_quotient_and_rest, divmod, 'divmod', with_complex=False)
    __mod__, __rmod__ = _operator_methods(_rest, _operator.mod, '%', with_complex=False)

    def __pow__(a, b, modulo=None):
        """a ** b: a Fraction for a whole b, else a float or complex number, since roots are rarely rational."""
        if modulo is not None:
            return NotImplemented
        if isinstance(b, _numbers.Rational):
            if b.denominator != 1:
                return float(a) ** float(b)
            power = b.numerator
            n, d = a._numerator, a._denominator
            if power >= 0:
                return _coprime(n ** power, d ** power)
            if n == 0:
                raise ZeroDivisionError(f'Fraction({d ** -power}, 0)')
            if n < 0:
                n, d = -n, -d
            return _coprime(d ** -power, n ** -power)
        if isinstance(b, (float, complex)):
            return float(a) ** b
        return NotImplemented

    def __rpow__(b, a, modulo=None):
        """a ** b, for an a that has no answer"""
        if modulo is not None:
            return NotImplemented
        if b._denominator == 1 and b._numerator >= 0:
            return a ** b._numerator
        if isinstance(a, _numbers.Rational):
            return Fraction(a.numerator, a.denominator) ** b
        return a ** (b._numerator if b._denominator == 1 else float(b))

    def __pos__(a):
        """+a, a Fraction even when a is of a subclass"""
        return _coprime(a._numerator, a._denominator)

    def __neg__(a):
        """-a"""
        return _coprime(-a._numerator, a._denominator)

    def __abs__(a):
        """abs(a)"""
        return _coprime(abs(a._numerator), a._denominator)

    def __int__(a):
        """int(a)"""
        return _operator.index(a.__trunc__())

    def __trunc__(a):
        """math.trunc(a)"""
        if a._numerator < 0:
            return -(-a._numerator // a._denominator)
        return a._numerator // a._denominator

    def __floor__(a):
        """math.floor(a)"""
        return a._numerator // a._denominator

    def __ceil__(a):
        """math.ceil(a)"""
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        """round(self), an int, or round(self, ndigits), a Fraction; halves to even."""
        if ndigits is None:
            return _half_even(self._numerator, self._denominator)
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(_half_even(self._numerator * shift, self._denominator), shift)
        return Fraction(_half_even(self._numerator, self._denominator * shift) * shift)

    # ---- comparison

    def __hash__(self):
        """hash(self): that of an equal int, float or Decimal."""
        try:
            inverse = pow(self._denominator, -1, _MODULUS)
        except ValueError:
            result = _HASH_OF_INFINITY
        else:
            result = hash(hash(abs(self._numerator)) * inverse)
        if self._numerator < 0:
            result = -result
        return -2 if result == -1 else result

    def __eq__(a, b):
        """a == b"""
        if type(b) is int:
            return a._denominator == 1 and a._numerator == b
        if isinstance(b, _numbers.Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, _numbers.Complex) and b.imag == 0:
            b = b.real
        if not isinstance(b, float):
            return NotImplemented
        return _isfinite(b) and a._denominator.bit_count() == 1 and (a._numerator, a._denominator) == b.as_integer_ratio()

    def _compared(self, other, relation):
        """Compare by an operator with a Rational or a float."""
        if isinstance(other, _numbers.Rational):
            return relation(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            if not _isfinite(other):
                return relation(0.0, other)
            n, d = other.as_integer_ratio()
            return relation(self._numerator * d, self._denominator * n)
        return NotImplemented

    def __lt__(a, b):
        """a < b"""
        return a._compared(b, _operator.lt)

    def __gt__(a, b):
        """a > b"""
        return a._compared(b, _operator.gt)

    def __le__(a, b):
        """a <= b"""
        return a._compared(b, _operator.le)

    def __ge__(a, b):
        """a >= b"""
        return a._compared(b, _operator.ge)

    def __bool__(a):
        """a != 0"""
        return bool(a._numerator)

    # ---- copies

    def __reduce__(self):
        return (self.__class__, (self._numerator, self._denominator))

    def __copy__(self):
        return self if type(self) is Fraction else self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()
