# C12: set.
import re
from contextvars import ContextVar


def show(function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except Exception as error:
        result = f'{type(error).__name__}: {error}'
    print(re.sub('0x[0-9a-f]+', '0x...', result))


def test():
    a = ContextVar('a', default=5)
    show(a.set)
    first, second = a.set(1), a.set(2)
    print(first.old_value, second.old_value, first.var is a)


test()
# expect: TypeError: ContextVar.set() takes exactly one argument (0 given)
# expect: <Token.MISSING> 1 True
