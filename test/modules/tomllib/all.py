# Module tomllib: every kind of value, tables in all their forms, what may not be said twice; and where errors are.
# since: 3.14
import io, tomllib
from decimal import Decimal
def t(s, **more):
    try: print(repr(s), '->', tomllib.loads(s, **more))
    except tomllib.TOMLDecodeError as e: print(repr(s), '!!', e, [e.msg, e.pos, e.lineno, e.colno, e.doc == s.replace('\r\n', '\n')])
    except Exception as e: print(repr(s), '!!', type(e).__name__, e)
for s in [
    '', '# only\n', 'a = 1', 'a.b.c = 1\na."d e".\'f\' = 2', '"" = 1', '1.2 = 3', '-_ = true\r\nb = false\r\n',
    'i = [+1, -0, 1_000, 0xDEAD_beef, 0o17, 0b1_0]', 'f = [1.0, -1.5e3, 1E-2, 6_0.0_1, inf, -inf, +nan, 0e0]',
    'd = 1979-05-27\nt = 07:32:00.123456789\nl = 1979-05-27 07:32:00\nz = 1979-05-27T07:32:00Z\no = 1979-05-27t00:32:00.9-07:30',
    'd = 2021-02-29', 'd = 2021-13-01', 't = 24:00:00',
    's = "a\\tb\\u00e9\\U0001F600\\"\\\\"', "s = 'C:\\dir'", 's = """\none\\\n   two\n"quoted" three"""""', "s = '''\na'b''c'''''",
    's = """a \\   \n  b"""', 's = """a \\ b"""', 's = "\\x"', 's = "\\u12"', 's = "\\ud800"', 's = "a\nb"', 's = "open', "s = 'open", 's = """open', "s = '''open",
    's = "\x01"', "s = '\x01'", '# \x01', 'a = [1, 2, # c\n 3,\n]', 'a = [1 2]', 'a = [1', 'a = [,]', 'p = {x = 1, y.z = [2]}', 'p = {}', 'p = {a = 1,}', 'p = {a = 1', 'p = {a = 1, a = 2}',
    'p = {a = {b = 1}, a.c = 2}', 'p = {a = 1, a.b = 2}', '[t]\na = 1\n[t.u]\nb = 2\n["x.y"]\n', '[t]\n[t]', '[a.b]\n[a]\nc = 1', 'a.b = 1\n[a]', '[a]\nb.c = 1\n[a.b]', '[a.b]\n[a]\nb.c = 1', 'a = 1\na = 2', 'a = 1\na.b = 2',
    '[[l]]\nx = 1\n[[l]]\nx = 2\n[l.sub]\ny = 3\n[[l.m]]\n', '[l]\n[[l]]', '[[l]]\n[l]', 'l = [1]\n[[l]]', 'p = {}\n[p.q]', 'p = {}\np.q = 1', '[a', '[[a]', '[]', '[a] b', 'a', 'a =', 'a = b', '= 1', 'a = 1 b = 2', '!', 'a..b = 1',
    'a = 01', 'a = 1_', 'a = 0x', 'a = .5', 'a = 5.', 'a = tru', 'a = nano', 'é = 1',
]: t(s)
# expect: '' -> {}
# expect: '# only\n' -> {}
# expect: 'a = 1' -> {'a': 1}
# expect: 'a.b.c = 1\na."d e".\'f\' = 2' -> {'a': {'b': {'c': 1}, 'd e': {'f': 2}}}
# expect: '"" = 1' -> {'': 1}
# expect: '1.2 = 3' -> {'1': {'2': 3}}
# expect: '-_ = true\r\nb = false\r\n' -> {'-_': True, 'b': False}
# expect: 'i = [+1, -0, 1_000, 0xDEAD_beef, 0o17, 0b1_0]' -> {'i': [1, 0, 1000, 3735928559, 15, 2]}
# expect: 'f = [1.0, -1.5e3, 1E-2, 6_0.0_1, inf, -inf, +nan, 0e0]' -> {'f': [1.0, -1500.0, 0.01, 60.01, inf, -inf, nan, 0.0]}
# expect: 'd = 1979-05-27\nt = 07:32:00.123456789\nl = 1979-05-27 07:32:00\nz = 1979-05-27T07:32:00Z\no = 1979-05-27t00:32:00.9-07:30' -> {'d': datetime.date(1979, 5, 27), 't': datetime.time(7, 32, 0, 123456), 'l': datetime.datetime(1979, 5, 27, 7, 32), 'z': datetime.datetime(1979, 5, 27, 7, 32, tzinfo=datetime.timezone.utc), 'o': datetime.datetime(1979, 5, 27, 0, 32, 0, 900000, tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=59400)))}
# expect: 'd = 2021-02-29' !! Invalid date or datetime (at line 1, column 5) ['Invalid date or datetime', 4, 1, 5, True]
# expect: 'd = 2021-13-01' !! Expected newline or end of document after a statement (at line 1, column 9) ['Expected newline or end of document after a statement', 8, 1, 9, True]
# expect: 't = 24:00:00' !! Expected newline or end of document after a statement (at line 1, column 7) ['Expected newline or end of document after a statement', 6, 1, 7, True]
# expect: 's = "a\\tb\\u00e9\\U0001F600\\"\\\\"' -> {'s': 'a\tbé😀"\\'}
# expect: "s = 'C:\\dir'" -> {'s': 'C:\\dir'}
# expect: 's = """\none\\\n   two\n"quoted" three"""""' -> {'s': 'onetwo\n"quoted" three""'}
# expect: "s = '''\na'b''c'''''" -> {'s': "a'b''c''"}
# expect: 's = """a \\   \n  b"""' -> {'s': 'a b'}
# expect: 's = """a \\ b"""' !! Unescaped '\' in a string (at line 1, column 12) ["Unescaped '\\' in a string", 11, 1, 12, True]
# expect: 's = "\\x"' !! Unescaped '\' in a string (at line 1, column 8) ["Unescaped '\\' in a string", 7, 1, 8, True]
# expect: 's = "\\u12"' !! Invalid hex value (at line 1, column 8) ['Invalid hex value', 7, 1, 8, True]
# expect: 's = "\\ud800"' !! Escaped character is not a Unicode scalar value (at line 1, column 12) ['Escaped character is not a Unicode scalar value', 11, 1, 12, True]
# expect: 's = "a\nb"' !! Illegal character '\n' (at line 1, column 7) ["Illegal character '\\n'", 6, 1, 7, True]
# expect: 's = "open' !! Unterminated string (at end of document) ['Unterminated string', 9, 1, 10, True]
# expect: "s = 'open" !! Expected "'" (at end of document) ['Expected "\'"', 9, 1, 10, True]
# expect: 's = """open' !! Unterminated string (at end of document) ['Unterminated string', 11, 1, 12, True]
# expect: "s = '''open" !! Expected "'''" (at end of document) ['Expected "\'\'\'"', 11, 1, 12, True]
# expect: 's = "\x01"' !! Illegal character '\x01' (at line 1, column 6) ["Illegal character '\\x01'", 5, 1, 6, True]
# expect: "s = '\x01'" !! Found invalid character '\x01' (at line 1, column 6) ["Found invalid character '\\x01'", 5, 1, 6, True]
# expect: '# \x01' !! Found invalid character '\x01' (at line 1, column 3) ["Found invalid character '\\x01'", 2, 1, 3, True]
# expect: 'a = [1, 2, # c\n 3,\n]' -> {'a': [1, 2, 3]}
# expect: 'a = [1 2]' !! Unclosed array (at line 1, column 8) ['Unclosed array', 7, 1, 8, True]
# expect: 'a = [1' !! Unclosed array (at end of document) ['Unclosed array', 6, 1, 7, True]
# expect: 'a = [,]' !! Invalid value (at line 1, column 6) ['Invalid value', 5, 1, 6, True]
# expect: 'p = {x = 1, y.z = [2]}' -> {'p': {'x': 1, 'y': {'z': [2]}}}
# expect: 'p = {}' -> {'p': {}}
# expect: 'p = {a = 1,}' !! Invalid initial character for a key part (at line 1, column 12) ['Invalid initial character for a key part', 11, 1, 12, True]
# expect: 'p = {a = 1' !! Unclosed inline table (at end of document) ['Unclosed inline table', 10, 1, 11, True]
# expect: 'p = {a = 1, a = 2}' !! Duplicate inline table key 'a' (at line 1, column 18) ["Duplicate inline table key 'a'", 17, 1, 18, True]
# expect: 'p = {a = {b = 1}, a.c = 2}' !! Cannot mutate immutable namespace ('a', 'c') (at line 1, column 26) ["Cannot mutate immutable namespace ('a', 'c')", 25, 1, 26, True]
# expect: 'p = {a = 1, a.b = 2}' !! Cannot overwrite a value (at line 1, column 20) ['Cannot overwrite a value', 19, 1, 20, True]
# expect: '[t]\na = 1\n[t.u]\nb = 2\n["x.y"]\n' -> {'t': {'a': 1, 'u': {'b': 2}}, 'x.y': {}}
# expect: '[t]\n[t]' !! Cannot declare ('t',) twice (at line 2, column 3) ["Cannot declare ('t',) twice", 6, 2, 3, True]
# expect: '[a.b]\n[a]\nc = 1' -> {'a': {'b': {}, 'c': 1}}
# expect: 'a.b = 1\n[a]' !! Cannot declare ('a',) twice (at line 2, column 3) ["Cannot declare ('a',) twice", 10, 2, 3, True]
# expect: '[a]\nb.c = 1\n[a.b]' !! Cannot declare ('a', 'b') twice (at line 3, column 5) ["Cannot declare ('a', 'b') twice", 16, 3, 5, True]
# expect: '[a.b]\n[a]\nb.c = 1' !! Cannot redefine namespace ('a', 'b') (at end of document) ["Cannot redefine namespace ('a', 'b')", 17, 3, 8, True]
# expect: 'a = 1\na = 2' !! Cannot overwrite a value (at end of document) ['Cannot overwrite a value', 11, 2, 6, True]
# expect: 'a = 1\na.b = 2' !! Cannot overwrite a value (at end of document) ['Cannot overwrite a value', 13, 2, 8, True]
# expect: '[[l]]\nx = 1\n[[l]]\nx = 2\n[l.sub]\ny = 3\n[[l.m]]\n' -> {'l': [{'x': 1}, {'x': 2, 'sub': {'y': 3}, 'm': [{}]}]}
# expect: '[l]\n[[l]]' !! Cannot overwrite a value (at line 2, column 4) ['Cannot overwrite a value', 7, 2, 4, True]
# expect: '[[l]]\n[l]' !! Cannot declare ('l',) twice (at line 2, column 3) ["Cannot declare ('l',) twice", 8, 2, 3, True]
# expect: 'l = [1]\n[[l]]' !! Cannot mutate immutable namespace ('l',) (at line 2, column 4) ["Cannot mutate immutable namespace ('l',)", 11, 2, 4, True]
# expect: 'p = {}\n[p.q]' !! Cannot declare ('p', 'q') twice (at line 2, column 5) ["Cannot declare ('p', 'q') twice", 11, 2, 5, True]
# expect: 'p = {}\np.q = 1' !! Cannot mutate immutable namespace ('p',) (at end of document) ["Cannot mutate immutable namespace ('p',)", 14, 2, 8, True]
# expect: '[a' !! Expected ']' at the end of a table declaration (at end of document) ["Expected ']' at the end of a table declaration", 2, 1, 3, True]
# expect: '[[a]' !! Expected ']]' at the end of an array declaration (at line 1, column 4) ["Expected ']]' at the end of an array declaration", 3, 1, 4, True]
# expect: '[]' !! Invalid initial character for a key part (at line 1, column 2) ['Invalid initial character for a key part', 1, 1, 2, True]
# expect: '[a] b' !! Expected newline or end of document after a statement (at line 1, column 5) ['Expected newline or end of document after a statement', 4, 1, 5, True]
# expect: 'a' !! Expected '=' after a key in a key/value pair (at end of document) ["Expected '=' after a key in a key/value pair", 1, 1, 2, True]
# expect: 'a =' !! Invalid value (at end of document) ['Invalid value', 3, 1, 4, True]
# expect: 'a = b' !! Invalid value (at line 1, column 5) ['Invalid value', 4, 1, 5, True]
# expect: '= 1' !! Invalid statement (at line 1, column 1) ['Invalid statement', 0, 1, 1, True]
# expect: 'a = 1 b = 2' !! Expected newline or end of document after a statement (at line 1, column 7) ['Expected newline or end of document after a statement', 6, 1, 7, True]
# expect: '!' !! Invalid statement (at line 1, column 1) ['Invalid statement', 0, 1, 1, True]
# expect: 'a..b = 1' !! Invalid initial character for a key part (at line 1, column 3) ['Invalid initial character for a key part', 2, 1, 3, True]
# expect: 'a = 01' !! Expected newline or end of document after a statement (at line 1, column 6) ['Expected newline or end of document after a statement', 5, 1, 6, True]
# expect: 'a = 1_' !! Expected newline or end of document after a statement (at line 1, column 6) ['Expected newline or end of document after a statement', 5, 1, 6, True]
# expect: 'a = 0x' !! Expected newline or end of document after a statement (at line 1, column 6) ['Expected newline or end of document after a statement', 5, 1, 6, True]
# expect: 'a = .5' !! Invalid value (at line 1, column 5) ['Invalid value', 4, 1, 5, True]
# expect: 'a = 5.' !! Expected newline or end of document after a statement (at line 1, column 6) ['Expected newline or end of document after a statement', 5, 1, 6, True]
# expect: 'a = tru' !! Invalid value (at line 1, column 5) ['Invalid value', 4, 1, 5, True]
# expect: 'a = nano' !! Expected newline or end of document after a statement (at line 1, column 8) ['Expected newline or end of document after a statement', 7, 1, 8, True]
# expect: 'é = 1' !! Invalid statement (at line 1, column 1) ['Invalid statement', 0, 1, 1, True]
t('f = 1.10', parse_float=Decimal)  # expect: 'f = 1.10' -> {'f': Decimal('1.10')}
t('f = 1.10', parse_float=lambda text: [])  # expect: 'f = 1.10' !! ValueError parse_float must not return dicts or lists
t(3)  # expect: 3 !! TypeError Expected str object, not 'int'
t(b'a = 1')  # expect: b'a = 1' !! TypeError Expected str object, not 'bytes'
print(tomllib.load(io.BytesIO(b'a = "\xc3\xa9"')))  # expect: {'a': 'é'}
try: tomllib.load(io.StringIO('a = 1'))
except TypeError as e: print(e)
# expect: File must be opened in binary mode, e.g. use `open('foo.toml', 'rb')`
try: tomllib.loads('.'.join('a' * 2000) + ' = 1')
except RecursionError as e: print(e)
# expect: TOML key has more than the allowed 1000 parts
import warnings
with warnings.catch_warnings(record=True) as got:
    warnings.simplefilter('always')
    print(tomllib.TOMLDecodeError('a', 2).args, tomllib.TOMLDecodeError().args, len(got), got[0].message)
# expect: ('a', 2) () 2 Free-form arguments for TOMLDecodeError are deprecated. Please set 'msg' (str), 'doc' (str) and 'pos' (int) arguments only.
print(tomllib.__all__, tomllib.TOMLDecodeError.__module__)  # expect: ('loads', 'load', 'TOMLDecodeError') tomllib
