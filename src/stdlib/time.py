"""Clocks, and times of day in the host's zone as tuples and text.

The clocks are the host's, in _time.
"""

from _time import (
    _builtin, _zone, monotonic, monotonic_ns, perf_counter, perf_counter_ns, process_time, process_time_ns, sleep, thread_time, time, time_ns)

_DAY = 86400
_EPOCH = 719163
_NAMES = ('tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday', 'tm_isdst')
_DAYS = ('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun')
_MONTHS = ('Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec')


class struct_time(tuple):
    """The time value as returned by gmtime(), localtime(), and strptime(), and accepted by asctime(), mktime() and strftime().

    A tuple of nine ints; tm_zone and tm_gmtoff are attributes only.
    """

    n_fields = 11
    n_sequence_fields = 9
    n_unnamed_fields = 0
    __match_args__ = _NAMES

    def __new__(cls, sequence, dict=None, /):
        values = tuple(sequence)
        if len(values) < 9:
            raise TypeError(f'time.struct_time() takes an at least 9-sequence ({len(values)}-sequence given)')
        if len(values) > 11:
            raise TypeError(f'time.struct_time() takes an at most 11-sequence ({len(values)}-sequence given)')
        self = tuple.__new__(cls, values[:9])
        more = values[9:] + (None,) * (11 - len(values))
        self.__dict__['_more'] = more
        return self

    tm_zone = property(lambda self: self._more[0], doc='abbreviation of timezone name')
    tm_gmtoff = property(lambda self: self._more[1], doc='offset from UTC in seconds')

    def __repr__(self):
        return f'time.struct_time({", ".join(f"{name}={value!r}" for name, value in zip(_NAMES, self))})'

    def __reduce__(self):
        return (struct_time, (tuple(self) + self._more,))


def _field(at):
    return property(lambda self: self[at])


for _at, _name in enumerate(_NAMES):
    setattr(struct_time, _name, _field(_at))
del _at, _name


# name: its clock, whether it may be set
_CLOCKS = {'time': ('REALTIME', True), 'monotonic': ('MONOTONIC', False), 'perf_counter': ('MONOTONIC', False),
           'process_time': ('PROCESS_CPUTIME_ID', False), 'thread_time': ('THREAD_CPUTIME_ID', False)}


def get_clock_info(name, /):
    """Get information on a clock: whether it may be set, whether it never goes back, how fine its ticks are."""
    if name not in _CLOCKS:
        raise ValueError('unknown clock')
    from types import SimpleNamespace
    clock, adjustable = _CLOCKS[name]
    return SimpleNamespace(implementation=f'clock_gettime(CLOCK_{clock})', monotonic=not adjustable, adjustable=adjustable,
                           resolution=1e-09)


CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID, CLOCK_THREAD_CPUTIME_ID = range(4)
# The system has these, the host does not give their time: raw monotonic, the two coarse ones, since boot, international atomic.
_NOT_OURS = {4, 5, 6, 7, 11}


def _clock(clk_id, ours):
    if clk_id in _NOT_OURS:
        raise NotImplementedError(f'glasspy does not have clock {clk_id}')
    if not 0 <= clk_id < len(ours):
        raise OSError(22, 'Invalid argument')
    return ours[clk_id]


def _clock_number(clk_id):
    if not isinstance(clk_id, int):
        raise TypeError(f'clk_id should be integer, not {type(clk_id).__name__}')
    return clk_id


def clock_gettime(clk_id, /):
    """The time of a clock, by its number CLOCK_..., as a float."""
    return _clock(_clock_number(clk_id), (time, monotonic, process_time, thread_time))()


def clock_gettime_ns(clk_id, /):
    """The time of a clock, by its number CLOCK_..., in whole nanoseconds."""
    return _clock(_clock_number(clk_id), (time_ns, monotonic_ns, process_time_ns, process_time_ns))()


def clock_getres(clk_id, /):
    """How fine a clock is. The host's clocks, which are asked here, tell microseconds."""
    from operator import index
    return _clock(index(clk_id), (1e-06,) * 4)


