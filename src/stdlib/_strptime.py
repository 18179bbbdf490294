"""Moments read by a format of strptime, in the C locale's words.

A format becomes a regular expression with a named group for each directive; what the groups matched becomes the parts.
"""

import re
from datetime import date as _date, timedelta as _timedelta, timezone as _timezone

_DAYS = ('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday')
_MONTHS = ('january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december')
_DIRECTIVES = {
    'd': r'3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9]', 'e': r'3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9]', 'f': r'[0-9]{1,6}',
    'H': r'2[0-3]|[0-1]\d|\d| \d', 'k': r'2[0-3]|[0-1]\d|\d| \d', 'I': r'1[0-2]|0[1-9]|[1-9]| [1-9]',
    'l': r'1[0-2]|0[1-9]|[1-9]| [1-9]', 'G': r'\d\d\d\d', 'j': r'36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9]',
    'm': r'1[0-2]|0[1-9]|[1-9]', 'M': r'[0-5]\d|\d', 'S': r'6[0-1]|[0-5]\d|\d', 'U': r'5[0-3]|[0-4]\d|\d', 'W': r'5[0-3]|[0-4]\d|\d',
    'w': r'[0-6]', 'u': r'[1-7]', 'V': r'5[0-3]|0[1-9]|[1-4]\d|\d', 'y': r'\d\d', 'Y': r'\d\d\d\d',
    'z': r'([+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?)|(?-i:Z)', 'A': '|'.join(sorted(_DAYS, key=len, reverse=True)),
    'a': '|'.join(d[:3] for d in _DAYS), 'B': '|'.join(sorted(_MONTHS, key=len, reverse=True)), 'b': '|'.join(m[:3] for m in _MONTHS),
    'p': 'am|pm', 'Z': None}
_COMPOSED = {'c': '%a %b %d %H:%M:%S %Y', 'x': '%m/%d/%y', 'X': '%H:%M:%S', 'D': '%m/%d/%y', 'F': '%Y-%m-%d', 'T': '%H:%M:%S',
             'R': '%H:%M', 'r': '%I:%M:%S %p', 'h': '%b'}
_patterns = {}


def _zone_names():
    from time import tzname
    return {'utc', 'gmt', *(name.lower() for name in tzname)}


def _pattern(format):
    """The regular expression of a format."""
    text = format
    for letter, whole in _COMPOSED.items():
        text = re.sub(rf'(?<!%)((?:%%)*)%{letter}', lambda m: m[1] + whole, text)
    out = []
    at = 0
    seen = set()
    while at < len(text):
        c = text[at]
        at += 1
        if c.isspace():
            while at < len(text) and text[at].isspace():
                at += 1
            out.append(r'\s+')
        elif c != '%':
            out.append(re.escape(c))
        else:
            letter = text[at:at + 1]
            at += 1
            if letter == ':' and text[at:at + 1] == 'z':
                letter, at = 'z', at + 1
            if not letter:
                raise ValueError(f"stray %% in format '{format}'".replace('%%', '%'))
            if letter == '%':
                out.append('%')
            elif letter in ('n', 't'):
                out.append(r'\s+')
            elif letter not in _DIRECTIVES:
                raise ValueError(f"'{letter}' is a bad directive in format '{format}'")
            else:
                seen.add(letter)
                body = _DIRECTIVES[letter] or '|'.join(map(re.escape, sorted(_zone_names(), key=len, reverse=True)))
                out.append(f'(?P<{letter}>{body})')
    return re.compile(''.join(out), re.IGNORECASE)


def _week_to_day(year, week, weekday, from_monday):
    """The day of the year, from 1, of a weekday (Monday is 0) in a week that starts on Monday or Sunday."""
    first = _date(year, 1, 1).weekday()
    if not from_monday:
        first = (first + 1) % 7
        weekday = (weekday + 1) % 7
    week_0 = (7 - first) % 7
    if week == 0:
        return 1 + weekday - first
    return 1 + week_0 + 7 * (week - 1) + weekday


