"""Dates, times of day, both together, the spans between them, and zones: the proleptic Gregorian calendar.

All values are immutable. A date counts days from 1 January of year 1, which is day 1 (its ordinal), and a span is kept as days,
seconds and microseconds. Values with a zone (aware) and without (naive) do not mix.
"""

from math import modf as _modf
from operator import index as _index
from _time import time as _now
from _time import _zone as _local_zone

__all__ = ('date', 'datetime', 'time', 'timedelta', 'timezone', 'tzinfo', 'MINYEAR', 'MAXYEAR', 'UTC')

MINYEAR = 1
MAXYEAR = 9999

_LAST_ORDINAL = 3652059
_EPOCH_ORDINAL = 719163
_DAY_SECONDS = 86400
_DAY_US = 86400 * 10**6
_ABSENT = object()
_WEEKDAYS = ('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun')
_MONTHS = ('', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec')
_MONTH_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_BEFORE_MONTH = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)


# ---- the calendar

def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in(year, month):
    return 29 if month == 2 and _is_leap(year) else _MONTH_DAYS[month]


def _days_before_year(year):
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400


def _day_of_year(year, month, day):
    return _BEFORE_MONTH[month] + day + (month > 2 and _is_leap(year))


def _ordinal(year, month, day):
    return _days_before_year(year) + _day_of_year(year, month, day)


def _civil(ordinal):
    """Year, month and day of an ordinal."""
    cycles, n = divmod(ordinal - 1, 146097)
    centuries, n = divmod(n, 36524)
    fours, n = divmod(n, 1461)
    years, n = divmod(n, 365)
    year = cycles * 400 + centuries * 100 + fours * 4 + years + 1
    if years == 4 or centuries == 4:
        return year - 1, 12, 31
    month = (n + 50) >> 5
    before = _BEFORE_MONTH[month] + (month > 2 and _is_leap(year))
    if before > n:
        month -= 1
        before = _BEFORE_MONTH[month] + (month > 2 and _is_leap(year))
    return year, month, n - before + 1


def _first_iso_monday(year):
    """The ordinal of the Monday of ISO week 1: the week with the year's first Thursday."""
    first = _ordinal(year, 1, 1)
    weekday = (first + 6) % 7
    return first - weekday + (7 if weekday > 3 else 0)


def _from_iso_week(year, week, day):
    """Year, month and day of a day in the ISO calendar."""
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'year must be in {MINYEAR}..{MAXYEAR}, not {year}')
    if not 0 < week < 53:
        first = _ordinal(year, 1, 1) % 7
        if not (week == 53 and (first == 4 or first == 3 and _is_leap(year))):
            raise ValueError(f'Invalid week: {week}')
    if not 0 < day < 8:
        raise ValueError(f'Invalid weekday: {day} (range is [1, 7])')
    return _civil(_first_iso_monday(year) + week * 7 - 7 + day - 1)


# ---- checks

def _check_date(year, month, day):
    if year is _ABSENT or month is _ABSENT or day is _ABSENT:
        name, at = ('year', 1) if year is _ABSENT else ('month', 2) if month is _ABSENT else ('day', 3)
        raise TypeError(f"function missing required argument '{name}' (pos {at})")
    year, month, day = _index(year), _index(month), _index(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'year must be in {MINYEAR}..{MAXYEAR}, not {year}')
    if not 1 <= month <= 12:
        raise ValueError(f'month must be in 1..12, not {month}')
    if not 1 <= day <= _days_in(year, month):
        raise ValueError(f'day {day} must be in range 1..{_days_in(year, month)} for month {month} in year {year}')
    return year, month, day


def _check_time(hour, minute, second, microsecond, fold):
    hour, minute, second, microsecond, fold = (
        _index(hour), _index(minute), _index(second), _index(microsecond), _index(fold))
    if not 0 <= hour <= 23:
        raise ValueError(f'hour must be in 0..23, not {hour}')
    if not 0 <= minute <= 59:
        raise ValueError(f'minute must be in 0..59, not {minute}')
    if not 0 <= second <= 59:
        raise ValueError(f'second must be in 0..59, not {second}')
    if not 0 <= microsecond <= 999999:
        raise ValueError(f'microsecond must be in 0..999999, not {microsecond}')
    if fold not in (0, 1):
        raise ValueError(f'fold must be either 0 or 1, not {fold}')
    return hour, minute, second, microsecond, fold


