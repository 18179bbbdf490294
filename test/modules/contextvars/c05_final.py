# C5: final.
import re
from contextvars import Context, ContextVar, Token


def show(function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except Exception as error:
        result = f'{type(error).__name__}: {error}'
    print(re.sub('0x[0-9a-f]+', '0x...', result))


def test():
    for cls in (Context, ContextVar, Token):
        show(type, 'Sub', (cls,), {})


test()
# expect: TypeError: type '_contextvars.Context' is not an acceptable base type
# expect: TypeError: type '_contextvars.ContextVar' is not an acceptable base type
# expect: TypeError: type '_contextvars.Token' is not an acceptable base type
