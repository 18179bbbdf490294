# Module datetime: making, arithmetic, comparison, ISO text, formats; and their errors.
import copy, datetime as module
from datetime import *
def t(f, *a, **k):
    try: return f(*a, **k)
    except Exception as e: return f'{type(e).__name__}: {e}'
print(module.__all__, MINYEAR, MAXYEAR, UTC, repr(UTC), date.min, date.max, datetime.min, datetime.max, time.min, time.max, timedelta.min, timedelta.max, repr(timedelta.resolution), repr(timezone.min), timezone.max)
# expect: ('date', 'datetime', 'time', 'timedelta', 'timezone', 'tzinfo', 'MINYEAR', 'MAXYEAR', 'UTC') 1 9999 UTC datetime.timezone.utc 0001-01-01 9999-12-31 0001-01-01 00:00:00 9999-12-31 23:59:59.999999 00:00:00 23:59:59.999999 -999999999 days, 0:00:00 999999999 days, 23:59:59.999999 datetime.timedelta(microseconds=1) datetime.timezone(datetime.timedelta(days=-1, seconds=60)) UTC+23:59
for a in ((), (1,), (1, 2), (1, 1, 1, 1), (0, 1, 1), (10000, 1, 1), (2023, 13, 1), (2023, 0, 1), (2023, 2, 29), (2024, 2, 29), (1900, 2, 29), (2000, 2, 29), (2000, 4, 31), (2000, 1, 0), ('a', 1, 1), (1.5, 1, 1), (True, True, True)):
    if a != (1, 1, 1, 1): print(a, repr(t(date, *a)))
# expect: () "TypeError: function missing required argument 'year' (pos 1)"
# expect: (1,) "TypeError: function missing required argument 'month' (pos 2)"
# expect: (1, 2) "TypeError: function missing required argument 'day' (pos 3)"
# expect: (0, 1, 1) 'ValueError: year must be in 1..9999, not 0'
# expect: (10000, 1, 1) 'ValueError: year must be in 1..9999, not 10000'
# expect: (2023, 13, 1) 'ValueError: month must be in 1..12, not 13'
# expect: (2023, 0, 1) 'ValueError: month must be in 1..12, not 0'
# expect: (2023, 2, 29) 'ValueError: day 29 must be in range 1..28 for month 2 in year 2023'
# expect: (2024, 2, 29) datetime.date(2024, 2, 29)
# expect: (1900, 2, 29) 'ValueError: day 29 must be in range 1..28 for month 2 in year 1900'
# expect: (2000, 2, 29) datetime.date(2000, 2, 29)
# expect: (2000, 4, 31) 'ValueError: day 31 must be in range 1..30 for month 4 in year 2000'
# expect: (2000, 1, 0) 'ValueError: day 0 must be in range 1..31 for month 1 in year 2000'
# expect: ('a', 1, 1) "TypeError: 'str' object cannot be interpreted as an integer"
# expect: (1.5, 1, 1) "TypeError: 'float' object cannot be interpreted as an integer"
# expect: (True, True, True) datetime.date(1, 1, 1)
for a in ((2000, 1, 1), (2000, 1, 1, 24), (2000, 1, 1, -1), (2000, 1, 1, 1, 60), (2000, 1, 1, 1, 1, 60), (2000, 1, 1, 1, 1, 1, 10 ** 6), (2000, 1, 1, 1, 1, 1, 5), (2000, 1, 1, 1, 1, 1), (2000, 1, 1, 1, 1, 1, 5, UTC), (2000, 1, 1, 1, 1, 1, 5, 'x'), (2000, 1, 1, 1.5)):
    print(a, repr(t(datetime, *a)), repr(t(time, *a[3:])))
