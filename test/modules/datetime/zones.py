# Module datetime: zones, comparison, timestamps, subclasses, copies; and their errors.
import copy
from datetime import *
def t(f, *a, **k):
    try: return f(*a, **k)
    except Exception as e: return f'{type(e).__name__}: {e}'
d = date(2024, 2, 29)
dt = datetime(2024, 2, 9, 3, 4, 5, 678)
east = timezone(timedelta(hours=5, minutes=30), 'IST')
aware = dt.replace(tzinfo=east)
print(aware, repr(aware), aware.utcoffset(), aware.tzname(), aware.dst(), aware.astimezone(UTC), repr(aware.astimezone(timezone(timedelta(hours=-8)))), aware.timestamp(), aware.utctimetuple(), aware.timetuple(), aware.timetz(), aware.time(), aware.date(), aware.replace(tzinfo=None) == dt)
# expect: 2024-02-09 03:04:05.000678+05:30 datetime.datetime(2024, 2, 9, 3, 4, 5, 678, tzinfo=datetime.timezone(datetime.timedelta(seconds=19800), 'IST')) 5:30:00 IST None 2024-02-08 21:34:05.000678+00:00 datetime.datetime(2024, 2, 8, 13, 34, 5, 678, tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=57600))) 1707428045.000678 time.struct_time(tm_year=2024, tm_mon=2, tm_mday=8, tm_hour=21, tm_min=34, tm_sec=5, tm_wday=3, tm_yday=39, tm_isdst=0) time.struct_time(tm_year=2024, tm_mon=2, tm_mday=9, tm_hour=3, tm_min=4, tm_sec=5, tm_wday=4, tm_yday=40, tm_isdst=-1) 03:04:05.000678+05:30 03:04:05.000678 2024-02-09 True
print(aware - datetime(2024, 1, 1, tzinfo=UTC), t(lambda: aware - dt), t(lambda: aware < dt), aware == dt, aware != dt, aware == aware.astimezone(UTC), hash(aware) == hash(aware.astimezone(UTC)), aware > aware.astimezone(UTC), dt == d, d == dt, t(lambda: time(1) < time(1, tzinfo=UTC)), time(1) == time(1, tzinfo=UTC), time(3, tzinfo=UTC) == time(8, 30, tzinfo=east))
# expect: 38 days, 21:34:05.000678 TypeError: can't subtract offset-naive and offset-aware datetimes TypeError: can't compare offset-naive and offset-aware datetimes False True True True False False False TypeError: can't compare offset-naive and offset-aware times False True
print([repr(datetime.fromtimestamp(s, UTC)) for s in (0, 1.5, -1, -.5, 1e9, .0000005, .0000015, 1709209800.999999, 253402300799)], t(datetime.fromtimestamp, 1e20, UTC), t(datetime.fromtimestamp, float('nan'), UTC), t(datetime.fromtimestamp, 'x', UTC), t(datetime.fromtimestamp, 0, 5), t(datetime.fromtimestamp, 253402300800, UTC))
# expect: ['datetime.datetime(1970, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)', 'datetime.datetime(1970, 1, 1, 0, 0, 1, 500000, tzinfo=datetime.timezone.utc)', 'datetime.datetime(1969, 12, 31, 23, 59, 59, tzinfo=datetime.timezone.utc)', 'datetime.datetime(1969, 12, 31, 23, 59, 59, 500000, tzinfo=datetime.timezone.utc)', 'datetime.datetime(2001, 9, 9, 1, 46, 40, tzinfo=datetime.timezone.utc)', 'datetime.datetime(1970, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)', 'datetime.datetime(1970, 1, 1, 0, 0, 0, 2, tzinfo=datetime.timezone.utc)', 'datetime.datetime(2024, 2, 29, 12, 30, 0, 999999, tzinfo=datetime.timezone.utc)', 'datetime.datetime(9999, 12, 31, 23, 59, 59, tzinfo=datetime.timezone.utc)'] OverflowError: timestamp out of range for platform time_t ValueError: Invalid value NaN (not a number) TypeError: argument must be int or float, not str TypeError: tzinfo argument must be None or of a tzinfo subclass, not type 'int' ValueError: year must be in 1..9999, not 10000
for a in ((), (timedelta(0),), (timedelta(0), 'X'), (timedelta(hours=1),), (timedelta(hours=-1, seconds=-5),), (timedelta(hours=24),), (timedelta(hours=-24),), (5,), (timedelta(1), 5), (timedelta(hours=1), 5), (timedelta(microseconds=1),)):
    if a: r = t(timezone, *a); print(a, repr(r), r, r is UTC, isinstance(r, timezone) and (r.tzname(None), r.utcoffset(None), r.dst(None), copy.copy(r) is r, r == timezone(timedelta(hours=1))))
