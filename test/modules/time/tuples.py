# Module time: times as tuples and text.
import time
from time import *
def t(f, *a):
    try: return f(*a)
    except Exception as e: return f'{type(e).__name__}: {e}'
for s in (0, -1, 951782400, 1709209800.75, 253402300800, -62135596801, 4107542400):
    g = gmtime(s); print(s, g, g.tm_zone, g.tm_gmtoff, asctime(g), strftime('%Y-%m-%d %H:%M:%S %j %U %W %V %G %a %b %p %Z %z', g), mktime(localtime(s)) == int(s // 1))
# expect: 0 time.struct_time(tm_year=1970, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=3, tm_yday=1, tm_isdst=0) GMT 0 Thu Jan  1 00:00:00 1970 1970-01-01 00:00:00 001 00 00 01 1970 Thu Jan AM GMT +0000 True
# expect: -1 time.struct_time(tm_year=1969, tm_mon=12, tm_mday=31, tm_hour=23, tm_min=59, tm_sec=59, tm_wday=2, tm_yday=365, tm_isdst=0) GMT 0 Wed Dec 31 23:59:59 1969 1969-12-31 23:59:59 365 52 52 01 1970 Wed Dec PM GMT +0000 True
# expect: 951782400 time.struct_time(tm_year=2000, tm_mon=2, tm_mday=29, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=1, tm_yday=60, tm_isdst=0) GMT 0 Tue Feb 29 00:00:00 2000 2000-02-29 00:00:00 060 09 09 09 2000 Tue Feb AM GMT +0000 True
# expect: 1709209800.75 time.struct_time(tm_year=2024, tm_mon=2, tm_mday=29, tm_hour=12, tm_min=30, tm_sec=0, tm_wday=3, tm_yday=60, tm_isdst=0) GMT 0 Thu Feb 29 12:30:00 2024 2024-02-29 12:30:00 060 08 09 09 2024 Thu Feb PM GMT +0000 True
# expect: 253402300800 time.struct_time(tm_year=10000, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=5, tm_yday=1, tm_isdst=0) GMT 0 Sat Jan  1 00:00:00 10000 10000-01-01 00:00:00 001 00 00 52 9999 Sat Jan AM GMT +0000 True
# expect: -62135596801 time.struct_time(tm_year=0, tm_mon=12, tm_mday=31, tm_hour=23, tm_min=59, tm_sec=59, tm_wday=6, tm_yday=366, tm_isdst=0) GMT 0 Sun Dec 31 23:59:59 0 0-12-31 23:59:59 366 53 52 52 0 Sun Dec PM GMT +0000 True
# expect: 4107542400 time.struct_time(tm_year=2100, tm_mon=3, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=0, tm_yday=60, tm_isdst=0) GMT 0 Mon Mar  1 00:00:00 2100 2100-03-01 00:00:00 060 09 09 09 2100 Mon Mar AM GMT +0000 True
g = gmtime(0)
print(g[:3], g.tm_year, len(g), tuple(g), g == struct_time(tuple(g)), struct_time(range(9)), struct_time(range(11)).tm_gmtoff, t(struct_time, range(8)), t(struct_time, range(12)), g.n_fields, g.n_sequence_fields, g < gmtime(1), g.__match_args__)
# expect: (1970, 1, 1) 1970 9 (1970, 1, 1, 0, 0, 0, 3, 1, 0) True time.struct_time(tm_year=0, tm_mon=1, tm_mday=2, tm_hour=3, tm_min=4, tm_sec=5, tm_wday=6, tm_yday=7, tm_isdst=8) 10 TypeError: time.struct_time() takes an at least 9-sequence (8-sequence given) TypeError: time.struct_time() takes an at most 11-sequence (12-sequence given) 11 9 True ('tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday', 'tm_isdst')
print(t(gmtime, float('nan')), t(gmtime, 'x'), t(gmtime, 1e30), t(strftime, 5), t(strftime, '%Y', 5), t(strftime, '%Y', (1, 2)), t(strftime, '%Y', (2000, 13, 1, 0, 0, 0, 0, 1, 0)), t(strftime, '%F %T', (2000, 0, 0, 0, 0, 0, 0, 0, 0)), t(asctime, (2000, 1, 5, 3, 4, 5, 6, 7, 0)), t(asctime, (2000, 1, 5, 30, 4, 5, 6, 7, 0)), t(mktime, (1,)), t(mktime, 5))
# expect: ValueError: Invalid value NaN (not a number) TypeError: 'str' object cannot be interpreted as an integer OverflowError: timestamp out of range for platform time_t TypeError: strftime() argument 1 must be str, not int TypeError: Tuple or struct_time argument required TypeError: strftime(): illegal time tuple argument ValueError: month out of range 2000-01-01 00:00:00 Sun Jan  5 03:04:05 2000 ValueError: hour out of range TypeError: mktime(): illegal time tuple argument TypeError: Tuple or struct_time argument required
print(strptime('2024-02-29 10:11:12', '%Y-%m-%d %H:%M:%S'), strptime('Thu Feb 29 01:02:03 2024'), t(strptime, 'x', '%Y'), strptime('+0130', '%z').tm_gmtoff, strptime('12', '%y').tm_zone)
# expect: time.struct_time(tm_year=2024, tm_mon=2, tm_mday=29, tm_hour=10, tm_min=11, tm_sec=12, tm_wday=3, tm_yday=60, tm_isdst=-1) time.struct_time(tm_year=2024, tm_mon=2, tm_mday=29, tm_hour=1, tm_min=2, tm_sec=3, tm_wday=3, tm_yday=60, tm_isdst=-1) ValueError: time data 'x' does not match format '%Y' 5400 None
