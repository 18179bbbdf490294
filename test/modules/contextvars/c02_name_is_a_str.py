# C2: name is a str.
import re
from contextvars import ContextVar


def show(function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except Exception as error:
        result = f'{type(error).__name__}: {error}'
    print(re.sub('0x[0-9a-f]+', '0x...', result))


def test():
    class Text(str):
        def __hash__(self):
            raise ZeroDivisionError('hash')

    show(ContextVar, 1)
    show(ContextVar, Text('a'))


test()
# expect: TypeError: context variable name must be a str
# expect: ZeroDivisionError: hash
