# Errors of patterns and templates say where; other wrong arguments are answered as in CPython.
import re
for pattern in ['(', ')', '[a', '[b-a]', '*', 'a**', 'a{3,2}', '(?P<n', '(?P<1>a)', '(?P<n>a)(?P<n>b)', r'\q', r'\8', r'(\1)', '(?P=x)', '(?z)', '(?',
                '(?P', '(?Px)', '(?<a', '(?#x', '(?<=a*)b', r'\x4', r'\u12', r'[\N{nope}]', r'\N', '(?(2)a)', '(?(0)a)', '(?(1)a|b|c)', '(?i-i:a)', '(?-', '(?-a:x)',
                'a(?i)b', '(?au)', '(?iq)', '(?<=(a)\\1)', '\\', r'\400', 'a\nb)', '(?P<>a)', r'[a-\d]', '(?L)', 'x{99999999999}', '(?P<é>', '(?i', '(?s-']:
    try:
        print(re.compile(pattern))
    except re.PatternError as e:
        print(e, '|', e.msg, e.pattern == pattern, e.pos, e.lineno, e.colno)
    except Exception as e:
        print(type(e).__name__, e)
# expect: missing ), unterminated subpattern at position 0 | missing ), unterminated subpattern True 0 1 1
# expect: unbalanced parenthesis at position 0 | unbalanced parenthesis True 0 1 1
# expect: unterminated character set at position 0 | unterminated character set True 0 1 1
# expect: bad character range b-a at position 1 | bad character range b-a True 1 1 2
# expect: nothing to repeat at position 0 | nothing to repeat True 0 1 1
# expect: multiple repeat at position 2 | multiple repeat True 2 1 3
# expect: min repeat greater than max repeat at position 2 | min repeat greater than max repeat True 2 1 3
# expect: missing >, unterminated name at position 4 | missing >, unterminated name True 4 1 5
# expect: bad character in group name '1' at position 4 | bad character in group name '1' True 4 1 5
# expect: redefinition of group name 'n' as group 2; was group 1 at position 12 | redefinition of group name 'n' as group 2; was group 1 True 12 1 13
# expect: bad escape \q at position 0 | bad escape \q True 0 1 1
# expect: invalid group reference 8 at position 1 | invalid group reference 8 True 1 1 2
# expect: cannot refer to an open group at position 1 | cannot refer to an open group True 1 1 2
# expect: unknown group name 'x' at position 4 | unknown group name 'x' True 4 1 5
# expect: unknown extension ?z at position 1 | unknown extension ?z True 1 1 2
# expect: unexpected end of pattern at position 2 | unexpected end of pattern True 2 1 3
# expect: unexpected end of pattern at position 3 | unexpected end of pattern True 3 1 4
# expect: unknown extension ?Px at position 1 | unknown extension ?Px True 1 1 2
# expect: unknown extension ?<a at position 1 | unknown extension ?<a True 1 1 2
# expect: missing ), unterminated comment at position 0 | missing ), unterminated comment True 0 1 1
# expect: look-behind requires fixed-width pattern | look-behind requires fixed-width pattern False None None None
# expect: incomplete escape \x4 at position 0 | incomplete escape \x4 True 0 1 1
# expect: incomplete escape \u12 at position 0 | incomplete escape \u12 True 0 1 1
# expect: undefined character name 'nope' at position 1 | undefined character name 'nope' True 1 1 2
# expect: missing { at position 2 | missing { True 2 1 3
# expect: invalid group reference 2 at position 3 | invalid group reference 2 True 3 1 4
# expect: bad group number at position 3 | bad group number True 3 1 4
# expect: conditional backref with more than two branches at position 8 | conditional backref with more than two branches True 8 1 9
# expect: bad inline flags: flag turned on and off at position 5 | bad inline flags: flag turned on and off True 5 1 6
# expect: missing flag at position 3 | missing flag True 3 1 4
# expect: bad inline flags: cannot turn off flags 'a', 'u' and 'L' at position 4 | bad inline flags: cannot turn off flags 'a', 'u' and 'L' True 4 1 5
# expect: global flags not at the start of the expression at position 1 | global flags not at the start of the expression True 1 1 2
# expect: bad inline flags: flags 'a', 'u' and 'L' are incompatible at position 4 | bad inline flags: flags 'a', 'u' and 'L' are incompatible True 4 1 5
# expect: unknown flag at position 3 | unknown flag True 3 1 4
# expect: cannot refer to group defined in the same lookbehind subpattern at position 9 | cannot refer to group defined in the same lookbehind subpattern True 9 1 10
# expect: bad escape (end of pattern) at position 0 | bad escape (end of pattern) True 0 1 1
# expect: octal escape value \400 outside of range 0-0o377 at position 0 | octal escape value \400 outside of range 0-0o377 True 0 1 1
# expect: unbalanced parenthesis at position 3 (line 2, column 2) | unbalanced parenthesis True 3 2 2
# expect: missing group name at position 4 | missing group name True 4 1 5
# expect: bad character range a-\d at position 1 | bad character range a-\d True 1 1 2
# expect: bad inline flags: cannot use 'L' flag with a str pattern at position 3 | bad inline flags: cannot use 'L' flag with a str pattern True 3 1 4
# expect: OverflowError the repetition number is too large
# expect: missing ), unterminated subpattern at position 0 | missing ), unterminated subpattern True 0 1 1
# expect: missing -, : or ) at position 3 | missing -, : or ) True 3 1 4
# expect: missing flag at position 4 | missing flag True 4 1 5
for pattern in [b'(?u)', b'\\N', b'(?P<\xe9>a)', b'a\n)', b'[z']:
    try:
        print(re.compile(pattern))
    except re.PatternError as e:
        print(e, e.pattern, e.pos, e.lineno, e.colno)
