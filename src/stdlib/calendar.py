"""Calendars: weeks, months and years as lists, as text, as HTML.

The calendar is the Gregorian one, also before it was made. Weekdays count from 0, Monday.
"""

import datetime
from enum import IntEnum, global_enum

__all__ = ['APRIL', 'AUGUST', 'Calendar', 'DECEMBER', 'Day', 'FEBRUARY', 'FRIDAY', 'HTMLCalendar', 'IllegalMonthError',
           'IllegalWeekdayError', 'JANUARY', 'JULY', 'JUNE', 'MARCH', 'MAY', 'MONDAY', 'Month', 'NOVEMBER', 'OCTOBER', 'SATURDAY',
           'SEPTEMBER', 'SUNDAY', 'THURSDAY', 'TUESDAY', 'TextCalendar', 'WEDNESDAY', 'calendar', 'day_abbr', 'day_name',
           'firstweekday', 'isleap', 'leapdays', 'month', 'month_abbr', 'month_name', 'monthcalendar', 'monthrange', 'prcal', 'prmonth',
           'setfirstweekday', 'timegm', 'weekday', 'weekheader']

error = ValueError


class IllegalMonthError(ValueError, IndexError):
    """A month that is not 1 to 12."""

    def __init__(self, month):
        self.month = month

    def __str__(self):
        return f'bad month number {self.month!r}; must be 1-12'


class IllegalWeekdayError(ValueError):
    """A weekday that is not 0 to 6."""

    def __init__(self, weekday):
        self.weekday = weekday

    def __str__(self):
        return f'bad weekday number {self.weekday!r}; must be 0 (Monday) to 6 (Sunday)'


@global_enum
class Month(IntEnum):
    JANUARY = 1
    FEBRUARY = 2
    MARCH = 3
    APRIL = 4
    MAY = 5
    JUNE = 6
    JULY = 7
    AUGUST = 8
    SEPTEMBER = 9
    OCTOBER = 10
    NOVEMBER = 11
    DECEMBER = 12


@global_enum
class Day(IntEnum):
    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


def __getattr__(name):
    if name in ('January', 'February'):
        import warnings
        warnings.warn(f"The '{name}' attribute is deprecated, use '{name.upper()}' instead", DeprecationWarning, stacklevel=2)
        return 1 if name == 'January' else 2
    raise AttributeError(f"module '{__name__}' has no attribute '{name}'")


class _Names:
    """Names of months or days, as strftime gives them."""

    def __init__(self, format, dates):
        self._format = format
        self._dates = dates

    def __getitem__(self, index):
        found = self._dates[index]
        return [self._name(date) for date in found] if isinstance(index, slice) else self._name(found)

    def __len__(self):
        return len(self._dates)

    def _name(self, date):
        return date.strftime(self._format) if date else ''


_week = [datetime.date(2001, 1, day) for day in range(1, 8)]
_year = [None, *(datetime.date(2001, month, 1) for month in range(1, 13))]
day_name = _Names('%A', _week)
day_abbr = _Names('%a', _week)
month_name = _Names('%B', _year)
month_abbr = _Names('%b', _year)

# Days of the months, but for leap years.
mdays = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]


