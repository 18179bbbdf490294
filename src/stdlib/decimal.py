"""Decimal arithmetic: numbers as people write them, with as many digits as they choose.

    >>> from decimal import Decimal, getcontext
    >>> Decimal('0.1') + Decimal('0.2')
    Decimal('0.3')
    >>> getcontext().prec = 6
    >>> Decimal(1) / 7
    Decimal('0.142857')

Numbers, contexts and signals are those of the General Decimal Arithmetic Specification,
http://speleotrove.com/decimal/decarith.html, version 1.70.
"""

from _decimal import *
import _decimal
from collections import namedtuple as _namedtuple
from collections.abc import MutableMapping as _MutableMapping
import numbers as _numbers

__version__ = '1.70'
__libmpdec_version__ = '2.5.1'

DecimalTuple = _namedtuple('DecimalTuple', 'sign digits exponent', module='decimal')


class SignalDict(_decimal._SignalDict, _MutableMapping):
    __slots__ = ()
    __repr__ = _decimal._SignalDict.__repr__
    __eq__ = _decimal._SignalDict.__eq__
    __hash__ = None


_numbers.Number.register(Decimal)
_decimal._adopt(SignalDict, DecimalTuple, _numbers.Rational)
del SignalDict
