# Module fnmatch: patterns of a shell, and the regular expressions they become.
import fnmatch, re
for pattern in ['*.py', 'a?c', '[abc]*', '[!abc]x', '[]a]', '[a-c-e]', '[z-a]', '[!z-a]', '[[]', '[^a]', 'a**b*c', '[a', '[--0]', '[&&~~||]', '[\\]', '', '*', '?*', '[!]', 'a.b+c']:
    print(pattern, fnmatch.translate(pattern), [name for name in ('a.py', 'abc', 'ax', ']', 'b', 'z', '-', '[', '^', 'axbyc', '[a', '', 'a.b+c') if fnmatch.fnmatchcase(name, pattern)])
# expect: *.py (?s:.*\.py)\z ['a.py']
# expect: a?c (?s:a.c)\z ['abc']
# expect: [abc]* (?s:[abc].*)\z ['a.py', 'abc', 'ax', 'b', 'axbyc', 'a.b+c']
# expect: [!abc]x (?s:[^abc]x)\z []
# expect: []a] (?s:[]a])\z [']']
# expect: [a-c-e] (?s:[a-c\-e])\z ['b', '-']
# expect: [z-a] (?s:(?!))\z []
# expect: [!z-a] (?s:.)\z [']', 'b', 'z', '-', '[', '^']
# expect: [[] (?s:[\[])\z ['[']
# expect: [^a] (?s:[\^a])\z ['^']
# expect: a**b*c (?s:a(?>.*?b).*c)\z ['abc', 'axbyc', 'a.b+c']
# expect: [a (?s:\[a)\z ['[a']
# expect: [--0] (?s:[\--0])\z ['-']
# expect: [&&~~||] (?s:[\&\&\~\~\|\|])\z []
# expect: [\] (?s:[\\])\z []
# expect:  (?s:)\z ['']
# expect: * (?s:.*)\z ['a.py', 'abc', 'ax', ']', 'b', 'z', '-', '[', '^', 'axbyc', '[a', '', 'a.b+c']
# expect: ?* (?s:..*)\z ['a.py', 'abc', 'ax', ']', 'b', 'z', '-', '[', '^', 'axbyc', '[a', 'a.b+c']
# expect: [!] (?s:\[!\])\z []
# expect: a.b+c (?s:a\.b\+c)\z ['a.b+c']
print(fnmatch.filter(['a.py', 'b.txt', 'c.py'], '*.py'), fnmatch.filterfalse(['a.py', 'b.txt'], '*.py'), fnmatch.fnmatch('A', 'a'), fnmatch.fnmatch(b'abc', b'a?c'))
# expect: ['a.py', 'c.py'] ['b.txt'] False True
print(re.match('|'.join([fnmatch.translate('a*'), fnmatch.translate('*b')]), 'xb') is not None)  # expect: True
try:
    fnmatch.fnmatch('a', b'a')
except TypeError as e:
    print(e)
# expect: cannot use a bytes pattern on a string-like object