# expect: bad inline flags: cannot use 'u' flag with a bytes pattern at position 3 b'(?u)' 3 1 4
# expect: bad escape \N at position 0 b'\\N' 0 1 1
# expect: bad character in group name '\xe9' at position 4 b'(?P<\xe9>a)' 4 1 5
# expect: unbalanced parenthesis at position 2 (line 2, column 1) b'a\n)' 2 2 1
# expect: unterminated character set at position 0 b'[z' 0 1 1
for template in ['\\2', '\\g<x>', '\\g<', '\\g<>', '\\g', '\\q', '\\400', '\\g<1', '\\g<é>', '\\g<+1>']:
    try:
        print(re.sub('(a)', template, 'a'))
    except Exception as e:
        print(type(e).__name__, e, getattr(e, 'pos', None))
# expect: PatternError invalid group reference 2 at position 1 1
# expect: IndexError unknown group name 'x' None
# expect: PatternError missing group name at position 3 3
# expect: PatternError missing group name at position 3 3
# expect: PatternError missing < at position 2 2
# expect: PatternError bad escape \q at position 0 0
# expect: PatternError octal escape value \400 outside of range 0-0o377 at position 0 0
# expect: PatternError missing >, unterminated name at position 3 3
# expect: IndexError unknown group name 'é' None
# expect: PatternError bad character in group name '+1' at position 3 3
for call in [lambda: re.compile('a').match(5), lambda: re.compile('a').match(b'a'), lambda: re.compile(b'a').match('a'), lambda: re.match('a', 'a').group(2),
             lambda: re.match('a', 'a')['x'], lambda: re.match('a', 'a').group(1.5), lambda: re.compile(5), lambda: re.sub('a', 5, 'a'),
             lambda: re.sub('a', lambda m: 5, 'ab'), lambda: re.sub('a', b'b', 'xa'), lambda: re.compile(re.compile('a'), re.I), lambda: re.compile('a', 5.0),
             lambda: re.compile('a').sub('b', 'abc', 1.5), lambda: re.Pattern(), lambda: re.compile('a') < re.compile('b'), lambda: re.compile('a').foo,
             lambda: re.match('a', 'a').start('q'), lambda: re.compile('a', re.L), lambda: re.compile('a', re.U | re.A), lambda: re.compile(b'a', re.U),
             lambda: re.compile('a', 2 ** 40), lambda: re.split('a', 'b', 1, maxsplit=2), lambda: re.sub('a', 'b', 'c', 1, 2, 3), lambda: re.escape(5)]:
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
# expect: TypeError expected string or bytes-like object, got 'int'
# expect: TypeError cannot use a string pattern on a bytes-like object
# expect: TypeError cannot use a bytes pattern on a string-like object
# expect: IndexError no such group
# expect: IndexError no such group
# expect: IndexError no such group
# expect: TypeError first argument must be string or compiled pattern
# expect: TypeError decoding to str: need a bytes-like object, int found
# expect: TypeError sequence item 0: expected str instance, int found
# expect: TypeError sequence item 1: expected str instance, bytes found
# expect: ValueError cannot process flags argument with a compiled pattern
# expect: TypeError unsupported operand type(s) for &: 'float' and 'int'
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError cannot create 're.Pattern' instances
# expect: TypeError '<' not supported between instances of 're.Pattern' and 're.Pattern'
# expect: AttributeError 're.Pattern' object has no attribute 'foo'
# expect: IndexError no such group
# expect: ValueError cannot use LOCALE flag with a str pattern
# expect: ValueError ASCII and UNICODE flags are incompatible
# expect: ValueError cannot use UNICODE flag with a bytes pattern
# expect: OverflowError Python int too large to convert to C int
# expect: TypeError split() got multiple values for argument 'maxsplit'
# expect: TypeError sub() takes from 3 to 5 positional arguments but 6 were given
# expect: TypeError decoding to str: need a bytes-like object, int found
