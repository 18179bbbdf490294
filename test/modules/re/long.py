# Long texts: nothing overflows a stack, and nothing is quadratic that is not in CPython.
import re
text = 'ab' * 200000
print(len(re.match('(?:a|b)*', text)[0]), len(re.findall('(?:ab)+?', text)), re.match('(?:(a)|(b))*c', text), re.search('c', text))
# expect: 400000 200000 None None
print(len(re.sub('b', 'xx', text)), len(re.split('a', text)), sum(1 for _ in re.finditer('b', text)), len(re.match('((?:ab)*)', text)[1]))
# expect: 600000 200001 200000 400000
wide = '😀x' * 100000
print(len(re.findall('x', wide)), len(re.match('(?:😀.)*', wide)[0]), len(re.sub('x', '', wide)))
# expect: 100000 200000 100000
p = re.compile('a')
count = at = 0
while m := p.match(text, at):
    at = m.end() + 1
    count += 1
print(count)  # expect: 200000
print(len(re.compile('|'.join(f'w{i}' for i in range(3000))).findall('w1 w2999 w77 v')))  # expect: 3
print(re.match('(' * 90 + 'a' + ')' * 90, 'a').groups()[89], re.match(''.join(f'(?P<g{i}>a)' for i in range(500)), 'a' * 500).lastgroup)
# expect: a g499