# expect: (datetime.timedelta(0),) datetime.timezone.utc UTC True ('UTC', datetime.timedelta(0), None, True, False)
# expect: (datetime.timedelta(0), 'X') datetime.timezone(datetime.timedelta(0), 'X') X False ('X', datetime.timedelta(0), None, False, False)
# expect: (datetime.timedelta(seconds=3600),) datetime.timezone(datetime.timedelta(seconds=3600)) UTC+01:00 False ('UTC+01:00', datetime.timedelta(seconds=3600), None, False, True)
# expect: (datetime.timedelta(days=-1, seconds=82795),) datetime.timezone(datetime.timedelta(days=-1, seconds=82795)) UTC-01:00:05 False ('UTC-01:00:05', datetime.timedelta(days=-1, seconds=82795), None, False, False)
# expect: (datetime.timedelta(days=1),) 'ValueError: offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=1)' ValueError: offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=1) False False
# expect: (datetime.timedelta(days=-1),) 'ValueError: offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=-1)' ValueError: offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=-1) False False
# expect: (5,) 'TypeError: timezone() argument 1 must be datetime.timedelta, not int' TypeError: timezone() argument 1 must be datetime.timedelta, not int False False
# expect: (datetime.timedelta(days=1), 5) 'TypeError: timezone() argument 2 must be str, not int' TypeError: timezone() argument 2 must be str, not int False False
# expect: (datetime.timedelta(seconds=3600), 5) 'TypeError: timezone() argument 2 must be str, not int' TypeError: timezone() argument 2 must be str, not int False False
# expect: (datetime.timedelta(microseconds=1),) datetime.timezone(datetime.timedelta(microseconds=1)) UTC+00:00:00.000001 False ('UTC+00:00:00.000001', datetime.timedelta(microseconds=1), None, False, False)
print(t(UTC.utcoffset, 5), t(UTC.tzname, 'x'), t(UTC.fromutc, 5), t(UTC.fromutc, dt), t(tzinfo().utcoffset, dt), t(tzinfo().tzname, dt), t(tzinfo().dst, dt))
# expect: TypeError: utcoffset(dt) argument must be a datetime instance or None, not int TypeError: tzname(dt) argument must be a datetime instance or None, not str TypeError: fromutc: argument must be a datetime ValueError: fromutc: dt.tzinfo is not self NotImplementedError: a tzinfo subclass must implement utcoffset() NotImplementedError: a tzinfo subclass must implement tzname() NotImplementedError: a tzinfo subclass must implement dst()
try:
    class T(timezone): pass
except TypeError as e: print(e)
# expect: type 'datetime.timezone' is not an acceptable base type
class Zone(tzinfo):
    "An hour ahead, two from April to September."
    def utcoffset(self, m): return timedelta(hours=1) + self.dst(m)
    def dst(self, m): return timedelta(hours=1) if m is not None and 4 <= m.month < 10 else timedelta(0)
    def tzname(self, m): return 'SUMMER' if self.dst(m) else 'WINTER'
    def __repr__(self): return 'Zone()'
z = Zone()
for m in (datetime(2024, 1, 1, tzinfo=z), datetime(2024, 7, 1, 12, tzinfo=z), datetime(2024, 3, 31, 23, 30, tzinfo=z)):
    print(m, repr(m), m.tzname(), m.dst(), m.timetuple().tm_isdst, m.astimezone(UTC), m.astimezone(UTC).astimezone(z), m + timedelta(days=100), m.strftime('%z %Z'))
