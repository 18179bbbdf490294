# C4: aliases.
import re
from contextvars import Context, ContextVar, Token


def show(function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except Exception as error:
        result = f'{type(error).__name__}: {error}'
    print(re.sub('0x[0-9a-f]+', '0x...', result))


def test():
    show(lambda: ContextVar[int])
    show(lambda: Token[int])
    show(lambda: Context[int])


test()
# expect: _contextvars.ContextVar[int]
# expect: _contextvars.Token[int]
# expect: TypeError: type '_contextvars.Context' is not subscriptable
