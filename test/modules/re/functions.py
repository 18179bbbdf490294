# Module re: functions and methods over a whole text; empty matches.
import re
print(re.findall(r'a*', 'baac'), re.findall(r'(a)(b)?', 'aab'), re.findall(r'x(.)', 'xaxb'))
# expect: ['', 'aa', '', ''] [('a', ''), ('a', 'b')] ['a', 'b']
print(re.split(r'[,;]\s*', 'a, b;c'), re.split(r'(-)', 'a-b-c', maxsplit=1), re.split(r'x*', 'axbc'), re.split(r'(x)|y', 'axbyc'))
# expect: ['a', 'b', 'c'] ['a', '-', 'b-c'] ['', 'a', '', 'b', 'c', ''] ['a', 'x', 'b', None, 'c']
print(re.sub('x*', '-', 'abxd'), re.sub(r'(\w+) (\w+)', r'\2 \g<1>!', 'hello world'), re.subn('a', 'b', 'banana', count=2))
# expect: -a-b--d- world hello! ('bbnbna', 2)
print(re.sub(r'(?P<x>.)', r'<\g<x>\n\\>', 'ab'), re.sub('a', lambda m: m[0].upper() * 2, 'banana'), re.sub('a', lambda m: None, 'banana'))
# expect: <a
# expect: \><b
# expect: \> bAAnAAnAA bnn
print(re.sub(r'(a)|b', r'[\1]', 'ab'), re.sub('', '-', 'abc'), re.sub(r'\b', '|', 'ab cd'), re.sub('.', r'\x'[:1] + r'\0', 'a').encode())
# expect: [a][] -a-b-c- |ab| |cd| b'\\0'
print([m.span() for m in re.finditer(r'\d*', 'a12b')], re.sub(b'a', b'\\g<0>x', b'banana'), re.sub(b'a', bytearray(b'-'), b'aba'))
# expect: [(0, 0), (1, 3), (3, 3), (4, 4)] b'baxnaxnax' b'-b-'
p = re.compile('b')
print(p.search('abab', 2), p.search('abab', 2, 3), p.match('ab', 1), p.fullmatch('abc', 1, 2), p.findall('bbb', 1, 2), p.sub('x', 'bbb', 2))
# expect: <re.Match object; span=(3, 4), match='b'> None <re.Match object; span=(1, 2), match='b'> <re.Match object; span=(1, 2), match='b'> ['b'] xxb
print(re.compile('^a').search('ba', 1), re.compile('(?<=b)a').match('ba', 1), re.compile('').match('abc', 2, 1), re.compile('a$').match('ab', 0, 1))
# expect: None <re.Match object; span=(1, 2), match='a'> <re.Match object; span=(2, 2), match=''> <re.Match object; span=(0, 1), match='a'>
print(re.escape('a.b*c d\n-é~'), re.escape(b'x+\xff'))
# expect: a\.b\*c\ d\
# expect: \-é\~ b'x\\+\xff'
m = re.match(r'(?P<first>\w+) (?P<second>\w+)?( )?', 'ab cd')
print(m.group(), m.group(1, 'second'), m['first'], m[3], m.groups(), m.groups('-'), m.groupdict(), m.groupdict(0))
# expect: ab cd ('ab', 'cd') ab None ('ab', 'cd', None) ('ab', 'cd', '-') {'first': 'ab', 'second': 'cd'} {'first': 'ab', 'second': 'cd'}
print(m.start(2), m.end('first'), m.span(), m.span(3), m.regs, m.pos, m.endpos, m.lastindex, m.lastgroup, m.string, m.re is re.compile(m.re))
# expect: 3 2 (0, 5) (-1, -1) ((0, 5), (0, 2), (3, 5), (-1, -1)) 0 5 2 second ab cd True
print(m.expand(r'\g<second>-\1'), bool(m), m, type(m), m.__copy__() is m)
# expect: cd-ab True <re.Match object; span=(0, 5), match='ab cd'> <class 're.Match'> True
p = re.compile('(?P<a>x)(y)(?P<b>z)', re.I | re.S)
print(p.pattern, p.flags, p.groups, p.groupindex, p, p == re.compile('(?P<a>x)(y)(?P<b>z)', re.I | re.S), p == re.compile('x'), hash(p) == hash(p))
# expect: (?P<a>x)(y)(?P<b>z) 50 3 {'a': 1, 'b': 3} re.compile('(?P<a>x)(y)(?P<b>z)', re.IGNORECASE|re.DOTALL) True False True
import copy
print(copy.copy(p) is p, copy.deepcopy(p) is p, re.Pattern[str], re.Match[bytes], re.compile(p) is p)
# expect: True True re.Pattern[str] re.Match[bytes] True
s = re.compile(r'\d').scanner('12a3')
print(s.match(), s.match(), s.match(), s.match(), s.pattern)
# expect: <re.Match object; span=(0, 1), match='1'> <re.Match object; span=(1, 2), match='2'> None None re.compile('\\d')
s = re.compile(r'\d').scanner('12a3')
print(s.search()[0], s.search()[0], s.search()[0], s.search())  # expect: 1 2 3 None
scan = re.Scanner([(r'[a-z]+', lambda s, text: text.upper()), (r'\d+', lambda s, text: int(text) + s.match.start()), (r'\s+', None), ('=', 'is')])
print(scan.scan('ab 12 = c!d'))  # expect: (['AB', 15, 'is', 'C'], '!d')
print(re.compile('a' * 300).pattern == 'a' * 300, len(repr(re.compile('a' * 300))), repr(re.match('a*', 'a' * 80)))
# expect: True 212 <re.Match object; span=(0, 80), match='aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa>
def gen(m):
    yield m[0]
print(list(re.sub('a', lambda m: next(gen(m)) + str(m.start()), 'xaxa')))  # expect: ['x', 'a', '1', 'x', 'a', '3']
class S(str): pass
m = re.match('a', S('ab')); print(type(m.string) is S, type(m[0]), re.match(S('a'), 'a').re.pattern)
# expect: True <class 'str'> a
b = bytearray(b'abc'); m = re.match(b'..', b); b[:] = b'x'; print(m[0], m.span(), m.string)
# expect: b'x' (0, 2) bytearray(b'x')
print(re.match(b'a', memoryview(b'ab'))[0])  # expect: b'a'
