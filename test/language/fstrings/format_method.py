print("{} {}".format(1, 2), "{1} {0} {1}".format("a", "b"), "{x} {y}".format(x=1, y=2), "{0} {k}".format(1, k=2))
# expect: 1 2 b a b 1 2 1 2
print("{:>5}|{:<5}|{:^5}|{:05.1f}".format(1, 2, 3, 4.56), "{{}} {{{}}}".format(5))
# expect:     1|2    |  3  |004.6 {} {5}
print("{0.real} {0.imag}".format(3 + 4j), "{0[0]} {0[1]}".format([10, 20]), "{d[key]} {d[other key]}".format(d={"key": 1, "other key": 2}))
# expect: 3.0 4.0 10 20 1 2
print("{!r} {!s} {!a}".format("é", "é", "é"), "{:{}}|{:{w}.{p}}".format("x", 4, 3.14159, w=6, p=3), "{:{}{}}".format(1, ">", 4))
# expect: 'é' é '\xe9' x   |  3.14    1
print("{}".format_map({}) if False else "{a}".format_map({"a": 1}))  # expect: 1
class Default(dict):
    def __missing__(self, key): return f"<{key}>"
print("{a} {b}".format_map(Default(a=1)))  # expect: 1 <b>
for template, args, kwargs in [("{} {}", (1,), {}), ("{0} {}", (1, 2), {}), ("{} {0}", (1, 2), {}), ("{x}", (), {}), ("{", (), {}), ("}", (), {}),
                               ("{!x}", (1,), {}), ("{0.nope}", (1,), {}), ("{0[5]}", ([],), {}), ("{:d}", ("x",), {}), ("{a.b}", (), {"a": 1}),
                               ("{!}", (1,), {}), ("{0!r", (1,), {}), ("{0[}", ([1],), {})]:
    try:
        print(template.format(*args, **kwargs))
    except (IndexError, ValueError, KeyError, AttributeError) as e:
        print(f"{template!r}: {type(e).__name__}: {e}")
# expect: '{} {}': IndexError: Replacement index 1 out of range for positional args tuple
# expect: '{0} {}': ValueError: cannot switch from manual field specification to automatic field numbering
# expect: '{} {0}': ValueError: cannot switch from automatic field numbering to manual field specification
# expect: '{x}': KeyError: 'x'
# expect: '{': ValueError: Single '{' encountered in format string
# expect: '}': ValueError: Single '}' encountered in format string
# expect: '{!x}': ValueError: Unknown conversion specifier x
# expect: '{0.nope}': AttributeError: 'int' object has no attribute 'nope'
# expect: '{0[5]}': IndexError: list index out of range
# expect: '{:d}': ValueError: Unknown format code 'd' for object of type 'str'
# expect: '{a.b}': AttributeError: 'int' object has no attribute 'b'
# expect: '{!}': ValueError: unmatched '{' in format spec
# expect: '{0!r': ValueError: unmatched '{' in format spec
# expect: '{0[}': ValueError: expected '}' before end of string
print("%s %r %d %5d|%-5d|%05d %x %o %e %.2f %g %%" % ("a", "b", 3, 4, 5, 6, 255, 8, 1.5, 2.345, 0.0001))
# expect: a 'b' 3     4|5    |00006 ff 10 1.500000e+00 2.35 0.0001 %
print("%(a)s %(b)05.1f" % {"a": 1, "b": 2.25}, "%c%c" % (65, "B"), "%s" % (1,), "%s" % [1, 2], "%*d|%-*d|%.*f" % (5, 1, 5, 2, 2, 3.14159))
# expect: 1 002.2 AB 1 [1, 2]     1|2    |3.14
print("%+d % d %#x %#o %5.1f%% %s" % (1, 2, 255, 8, 99.5, None), "%i %u" % (3.9, 4), "%a" % "é", "%.3s" % "abcdef", "%5s|%-5s|" % ("a", "b"))
# expect: +1  2 0xff 0o10  99.5% None 3 4 '\xe9' abc     a|b    |
for template, args in [("%d", "x"), ("%s %s", (1,)), ("%s", (1, 2)), ("%(a)s", 5), ("%q", 1), ("%", 1), ("%(a)s", {}), ("%c", "ab"), ("%d", 1j), ("%x", 1.5)]:
    try:
        print(template % args)
    except (TypeError, ValueError, KeyError) as e:
        print(f"{template!r}: {type(e).__name__}: {e}")
# expect: '%d': TypeError: %d format: a real number is required, not str
# expect: '%s %s': TypeError: not enough arguments for format string
# expect: '%s': TypeError: not all arguments converted during string formatting
# expect: '%(a)s': TypeError: format requires a mapping
# expect: '%q': ValueError: unsupported format character 'q' (0x71) at index 1
# expect: '%': ValueError: incomplete format
# expect: '%(a)s': KeyError: 'a'
# expect: '%c': TypeError: %c requires an int or a unicode character, not a string of length 2
# expect: '%d': TypeError: %d format: a real number is required, not complex
# expect: '%x': TypeError: %x format: an integer is required, not float
