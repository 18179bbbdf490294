# RegexFlag: names, and how they are shown.
import re
print(re.I, repr(re.I | re.M), re.NOFLAG, re.RegexFlag(3), ~re.I, re.RegexFlag.A, repr(re.A | re.DEBUG | 1024), re.X.value, int(re.U))
# expect: re.IGNORECASE re.IGNORECASE|re.MULTILINE re.NOFLAG re.IGNORECASE|0x1 re.ASCII|re.LOCALE|re.UNICODE|re.MULTILINE|re.DOTALL|re.VERBOSE|re.DEBUG|0x1 re.ASCII re.ASCII|re.DEBUG|0x400 64 32
print(re.compile('a', 512), re.compile('a', re.I | 512 | 1024), re.compile('(?i)a').flags, re.compile(b'a').flags, re.compile('a', re.A), re.compile(b'a', re.L))
# expect: re.compile('a', 0x200) re.compile('a', re.IGNORECASE|0x600) 34 0 re.compile('a', re.ASCII) re.compile(b'a', re.LOCALE)
print(re.match('a', 'A', re.IGNORECASE), re.error is re.PatternError, re.PatternError.__module__, re.PatternError)
# expect: <re.Match object; span=(0, 1), match='A'> True re <class 're.PatternError'>
print(sorted(re.__all__))
# expect: ['A', 'ASCII', 'DOTALL', 'I', 'IGNORECASE', 'L', 'LOCALE', 'M', 'MULTILINE', 'Match', 'NOFLAG', 'Pattern', 'PatternError', 'RegexFlag', 'S', 'U', 'UNICODE', 'VERBOSE', 'X', 'compile', 'error', 'escape', 'findall', 'finditer', 'fullmatch', 'match', 'purge', 'search', 'split', 'sub', 'subn']