def isleap(year):
    """Whether a year has 366 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def leapdays(y1, y2):
    """How many leap years begin in [y1, y2)."""
    def before(year):
        year -= 1
        return year // 4 - year // 100 + year // 400
    return before(y2) - before(y1)


def weekday(year, month, day):
    """The weekday of a date, as a Day."""
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        # The calendar repeats every 400 years.
        year = 2000 + year % 400
    return Day(datetime.date(year, month, day).weekday())


def _validate_month(month):
    if not 1 <= month <= 12:
        raise IllegalMonthError(month)


def _monthlen(year, month):
    return mdays[month] + (month == FEBRUARY and isleap(year))


def monthrange(year, month):
    """(the weekday of the first day, the number of days) of a month."""
    _validate_month(month)
    return weekday(year, month, 1), _monthlen(year, month)


def _in_rows(items, width):
    return [items[start:start + width] for start in range(0, len(items), width)]


class Calendar:
    """Weeks that begin with a given weekday. Months are whole weeks, with days of the months before and after, or 0 for them."""

    def __init__(self, firstweekday=0):
        self.firstweekday = firstweekday

    def getfirstweekday(self):
        return self._firstweekday % 7

    def setfirstweekday(self, firstweekday):
        self._firstweekday = firstweekday

    firstweekday = property(getfirstweekday, setfirstweekday)

    def iterweekdays(self):
        """The weekdays, beginning with the first one."""
        for day in range(self.firstweekday, self.firstweekday + 7):
            yield day % 7

    def _extent(self, year, month):
        """(days before the month, days of the month, days after it) of its weeks."""
        first, count = monthrange(year, month)
        return (first - self.firstweekday) % 7, count, (self.firstweekday - first - count) % 7

    def itermonthdays(self, year, month):
        """The days of a month's weeks; 0 for those of other months."""
        before, count, after = self._extent(year, month)
        for _ in range(before):
            yield 0
        yield from range(1, count + 1)
        for _ in range(after):
            yield 0

    def itermonthdays2(self, year, month):
        """As itermonthdays, with the weekday of each."""
        for index, day in enumerate(self.itermonthdays(year, month), self.firstweekday):
            yield day, index % 7

    def itermonthdays3(self, year, month):
        """(year, month, day) for each day of a month's weeks."""
        before, count, after = self._extent(year, month)
        earlier = (year - 1, 12) if month == 1 else (year, month - 1)
        later = (year + 1, 1) if month == 12 else (year, month + 1)
        end = _monthlen(*earlier) + 1
        for day in range(end - before, end):
            yield *earlier, day
        for day in range(1, count + 1):
            yield year, month, day
        for day in range(1, after + 1):
            yield *later, day

    def itermonthdays4(self, year, month):
        """(year, month, day, weekday) for each day of a month's weeks."""
        for index, date in enumerate(self.itermonthdays3(year, month)):
            yield *date, (self.firstweekday + index) % 7

    def itermonthdates(self, year, month):
        """A date for each day of a month's weeks."""
        for date in self.itermonthdays3(year, month):
            yield datetime.date(*date)

    def monthdatescalendar(self, year, month):
        """The weeks of a month, as lists of dates."""
        return _in_rows(list(self.itermonthdates(year, month)), 7)

    def monthdays2calendar(self, year, month):
        """The weeks of a month, as lists of (day or 0, weekday)."""
        return _in_rows(list(self.itermonthdays2(year, month)), 7)

    def monthdayscalendar(self, year, month):
        """The weeks of a month, as lists of days or 0."""
        return _in_rows(list(self.itermonthdays(year, month)), 7)

    def yeardatescalendar(self, year, width=3):
        """The months of a year as monthdatescalendar gives them, in rows."""
        return _in_rows([self.monthdatescalendar(year, month) for month in Month], width)

    def yeardays2calendar(self, year, width=3):
        """The months of a year as monthdays2calendar gives them, in rows."""
        return _in_rows([self.monthdays2calendar(year, month) for month in Month], width)

    def yeardayscalendar(self, year, width=3):
        """The months of a year as monthdayscalendar gives them, in rows."""
        return _in_rows([self.monthdayscalendar(year, month) for month in Month], width)


