# C10: get.
import re
from contextvars import ContextVar


def show(function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except Exception as error:
        result = f'{type(error).__name__}: {error}'
    print(re.sub('0x[0-9a-f]+', '0x...', result))


def test():
    a, b = ContextVar('a'), ContextVar('b', default=1)
    show(a.get)
    show(a.get, 3)
    show(b.get)
    show(b.get, 2)
    show(b.get, default=2)
    show(b.get, 1, 2)
    try:
        a.get()
    except LookupError as error:
        print(error.args == (a,))


test()
# expect: LookupError: <ContextVar name='a' at 0x...>
# expect: 3
# expect: 1
# expect: 2
# expect: TypeError: ContextVar.get() takes no keyword arguments
# expect: TypeError: get expected at most 1 argument, got 2
# expect: True
