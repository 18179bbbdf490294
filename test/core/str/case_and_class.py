for s in ("hello World", "ABC", "abc", "Title Case", "mIxEd", "ß", "éÀ", "ǆ", "İ", "ὀδυσσεύς ΟΔΥΣΣΕΎΣ", "they're bill's", "123abc", ""):
    print(repr(s), s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold(), sep="|")
# expect: 'hello World'|HELLO WORLD|hello world|Hello World|Hello world|HELLO wORLD|hello world
# expect: 'ABC'|ABC|abc|Abc|Abc|abc|abc
# expect: 'abc'|ABC|abc|Abc|Abc|ABC|abc
# expect: 'Title Case'|TITLE CASE|title case|Title Case|Title case|tITLE cASE|title case
# expect: 'mIxEd'|MIXED|mixed|Mixed|Mixed|MiXeD|mixed
# expect: 'ß'|SS|ß|Ss|Ss|SS|ss
# expect: 'éÀ'|ÉÀ|éà|Éà|Éà|Éà|éà
# expect: 'ǆ'|Ǆ|ǆ|ǅ|ǅ|Ǆ|ǆ
# expect: 'İ'|İ|i̇|İ|İ|i̇|i̇
# expect: 'ὀδυσσεύς ΟΔΥΣΣΕΎΣ'|ὈΔΥΣΣΕΎΣ ΟΔΥΣΣΕΎΣ|ὀδυσσεύς οδυσσεύς|Ὀδυσσεύς Οδυσσεύς|Ὀδυσσεύς οδυσσεύς|ὈΔΥΣΣΕΎΣ οδυσσεύς|ὀδυσσεύσ οδυσσεύσ
# expect: "they're bill's"|THEY'RE BILL'S|they're bill's|They'Re Bill'S|They're bill's|THEY'RE BILL'S|they're bill's
# expect: '123abc'|123ABC|123abc|123Abc|123abc|123ABC|123abc
# expect: ''||||||
for s in ("abc", "ABC", "Abc", "abc1", "123", "½", "²", "٣", "", " ", "\t\n", "a b", "a_b", "1a", "é", "class", "Hello World", "ⅷ", "\x7f", "中", "\u200b"):
    flags = [name for name in ("isalpha", "isdigit", "isdecimal", "isnumeric", "isalnum", "islower", "isupper", "istitle", "isspace", "isidentifier", "isprintable", "isascii") if getattr(s, name)()]
    print(repr(s), *flags)
# expect: 'abc' isalpha isalnum islower isidentifier isprintable isascii
# expect: 'ABC' isalpha isalnum isupper isidentifier isprintable isascii
# expect: 'Abc' isalpha isalnum istitle isidentifier isprintable isascii
# expect: 'abc1' isalnum islower isidentifier isprintable isascii
# expect: '123' isdigit isdecimal isnumeric isalnum isprintable isascii
# expect: '½' isnumeric isalnum isprintable
# expect: '²' isdigit isnumeric isalnum isprintable
# expect: '٣' isdigit isdecimal isnumeric isalnum isprintable
# expect: '' isprintable isascii
# expect: ' ' isspace isprintable isascii
# expect: '\t\n' isspace isascii
# expect: 'a b' islower isprintable isascii
# expect: 'a_b' islower isidentifier isprintable isascii
# expect: '1a' isalnum islower isprintable isascii
# expect: 'é' isalpha isalnum islower isidentifier isprintable
# expect: 'class' isalpha isalnum islower isidentifier isprintable isascii
# expect: 'Hello World' istitle isprintable isascii
# expect: 'ⅷ' isnumeric isalnum islower isidentifier isprintable
# expect: '\x7f' isascii
# expect: '中' isalpha isalnum isidentifier isprintable
# expect: '\u200b'
print("abc".center(9, "*"), "abc".center(8) + "|", "abc".ljust(6, "-"), "abc".rjust(6), "abc".center(2), "42".zfill(5), "-42".zfill(5), "+1".zfill(4), "abc".zfill(2), "ab".center(5, "x"), "abc".center(6, "x"))
# expect: ***abc***   abc   | abc---    abc abc 00042 -0042 +001 abc xxabx xabcxx
for text in ("'a'.center(5, 'xy')", "'a'.ljust('x')", "'a'.zfill()", "'a'.upper(1)"):
    try:
        eval(text)
    except TypeError as error:
        print(error)
# expect: The fill character must be exactly one character long
# expect: 'str' object cannot be interpreted as an integer
# expect: str.zfill() takes exactly one argument (0 given)
# expect: str.upper() takes no arguments (1 given)
