"""Moments written by a format of strftime, in the C locale's words."""

_DAYS = ('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday')
_MONTHS = ('January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December')
# Directives that stand for others, as the C locale has it.
_COMPOSED = {'c': '%a %b %e %H:%M:%S %-Y', 'D': '%m/%d/%y', 'F': '%Y-%m-%d', 'h': '%b', 'R': '%H:%M', 'r': '%I:%M:%S %p',
             'T': '%H:%M:%S', 'x': '%m/%d/%y', 'X': '%H:%M:%S'}


class Moment:
    """The parts of a moment. `owner`, when there is one, knows its zone."""

    def __init__(self, owner, year, month, day, hour, minute, second, us, weekday=None, year_day=None, zone=None):
        self.owner = owner
        self.year, self.month, self.day = year, month, day
        self.hour, self.minute, self.second, self.us = hour, minute, second, us
        self._weekday, self._year_day, self.zone = weekday, year_day, zone

    @property
    def weekday(self):
        """Monday is 0."""
        return self.date().weekday() if self._weekday is None else self._weekday

    @property
    def year_day(self):
        """The day of the year, from 0."""
        if self._year_day is None:
            from datetime import date
            return self.date().toordinal() - date(self.year, 1, 1).toordinal()
        return self._year_day

    def date(self):
        """The date of the moment."""
        from datetime import date
        return date(self.year, self.month, self.day)

    def iso(self):
        """Year and week of the ISO calendar."""
        # The Thursday of this week decides.
        thursday = self.year_day + 3 - self.weekday
        if thursday < 0:
            year = self.year - 1
            thursday += 366 if _is_leap(year) else 365
        else:
            year = self.year
            length = 366 if _is_leap(year) else 365
            if thursday >= length:
                thursday -= length
                year += 1
        return year, thursday // 7 + 1

    def format(self, format):
        """The moment by a format; what is no directive stays as it is."""
        if '%' not in format:
            return format
        out = []
        at = 0
        size = len(format)
        while at < size:
            percent = format.find('%', at)
            if percent < 0:
                out.append(format[at:])
                break
            out.append(format[at:percent])
            at = percent + 1
            flag = ''
            while at < size and format[at] in '_-0^#':
                flag += format[at]
                at += 1
            digits = at
            while at < size and format[at] in '0123456789':
                at += 1
            width = format[digits:at]
            colon = format[at:at + 2] == ':z' and not flag and not width
            if colon:
                at += 1
            elif at < size and format[at] in 'EO':
                at += 1
            piece = self.piece(format[at:at + 1], flag, width, colon)
            at += 1
            out.append(format[percent:at] if piece is None else piece)
        return ''.join(out)

    def piece(self, letter, flag, width, colon):
        """One directive; None for one that does not exist."""
        fill = '0'
        match letter:
            case 'a':
                text, size, fill = _DAYS[self.weekday][:3], 0, ' '
            case 'A':
                text, size, fill = _DAYS[self.weekday], 0, ' '
            case 'b' | 'h':
                text, size, fill = _MONTHS[self.month - 1][:3], 0, ' '
            case 'B':
                text, size, fill = _MONTHS[self.month - 1], 0, ' '
            case 'p' | 'P':
                text, size, fill = 'AM' if self.hour < 12 else 'PM', 0, ' '
                if letter == 'P' or '#' in flag:
                    text = text.lower()
                    flag = flag.replace('#', '')
            case 'c' | 'D' | 'F' | 'R' | 'r' | 'T' | 'x' | 'X':
                text, size, fill = self.format(_COMPOSED[letter]), 0, ' '
            case 'Z':
                # A moment of module datetime writes its zone only where the directive has no flag.
                if flag and self.owner is not None:
                    return ''
                text, size, fill = self.zone_name(), 0, ' '
            case 'z':
                return self.offset(colon)
            case '%' | 'n' | 't':
                return {'%': '%', 'n': '\n', 't': '\t'}[letter]
            case 'f':
                return f'{self.us:06d}' if self.owner is not None else None
            case 'C':
                text, size = str(self.year // 100), 2
            case 'd':
                text, size = str(self.day), 2
            case 'e':
                text, size, fill = str(self.day), 2, ' '
            case 'G':
                text, size = str(self.iso()[0]), 4 if self.owner is not None else 0
            case 'g':
                text, size = str(self.iso()[0] % 100), 2
            case 'V':
                text, size = str(self.iso()[1]), 2
            case 'H':
                text, size = str(self.hour), 2
            case 'k':
                text, size, fill = str(self.hour), 2, ' '
            case 'I':
                text, size = str(self.hour % 12 or 12), 2
            case 'l':
                text, size, fill = str(self.hour % 12 or 12), 2, ' '
            case 'j':
                text, size = str(self.year_day + 1), 3
            case 'm':
                text, size = str(self.month), 2
            case 'M':
                text, size = str(self.minute), 2
            case 'S':
                text, size = str(self.second), 2
            case 's':
                from time import mktime
                text, size = str(int(mktime(
                    (self.year, self.month, self.day, self.hour, self.minute, self.second, self.weekday, self.year_day + 1, -1)))), 0
            case 'u':
                text, size = str(self.weekday + 1), 1
            case 'w':
                text, size = str((self.weekday + 1) % 7), 1
            case 'U':
                text, size = str((self.year_day + 7 - (self.weekday + 1) % 7) // 7), 2
            case 'W':
                text, size = str((self.year_day + 7 - self.weekday) // 7), 2
            case 'Y':
                text, size = str(self.year), 4 if self.owner is not None else 0
            case 'y':
                text, size = str(self.year % 100), 2
            case _:
                return None
        for mark in flag:
            if mark == '-':
                size = 0
            elif mark == '_':
                fill = ' '
            elif mark == '0':
                fill = '0'
            else:
                text = text.upper()
        return text.rjust(int(width) if width else size, fill)

    def zone_name(self):
        """%Z: nothing for a naive moment."""
        if self.zone is not None:
            return self.zone[1]
        name = self.owner.tzname() if hasattr(self.owner, 'tzname') else None
        return name or ''

    def offset(self, colon):
        """%z: nothing for a naive moment."""
        if self.zone is not None:
            minutes = abs(self.zone[0]) // 60
            return f'{"-" if self.zone[0] < 0 else "+"}{minutes // 60:02d}{minutes % 60:02d}'
        if not hasattr(self.owner, 'utcoffset'):
            return ''
        from datetime import _offset_text
        return _offset_text(self.owner.utcoffset(), ':' if colon else '')


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
