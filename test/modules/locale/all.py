# Modules locale and platform: the C locale; facts that hold everywhere.
import locale, platform
print(locale.setlocale(locale.LC_ALL, 'C'), locale.setlocale(locale.LC_ALL), locale.localeconv(), locale.strcoll('a', 'b'), locale.strxfrm('x'), locale.str(1.5), locale.atof('1.5'), locale.atoi('7'), locale.format_string('%.2f', 3.14159), locale.format_string('%d %s', (1, 'x')), locale.CHAR_MAX)
# expect: C C {'int_curr_symbol': '', 'currency_symbol': '', 'mon_decimal_point': '', 'mon_thousands_sep': '', 'mon_grouping': [], 'positive_sign': '', 'negative_sign': '', 'int_frac_digits': 127, 'frac_digits': 127, 'p_cs_precedes': 127, 'p_sep_by_space': 127, 'n_cs_precedes': 127, 'n_sep_by_space': 127, 'p_sign_posn': 127, 'n_sign_posn': 127, 'decimal_point': '.', 'thousands_sep': '', 'grouping': []} -1 x 1.5 1.5 7 3.14 1 x 127
try:
    locale.setlocale(locale.LC_ALL, 'xx_YY')
except locale.Error as e:
    print(e)
# expect: unsupported locale setting
try:
    locale.currency(1)
except ValueError as e:
    print(e)
# expect: Currency formatting is not possible using the 'C' locale.
print(platform.python_version_tuple() == tuple(platform.python_version().split('.')), platform.system(), platform.uname()._fields[:3], platform.uname().system, platform.machine() == platform.uname().machine, platform.architecture()[0])
# expect: True Linux ('system', 'node', 'release') Linux True 64bit
