print("a b  c".split(), " a b ".split(), "a,b,,c".split(","), "a,b,c".split(",", 1), "abc".split(","), "".split(), "".split(","), "  ".split())
# expect: ['a', 'b', 'c'] ['a', 'b'] ['a', 'b', '', 'c'] ['a', 'b,c'] ['abc'] [] [''] []
print("a b c d".split(None, 2), " a  b  c ".split(None, 1), "a--b--c".split("--"), "a,b,c".rsplit(",", 1), " a b c ".rsplit(None, 1), "a b c".rsplit(maxsplit=1), "aXbXc".split("X", maxsplit=0))
# expect: ['a', 'b', 'c d'] ['a', 'b  c '] ['a', 'b', 'c'] ['a,b', 'c'] [' a b', 'c'] ['a b', 'c'] ['aXbXc']
print("one\ntwo\r\nthree\rfour".splitlines(), "one\ntwo\n".splitlines(True), "".splitlines(), "\n".splitlines(), "a\x0bb\x0cc\x1cd\x85e\u2028f".splitlines())
# expect: ['one', 'two', 'three', 'four'] ['one\n', 'two\n'] [] [''] ['a', 'b', 'c', 'd', 'e', 'f']
print(",".join(["a", "b"]), "".join(("x", "y")), "-".join("abc"), ", ".join([]), "".join(c for c in "xyz"), "ab".join(["1", "2", "3"]), " ".join({"k": 1}))
# expect: a,b xy a-b-c  xyz 1ab2ab3 k
for text in ("','.join([1])", "','.join(['a', 1])", "','.join(5)", "'a'.split('')", "'a'.split(5)", "'a'.splitlines(1, 2)", "','.join('a', 'b')", "'a'.partition('')"):
    try:
        print(eval(text))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
# expect: TypeError sequence item 0: expected str instance, int found
# expect: TypeError sequence item 1: expected str instance, int found
# expect: TypeError can only join an iterable
# expect: ValueError empty separator
# expect: TypeError must be str or None, not int
# expect: TypeError splitlines() takes at most 1 argument (2 given)
# expect: TypeError str.join() takes exactly one argument (2 given)
# expect: ValueError empty separator
print("  x ".strip() + "|", "  x ".lstrip() + "|", "  x ".rstrip() + "|", "xxaxx".strip("x"), "abcba".strip("ab"), "\t\n x\r\n".strip(), "mississippi".rstrip("ip"), "xyz".lstrip("yx"), "\u2003x\xa0".strip())
# expect: x| x |   x| a c x mississ z x
print("a\tb".expandtabs(), "a\tbc\td".expandtabs(4), "\t".expandtabs(2) + "|", "ab\ncd\te".expandtabs(4))
# expect: a       b a   bc  d   | ab
# expect: cd  e
print("abc".translate({97: "x", 98: None, 99: 100}), "hello".translate(str.maketrans("el", "ip")), "hello".translate(str.maketrans("l", "L", "h")), str.maketrans({"a": "1"}))
# expect: xd hippo eLLo {97: '1'}