# expect: (2000, 1, 1) datetime.datetime(2000, 1, 1, 0, 0) datetime.time(0, 0)
# expect: (2000, 1, 1, 24) 'ValueError: hour must be in 0..23, not 24' 'ValueError: hour must be in 0..23, not 24'
# expect: (2000, 1, 1, -1) 'ValueError: hour must be in 0..23, not -1' 'ValueError: hour must be in 0..23, not -1'
# expect: (2000, 1, 1, 1, 60) 'ValueError: minute must be in 0..59, not 60' 'ValueError: minute must be in 0..59, not 60'
# expect: (2000, 1, 1, 1, 1, 60) 'ValueError: second must be in 0..59, not 60' 'ValueError: second must be in 0..59, not 60'
# expect: (2000, 1, 1, 1, 1, 1, 1000000) 'ValueError: microsecond must be in 0..999999, not 1000000' 'ValueError: microsecond must be in 0..999999, not 1000000'
# expect: (2000, 1, 1, 1, 1, 1, 5) datetime.datetime(2000, 1, 1, 1, 1, 1, 5) datetime.time(1, 1, 1, 5)
# expect: (2000, 1, 1, 1, 1, 1) datetime.datetime(2000, 1, 1, 1, 1, 1) datetime.time(1, 1, 1)
# expect: (2000, 1, 1, 1, 1, 1, 5, datetime.timezone.utc) datetime.datetime(2000, 1, 1, 1, 1, 1, 5, tzinfo=datetime.timezone.utc) datetime.time(1, 1, 1, 5, tzinfo=datetime.timezone.utc)
# expect: (2000, 1, 1, 1, 1, 1, 5, 'x') "TypeError: tzinfo argument must be None or of a tzinfo subclass, not type 'str'" "TypeError: tzinfo argument must be None or of a tzinfo subclass, not type 'str'"
# expect: (2000, 1, 1, 1.5) "TypeError: 'float' object cannot be interpreted as an integer" "TypeError: 'float' object cannot be interpreted as an integer"
print(repr(datetime(2000, 1, 1, fold=1)), repr(time(fold=1, tzinfo=UTC)), t(datetime, 2000, 1, 1, fold=2), t(time, fold=-1))
# expect: datetime.datetime(2000, 1, 1, 0, 0, fold=1) datetime.time(0, 0, tzinfo=datetime.timezone.utc, fold=1) ValueError: fold must be either 0 or 1, not 2 ValueError: fold must be either 0 or 1, not -1
for k in ({}, {'days': 1}, {'days': 1.5}, {'weeks': 1, 'hours': -1}, {'microseconds': .5}, {'microseconds': 1.5}, {'microseconds': 2.5}, {'seconds': .0000005}, {'milliseconds': 1, 'microseconds': -1}, {'days': 10 ** 9}, {'days': -10 ** 9}, {'days': 10 ** 10}, {'seconds': 10 ** 20},
          {'days': 'x'}, {'days': None}, {'hours': float('nan')}, {'hours': float('inf')}, {'days': .1, 'seconds': .1, 'minutes': .1}, {'microseconds': .5, 'days': .5}, {'seconds': -1}, {'minutes': 1e-9}):
    r = t(timedelta, **k)
    print(k, repr(r), r, r.total_seconds() if isinstance(r, timedelta) else '')
