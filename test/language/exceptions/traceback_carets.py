# Which part of the line gets the carets.
import sys


class Thing:
    pass


def binary(zero):
    return 1 + (2 / zero) * 3


def subscripts(d):
    return d["a"]["b"]["c"]


def attribute(thing):
    return thing.a.b + thing.a.missing.d


def call(f):
    return f(1)(2, key=3)


def argument(f):
    return f(1, unknown, 3)


def unpack(x):
    a, b = x


def two_lines(zero):
    return (1 +
            2 / zero)


def long_call(f):
    return f(
        1,
        2,
    )


def whole_line(x):
    x.y = 1


def comparison(x):
    return 0 < x < "a"


def loop(x):
    for item in x: pass


def delete(d):
    del d["k"]


def augmented(d):
    d["a"] += {}


def method(s):
    return s.strip().split(5)


def comprehension(items):
    return [1 / item for item in items]


def formatted(x):
    return f"text {x.y!r} {x}"


def unary(x): return -x


def unicode(é): return "ünï" + é["ö"]


def slice_(x): return x[1:2][3]


for test, value in [(binary, 0), (subscripts, {"a": {"b": 5}}), (attribute, Thing()), (call, len), (argument, print), (unpack, (1, 2, 3)), (two_lines, 0),
                    (long_call, lambda x: x), (whole_line, 5), (comparison, 1), (loop, 5), (delete, {}), (augmented, {"a": 1}), (method, "x"),
                    (comprehension, [1, 0]), (formatted, 1), (unary, "x"), (unicode, "x"), (slice_, [1, 2])]:
    try:
        test(value)
    except Exception as error:
        sys.excepthook(type(error), error, error.__traceback__.tb_next)