def _check_zone(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'")


def _zone_offset(tz, name, argument):
    """What a zone's utcoffset() or dst() says, checked."""
    if tz is None:
        return None
    offset = getattr(tz, name)(argument)
    if offset is None:
        return None
    if not isinstance(offset, timedelta):
        raise TypeError(f"tzinfo.{name}() must return None or timedelta, not '{type(offset).__name__}'")
    if not -_DAY_US < offset._us < _DAY_US:
        raise ValueError('offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), '
                         f'not {offset!r}')
    return offset


def _zone_name(tz, argument):
    if tz is None:
        return None
    name = tz.tzname(argument)
    if name is not None and not isinstance(name, str):
        raise TypeError(f"tzinfo.tzname() must return None or a string, not '{type(name).__name__}'")
    return name


# ---- text

def _shown_name(value):
    """The name in a repr: with the module for our own types."""
    cls = type(value)
    return f'datetime.{cls.__name__}' if cls in (date, datetime, time, timedelta, timezone) else cls.__name__


def _offset_text(offset, colon=':'):
    """An offset as +HH:MM, with seconds and microseconds when there are any."""
    if offset is None:
        return ''
    us = offset._us
    sign = '+' if us >= 0 else '-'
    seconds, us = divmod(abs(us), 10**6)
    minutes, seconds = divmod(seconds, 60)
    text = f'{sign}{minutes // 60:02d}{colon}{minutes % 60:02d}'
    if seconds or us:
        text += f'{colon}{seconds:02d}'
    return text + f'.{us:06d}' if us else text


def _time_text(hour, minute, second, us, timespec):
    match timespec:
        case 'auto':
            return f'{hour:02d}:{minute:02d}:{second:02d}' + (f'.{us:06d}' if us else '')
        case 'hours':
            return f'{hour:02d}'
        case 'minutes':
            return f'{hour:02d}:{minute:02d}'
        case 'seconds':
            return f'{hour:02d}:{minute:02d}:{second:02d}'
        case 'milliseconds':
            return f'{hour:02d}:{minute:02d}:{second:02d}.{us // 1000:03d}'
        case 'microseconds':
            return f'{hour:02d}:{minute:02d}:{second:02d}.{us:06d}'
    if not isinstance(timespec, str):
        raise TypeError(f"isoformat() argument 'timespec' must be str, not {type(timespec).__name__}")
    raise ValueError('Unknown timespec value')


def _strftime(value, format, year, month, day, hour, minute, second, us):
    from _timeformat import Moment
    if not isinstance(format, str):
        raise TypeError(f"strftime() argument 1 must be str, not {type(format).__name__}")
    return Moment(value, year, month, day, hour, minute, second, us).format(format)


# ---- ISO 8601 text

class _NotISO(Exception):
    """The text has another form."""


def _number(text, at, length):
    digits = text[at:at + length]
    if len(digits) != length or not (digits.isascii() and digits.isdigit()):
        raise _NotISO
    return int(digits)


def _parse_date(text):
    """Year, month and day of 2024-02-29, 20240229, 2024-W09-4, 2024W094, or a week without its day."""
    year = _number(text, 0, 4)
    dashed = text[4:5] == '-'
    at = 4 + dashed
    if text[at:at + 1] == 'W':
        week, at, day = _number(text, at + 1, 2), at + 3, 1
        if at < len(text):
            if dashed:
                if text[at] != '-':
                    raise _NotISO
                at += 1
            day, at = _number(text, at, 1), at + 1
        if at != len(text):
            raise _NotISO
        try:
            return _from_iso_week(year, week, day)
        except ValueError:
            raise _NotISO from None
    month, at = _number(text, at, 2), at + 2
    if dashed:
        if text[at:at + 1] != '-':
            raise _NotISO
        at += 1
    day = _number(text, at, 2)
    if at + 2 != len(text):
        raise _NotISO
    return year, month, day


def _parse_clock(text):
    """Hour, minute, second and microsecond of 12, 12:30, 12:30:45.5 or the same without colons."""
    parts = [0, 0, 0, 0]
    at = 0
    colons = False
    for i in range(3):
        parts[i], at = _number(text, at, 2), at + 2
        if at == len(text):
            return parts
        mark = text[at]
        if i == 0:
            colons = mark == ':'
        if colons and mark == ':':
            if i == 2:
                raise _NotISO
            at += 1
        elif mark in '.,':
            if i < 2:
                raise _NotISO
        elif colons:
            raise _NotISO
    digits = text[at + 1:]
    if text[at] not in '.,' or not (digits.isascii() and digits.isdigit()):
        raise _NotISO
    parts[3] = int(digits[:6].ljust(6, '0'))
    return parts


def _parse_time(text):
    """Hour, minute, second, microsecond and zone."""
    at = next((i for i, c in enumerate(text) if c in '+-Z'), len(text))
    parts = _parse_clock(text[:at])
    tz = None
    if at < len(text):
        if text[at] == 'Z':
            if at + 1 != len(text):
                raise _NotISO
            tz = timezone.utc
        else:
            h, m, s, us = _parse_clock(text[at + 1:])
            total = ((h * 60 + m) * 60 + s) * 10**6 + us
            tz = timezone.utc if total == 0 else timezone(timedelta(microseconds=total if text[at] == '+' else -total))
    return *parts, tz


def _separator_place(text):
    """Where the date of a date with a time ends."""
    size = len(text)
    if size == 7:
        return 7
    if text[4:5] == '-':
        if text[5:6] != 'W':
            return 10
        if text[8:9] != '-':
            return 8
        if size == 9:
            raise _NotISO
        # 2024-W09-12:30 has a time after the week, 2024-W09-4T12:30 a day.
        return 8 if size > 10 and text[10] in '0123456789' else 10
    if text[4:5] == 'W':
        at = 7
        while at < size and text[at] in '0123456789':
            at += 1
        return at if at < 9 else 7 if at % 2 == 0 else 8
    return 8


# ---- spans

def _half_even(a, b):
    """a / b as the nearest int, halves to the even one."""
    quotient, rest = divmod(a, b)
    rest *= 2
    return quotient + ((rest > b if b > 0 else rest < b) or rest == b and quotient & 1)


class timedelta:
    """The difference between two moments.

    timedelta(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0). All arguments are optional, may be
    ints or floats, and may be negative; the sum is normalised to days, 0 <= seconds < 86400 and 0 <= microseconds < 10**6.
    """

    __slots__ = ('_us',)

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        if type(days) is int and type(seconds) is int and type(microseconds) is int and milliseconds == minutes == hours == weeks == 0:
            return _span((days * _DAY_SECONDS + seconds) * 10**6 + microseconds, cls)
        whole = 0
        fraction = 0.0
        for value, unit, name in (
                (microseconds, 1, 'microseconds'), (milliseconds, 1000, 'milliseconds'), (seconds, 10**6, 'seconds'),
                (minutes, 6 * 10**7, 'minutes'), (hours, 36 * 10**8, 'hours'), (days, _DAY_US, 'days'),
                (weeks, 7 * _DAY_US, 'weeks')):
            if isinstance(value, int):
                whole += value * unit
            elif isinstance(value, float):
                part, value = _modf(value)
                whole += int(value) * unit
                if part:
                    part, value = _modf(part * unit)
                    whole += int(value)
                    fraction += part
            else:
                raise TypeError(f'unsupported type for timedelta {name} component: {type(value).__name__}')
        if fraction:
            near = round(fraction)
            if abs(near - fraction) == 0.5:
                # Halves go to the even sum, not to the even fraction.
                odd = whole & 1
                near = int(2.0 * round((fraction + odd) * 0.5)) - odd
            whole += near
        return _span(whole, cls)

    @property
    def days(self):
        """Number of days."""
        return self._us // _DAY_US

    @property
    def seconds(self):
        """Number of seconds (>= 0 and less than 1 day)."""
        return self._us // 10**6 % _DAY_SECONDS

    @property
    def microseconds(self):
        """Number of microseconds (>= 0 and less than 1 second)."""
        return self._us % 10**6

    def total_seconds(self):
        """Total seconds in the duration."""
        return self._us / 10**6

    def __repr__(self):
        parts = [f'{name}={value}' for name, value in (
            ('days', self.days), ('seconds', self.seconds), ('microseconds', self.microseconds)) if value]
        return f'{_shown_name(self)}({", ".join(parts) or "0"})'

    def __str__(self):
        minutes, seconds = divmod(self.seconds, 60)
        text = f'{minutes // 60}:{minutes % 60:02d}:{seconds:02d}'
        days = self.days
        if days:
            text = f'{days} day{"" if abs(days) == 1 else "s"}, {text}'
        return text + f'.{self.microseconds:06d}' if self.microseconds else text

    def __add__(self, other):
        return _span(self._us + other._us) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return _span(self._us - other._us) if isinstance(other, timedelta) else NotImplemented

    def __rsub__(self, other):
        return _span(other._us - self._us) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return _span(-self._us)

    def __pos__(self):
        return _span(self._us)

    def __abs__(self):
        return _span(abs(self._us))

    def __mul__(self, other):
        if isinstance(other, int):
            return _span(self._us * other)
        if isinstance(other, float):
            n, d = other.as_integer_ratio()
            return _span(_half_even(self._us * n, d))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._us // other._us
        if isinstance(other, int):
            return _span(self._us // other)
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._us / other._us
        if isinstance(other, int):
            return _span(_half_even(self._us, other))
        if isinstance(other, float):
            n, d = other.as_integer_ratio()
            return _span(_half_even(self._us * d, n))
        return NotImplemented

    def __mod__(self, other):
        return _span(self._us % other._us) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        quotient, rest = divmod(self._us, other._us)
        return quotient, _span(rest)

    def __bool__(self):
        return self._us != 0

    def __hash__(self):
        return hash((self.days, self.seconds, self.microseconds))

    def __eq__(self, other):
        return self._us == other._us if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._us < other._us if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._us <= other._us if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._us > other._us if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._us >= other._us if isinstance(other, timedelta) else NotImplemented

    def __reduce__(self):
        return (self.__class__, (self.days, self.seconds, self.microseconds))


def _span(us, cls=timedelta):
    """A timedelta of so many microseconds."""
    if not -86399999913600000000 <= us <= 86399999999999999999:
        days = us // _DAY_US
        if not -2**31 <= days < 2**31:
            raise OverflowError('Python int too large to convert to C int')
        raise OverflowError(f'days={days}; must have magnitude <= 999999999')
    self = object.__new__(cls)
    self._us = us
    return self


timedelta.min = _span(-86399999913600000000)
timedelta.max = _span(86399999999999999999)
timedelta.resolution = _span(1)


# ---- dates

class IsoCalendarDate(tuple):
    """The result of date.isocalendar(): year, week and weekday in the ISO calendar."""

    __slots__ = ()

    def __new__(cls, year, week, weekday, /):
        return tuple.__new__(cls, (year, week, weekday))

    @property
    def year(self):
        """The year of the week, which near New Year may be another than the date's."""
        return self[0]

    @property
    def week(self):
        """The week, from 1."""
        return self[1]

    @property
    def weekday(self):
        """The day of the week: Monday is 1."""
        return self[2]

    def __repr__(self):
        return f'datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})'

    def __reduce__(self):
        return (tuple, (tuple(self),))


IsoCalendarDate.__module__ = 'datetime'


class date:
    """date(year, month, day) --> date object"""

    __slots__ = ('_year', '_month', '_day')

    def __new__(cls, year=_ABSENT, month=_ABSENT, day=_ABSENT):
        if month is _ABSENT and isinstance(year, (bytes, str)) and len(year) == 4:
            # What pickle kept.
            state = year.encode('latin1') if isinstance(year, str) else year
            if 1 <= state[2] & 0x7F <= 12:
                year, month, day = state[0] * 256 + state[1], state[2], state[3]
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        return self

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        """Create a date from a POSIX timestamp, in the local zone."""
        return cls(*_local_parts(timestamp)[:3])

    @classmethod
    def today(cls):
        """Current date: the same as self.__class__.fromtimestamp(time.time())."""
        return cls.fromtimestamp(_now())

    @classmethod
    def fromordinal(cls, ordinal, /):
        """The date of a proleptic Gregorian ordinal; day 1 is 1 January of year 1."""
        ordinal = _index(ordinal)
        if ordinal < 1:
            raise ValueError('ordinal must be >= 1')
        if ordinal > _LAST_ORDINAL:
            raise ValueError(f'year must be in {MINYEAR}..{MAXYEAR}, not {_civil(ordinal)[0]}')
        return cls(*_civil(ordinal))

    @classmethod
    def fromisoformat(cls, string, /):
        """Construct a date from a string in ISO 8601 format."""
        if not isinstance(string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            if len(string) not in (7, 8, 10):
                raise _NotISO
            parts = _parse_date(string)
        except _NotISO:
            raise ValueError(f'Invalid isoformat string: {string!r}') from None
        return cls(*parts)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        """Construct a date from the ISO year, week number and weekday."""
        return cls(*_from_iso_week(_index(year), _index(week), _index(day)))

    @classmethod
    def strptime(cls, string, format, /):
        """Parse a date by a format."""
        from _strptime import parsed_date
        return parsed_date(cls, string, format)

    @property
    def year(self):
        """The year, from 1 to 9999."""
        return self._year

    @property
    def month(self):
        """The month, from 1 to 12."""
        return self._month

    @property
    def day(self):
        """The day of the month, from 1."""
        return self._day

    def __repr__(self):
        return f'{_shown_name(self)}({self._year}, {self._month}, {self._day})'

    def ctime(self):
        """Return a ctime() style string."""
        return f'{_WEEKDAYS[self.weekday()]} {_MONTHS[self._month]} {self._day:2d} 00:00:00 {self._year:04d}'

    def strftime(self, format):
        """Format using strftime()."""
        return _strftime(self, format, self._year, self._month, self._day, 0, 0, 0, 0)

    def __format__(self, format_spec, /):
        """Formats self with strftime."""
        if not isinstance(format_spec, str):
            raise TypeError(f'__format__() argument 1 must be str, not {type(format_spec).__name__}')
        return self.strftime(format_spec) if format_spec else str(self)

    def isoformat(self):
        """Return string in ISO 8601 format, YYYY-MM-DD."""
        return f'{self._year:04d}-{self._month:02d}-{self._day:02d}'

    def __str__(self):
        return self.isoformat()

    def timetuple(self):
        """Return time tuple, compatible with time.localtime()."""
        return _time_tuple(self, 0, 0, 0, -1)

    def toordinal(self):
        """Return proleptic Gregorian ordinal.  January 1 of year 1 is day 1."""
        return _ordinal(self._year, self._month, self._day)

    def replace(self, /, year=None, month=None, day=None):
        """Return date with new specified fields."""
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day)

    __replace__ = replace

    def weekday(self):
        """Return the day of the week represented by the date: Monday == 0 ... Sunday == 6."""
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        """Return the day of the week represented by the date: Monday == 1 ... Sunday == 7."""
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        """Return a named tuple containing ISO year, week number, and weekday."""
        today = _ordinal(self._year, self._month, self._day)
        year = self._year
        if today < _first_iso_monday(year):
            year -= 1
        elif today >= _first_iso_monday(year + 1):
            year += 1
        week, day = divmod(today - _first_iso_monday(year), 7)
        return IsoCalendarDate(year, week + 1, day + 1)

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return _date_of(self, _ordinal(self._year, self._month, self._day) + other.days)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return _date_of(self, _ordinal(self._year, self._month, self._day) - other.days)
        if self._is_like(other):
            return _span((self.toordinal() - other.toordinal()) * _DAY_US)
        return NotImplemented

    def _key(self):
        return self._year, self._month, self._day

    def _is_like(self, other):
        return isinstance(other, date) and not isinstance(other, datetime)

    def __eq__(self, other):
        return self._key() == other._key() if self._is_like(other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if self._is_like(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._is_like(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._is_like(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._is_like(other) else NotImplemented

    def __hash__(self):
        return hash((self._year, self._month, self._day))

    def _state(self):
        return bytes((self._year >> 8, self._year & 255, self._month, self._day))

    def __reduce__(self):
        return (self.__class__, (self._state(),))


def _date_of(like, ordinal):
    if not 1 <= ordinal <= _LAST_ORDINAL:
        raise OverflowError('date value out of range')
    if type(like) is not date:
        return type(like)(*_civil(ordinal))
    self = object.__new__(date)
    self._year, self._month, self._day = _civil(ordinal)
    return self


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = _span(_DAY_US)


def _time_tuple(day, hour, minute, second, is_dst):
    from time import struct_time
    year, month, d = day._year, day._month, day._day
    return struct_time((year, month, d, hour, minute, second, (_ordinal(year, month, d) + 6) % 7, _day_of_year(year, month, d), is_dst))


# ---- zones

class tzinfo:
    """Abstract base class for time zone info objects."""

    __slots__ = ()

    def tzname(self, dt, /):
        """datetime -> string name of time zone."""
        raise NotImplementedError('a tzinfo subclass must implement tzname()')

    def utcoffset(self, dt, /):
        """datetime -> timedelta showing offset from UTC, negative values indicating West of UTC"""
        raise NotImplementedError('a tzinfo subclass must implement utcoffset()')

    def dst(self, dt, /):
        """datetime -> DST offset as timedelta positive east of UTC."""
        raise NotImplementedError('a tzinfo subclass must implement dst()')

    def fromutc(self, dt, /):
        """datetime in UTC -> datetime in local time."""
        if not isinstance(dt, datetime):
            raise TypeError('fromutc: argument must be a datetime')
        if dt.tzinfo is not self:
            raise ValueError('fromutc: dt.tzinfo is not self')
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError('fromutc: non-None utcoffset() result required')
        dst = dt.dst()
        if dst is None:
            raise ValueError('fromutc: non-None dst() result required')
        # The zone's standard offset first; then what daylight saving time adds at that moment.
        standard = offset - dst
        if standard:
            dt += standard
            dst = dt.dst()
            if dst is None:
                raise ValueError('fromutc: tz.dst() gave inconsistent results; cannot convert')
        return dt + dst

    def __reduce__(self):
        arguments = getattr(self, '__getinitargs__', tuple)()
        state = self.__getstate__()
        return (self.__class__, arguments) if state is None else (self.__class__, arguments, state)


class timezone(tzinfo):
    """Fixed offset from UTC implementation of tzinfo."""

    __slots__ = ('_offset', '_name')

    def __new__(cls, offset, name=_ABSENT):
        if not isinstance(offset, timedelta):
            raise TypeError(f'timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}')
        if name is _ABSENT:
            if not offset:
                return cls.utc
            name = None
        elif not isinstance(name, str):
            raise TypeError(f'timezone() argument 2 must be str, not {type(name).__name__}')
        if not -_DAY_US < offset._us < _DAY_US:
            raise ValueError('offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not '
                             f'{offset!r}')
        return _zone(offset, name)

    def __init_subclass__(cls):
        raise TypeError("type 'datetime.timezone' is not an acceptable base type")

    def __getinitargs__(self):
        return (self._offset,) if self._name is None else (self._offset, self._name)

    def __reduce__(self):
        return (self.__class__, self.__getinitargs__())

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return 'datetime.timezone.utc'
        return f'datetime.timezone({self._offset!r}{"" if self._name is None else f", {self._name!r}"})'

    def __str__(self):
        return self.tzname(None)

    def _check(self, dt, what):
        if dt is not None and not isinstance(dt, datetime):
            raise TypeError(f'{what}(dt) argument must be a datetime instance or None, not {type(dt).__name__}')

    def utcoffset(self, dt, /):
        """Return fixed offset."""
        self._check(dt, 'utcoffset')
        return self._offset

    def tzname(self, dt, /):
        """If name is specified when timezone is created, returns the name.  Otherwise returns offset as 'UTC(+|-)HH:MM'."""
        self._check(dt, 'tzname')
        if self._name is not None:
            return self._name
        return 'UTC' + _offset_text(self._offset) if self._offset else 'UTC'

    def dst(self, dt, /):
        """Return None."""
        self._check(dt, 'dst')
        return None

    def fromutc(self, dt, /):
        """datetime in UTC -> datetime in local time."""
        if not isinstance(dt, datetime):
            raise TypeError('fromutc: argument must be a datetime')
        if dt.tzinfo is not self:
            raise ValueError('fromutc: dt.tzinfo is not self')
        return dt + self._offset


def _zone(offset, name):
    self = object.__new__(timezone)
    self._offset = offset
    self._name = name
    return self


UTC = timezone.utc = _zone(timedelta(0), None)
timezone.min = _zone(timedelta(hours=-23, minutes=-59), None)
timezone.max = _zone(timedelta(hours=23, minutes=59), None)


# ---- times of day

class time:
    """time([hour[, minute[, second[, microsecond[, tzinfo]]]]]) --> a time object

    All arguments are optional. tzinfo may be None, or an instance of a tzinfo subclass. The remaining arguments may be ints.
    """

    __slots__ = ('_hour', '_minute', '_second', '_us', '_tzinfo', '_fold')

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if isinstance(hour, (bytes, str)) and len(hour) == 6:
            # What pickle kept.
            state = hour.encode('latin1') if isinstance(hour, str) else hour
            if state[0] & 0x7F < 24:
                tzinfo = None if isinstance(minute, int) else minute
                fold, hour, minute, second = state[0] >> 7, state[0] & 0x7F, state[1], state[2]
                microsecond = (state[3] << 16) + (state[4] << 8) + state[5]
        parts = _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._us, self._fold = parts
        self._tzinfo = tzinfo
        return self

    @classmethod
    def fromisoformat(cls, string, /):
        """Construct a time from a string in ISO 8601 format."""
        if not isinstance(string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            hour, minute, second, us, tz = _parse_time(string.removeprefix('T'))
        except _NotISO:
            raise ValueError(f'Invalid isoformat string: {string!r}') from None
        if hour == 24:
            if minute or second or us:
                raise ValueError('minute, second, and microsecond must be 0 when hour is 24')
            hour = 0
        return cls(hour, minute, second, us, tz)

    @classmethod
    def strptime(cls, string, format, /):
        """Parse a time by a format."""
        from _strptime import parsed_time
        return parsed_time(cls, string, format)

    @property
    def hour(self):
        """The hour, from 0 to 23."""
        return self._hour

    @property
    def minute(self):
        """The minute."""
        return self._minute

    @property
    def second(self):
        """The second."""
        return self._second

    @property
    def microsecond(self):
        """The microsecond."""
        return self._us

    @property
    def tzinfo(self):
        """The zone, or None."""
        return self._tzinfo

    @property
    def fold(self):
        """1 for the second of two moments that the clock shows alike, else 0."""
        return self._fold

    def __repr__(self):
        text = f'{self._hour}, {self._minute}'
        if self._us:
            text += f', {self._second}, {self._us}'
        elif self._second:
            text += f', {self._second}'
        return f'{_shown_name(self)}({text}{_zone_and_fold(self)})'

    def isoformat(self, timespec='auto'):
        """Return the time formatted according to ISO: HH:MM:SS.mmmmmm+zz:zz.

        timespec says what the time ends with: 'auto', 'hours', 'minutes', 'seconds', 'milliseconds' or 'microseconds'.
        """
        return _time_text(self._hour, self._minute, self._second, self._us, timespec) + _offset_text(self.utcoffset())

    def __str__(self):
        return self.isoformat()

    def strftime(self, format):
        """Format using strftime(); the date is 1900-01-01."""
        return _strftime(self, format, 1900, 1, 1, self._hour, self._minute, self._second, self._us)

    __format__ = date.__format__

    def utcoffset(self):
        """Return the timezone offset as timedelta positive east of UTC."""
        return _zone_offset(self._tzinfo, 'utcoffset', None)

    def tzname(self):
        """Return the name of the zone."""
        return _zone_name(self._tzinfo, None)

    def dst(self):
        """Return what daylight saving time adds."""
        return _zone_offset(self._tzinfo, 'dst', None)

    def replace(self, /, hour=None, minute=None, second=None, microsecond=None, tzinfo=_ABSENT, *, fold=None):
        """Return time with new specified fields."""
        return type(self)(
            self._hour if hour is None else hour, self._minute if minute is None else minute,
            self._second if second is None else second, self._us if microsecond is None else microsecond,
            self._tzinfo if tzinfo is _ABSENT else tzinfo, fold=self._fold if fold is None else fold)

    __replace__ = replace

    def _value(self):
        return ((self._hour * 60 + self._minute) * 60 + self._second) * 10**6 + self._us

    def _difference(self, other):
        """Negative, zero or positive; None when one has a zone and the other has not."""
        mine, its = self._value(), other._value()
        if self._tzinfo is not other._tzinfo:
            offset, its_offset = self.utcoffset(), other.utcoffset()
            if (offset is None) != (its_offset is None):
                return None
            if offset is not None:
                mine -= offset._us
                its -= its_offset._us
        return mine - its

    def _ordered(self, other):
        difference = self._difference(other)
        if difference is None:
            raise TypeError("can't compare offset-naive and offset-aware times")
        return difference

    def __eq__(self, other):
        return self._difference(other) == 0 if isinstance(other, time) else NotImplemented

    def __lt__(self, other):
        return self._ordered(other) < 0 if isinstance(other, time) else NotImplemented

    def __le__(self, other):
        return self._ordered(other) <= 0 if isinstance(other, time) else NotImplemented

    def __gt__(self, other):
        return self._ordered(other) > 0 if isinstance(other, time) else NotImplemented

    def __ge__(self, other):
        return self._ordered(other) >= 0 if isinstance(other, time) else NotImplemented

    def __hash__(self):
        offset = self.replace(fold=0).utcoffset() if self._fold else self.utcoffset()
        return hash(self._value() - (0 if offset is None else offset._us))

    def _state(self, fold):
        us = self._us
        return bytes((self._hour | (self._fold << 7 if fold else 0), self._minute, self._second, us >> 16, us >> 8 & 255, us & 255))

    def __reduce_ex__(self, protocol, /):
        state = self._state(protocol > 3)
        return (self.__class__, (state,) if self._tzinfo is None else (state, self._tzinfo))

    def __reduce__(self):
        return self.__reduce_ex__(2)


def _zone_and_fold(value):
    """The end of a repr."""
    return (f', tzinfo={value._tzinfo!r}' if value._tzinfo is not None else '') + (', fold=1' if value._fold else '')


time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = _span(1)


# ---- moments

_tzinfo_class = tzinfo
_time_class = time


def _split_timestamp(timestamp):
    """Seconds and microseconds of a timestamp, halves of a microsecond to even."""
    if isinstance(timestamp, float):
        if timestamp != timestamp:
            raise ValueError('Invalid value NaN (not a number)')
        if abs(timestamp) > 1e18:
            raise OverflowError('timestamp out of range for platform time_t')
        fraction, whole = _modf(timestamp)
        us = round(fraction * 1e6)
        seconds = int(whole)
        if us >= 10**6:
            return seconds + 1, us - 10**6
        if us < 0:
            return seconds - 1, us + 10**6
        return seconds, us
    if not isinstance(timestamp, int):
        raise TypeError(f'argument must be int or float, not {type(timestamp).__name__}')
    seconds = int(timestamp)
    if abs(seconds) >= 2**63:
        raise OverflowError('timestamp out of range for platform time_t')
    return seconds, 0


def _parts_of_seconds(seconds):
    """Year, month, day, hour, minute and second of seconds from the epoch."""
    days, rest = divmod(seconds, _DAY_SECONDS)
    ordinal = days + _EPOCH_ORDINAL
    if not 1 <= ordinal <= _LAST_ORDINAL:
        if not -2**31 <= ordinal // 366 < 2**31:
            raise OverflowError(75, 'Value too large for defined data type')
        raise ValueError(f'year must be in {MINYEAR}..{MAXYEAR}, not {_civil(ordinal)[0]}')
    minutes, second = divmod(rest, 60)
    return *_civil(ordinal), minutes // 60, minutes % 60, second


def _local_offset(seconds):
    """The local zone's seconds east of UTC at a moment."""
    return _local_zone(seconds)[0]


def _local_parts(timestamp):
    seconds, _ = _split_timestamp(timestamp)
    return _parts_of_seconds(seconds + _local_offset(seconds))


class datetime(date):
    """datetime(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]])

    The year, month and day arguments are required. tzinfo may be None, or an instance of a tzinfo subclass. The remaining
    arguments may be ints.
    """

    __slots__ = ('_hour', '_minute', '_second', '_us', '_tzinfo', '_fold')

    def __new__(cls, year=_ABSENT, month=_ABSENT, day=_ABSENT, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if isinstance(year, (bytes, str)) and len(year) == 10:
            # What pickle kept.
            state = year.encode('latin1') if isinstance(year, str) else year
            if 1 <= state[2] & 0x7F <= 12:
                tzinfo = None if month is _ABSENT else month
                year, month, fold, day = state[0] * 256 + state[1], state[2] & 0x7F, state[2] >> 7, state[3]
                hour, minute, second = state[4], state[5], state[6]
                microsecond = (state[7] << 16) + (state[8] << 8) + state[9]
        year, month, day = _check_date(year, month, day)
        parts = _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        self._hour, self._minute, self._second, self._us, self._fold = parts
        self._tzinfo = tzinfo
        return self

    # ---- making

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        """Convert a POSIX timestamp, to the local zone or to another."""
        if tz is not None and not isinstance(tz, _tzinfo_class):
            _check_zone(tz)
        seconds, us = _split_timestamp(timestamp)
        if tz is not None:
            return tz.fromutc(cls(*_parts_of_seconds(seconds), us, tz))
        offset = _local_offset(seconds)
        fold = 0
        # Did the clock show the same a while ago, before it was set back?
        before = _local_offset(seconds - _DAY_SECONDS)
        if before > offset and _local_offset(seconds + offset - before) == before:
            fold = 1
        return cls(*_parts_of_seconds(seconds + offset), us, fold=fold)

    @classmethod
    def utcfromtimestamp(cls, timestamp, /):
        """Construct a naive UTC datetime from a POSIX timestamp."""
        import warnings
        warnings.warn('datetime.datetime.utcfromtimestamp() is deprecated and scheduled for removal in a future version. Use '
                      'timezone-aware objects to represent datetimes in UTC: datetime.datetime.fromtimestamp(timestamp, '
                      'datetime.UTC).', DeprecationWarning, stacklevel=2)
        seconds, us = _split_timestamp(timestamp)
        return cls(*_parts_of_seconds(seconds), us)

    @classmethod
    def now(cls, tz=None):
        """The current moment, in the local zone or in another."""
        return cls.fromtimestamp(_now(), tz)

    @classmethod
    def utcnow(cls):
        """Return a new datetime representing UTC day and time."""
        import warnings
        warnings.warn('datetime.datetime.utcnow() is deprecated and scheduled for removal in a future version. Use '
                      'timezone-aware objects to represent datetimes in UTC: datetime.datetime.now(datetime.UTC).',
                      DeprecationWarning, stacklevel=2)
        seconds, us = _split_timestamp(_now())
        return cls(*_parts_of_seconds(seconds), us)

    @classmethod
    def combine(cls, date, time, tzinfo=_ABSENT):
        """Join a date and a time of day; the zone is the time's when none is given."""
        if not isinstance(date, _date_class):
            raise TypeError(f'combine() argument 1 must be datetime.date, not {type(date).__name__}')
        if not isinstance(time, _time_class):
            raise TypeError(f'combine() argument 2 must be datetime.time, not {type(time).__name__}')
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
                   time.tzinfo if tzinfo is _ABSENT else tzinfo, fold=time.fold)

    @classmethod
    def fromisoformat(cls, string, /):
        """Construct a datetime from a string in ISO 8601 format; any character may separate date and time."""
        if not isinstance(string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            if len(string) < 7:
                raise _NotISO
            at = _separator_place(string)
            day = _parse_date(string[:at])
            hour, minute, second, us, tz = _parse_time(string[at + 1:]) if at < len(string) else (0, 0, 0, 0, None)
        except _NotISO:
            raise ValueError(f'Invalid isoformat string: {string!r}') from None
        if hour != 24:
            return cls(*day, hour, minute, second, us, tz)
        if minute or second or us:
            raise ValueError('minute, second, and microsecond must be 0 when hour is 24')
        if not 1 <= day[1] <= 12 or not 1 <= day[2] <= _days_in(day[0], day[1]):
            return cls(*day)
        ordinal = _ordinal(*day) + 1
        return cls(*(_civil(ordinal) if ordinal <= _LAST_ORDINAL else (10000, 1, 1)), 0, 0, 0, 0, tz)

    @classmethod
    def strptime(cls, string, format, /):
        """Parse a moment by a format."""
        from _strptime import parsed_datetime
        return parsed_datetime(cls, string, format)

    # ---- parts

    hour = time.hour
    minute = time.minute
    second = time.second
    microsecond = time.microsecond
    tzinfo = time.tzinfo
    fold = time.fold

    def date(self):
        """Return date object with same year, month and day."""
        return _date_class(self._year, self._month, self._day)

    def time(self):
        """Return time object with same time but with tzinfo=None."""
        return _time_class(self._hour, self._minute, self._second, self._us, fold=self._fold)

    def timetz(self):
        """Return time object with same time and tzinfo."""
        return _time_class(self._hour, self._minute, self._second, self._us, self._tzinfo, fold=self._fold)

    def utcoffset(self):
        """Return the timezone offset as timedelta positive east of UTC."""
        return _zone_offset(self._tzinfo, 'utcoffset', self)

    def tzname(self):
        """Return the name of the zone."""
        return _zone_name(self._tzinfo, self)

    def dst(self):
        """Return what daylight saving time adds."""
        return _zone_offset(self._tzinfo, 'dst', self)

    def timetuple(self):
        """Return time tuple, compatible with time.localtime()."""
        dst = self.dst()
        return _time_tuple(self, self._hour, self._minute, self._second, -1 if dst is None else 1 if dst else 0)

    def utctimetuple(self):
        """Return UTC time tuple, compatible with time.localtime()."""
        offset = self.utcoffset()
        utc = self - offset if offset else self
        return _time_tuple(utc, utc._hour, utc._minute, utc._second, 0)

    def replace(self, /, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=_ABSENT,
                *, fold=None):
        """Return datetime with new specified fields."""
        return type(self)(
            self._year if year is None else year, self._month if month is None else month, self._day if day is None else day,
            self._hour if hour is None else hour, self._minute if minute is None else minute,
            self._second if second is None else second, self._us if microsecond is None else microsecond,
            self._tzinfo if tzinfo is _ABSENT else tzinfo, fold=self._fold if fold is None else fold)

    __replace__ = replace

    # ---- zones

    def _local_seconds(self):
        """The naive moment as a timestamp, in the local zone: of two answers the one that fold says."""
        shown = (self.toordinal() - _EPOCH_ORDINAL) * _DAY_SECONDS + (self._hour * 60 + self._minute) * 60 + self._second
        earlier = _local_offset(shown - _DAY_SECONDS)
        later = _local_offset(shown + _DAY_SECONDS)
        candidates = [shown - offset for offset in (earlier, later) if _local_offset(shown - offset) == offset]
        if candidates:
            return candidates[-1 if self._fold else 0]
        # The clock skipped this time.
        return shown - (later if self._fold else earlier)

    def timestamp(self):
        """Return POSIX timestamp as float."""
        if self._tzinfo is None:
            return self._local_seconds() + self._us / 10**6
        return (self - _EPOCH).total_seconds()

    def astimezone(self, tz=None):
        """Convert to local time in another zone, by default the host's."""
        if tz is not None and not isinstance(tz, _tzinfo_class):
            raise TypeError(f'astimezone() argument 1 must be datetime.tzinfo, not {type(tz).__name__}')
        mine = self._tzinfo
        if mine is tz and tz is not None:
            return self
        offset = self.utcoffset()
        if offset is None:
            seconds = self._local_seconds()
            offset = timedelta(seconds=_local_offset(seconds))
        utc = self.replace(tzinfo=UTC, fold=0) - offset
        if tz is None:
            seconds = (utc - _EPOCH)._us // 10**6
            east, name, _ = _local_zone(seconds)
            tz = timezone(timedelta(seconds=east), name)
        return tz.fromutc(utc.replace(tzinfo=tz))

    # ---- text

    def ctime(self):
        """Return a ctime() style string."""
        return (f'{_WEEKDAYS[self.weekday()]} {_MONTHS[self._month]} {self._day:2d} '
                f'{self._hour:02d}:{self._minute:02d}:{self._second:02d} {self._year:04d}')

    def isoformat(self, sep='T', timespec='auto'):
        """Return the moment formatted according to ISO: YYYY-MM-DDTHH:MM:SS.mmmmmm+zz:zz.

        timespec says what the time ends with: 'auto', 'hours', 'minutes', 'seconds', 'milliseconds' or 'microseconds'.
        """
        if not isinstance(sep, str):
            raise TypeError('isoformat() argument 1 must be a unicode character, not ' + type(sep).__name__)
        if len(sep) != 1:
            raise TypeError(f'isoformat() argument 1 must be a unicode character, not a string of length {len(sep)}')
        return (f'{self._year:04d}-{self._month:02d}-{self._day:02d}{sep}'
                + _time_text(self._hour, self._minute, self._second, self._us, timespec) + _offset_text(self.utcoffset()))

    def __repr__(self):
        text = f'{self._year}, {self._month}, {self._day}, {self._hour}, {self._minute}'
        if self._us:
            text += f', {self._second}, {self._us}'
        elif self._second:
            text += f', {self._second}'
        return f'{_shown_name(self)}({text}{_zone_and_fold(self)})'

    def __str__(self):
        return self.isoformat(' ')

    def strftime(self, format):
        """Format using strftime()."""
        return _strftime(self, format, self._year, self._month, self._day, self._hour, self._minute, self._second, self._us)

    # ---- arithmetic

    def _value(self):
        """Microseconds since the day before year 1, as the clock shows."""
        return (((_ordinal(self._year, self._month, self._day) * 24 + self._hour) * 60 + self._minute) * 60
                + self._second) * 10**6 + self._us

    def _moved(self, us):
        days, us = divmod(self._value() + us, _DAY_US)
        if not 1 <= days <= _LAST_ORDINAL:
            raise OverflowError('date value out of range')
        seconds, us = divmod(us, 10**6)
        minutes, second = divmod(seconds, 60)
        if type(self) is not datetime:
            return type(self)(*_civil(days), minutes // 60, minutes % 60, second, us, self._tzinfo)
        moment = object.__new__(datetime)
        moment._year, moment._month, moment._day = _civil(days)
        moment._hour, moment._minute = divmod(minutes, 60)
        moment._second, moment._us, moment._tzinfo, moment._fold = second, us, self._tzinfo, 0
        return moment

    def __add__(self, other):
        return self._moved(other._us) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self._moved(-other._us)
        if not isinstance(other, datetime):
            return NotImplemented
        difference = self._value() - other._value()
        if self._tzinfo is not other._tzinfo:
            offset, its_offset = self.utcoffset(), other.utcoffset()
            if (offset is None) != (its_offset is None):
                raise TypeError("can't subtract offset-naive and offset-aware datetimes")
            if offset is not None:
                difference += its_offset._us - offset._us
        return _span(difference)

    # ---- comparison

    def _is_like(self, other):
        return isinstance(other, datetime)

    def _difference(self, other, for_equality=False):
        """Negative, zero or positive; None when one has a zone and the other has not."""
        mine, its = self._value(), other._value()
        if self._tzinfo is not other._tzinfo:
            offset, its_offset = self.utcoffset(), other.utcoffset()
            if for_equality and (_depends_on_fold(self, offset) or _depends_on_fold(other, its_offset)):
                return 1
            if (offset is None) != (its_offset is None):
                return None
            if offset is not None:
                mine -= offset._us
                its -= its_offset._us
        return mine - its

    def _ordered(self, other):
        difference = self._difference(other)
        if difference is None:
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return difference

    def __eq__(self, other):
        return self._difference(other, True) == 0 if isinstance(other, datetime) else NotImplemented

    def __lt__(self, other):
        return self._ordered(other) < 0 if isinstance(other, datetime) else NotImplemented

    def __le__(self, other):
        return self._ordered(other) <= 0 if isinstance(other, datetime) else NotImplemented

    def __gt__(self, other):
        return self._ordered(other) > 0 if isinstance(other, datetime) else NotImplemented

    def __ge__(self, other):
        return self._ordered(other) >= 0 if isinstance(other, datetime) else NotImplemented

    def __hash__(self):
        offset = self.replace(fold=0).utcoffset() if self._fold else self.utcoffset()
        return hash(self._value() - (0 if offset is None else offset._us))

    # ---- pickle

    def _state(self, fold=True):
        us = self._us
        return bytes((
            self._year >> 8, self._year & 255, self._month | (self._fold << 7 if fold else 0), self._day,
            self._hour, self._minute, self._second, us >> 16, us >> 8 & 255, us & 255))

    def __reduce_ex__(self, protocol, /):
        state = self._state(protocol > 3)
        return (self.__class__, (state,) if self._tzinfo is None else (state, self._tzinfo))

    def __reduce__(self):
        return self.__reduce_ex__(2)


def _depends_on_fold(moment, offset):
    """Is the offset of this moment another one with the other fold? Such moments equal none in another zone."""
    return offset != moment.replace(fold=not moment._fold).utcoffset()


_date_class = date
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = _span(1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