# expect: {} datetime.timedelta(0) 0:00:00 0.0
# expect: {'days': 1} datetime.timedelta(days=1) 1 day, 0:00:00 86400.0
# expect: {'days': 1.5} datetime.timedelta(days=1, seconds=43200) 1 day, 12:00:00 129600.0
# expect: {'weeks': 1, 'hours': -1} datetime.timedelta(days=6, seconds=82800) 6 days, 23:00:00 601200.0
# expect: {'microseconds': 0.5} datetime.timedelta(0) 0:00:00 0.0
# expect: {'microseconds': 1.5} datetime.timedelta(microseconds=2) 0:00:00.000002 2e-06
# expect: {'microseconds': 2.5} datetime.timedelta(microseconds=2) 0:00:00.000002 2e-06
# expect: {'seconds': 5e-07} datetime.timedelta(0) 0:00:00 0.0
# expect: {'milliseconds': 1, 'microseconds': -1} datetime.timedelta(microseconds=999) 0:00:00.000999 0.000999
# expect: {'days': 1000000000} 'OverflowError: days=1000000000; must have magnitude <= 999999999' OverflowError: days=1000000000; must have magnitude <= 999999999 
# expect: {'days': -1000000000} 'OverflowError: days=-1000000000; must have magnitude <= 999999999' OverflowError: days=-1000000000; must have magnitude <= 999999999 
# expect: {'days': 10000000000} 'OverflowError: Python int too large to convert to C int' OverflowError: Python int too large to convert to C int 
# expect: {'seconds': 100000000000000000000} 'OverflowError: Python int too large to convert to C int' OverflowError: Python int too large to convert to C int 
# expect: {'days': 'x'} 'TypeError: unsupported type for timedelta days component: str' TypeError: unsupported type for timedelta days component: str 
# expect: {'days': None} 'TypeError: unsupported type for timedelta days component: NoneType' TypeError: unsupported type for timedelta days component: NoneType 
# expect: {'hours': nan} 'ValueError: cannot convert float NaN to integer' ValueError: cannot convert float NaN to integer 
# expect: {'hours': inf} 'OverflowError: cannot convert float infinity to integer' OverflowError: cannot convert float infinity to integer 
# expect: {'days': 0.1, 'seconds': 0.1, 'minutes': 0.1} datetime.timedelta(seconds=8646, microseconds=100000) 2:24:06.100000 8646.1
# expect: {'microseconds': 0.5, 'days': 0.5} datetime.timedelta(seconds=43200) 12:00:00 43200.0
# expect: {'seconds': -1} datetime.timedelta(days=-1, seconds=86399) -1 day, 23:59:59 -1.0
# expect: {'minutes': 1e-09} datetime.timedelta(0) 0:00:00 0.0
a, b = timedelta(1, 2, 3), timedelta(hours=-5, microseconds=7)
for x in (a, b, timedelta(0)):
    print(x + a, x - a, -x, +x, abs(x), x * 3, 2 * x, x * .5, x * 1.1, x // 7, x / 7, x / 2.5, x // a, x / a, x % a, divmod(x, a), bool(x), x < a, x <= a, x > a, x >= a, x == a, x != a, str(x))
# expect: 2 days, 0:00:04.000006 0:00:00 -2 days, 23:59:57.999997 1 day, 0:00:02.000003 1 day, 0:00:02.000003 3 days, 0:00:06.000009 2 days, 0:00:04.000006 12:00:01.000002 1 day, 2:24:02.200003 3:25:43.142857 3:25:43.142858 9:36:00.800001 1 1.0 0:00:00 (1, datetime.timedelta(0)) True False True False True True False 1 day, 0:00:02.000003
# expect: 19:00:02.000010 -2 days, 18:59:58.000004 4:59:59.999993 -1 day, 19:00:00.000007 4:59:59.999993 -1 day, 9:00:00.000021 -1 day, 14:00:00.000014 -1 day, 21:30:00.000004 -1 day, 18:30:00.000008 -1 day, 23:17:08.571429 -1 day, 23:17:08.571430 -1 day, 22:00:00.000003 -1 -0.2083285108258491 19:00:02.000010 (-1, datetime.timedelta(seconds=68402, microseconds=10)) True True True False False False True -1 day, 19:00:00.000007
# expect: 1 day, 0:00:02.000003 -2 days, 23:59:57.999997 0:00:00 0:00:00 0:00:00 0:00:00 0:00:00 0:00:00 0:00:00 0:00:00 0:00:00 0:00:00 0 0.0 0:00:00 (0, datetime.timedelta(0)) False True True False False False True 0:00:00
print(t(lambda: a / 0), t(lambda: a // 0), t(lambda: a / timedelta()), t(lambda: a // timedelta()), t(lambda: a % timedelta()), a == 1, t(lambda: a * 10 ** 12), t(lambda: a / 0.0), hash(a) == hash((1, 2, 3)), sum([a, a], timedelta()))
# expect: ZeroDivisionError: division by zero ZeroDivisionError: division by zero ZeroDivisionError: division by zero ZeroDivisionError: division by zero ZeroDivisionError: division by zero False OverflowError: Python int too large to convert to C int ZeroDivisionError: division by zero True 2 days, 0:00:04.000006
d = date(2024, 2, 29)
print(d, d + a, d - a, d - date(2023, 1, 1), a + d, d.replace(year=2020), t(d.replace, year=2023), d.weekday(), d.isoweekday(), d.toordinal(), date.fromordinal(738945), d.ctime(), d.isocalendar(), d.timetuple(), copy.replace(d, day=1), t(lambda: date.max + a), t(date.fromordinal, 0), t(date.fromordinal, 10 ** 7))
# expect: 2024-02-29 2024-03-01 2024-02-28 424 days, 0:00:00 2024-03-01 2020-02-29 ValueError: day 29 must be in range 1..28 for month 2 in year 2023 3 4 738945 2024-02-29 Thu Feb 29 00:00:00 2024 datetime.IsoCalendarDate(year=2024, week=9, weekday=4) time.struct_time(tm_year=2024, tm_mon=2, tm_mday=29, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=3, tm_yday=60, tm_isdst=-1) 2024-02-01 OverflowError: date value out of range ValueError: ordinal must be >= 1 ValueError: year must be in 1..9999, not 27380
print([tuple(date(y, m, x).isocalendar()) for y in (2004, 2005, 2008, 2009, 2010, 2015, 2016, 2020, 2021) for m, x in ((1, 1), (1, 4), (12, 29), (12, 31))])
# expect: [(2004, 1, 4), (2004, 1, 7), (2004, 53, 3), (2004, 53, 5), (2004, 53, 6), (2005, 1, 2), (2005, 52, 4), (2005, 52, 6), (2008, 1, 2), (2008, 1, 5), (2009, 1, 1), (2009, 1, 3), (2009, 1, 4), (2009, 1, 7), (2009, 53, 2), (2009, 53, 4), (2009, 53, 5), (2010, 1, 1), (2010, 52, 3), (2010, 52, 5), (2015, 1, 4), (2015, 1, 7), (2015, 53, 2), (2015, 53, 4), (2015, 53, 5), (2016, 1, 1), (2016, 52, 4), (2016, 52, 6), (2020, 1, 3), (2020, 1, 6), (2020, 53, 2), (2020, 53, 4), (2020, 53, 5), (2021, 1, 1), (2021, 52, 3), (2021, 52, 5)]
print([date.fromisocalendar(y, w, x).isoformat() for y, w, x in ((2020, 53, 7), (2021, 1, 1), (2015, 53, 4), (1, 1, 1))], t(date.fromisocalendar, 2021, 53, 1), t(date.fromisocalendar, 2021, 1, 8), t(date.fromisocalendar, 0, 1, 1), t(date.fromisocalendar, 2021, 0, 1))
# expect: ['2021-01-03', '2021-01-04', '2015-12-31', '0001-01-01'] ValueError: Invalid week: 53 ValueError: Invalid weekday: 8 (range is [1, 7]) ValueError: year must be in 1..9999, not 0 ValueError: Invalid week: 0
print(all(date.fromordinal(n).toordinal() == n for n in range(1, 3652060, 99991)), date.fromordinal(146097), date.fromordinal(146098), date.fromordinal(1461), date.fromordinal(36524), date.fromordinal(36525))
# expect: True 0400-12-31 0401-01-01 0004-12-31 0100-12-31 0101-01-01
for s in ('2024-02-29', '20240229', '2024-W09-4', '2024W094', '2024-W09', '2024W09', '2024-2-29', '2024-02-30', '2024-13-01', '2024-W60-1', '2024-W01-8', '', 'x', '2024-02-29T', '2024/02/29', '2024-0229', '202402-29', '2024-W094', '２０２４-02-29', '0000-01-01'):
    print(repr(s), repr(t(date.fromisoformat, s)), repr(t(datetime.fromisoformat, s)))
# expect: '2024-02-29' datetime.date(2024, 2, 29) datetime.datetime(2024, 2, 29, 0, 0)
# expect: '20240229' datetime.date(2024, 2, 29) datetime.datetime(2024, 2, 29, 0, 0)
# expect: '2024-W09-4' datetime.date(2024, 2, 29) datetime.datetime(2024, 2, 29, 0, 0)
# expect: '2024W094' datetime.date(2024, 2, 29) datetime.datetime(2024, 2, 29, 0, 0)
# expect: '2024-W09' datetime.date(2024, 2, 26) datetime.datetime(2024, 2, 26, 0, 0)
# expect: '2024W09' datetime.date(2024, 2, 26) datetime.datetime(2024, 2, 26, 0, 0)
# expect: '2024-2-29' "ValueError: Invalid isoformat string: '2024-2-29'" "ValueError: Invalid isoformat string: '2024-2-29'"
# expect: '2024-02-30' 'ValueError: day 30 must be in range 1..29 for month 2 in year 2024' 'ValueError: day 30 must be in range 1..29 for month 2 in year 2024'
# expect: '2024-13-01' 'ValueError: month must be in 1..12, not 13' 'ValueError: month must be in 1..12, not 13'
# expect: '2024-W60-1' "ValueError: Invalid isoformat string: '2024-W60-1'" "ValueError: Invalid isoformat string: '2024-W60-1'"
# expect: '2024-W01-8' "ValueError: Invalid isoformat string: '2024-W01-8'" "ValueError: Invalid isoformat string: '2024-W01-8'"
# expect: '' "ValueError: Invalid isoformat string: ''" "ValueError: Invalid isoformat string: ''"
# expect: 'x' "ValueError: Invalid isoformat string: 'x'" "ValueError: Invalid isoformat string: 'x'"
# expect: '2024-02-29T' "ValueError: Invalid isoformat string: '2024-02-29T'" "ValueError: Invalid isoformat string: '2024-02-29T'"
# expect: '2024/02/29' "ValueError: Invalid isoformat string: '2024/02/29'" "ValueError: Invalid isoformat string: '2024/02/29'"
# expect: '2024-0229' "ValueError: Invalid isoformat string: '2024-0229'" "ValueError: Invalid isoformat string: '2024-0229'"
# expect: '202402-29' "ValueError: Invalid isoformat string: '202402-29'" "ValueError: Invalid isoformat string: '202402-29'"
# expect: '2024-W094' "ValueError: Invalid isoformat string: '2024-W094'" "ValueError: Invalid isoformat string: '2024-W094'"
# expect: '２０２４-02-29' "ValueError: Invalid isoformat string: '２０２４-02-29'" "ValueError: Invalid isoformat string: '２０２４-02-29'"
# expect: '0000-01-01' 'ValueError: year must be in 1..9999, not 0' 'ValueError: year must be in 1..9999, not 0'
for s in ('12', '1230', '12:30', '123045', '12:30:45', '12:30:45.1', '12:30:45,123456789', '123045.12', 'T12:30', '12:30Z', '12:30z', '12+01', '12:30+0130', '12:30-01:30:15', '12:30-01:30:15.000001', '12:30+24:00', '12:30+00:00', '24:00', '24:00:01', '25:00', '12:60', '1', '12:3', '12:', '1230:45', '12:3045', '12.5', '12:30:45.', '12:30:45.x', '12:30:45:', '12:30+', '12:30 ', ' 12:30', '12:30ZZ', '12:30:45.1+01:00', '12-23:59'):
    print(repr(s), repr(t(time.fromisoformat, s)), repr(t(datetime.fromisoformat, '2024-02-29T' + s)), repr(t(datetime.fromisoformat, '2024-W09' + ' ' + s)))
# expect: '12' datetime.time(12, 0) datetime.datetime(2024, 2, 29, 12, 0) datetime.datetime(2024, 2, 26, 12, 0)
# expect: '1230' datetime.time(12, 30) datetime.datetime(2024, 2, 29, 12, 30) datetime.datetime(2024, 2, 26, 12, 30)
# expect: '12:30' datetime.time(12, 30) datetime.datetime(2024, 2, 29, 12, 30) datetime.datetime(2024, 2, 26, 12, 30)
# expect: '123045' datetime.time(12, 30, 45) datetime.datetime(2024, 2, 29, 12, 30, 45) datetime.datetime(2024, 2, 26, 12, 30, 45)
# expect: '12:30:45' datetime.time(12, 30, 45) datetime.datetime(2024, 2, 29, 12, 30, 45) datetime.datetime(2024, 2, 26, 12, 30, 45)
# expect: '12:30:45.1' datetime.time(12, 30, 45, 100000) datetime.datetime(2024, 2, 29, 12, 30, 45, 100000) datetime.datetime(2024, 2, 26, 12, 30, 45, 100000)
# expect: '12:30:45,123456789' datetime.time(12, 30, 45, 123456) datetime.datetime(2024, 2, 29, 12, 30, 45, 123456) datetime.datetime(2024, 2, 26, 12, 30, 45, 123456)
# expect: '123045.12' datetime.time(12, 30, 45, 120000) datetime.datetime(2024, 2, 29, 12, 30, 45, 120000) datetime.datetime(2024, 2, 26, 12, 30, 45, 120000)
# expect: 'T12:30' datetime.time(12, 30) "ValueError: Invalid isoformat string: '2024-02-29TT12:30'" "ValueError: Invalid isoformat string: '2024-W09 T12:30'"
# expect: '12:30Z' datetime.time(12, 30, tzinfo=datetime.timezone.utc) datetime.datetime(2024, 2, 29, 12, 30, tzinfo=datetime.timezone.utc) datetime.datetime(2024, 2, 26, 12, 30, tzinfo=datetime.timezone.utc)
# expect: '12:30z' "ValueError: Invalid isoformat string: '12:30z'" "ValueError: Invalid isoformat string: '2024-02-29T12:30z'" "ValueError: Invalid isoformat string: '2024-W09 12:30z'"
# expect: '12+01' datetime.time(12, 0, tzinfo=datetime.timezone(datetime.timedelta(seconds=3600))) datetime.datetime(2024, 2, 29, 12, 0, tzinfo=datetime.timezone(datetime.timedelta(seconds=3600))) datetime.datetime(2024, 2, 26, 12, 0, tzinfo=datetime.timezone(datetime.timedelta(seconds=3600)))
# expect: '12:30+0130' datetime.time(12, 30, tzinfo=datetime.timezone(datetime.timedelta(seconds=5400))) datetime.datetime(2024, 2, 29, 12, 30, tzinfo=datetime.timezone(datetime.timedelta(seconds=5400))) datetime.datetime(2024, 2, 26, 12, 30, tzinfo=datetime.timezone(datetime.timedelta(seconds=5400)))
# expect: '12:30-01:30:15' datetime.time(12, 30, tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=80985))) datetime.datetime(2024, 2, 29, 12, 30, tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=80985))) datetime.datetime(2024, 2, 26, 12, 30, tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=80985)))
# expect: '12:30-01:30:15.000001' datetime.time(12, 30, tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=80984, microseconds=999999))) datetime.datetime(2024, 2, 29, 12, 30, tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=80984, microseconds=999999))) datetime.datetime(2024, 2, 26, 12, 30, tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=80984, microseconds=999999)))
# expect: '12:30+24:00' 'ValueError: offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=1)' 'ValueError: offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=1)' 'ValueError: offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=1)'
# expect: '12:30+00:00' datetime.time(12, 30, tzinfo=datetime.timezone.utc) datetime.datetime(2024, 2, 29, 12, 30, tzinfo=datetime.timezone.utc) datetime.datetime(2024, 2, 26, 12, 30, tzinfo=datetime.timezone.utc)
# expect: '24:00' datetime.time(0, 0) datetime.datetime(2024, 3, 1, 0, 0) datetime.datetime(2024, 2, 27, 0, 0)
# expect: '24:00:01' 'ValueError: minute, second, and microsecond must be 0 when hour is 24' 'ValueError: minute, second, and microsecond must be 0 when hour is 24' 'ValueError: minute, second, and microsecond must be 0 when hour is 24'
# expect: '25:00' 'ValueError: hour must be in 0..23, not 25' 'ValueError: hour must be in 0..23, not 25' 'ValueError: hour must be in 0..23, not 25'
# expect: '12:60' 'ValueError: minute must be in 0..59, not 60' 'ValueError: minute must be in 0..59, not 60' 'ValueError: minute must be in 0..59, not 60'
# expect: '1' "ValueError: Invalid isoformat string: '1'" "ValueError: Invalid isoformat string: '2024-02-29T1'" "ValueError: Invalid isoformat string: '2024-W09 1'"
# expect: '12:3' "ValueError: Invalid isoformat string: '12:3'" "ValueError: Invalid isoformat string: '2024-02-29T12:3'" "ValueError: Invalid isoformat string: '2024-W09 12:3'"
# expect: '12:' "ValueError: Invalid isoformat string: '12:'" "ValueError: Invalid isoformat string: '2024-02-29T12:'" "ValueError: Invalid isoformat string: '2024-W09 12:'"
# expect: '1230:45' "ValueError: Invalid isoformat string: '1230:45'" "ValueError: Invalid isoformat string: '2024-02-29T1230:45'" "ValueError: Invalid isoformat string: '2024-W09 1230:45'"
# expect: '12:3045' "ValueError: Invalid isoformat string: '12:3045'" "ValueError: Invalid isoformat string: '2024-02-29T12:3045'" "ValueError: Invalid isoformat string: '2024-W09 12:3045'"
# expect: '12.5' "ValueError: Invalid isoformat string: '12.5'" "ValueError: Invalid isoformat string: '2024-02-29T12.5'" "ValueError: Invalid isoformat string: '2024-W09 12.5'"
# expect: '12:30:45.' "ValueError: Invalid isoformat string: '12:30:45.'" "ValueError: Invalid isoformat string: '2024-02-29T12:30:45.'" "ValueError: Invalid isoformat string: '2024-W09 12:30:45.'"
# expect: '12:30:45.x' "ValueError: Invalid isoformat string: '12:30:45.x'" "ValueError: Invalid isoformat string: '2024-02-29T12:30:45.x'" "ValueError: Invalid isoformat string: '2024-W09 12:30:45.x'"
# expect: '12:30:45:' "ValueError: Invalid isoformat string: '12:30:45:'" "ValueError: Invalid isoformat string: '2024-02-29T12:30:45:'" "ValueError: Invalid isoformat string: '2024-W09 12:30:45:'"
# expect: '12:30+' "ValueError: Invalid isoformat string: '12:30+'" "ValueError: Invalid isoformat string: '2024-02-29T12:30+'" "ValueError: Invalid isoformat string: '2024-W09 12:30+'"
# expect: '12:30 ' "ValueError: Invalid isoformat string: '12:30 '" "ValueError: Invalid isoformat string: '2024-02-29T12:30 '" "ValueError: Invalid isoformat string: '2024-W09 12:30 '"
# expect: ' 12:30' "ValueError: Invalid isoformat string: ' 12:30'" "ValueError: Invalid isoformat string: '2024-02-29T 12:30'" "ValueError: Invalid isoformat string: '2024-W09  12:30'"
# expect: '12:30ZZ' "ValueError: Invalid isoformat string: '12:30ZZ'" "ValueError: Invalid isoformat string: '2024-02-29T12:30ZZ'" "ValueError: Invalid isoformat string: '2024-W09 12:30ZZ'"
# expect: '12:30:45.1+01:00' datetime.time(12, 30, 45, 100000, tzinfo=datetime.timezone(datetime.timedelta(seconds=3600))) datetime.datetime(2024, 2, 29, 12, 30, 45, 100000, tzinfo=datetime.timezone(datetime.timedelta(seconds=3600))) datetime.datetime(2024, 2, 26, 12, 30, 45, 100000, tzinfo=datetime.timezone(datetime.timedelta(seconds=3600)))
# expect: '12-23:59' datetime.time(12, 0, tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=60))) datetime.datetime(2024, 2, 29, 12, 0, tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=60))) datetime.datetime(2024, 2, 26, 12, 0, tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=60)))
print(t(date.fromisoformat, 5), t(datetime.fromisoformat, b'x'), t(time.fromisoformat, None), t(datetime.fromisoformat, '9999-12-31T24:00'), datetime.fromisoformat('2024-12-31 24:00:00'))
# expect: TypeError: fromisoformat: argument must be str TypeError: fromisoformat: argument must be str TypeError: fromisoformat: argument must be str ValueError: year must be in 1..9999, not 10000 2025-01-01 00:00:00
dt = datetime(2024, 2, 9, 3, 4, 5, 678)
for s in ('auto', 'hours', 'minutes', 'seconds', 'milliseconds', 'microseconds', 'x'):
    print(s, t(dt.isoformat, timespec=s), t(dt.time().isoformat, s), t(dt.replace(tzinfo=timezone(timedelta(hours=-3.5))).isoformat, ' ', s))
# expect: auto 2024-02-09T03:04:05.000678 03:04:05.000678 2024-02-09 03:04:05.000678-03:30
# expect: hours 2024-02-09T03 03 2024-02-09 03-03:30
# expect: minutes 2024-02-09T03:04 03:04 2024-02-09 03:04-03:30
# expect: seconds 2024-02-09T03:04:05 03:04:05 2024-02-09 03:04:05-03:30
# expect: milliseconds 2024-02-09T03:04:05.000 03:04:05.000 2024-02-09 03:04:05.000-03:30
# expect: microseconds 2024-02-09T03:04:05.000678 03:04:05.000678 2024-02-09 03:04:05.000678-03:30
# expect: x ValueError: Unknown timespec value ValueError: Unknown timespec value ValueError: Unknown timespec value
print(t(dt.isoformat, 'xx'), t(dt.isoformat, ''), dt.isoformat('☃'))
# expect: TypeError: isoformat() argument 1 must be a unicode character, not a string of length 2 TypeError: isoformat() argument 1 must be a unicode character, not a string of length 0 2024-02-09☃03:04:05.000678
east = timezone(timedelta(hours=5, minutes=30), 'IST')
aware = dt.replace(tzinfo=east)
for f in ('%Y-%m-%d %H:%M:%S.%f', '%a %A %b %B %h', '%c', '%x %X %D %F %T %R %r', '%I %p %P %l %k', '%j %U %W %V %G %g %u %w', '%z %Z', '%:z', '%y %C %e %n %t %%', '%-d %-m %_d %05d %^a %#Z %10Y', '%', '%Q', 'a%', '%é', ''):
    print(repr(f), [t(x.strftime, f) for x in (dt, aware, date(999, 12, 31), datetime(1, 1, 1, 12), datetime(2023, 1, 1, 0))], t(time(13, 5, 6, 7).strftime, f), t(time(13, tzinfo=UTC).strftime, f))
# expect: '%Y-%m-%d %H:%M:%S.%f' ['2024-02-09 03:04:05.000678', '2024-02-09 03:04:05.000678', '0999-12-31 00:00:00.000000', '0001-01-01 12:00:00.000000', '2023-01-01 00:00:00.000000'] 1900-01-01 13:05:06.000007 1900-01-01 13:00:00.000000
# expect: '%a %A %b %B %h' ['Fri Friday Feb February Feb', 'Fri Friday Feb February Feb', 'Tue Tuesday Dec December Dec', 'Mon Monday Jan January Jan', 'Sun Sunday Jan January Jan'] Mon Monday Jan January Jan Mon Monday Jan January Jan
# expect: '%c' ['Fri Feb  9 03:04:05 2024', 'Fri Feb  9 03:04:05 2024', 'Tue Dec 31 00:00:00 999', 'Mon Jan  1 12:00:00 1', 'Sun Jan  1 00:00:00 2023'] Mon Jan  1 13:05:06 1900 Mon Jan  1 13:00:00 1900
# expect: '%x %X %D %F %T %R %r' ['02/09/24 03:04:05 02/09/24 2024-02-09 03:04:05 03:04 03:04:05 AM', '02/09/24 03:04:05 02/09/24 2024-02-09 03:04:05 03:04 03:04:05 AM', '12/31/99 00:00:00 12/31/99 0999-12-31 00:00:00 00:00 12:00:00 AM', '01/01/01 12:00:00 01/01/01 0001-01-01 12:00:00 12:00 12:00:00 PM', '01/01/23 00:00:00 01/01/23 2023-01-01 00:00:00 00:00 12:00:00 AM'] 01/01/00 13:05:06 01/01/00 1900-01-01 13:05:06 13:05 01:05:06 PM 01/01/00 13:00:00 01/01/00 1900-01-01 13:00:00 13:00 01:00:00 PM
# expect: '%I %p %P %l %k' ['03 AM am  3  3', '03 AM am  3  3', '12 AM am 12  0', '12 PM pm 12 12', '12 AM am 12  0'] 01 PM pm  1 13 01 PM pm  1 13
# expect: '%j %U %W %V %G %g %u %w' ['040 05 06 06 2024 24 5 5', '040 05 06 06 2024 24 5 5', '365 52 52 01 1000 00 2 2', '001 00 01 01 0001 01 1 1', '001 01 00 52 2022 22 7 0'] 001 00 01 01 1900 00 1 1 001 00 01 01 1900 00 1 1
# expect: '%z %Z' [' ', '+0530 IST', ' ', ' ', ' ']   +0000 UTC
# expect: '%:z' ['', '+05:30', '', '', '']  +00:00
# expect: '%y %C %e %n %t %%' ['24 20  9 \n \t %', '24 20  9 \n \t %', '99 09 31 \n \t %', '01 00  1 \n \t %', '23 20  1 \n \t %'] 00 19  1 
# expect:  	 % 00 19  1 
# expect:  	 %
# expect: '%-d %-m %_d %05d %^a %#Z %10Y' ['9 2  9 00009 FRI  0000002024', '9 2  9 00009 FRI  0000002024', '31 12 31 00031 TUE  0000000999', '1 1  1 00001 MON  0000000001', '1 1  1 00001 SUN  0000002023'] 1 1  1 00001 MON  0000001900 1 1  1 00001 MON  0000001900
# expect: '%' ['%', '%', '%', '%', '%'] % %
# expect: '%Q' ['%Q', '%Q', '%Q', '%Q', '%Q'] %Q %Q
# expect: 'a%' ['a%', 'a%', 'a%', 'a%', 'a%'] a% a%
# expect: '%é' ['%é', '%é', '%é', '%é', '%é'] %é %é
# expect: '' ['', '', '', '', '']  
print(f'{dt}|{dt:%d.%m.%Y}|{d:%j}|{time(1):%H}|{d}', t(dt.strftime, 5), t(format, dt, '%H'))
# expect: 2024-02-09 03:04:05.000678|09.02.2024|060|01|2024-02-29 TypeError: strftime() argument 1 must be str, not int 03
for s, f in (('2024-02-29', '%Y-%m-%d'), ('29.2.24', '%d.%m.%y'), ('12:5:6.7', '%H:%M:%S.%f'), ('1 PM', '%I %p'), ('12 am', '%I %p'), ('Thu Feb 29 01:02:03 2024', '%c'), ('02/29/24 01:02:03', '%x %X'), ('60 2024', '%j %Y'), ('2024 09 4', '%G %V %u'), ('2024 08 Thursday', '%Y %U %A'),
             ('2024 9 thu', '%Y %W %a'), ('2024-01-01 +01:30', '%Y-%m-%d %z'), ('2024-01-01 -0130', '%Y-%m-%d %z'), ('2024-01-01Z', '%Y-%m-%d%z'), ('2024-01-01 UTC', '%Y-%m-%d %Z'), ('2024-01-01 +0000 UTC', '%Y-%m-%d %z %Z'), ('january 5 1999', '%B %d %Y'), ('JAN 5 1999', '%b %d %Y'),
             ('2024', '%Y-%m'), ('2024-1', '%Y'), ('x', '%'), ('x', '%Q'), ('2024-13', '%Y-%m'), ('2023-02-29', '%Y-%m-%d'), ('2024 1', '%G %V'), ('2024 1 1', '%Y %V %u'), ('5 1', '%V %u'), ('12%', '%H%%'), ('1  2', '%H %M'), ('100', '%H%M'), ('68 69', '%y 69'), ('69', '%y'), ('1.', '%H.'), ('(1)', '(%H)')):
    print(repr(s), repr(f), repr(t(datetime.strptime, s, f)))
# expect: '2024-02-29' '%Y-%m-%d' datetime.datetime(2024, 2, 29, 0, 0)
# expect: '29.2.24' '%d.%m.%y' datetime.datetime(2024, 2, 29, 0, 0)
# expect: '12:5:6.7' '%H:%M:%S.%f' datetime.datetime(1900, 1, 1, 12, 5, 6, 700000)
# expect: '1 PM' '%I %p' datetime.datetime(1900, 1, 1, 13, 0)
# expect: '12 am' '%I %p' datetime.datetime(1900, 1, 1, 0, 0)
# expect: 'Thu Feb 29 01:02:03 2024' '%c' datetime.datetime(2024, 2, 29, 1, 2, 3)
# expect: '02/29/24 01:02:03' '%x %X' datetime.datetime(2024, 2, 29, 1, 2, 3)
# expect: '60 2024' '%j %Y' datetime.datetime(2024, 2, 29, 0, 0)
# expect: '2024 09 4' '%G %V %u' datetime.datetime(2024, 2, 29, 0, 0)
# expect: '2024 08 Thursday' '%Y %U %A' datetime.datetime(2024, 2, 29, 0, 0)
# expect: '2024 9 thu' '%Y %W %a' datetime.datetime(2024, 2, 29, 0, 0)
# expect: '2024-01-01 +01:30' '%Y-%m-%d %z' datetime.datetime(2024, 1, 1, 0, 0, tzinfo=datetime.timezone(datetime.timedelta(seconds=5400)))
# expect: '2024-01-01 -0130' '%Y-%m-%d %z' datetime.datetime(2024, 1, 1, 0, 0, tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=81000)))
# expect: '2024-01-01Z' '%Y-%m-%d%z' datetime.datetime(2024, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)
# expect: '2024-01-01 UTC' '%Y-%m-%d %Z' datetime.datetime(2024, 1, 1, 0, 0)
# expect: '2024-01-01 +0000 UTC' '%Y-%m-%d %z %Z' datetime.datetime(2024, 1, 1, 0, 0, tzinfo=datetime.timezone(datetime.timedelta(0), 'UTC'))
# expect: 'january 5 1999' '%B %d %Y' datetime.datetime(1999, 1, 5, 0, 0)
# expect: 'JAN 5 1999' '%b %d %Y' datetime.datetime(1999, 1, 5, 0, 0)
# expect: '2024' '%Y-%m' "ValueError: time data '2024' does not match format '%Y-%m'"
# expect: '2024-1' '%Y' 'ValueError: unconverted data remains: -1'
# expect: 'x' '%' "ValueError: stray % in format '%'"
# expect: 'x' '%Q' "ValueError: 'Q' is a bad directive in format '%Q'"
# expect: '2024-13' '%Y-%m' 'ValueError: unconverted data remains: 3'
# expect: '2023-02-29' '%Y-%m-%d' 'ValueError: day 29 must be in range 1..28 for month 2 in year 2023'
# expect: '2024 1' '%G %V' "ValueError: ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive ('%A', '%a', '%w', or '%u')."
# expect: '2024 1 1' '%Y %V %u' "ValueError: ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead."
# expect: '5 1' '%V %u' "ValueError: ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive ('%A', '%a', '%w', or '%u')."
# expect: '12%' '%H%%' datetime.datetime(1900, 1, 1, 12, 0)
# expect: '1  2' '%H %M' datetime.datetime(1900, 1, 1, 1, 2)
# expect: '100' '%H%M' datetime.datetime(1900, 1, 1, 10, 0)
# expect: '68 69' '%y 69' datetime.datetime(2068, 1, 1, 0, 0)
# expect: '69' '%y' datetime.datetime(1969, 1, 1, 0, 0)
# expect: '1.' '%H.' datetime.datetime(1900, 1, 1, 1, 0)
# expect: '(1)' '(%H)' datetime.datetime(1900, 1, 1, 1, 0)
print(repr(t(date.strptime, '2024-02-29', '%Y-%m-%d')), repr(t(time.strptime, '12:30', '%H:%M')), t(datetime.strptime, 5, '%Y'), t(datetime.strptime, 'x', 5))
# expect: datetime.date(2024, 2, 29) datetime.time(12, 30) TypeError: strptime() argument 1 must be str, not int TypeError: strptime() argument 2 must be str, not int