class TextCalendar(Calendar):
    """A calendar as text."""

    def formatday(self, day, weekday, width):
        """A day in so many columns."""
        return ('' if day == 0 else f'{day:2d}').center(width)

    def formatweek(self, theweek, width):
        """A week in a line."""
        return ' '.join(self.formatday(day, weekday, width) for day, weekday in theweek)

    def formatweekday(self, day, width):
        """The name of a weekday in so many columns."""
        names = day_name if width >= 9 else day_abbr
        return names[day][:width].center(width)

    def formatweekheader(self, width):
        """The names of the weekdays in a line."""
        return ' '.join(self.formatweekday(day, width) for day in self.iterweekdays())

    def formatmonthname(self, theyear, themonth, width, withyear=True):
        """The name of a month in so many columns."""
        _validate_month(themonth)
        name = month_name[themonth]
        return (f'{name} {theyear!r}' if withyear else name).center(width)

    def formatmonth(self, theyear, themonth, w=0, l=0):
        """A month; w columns for a day, l lines for a week."""
        w = max(2, w)
        end = '\n' * max(1, l)
        lines = [self.formatmonthname(theyear, themonth, 7 * (w + 1) - 1), self.formatweekheader(w)]
        lines += [self.formatweek(week, w) for week in self.monthdays2calendar(theyear, themonth)]
        return ''.join(line.rstrip() + end for line in lines)

    def formatyear(self, theyear, w=2, l=1, c=6, m=3):
        """A year; m months beside each other, c columns between them."""
        w = max(2, w)
        c = max(2, c)
        end = '\n' * max(1, l)
        width = (w + 1) * 7 - 1
        header = self.formatweekheader(w)
        text = repr(theyear).center(width * m + c * (m - 1)).rstrip() + end
        for row, months in enumerate(self.yeardays2calendar(theyear, m)):
            numbers = range(m * row + 1, m * row + 1 + len(months))
            lines = [[self.formatmonthname(theyear, number, width, False) for number in numbers], [header] * len(months)]
            for index in range(max(map(len, months))):
                lines.append([self.formatweek(weeks[index], w) if index < len(weeks) else '' for weeks in months])
            text += end + ''.join(formatstring(line, width, c).rstrip() + end for line in lines)
        return text

    def prweek(self, theweek, width):
        """Prints a week."""
        print(self.formatweek(theweek, width), end='')

    def prmonth(self, theyear, themonth, w=0, l=0):
        """Prints a month."""
        print(self.formatmonth(theyear, themonth, w, l), end='')

    def pryear(self, theyear, w=0, l=0, c=6, m=3):
        """Prints a year."""
        print(self.formatyear(theyear, w, l, c, m), end='')


class HTMLCalendar(Calendar):
    """A calendar as HTML; the class attributes are names of CSS classes."""

    cssclasses = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
    cssclasses_weekday_head = cssclasses
    cssclass_noday = 'noday'
    cssclass_month_head = 'month'
    cssclass_month = 'month'
    cssclass_year_head = 'year'
    cssclass_year = 'year'

    def formatday(self, day, weekday):
        """A day as a cell of a table."""
        if day == 0:
            return f'<td class="{self.cssclass_noday}">&nbsp;</td>'
        return f'<td class="{self.cssclasses[weekday]}">{day:d}</td>'

    def formatweek(self, theweek):
        """A week as a row of a table."""
        return f"<tr>{''.join(self.formatday(day, weekday) for day, weekday in theweek)}</tr>"

    def formatweekday(self, day):
        """The name of a weekday as a heading."""
        return f'<th class="{self.cssclasses_weekday_head[day]}">{day_abbr[day]}</th>'

    def formatweekheader(self):
        """The names of the weekdays as a row of a table."""
        return f"<tr>{''.join(self.formatweekday(day) for day in self.iterweekdays())}</tr>"

    def formatmonthname(self, theyear, themonth, withyear=True):
        """The name of a month as a row of a table."""
        _validate_month(themonth)
        name = month_name[themonth]
        if withyear:
            name = f'{name} {theyear}'
        return f'<tr><th colspan="7" class="{self.cssclass_month_head}">{name}</th></tr>'

    def formatmonth(self, theyear, themonth, withyear=True):
        """A month as a table."""
        lines = [f'<table border="0" cellpadding="0" cellspacing="0" class="{self.cssclass_month}">',
                 self.formatmonthname(theyear, themonth, withyear=withyear), self.formatweekheader()]
        lines += map(self.formatweek, self.monthdays2calendar(theyear, themonth))
        lines.append('</table>')
        return ''.join(f'{line}\n' for line in lines)

    def formatyear(self, theyear, width=3):
        """A year as a table of tables, so many beside each other."""
        width = max(width, 1)
        parts = [f'<table border="0" cellpadding="0" cellspacing="0" class="{self.cssclass_year}">\n',
                 f'<tr><th colspan="{width:d}" class="{self.cssclass_year_head}">{theyear}</th></tr>']
        for row in _in_rows(list(range(1, 13)), width):
            cells = ''.join(f'<td>{self.formatmonth(theyear, month, withyear=False)}</td>' for month in row)
            parts.append(f'<tr>{cells}</tr>')
        parts.append('</table>')
        return ''.join(parts)

    def formatyearpage(self, theyear, width=3, css='calendar.css', encoding=None):
        """A year as a whole page, encoded."""
        if encoding is None:
            encoding = 'utf-8'
        lines = [f'<?xml version="1.0" encoding="{encoding}"?>',
                 '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">',
                 '<html>', '<head>', f'<meta http-equiv="Content-Type" content="text/html; charset={encoding}" />']
        if css is not None:
            lines.append(f'<link rel="stylesheet" type="text/css" href="{css}" />')
        lines += [f'<title>Calendar for {theyear:d}</title>', '</head>', '<body>', self.formatyear(theyear, width) + '</body>', '</html>']
        return ''.join(f'{line}\n' for line in lines).encode(encoding, 'xmlcharrefreplace')