def _scan(text, format):
    """The parts: a time tuple with its zone and offset; microseconds; the offset's part below a second."""
    for place, argument in ((1, text), (2, format)):
        if not isinstance(argument, str):
            raise TypeError(f'strptime() argument {place} must be str, not {type(argument).__name__}')
    pattern = _patterns.get(format)
    if pattern is None:
        if len(_patterns) > 5:
            _patterns.clear()
        pattern = _patterns[format] = _pattern(format)
    found = pattern.match(text)
    if not found:
        raise ValueError(f'time data {text!r} does not match format {format!r}')
    if found.end() != len(text):
        raise ValueError(f'unconverted data remains: {text[found.end():]}')
    groups = found.groupdict()
    number = lambda letter: int(groups[letter])
    year = iso_year = None
    month = day = 1
    hour = minute = second = us = 0
    is_dst = -1
    offset = zone = None
    offset_us = 0
    week = week_kind = iso_week = weekday = year_day = None
    for letter in groups:
        match letter:
            case 'y':
                year = number('y')
                year += 2000 if year <= 68 else 1900
            case 'Y':
                year = number('Y')
            case 'G':
                iso_year = number('G')
            case 'm':
                month = number('m')
            case 'B':
                month = _MONTHS.index(groups['B'].lower()) + 1
            case 'b':
                month = [m[:3] for m in _MONTHS].index(groups['b'].lower()) + 1
            case 'd' | 'e':
                day = number(letter)
            case 'H' | 'k':
                hour = number(letter)
            case 'I' | 'l':
                hour = number(letter)
                half = groups.get('p', '').lower()
                if half in ('', 'am'):
                    hour = 0 if hour == 12 else hour
                elif hour != 12:
                    hour += 12
            case 'M':
                minute = number('M')
            case 'S':
                second = number('S')
            case 'f':
                us = int(groups['f'].ljust(6, '0'))
            case 'A':
                weekday = _DAYS.index(groups['A'].lower())
            case 'a':
                weekday = [d[:3] for d in _DAYS].index(groups['a'].lower())
            case 'w':
                weekday = (number('w') + 6) % 7
            case 'u':
                weekday = number('u') - 1
            case 'j':
                year_day = number('j')
            case 'U' | 'W':
                week, week_kind = number(letter), letter
            case 'V':
                iso_week = number('V')
            case 'z':
                z = groups['z']
                if z == 'Z':
                    offset = 0
                else:
                    digits = z[1:].replace(':', '')
                    if ':' in z and (z[3] != ':' or len(z) > 6 and z[6] != ':'):
                        raise ValueError(f'Inconsistent use of : in {z}')
                    whole, _, decimals = digits.partition('.')
                    offset = int(whole[:2]) * 3600 + int(whole[2:4]) * 60 + int(whole[4:] or '0')
                    offset_us = int(decimals.ljust(6, '0')) if decimals else 0
                    if z[0] == '-':
                        offset, offset_us = -offset, -offset_us
            case 'Z':
                zone = groups['Z'].lower()
                from time import daylight, tzname
                for value, names in enumerate(({'utc', 'gmt', tzname[0].lower()}, {tzname[1].lower()})):
                    if zone in names:
                        if tzname[0] == tzname[1] and daylight and zone not in ('utc', 'gmt'):
                            break
                        is_dst = value
                        break
    if iso_year is not None:
        if year_day is not None:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.")
        if iso_week is None or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive "
                             "('%A', '%a', '%w', or '%u').")
    elif iso_week is not None:
        if year is None or weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive "
                             "('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead.")
    leap = False
    if year is None:
        # 29 February without a year: 1904 has one.
        if month == 2 and day == 29:
            year, leap = 1904, True
        else:
            year = 1900
    if year_day is None and weekday is not None:
        if week is not None:
            year_day = _week_to_day(year, week, weekday, week_kind == 'W')
        elif iso_year is not None and iso_week is not None:
            found = _date.fromisocalendar(iso_year, iso_week, weekday + 1)
            year, month, day = found.year, found.month, found.day
        if year_day is not None and year_day <= 0:
            year -= 1
            year_day += _date(year, 12, 31).timetuple().tm_yday
    if year_day is None:
        year_day = _date(year, month, day).toordinal() - _date(year, 1, 1).toordinal() + 1
    else:
        found = _date.fromordinal(year_day - 1 + _date(year, 1, 1).toordinal())
        year, month, day = found.year, found.month, found.day
    if weekday is None:
        weekday = _date(year, month, day).weekday()
    if leap:
        year = 1900
    return (year, month, day, hour, minute, second, weekday, year_day, is_dst, groups.get('Z'), offset), us, offset_us


def _strptime_time(data_string, format='%a %b %d %H:%M:%S %Y'):
    """What time.strptime() gives."""
    from time import struct_time
    return struct_time(_scan(data_string, format)[0])


def _zone_of(parts, offset_us):
    name, offset = parts[9:]
    if offset is None:
        return None
    span = _timedelta(seconds=offset, microseconds=offset_us)
    return _timezone(span, name) if name else _timezone(span)


def parsed_datetime(cls, text, format):
    """What datetime.strptime() gives."""
    parts, us, offset_us = _scan(text, format)
    tz = _zone_of(parts, offset_us)
    return cls(*parts[:6], us) if tz is None else cls(*parts[:6], us, tz)


def parsed_date(cls, text, format):
    """What date.strptime() gives."""
    _refuse(format, 'HIMSfzZpklcXrRT', 'time')
    return cls(*_scan(text, format)[0][:3])


def parsed_time(cls, text, format):
    """What time.strptime() gives, that of datetime.time."""
    _refuse(format, 'djmUwWyYaAbBGuVcxDFeh', 'date')
    parts, us, offset_us = _scan(text, format)
    tz = _zone_of(parts, offset_us)
    return cls(*parts[3:6], us) if tz is None else cls(*parts[3:6], us, tz)


def _refuse(format, letters, kind):
    """A date has no hour, and a time no month."""
