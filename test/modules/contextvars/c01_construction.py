# C1: construction.
import re
from contextvars import ContextVar


def show(function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except Exception as error:
        result = f'{type(error).__name__}: {error}'
    print(re.sub('0x[0-9a-f]+', '0x...', result))


def test():
    show(ContextVar)
    show(ContextVar, name='a')
    show(ContextVar, 'a', 1)
    show(ContextVar, 'a', x=1)
    show(ContextVar, 'a', default=1, x=2)
    show(ContextVar, default=1)


test()
# expect: TypeError: ContextVar() takes exactly 1 positional argument (0 given)
# expect: TypeError: ContextVar() takes exactly 1 positional argument (0 given)
# expect: TypeError: ContextVar() takes at most 1 positional argument (2 given)
# expect: TypeError: ContextVar() got an unexpected keyword argument 'x'
# expect: TypeError: ContextVar() takes at most 2 arguments (3 given)
# expect: TypeError: ContextVar() takes exactly 1 positional argument (0 given)