# ---- functions for one calendar that all share
_shared = TextCalendar()
firstweekday = _shared.getfirstweekday
monthcalendar = _shared.monthdayscalendar
prweek = _shared.prweek
week = _shared.formatweek
weekheader = _shared.formatweekheader
prmonth = _shared.prmonth
month = _shared.formatmonth
calendar = _shared.formatyear
prcal = _shared.pryear


def setfirstweekday(firstweekday):
    """The weekday with which weeks begin."""
    if not MONDAY <= firstweekday <= SUNDAY:
        raise IllegalWeekdayError(firstweekday)
    _shared.firstweekday = firstweekday


_colwidth = 7 * 3 - 1
_spacing = 6


def formatstring(cols, colwidth=_colwidth, spacing=_spacing):
    """Texts beside each other, each in the middle of its columns."""
    return (' ' * spacing).join(column.center(colwidth) for column in cols)


def format(cols, colwidth=_colwidth, spacing=_spacing):
    """Prints texts beside each other."""
    print(formatstring(cols, colwidth, spacing))


EPOCH = 1970
_EPOCH_ORD = datetime.date(EPOCH, 1, 1).toordinal()


def timegm(tuple):
    """The seconds since 1970 of a time in UTC; what time.gmtime undoes."""
    year, month, day, hour, minute, second = tuple[:6]
    days = datetime.date(year, month, 1).toordinal() - _EPOCH_ORD + day - 1
    return ((days * 24 + hour) * 60 + minute) * 60 + second


def main(args=None):
    """The command line."""
    import argparse
    import sys
    parser = argparse.ArgumentParser()
    text = parser.add_argument_group('text only arguments')
    html = parser.add_argument_group('html only arguments')
    text.add_argument('-w', '--width', type=int, default=2, help='width of date column (default 2)')
    text.add_argument('-l', '--lines', type=int, default=1, help='number of lines for each week (default 1)')
    text.add_argument('-s', '--spacing', type=int, default=6, help='spacing between months (default 6)')
    text.add_argument('-m', '--months', type=int, default=3, help='months per row (default 3)')
    html.add_argument('-c', '--css', default='calendar.css', help='CSS to use for page')
    parser.add_argument('-L', '--locale', default=None, help='locale to use for month and weekday names')
    parser.add_argument('-e', '--encoding', default=None, help='encoding to use for output')
    parser.add_argument('-t', '--type', default='text', choices=('text', 'html'), help='output type (text or html)')
    parser.add_argument('-f', '--first-weekday', type=int, default=0,
                        help='weekday (0 is Monday, 6 is Sunday) to start each week (default 0)')
    parser.add_argument('year', nargs='?', type=int, help='year number')
    parser.add_argument('month', nargs='?', type=int, help='month number (1-12, text only)')
    options = parser.parse_args(args)
    if options.locale:
        parser.error('if --locale is specified --encoding is required' if not options.encoding
                     else 'glasspy does not have locales')
    year = datetime.date.today().year if options.year is None else options.year
    if options.type == 'html':
        if options.month:
            parser.error('incorrect number of arguments')
        page = HTMLCalendar(options.first_weekday).formatyearpage(year, css=options.css, encoding=options.encoding)
        sys.stdout.buffer.write(page)
        return
    made = TextCalendar(options.first_weekday)
    if options.month is None:
        shown = made.formatyear(year, options.width, options.lines, options.spacing, options.months)
    else:
        _validate_month(options.month)
        shown = made.formatmonth(year, options.month, options.width, options.lines)
    if options.encoding:
        sys.stdout.buffer.write(shown.encode(options.encoding))
    else:
        sys.stdout.write(shown)


if __name__ == '__main__':
    main()
