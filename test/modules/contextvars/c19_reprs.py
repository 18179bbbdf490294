# C19: reprs.
import re
from contextvars import Context, ContextVar


def show(function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except Exception as error:
        result = f'{type(error).__name__}: {error}'
    print(re.sub('0x[0-9a-f]+', '0x...', result))


def test():
    default = []
    a, b = ContextVar('a'), ContextVar('b', default=default)
    default.append(b)
    show(lambda: a)
    show(lambda: b)
    show(lambda: a.set(1))
    show(Context)


test()
# expect: <ContextVar name='a' at 0x...>
# expect: <ContextVar name='b' default=[<ContextVar name='b' default=[...] at 0x...>] at 0x...>
# expect: <Token var=<ContextVar name='a' at 0x...> at 0x...>
# expect: <_contextvars.Context object at 0x...>
