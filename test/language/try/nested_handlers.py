# The exception being handled is put back when a handler ends.
import sys


def current():
    return repr(sys.exception())


print(current())  # expect: None
try:
    raise ValueError("a")
except ValueError:
    print(current())
    try:
        raise KeyError("b")
    except KeyError as e:
        print(current(), repr(e.__context__))
    print(current())
    try:
        pass
    finally:
        print("finally", current())
# expect: ValueError('a')
# expect: KeyError('b') ValueError('a')
# expect: ValueError('a')
# expect: finally ValueError('a')
print(current())  # expect: None


def f():
    print("in call", current())
    try:
        raise TypeError("c")
    except TypeError as e:
        print(current(), repr(e.__context__))
    print("leaving", current())


try:
    raise OSError("d")
except OSError:
    f()
    print(current())
# expect: in call OSError('d')
# expect: TypeError('c') OSError('d')
# expect: leaving OSError('d')
# expect: OSError('d')


def gen():
    try:
        yield current()
    except ValueError:
        yield current()


g = gen()
print(next(g))  # expect: None
print(g.throw(ValueError("thrown in")))  # expect: ValueError('thrown in')
print(current())  # expect: None
try:
    try:
        1 / 0
    finally:
        print("in finally", current())
except ZeroDivisionError:
    pass
# expect: in finally ZeroDivisionError('division by zero')
print(current(), sys.exc_info())  # expect: None (None, None, None)
try:
    raise ValueError("one")
except ValueError as one:
    try:
        raise one
    except ValueError as two:
        print(two is one, two.__context__)
# expect: True None