def _seconds(secs):
    """Whole seconds of an argument that defaults to now."""
    if secs is None:
        secs = time()
    if isinstance(secs, float):
        if secs != secs:
            raise ValueError('Invalid value NaN (not a number)')
        if abs(secs) >= 2**63:
            raise OverflowError('timestamp out of range for platform time_t')
        return int(secs // 1)
    from operator import index
    secs = index(secs)
    if not -2**63 <= secs < 2**63:
        raise OverflowError('timestamp out of range for platform time_t')
    return secs


def _days(year, month, day):
    """Days from the epoch to a day of a year and month of any size."""
    year += (month - 1) // 12
    month = (month - 1) % 12 + 1
    # Years that start in March have their leap day at the end.
    y = year - (month <= 2)
    return y * 365 + y // 4 - y // 100 + y // 400 + (153 * ((month + 9) % 12) + 2) // 5 + day - 1 - 719468


def _parts(seconds, is_dst, zone, offset):
    days, rest = divmod(seconds + offset, _DAY)
    cycle, of_cycle = divmod(days + 719468, 146097)
    year = (of_cycle - of_cycle // 1460 + of_cycle // 36524 - of_cycle // 146096) // 365
    day = of_cycle - (365 * year + year // 4 - year // 100)
    march = (5 * day + 2) // 153
    month = march + 3 if march < 10 else march - 9
    year += cycle * 400 + (month <= 2)
    if not -2**31 <= year - 1900 < 2**31:
        raise OverflowError(75, 'Value too large for defined data type')
    return struct_time((
        year, month, day - (153 * march + 2) // 5 + 1, rest // 3600, rest // 60 % 60, rest % 60, (days + 3) % 7,
        days - _days(year, 1, 1) + 1, is_dst, zone, offset))


def gmtime(seconds=None, /):
    """Convert seconds since the Epoch to a time tuple expressing UTC (a.k.a. GMT)."""
    return _parts(_seconds(seconds), 0, 'GMT', 0)


def localtime(seconds=None, /):
    """Convert seconds since the Epoch to a time tuple expressing local time."""
    seconds = _seconds(seconds)
    offset, name, is_dst = _zone(seconds)
    return _parts(seconds, int(is_dst), name, offset)


def _checked(value, what):
    """Nine ints of a time tuple, as strftime() and asctime() take them: zeros stand for the first month, day and day of the year."""
    if not isinstance(value, tuple):
        raise TypeError('Tuple or struct_time argument required')
    if len(value) != 9:
        raise TypeError(f'{what}(): illegal time tuple argument')
    from operator import index
    year, month, day, hour, minute, second, weekday, year_day, is_dst = map(index, value)
    month, day, year_day = month or 1, day or 1, year_day or 1
    for bad, text in (
            (not 1 <= month <= 12, 'month out of range'), (not 1 <= day <= 31, 'day of month out of range'),
            (not 0 <= hour <= 23, 'hour out of range'), (not 0 <= minute <= 59, 'minute out of range'),
            (not 0 <= second <= 61, 'seconds out of range'), (weekday < -1, 'day of week out of range'),
            (not 1 <= year_day <= 366, 'day of year out of range')):
        if bad:
            raise ValueError(text)
    return year, month, day, hour, minute, second, weekday % 7, year_day, is_dst


def asctime(time_tuple=None, /):
    """Convert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'."""
    year, month, day, hour, minute, second, weekday, *_ = _checked(localtime() if time_tuple is None else time_tuple, 'asctime')
    return f'{_DAYS[weekday]} {_MONTHS[month - 1]}{day:3d} {hour:02d}:{minute:02d}:{second:02d} {year}'


def ctime(seconds=None, /):
    """Convert a time in seconds since the Epoch to a string in local time."""
    return asctime(localtime(seconds))


def mktime(time_tuple, /):
    """Convert a time tuple in local time to seconds since the Epoch."""
    if not isinstance(time_tuple, tuple):
        raise TypeError('Tuple or struct_time argument required')
    if len(time_tuple) != 9:
        raise TypeError('mktime(): illegal time tuple argument')
    year, month, day, hour, minute, second, _, _, is_dst = time_tuple
    shown = ((_days(year, month, day) * 24 + hour) * 60 + minute) * 60 + second
    answers = []
    for around in (shown - _DAY, shown + _DAY):
        offset, _, dst = _zone(around)
        there, _, really_dst = _zone(shown - offset)
        if there == offset:
            answers.append((is_dst >= 0 and really_dst != bool(is_dst), shown - offset))
    return float(min(answers)[1] if answers else shown - _zone(shown - _DAY)[0])


def strftime(format, time_tuple=None, /):
    """Convert a time tuple to a string according to a format specification."""
    if not isinstance(format, str):
        raise TypeError(f'strftime() argument 1 must be str, not {type(format).__name__}')
    given = localtime() if time_tuple is None else time_tuple
    year, month, day, hour, minute, second, weekday, year_day, is_dst = _checked(given, 'strftime')
    if isinstance(given, struct_time) and given.tm_zone is not None:
        zone = (given.tm_gmtoff or 0, given.tm_zone)
    else:
        zone = (-(altzone if is_dst > 0 else timezone), tzname[is_dst > 0])
    from _timeformat import Moment
    return Moment(None, year, month, day, hour, minute, second, 0, weekday, year_day - 1, zone).format(format)


def strptime(data_string, format='%a %b %d %H:%M:%S %Y', /):
    """Parse a string to a time tuple according to a format specification."""
    from _strptime import _strptime_time
    return _strptime_time(data_string, format)


def tzset():
    """Read the host's zone again."""
    global timezone, altzone, daylight, tzname
    year = gmtime()[0]
    winter, summer = (_zone(_days(year, month, 1) * _DAY) for month in (1, 7))
    if winter[0] > summer[0]:
        winter, summer = summer, winter
    timezone, altzone, daylight = -winter[0], -summer[0], int(winter[0] != summer[0])
    tzname = (winter[1], summer[1])


# They are builtin functions: as attributes of a class they are not bound.
for _function, _signature in (
        (gmtime, '(seconds=None, /) -- '), (localtime, '(seconds=None, /) -- '), (asctime, '(time_tuple=None, /) -- '),
        (ctime, '(seconds=None, /) -- '), (mktime, '(object, /)'), (strftime, '(format, time_tuple=None, /) -- '),
        (strptime, "(data_string, format='%a %b %d %H:%M:%S %Y', /) -- "), (tzset, '()')):
    globals()[_function.__name__] = _builtin(_function, _signature)
del _function, _signature

tzset()