# expect stderr: Traceback (most recent call last):
# expect stderr:   File "traceback_carets.py", line 90, in <module>
# expect stderr:     test(value)
# expect stderr:     ~~~~^^^^^^^
# expect stderr:   File "traceback_carets.py", line 10, in binary
# expect stderr:     return 1 + (2 / zero) * 3
# expect stderr:                 ~~^~~~~~
# expect stderr: ZeroDivisionError: division by zero
# expect stderr: Traceback (most recent call last):
# expect stderr:   File "traceback_carets.py", line 90, in <module>
# expect stderr:     test(value)
# expect stderr:     ~~~~^^^^^^^
# expect stderr:   File "traceback_carets.py", line 14, in subscripts
# expect stderr:     return d["a"]["b"]["c"]
# expect stderr:            ~~~~~~~~~~~^^^^^
# expect stderr: TypeError: 'int' object is not subscriptable
# expect stderr: Traceback (most recent call last):
# expect stderr:   File "traceback_carets.py", line 90, in <module>
# expect stderr:     test(value)
# expect stderr:     ~~~~^^^^^^^
# expect stderr:   File "traceback_carets.py", line 18, in attribute
# expect stderr:     return thing.a.b + thing.a.missing.d
# expect stderr:            ^^^^^^^
# expect stderr: AttributeError: 'Thing' object has no attribute 'a'
# expect stderr: Traceback (most recent call last):
# expect stderr:   File "traceback_carets.py", line 90, in <module>
# expect stderr:     test(value)
# expect stderr:     ~~~~^^^^^^^
# expect stderr:   File "traceback_carets.py", line 22, in call
# expect stderr:     return f(1)(2, key=3)
# expect stderr:            ~^^^
# expect stderr: TypeError: object of type 'int' has no len()
# expect stderr: Traceback (most recent call last):
# expect stderr:   File "traceback_carets.py", line 90, in <module>
# expect stderr:     test(value)
# expect stderr:     ~~~~^^^^^^^
# expect stderr:   File "traceback_carets.py", line 26, in argument
# expect stderr:     return f(1, unknown, 3)
# expect stderr:                 ^^^^^^^
# expect stderr: NameError: name 'unknown' is not defined
# expect stderr: Traceback (most recent call last):
# expect stderr:   File "traceback_carets.py", line 90, in <module>
# expect stderr:     test(value)
# expect stderr:     ~~~~^^^^^^^
# expect stderr:   File "traceback_carets.py", line 30, in unpack
# expect stderr:     a, b = x
# expect stderr:     ^^^^
# expect stderr: ValueError: too many values to unpack (expected 2, got 3)
# expect stderr: Traceback (most recent call last):
# expect stderr:   File "traceback_carets.py", line 90, in <module>
# expect stderr:     test(value)
# expect stderr:     ~~~~^^^^^^^
# expect stderr:   File "traceback_carets.py", line 35, in two_lines
# expect stderr:     2 / zero)
# expect stderr:     ~~^~~~~~
# expect stderr: ZeroDivisionError: division by zero
# expect stderr: Traceback (most recent call last):
# expect stderr:   File "traceback_carets.py", line 90, in <module>
# expect stderr:     test(value)
# expect stderr:     ~~~~^^^^^^^
# expect stderr:   File "traceback_carets.py", line 39, in long_call
# expect stderr:     return f(
# expect stderr:         1,
# expect stderr:         2,
# expect stderr:     )
# expect stderr: TypeError: <lambda>() takes 1 positional argument but 2 were given
# expect stderr: Traceback (most recent call last):
# expect stderr:   File "traceback_carets.py", line 90, in <module>
# expect stderr:     test(value)
# expect stderr:     ~~~~^^^^^^^
# expect stderr:   File "traceback_carets.py", line 46, in whole_line
# expect stderr:     x.y = 1
# expect stderr:     ^^^
# expect stderr: AttributeError: 'int' object has no attribute 'y' and no __dict__ for setting new attributes
# expect stderr: Traceback (most recent call last):
# expect stderr:   File "traceback_carets.py", line 90, in <module>
# expect stderr:     test(value)
# expect stderr:     ~~~~^^^^^^^
# expect stderr:   File "traceback_carets.py", line 50, in comparison
# expect stderr:     return 0 < x < "a"
# expect stderr:            ^^^^^^^^^^^
# expect stderr: TypeError: '<' not supported between instances of 'int' and 'str'
# expect stderr: Traceback (most recent call last):
# expect stderr:   File "traceback_carets.py", line 90, in <module>
# expect stderr:     test(value)
# expect stderr:     ~~~~^^^^^^^
# expect stderr:   File "traceback_carets.py", line 54, in loop
# expect stderr:     for item in x: pass
# expect stderr:                 ^
# expect stderr: TypeError: 'int' object is not iterable
# expect stderr: Traceback (most recent call last):
# expect stderr:   File "traceback_carets.py", line 90, in <module>
# expect stderr:     test(value)
# expect stderr:     ~~~~^^^^^^^
# expect stderr:   File "traceback_carets.py", line 58, in delete
# expect stderr:     del d["k"]
# expect stderr:         ~^^^^^
# expect stderr: KeyError: 'k'
# expect stderr: Traceback (most recent call last):
# expect stderr:   File "traceback_carets.py", line 90, in <module>
# expect stderr:     test(value)
# expect stderr:     ~~~~^^^^^^^
# expect stderr:   File "traceback_carets.py", line 62, in augmented
# expect stderr:     d["a"] += {}
# expect stderr: TypeError: unsupported operand type(s) for +=: 'int' and 'dict'
# expect stderr: Traceback (most recent call last):
# expect stderr:   File "traceback_carets.py", line 90, in <module>
# expect stderr:     test(value)
# expect stderr:     ~~~~^^^^^^^
# expect stderr:   File "traceback_carets.py", line 66, in method
# expect stderr:     return s.strip().split(5)
# expect stderr:            ~~~~~~~~~~~~~~~^^^
# expect stderr: TypeError: must be str or None, not int
# expect stderr: Traceback (most recent call last):
# expect stderr:   File "traceback_carets.py", line 90, in <module>
# expect stderr:     test(value)
# expect stderr:     ~~~~^^^^^^^
# expect stderr:   File "traceback_carets.py", line 70, in comprehension
# expect stderr:     return [1 / item for item in items]
# expect stderr:             ~~^~~~~~
# expect stderr: ZeroDivisionError: division by zero
# expect stderr: Traceback (most recent call last):
# expect stderr:   File "traceback_carets.py", line 90, in <module>
# expect stderr:     test(value)
# expect stderr:     ~~~~^^^^^^^
# expect stderr:   File "traceback_carets.py", line 74, in formatted
# expect stderr:     return f"text {x.y!r} {x}"
# expect stderr:                    ^^^
# expect stderr: AttributeError: 'int' object has no attribute 'y'
# expect stderr: Traceback (most recent call last):
# expect stderr:   File "traceback_carets.py", line 90, in <module>
# expect stderr:     test(value)
# expect stderr:     ~~~~^^^^^^^
# expect stderr:   File "traceback_carets.py", line 77, in unary
# expect stderr:     def unary(x): return -x
# expect stderr:                          ^^
# expect stderr: TypeError: bad operand type for unary -: 'str'
# expect stderr: Traceback (most recent call last):
# expect stderr:   File "traceback_carets.py", line 90, in <module>
# expect stderr:     test(value)
# expect stderr:     ~~~~^^^^^^^
# expect stderr:   File "traceback_carets.py", line 80, in unicode
# expect stderr:     def unicode(é): return "ünï" + é["ö"]
# expect stderr:                                    ~^^^^^
# expect stderr: TypeError: string indices must be integers, not 'str'
# expect stderr: Traceback (most recent call last):
# expect stderr:   File "traceback_carets.py", line 90, in <module>
# expect stderr:     test(value)
# expect stderr:     ~~~~^^^^^^^
# expect stderr:   File "traceback_carets.py", line 83, in slice_
# expect stderr:     def slice_(x): return x[1:2][3]
# expect stderr:                           ~~~~~~^^^
# expect stderr: IndexError: list index out of range