# expect: 2024-01-01 00:00:00+01:00 datetime.datetime(2024, 1, 1, 0, 0, tzinfo=Zone()) WINTER 0:00:00 0 2023-12-31 23:00:00+00:00 2024-01-01 00:00:00+01:00 2024-04-10 00:00:00+02:00 +0100 WINTER
# expect: 2024-07-01 12:00:00+02:00 datetime.datetime(2024, 7, 1, 12, 0, tzinfo=Zone()) SUMMER 1:00:00 1 2024-07-01 10:00:00+00:00 2024-07-01 12:00:00+02:00 2024-10-09 12:00:00+01:00 +0200 SUMMER
# expect: 2024-03-31 23:30:00+01:00 datetime.datetime(2024, 3, 31, 23, 30, tzinfo=Zone()) WINTER 0:00:00 0 2024-03-31 22:30:00+00:00 2024-03-31 23:30:00+01:00 2024-07-09 23:30:00+02:00 +0100 WINTER
class Bad(tzinfo):
    def utcoffset(self, m): return 5
    def tzname(self, m): return 5
    def dst(self, m): return timedelta(days=2)
m = datetime(2024, 1, 1, tzinfo=Bad())
print(t(m.utcoffset), t(m.tzname), t(m.dst), t(str, m))
# expect: TypeError: tzinfo.utcoffset() must return None or timedelta, not 'int' TypeError: tzinfo.tzname() must return None or a string, not 'int' ValueError: offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=2) TypeError: tzinfo.utcoffset() must return None or timedelta, not 'int'
class D(datetime): pass
class E(date): pass
x = D(2024, 1, 1, 5)
a = timedelta(1, 2, 3)
print(repr(x), type(x + a), type(x.replace(day=2)), type(x.date()), repr(E(2024, 1, 1)), type(E(2024, 1, 1) - timedelta(1)), type(D.combine(d, time(1))), repr(D.fromisoformat('2024-01-01')), copy.copy(x) == x, copy.deepcopy(aware) == aware, type(copy.copy(x)), issubclass(datetime, date), repr(datetime.combine(d, time(1, tzinfo=UTC))), t(datetime.combine, 5, time()), t(datetime.combine, d, 5))
# expect: D(2024, 1, 1, 5, 0) <class '__main__.D'> <class '__main__.D'> <class 'datetime.date'> E(2024, 1, 1) <class '__main__.E'> <class '__main__.D'> D(2024, 1, 1, 0, 0) True True <class '__main__.D'> True datetime.datetime(2024, 2, 29, 1, 0, tzinfo=datetime.timezone.utc) TypeError: combine() argument 1 must be datetime.date, not int TypeError: combine() argument 2 must be datetime.time, not int
print(dt.__reduce_ex__(2), dt.__reduce_ex__(4), d.__reduce__(), time(1, fold=1).__reduce_ex__(4), aware.__reduce_ex__(2)[1][1], a.__reduce__(), datetime(*dt.__reduce_ex__(4)[1]) == dt, date(*d.__reduce__()[1]) == d)
# expect: (<class 'datetime.datetime'>, (b'\x07\xe8\x02\t\x03\x04\x05\x00\x02\xa6',)) (<class 'datetime.datetime'>, (b'\x07\xe8\x02\t\x03\x04\x05\x00\x02\xa6',)) (<class 'datetime.date'>, (b'\x07\xe8\x02\x1d',)) (<class 'datetime.time'>, (b'\x81\x00\x00\x00\x00\x00',)) IST (<class 'datetime.timedelta'>, (1, 2, 3)) True True
match d:
    case date(year=y, month=mm, day=dd): print(y, mm, dd)
# expect: 2024 2 29
print(sorted([date(2024, 3, 1), d, date(2023, 1, 1)]), max(dt, dt + a), {dt: 1}[datetime(2024, 2, 9, 3, 4, 5, 678)], datetime.today().tzinfo, date.today() == datetime.now().date() or date.today() > d)
# expect: [datetime.date(2023, 1, 1), datetime.date(2024, 2, 29), datetime.date(2024, 3, 1)] 2024-02-10 03:04:07.000681 1 None True
