# C8: hash.
import re
from contextvars import Context, ContextVar


def show(function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except Exception as error:
        result = f'{type(error).__name__}: {error}'
    print(re.sub('0x[0-9a-f]+', '0x...', result))


def test():
    a, b = ContextVar('a'), ContextVar('a')
    print(hash(a) == hash(a), a == b, {a: 1, b: 2}[a])
    show(hash, Context())
    show(lambda: hash(a.set(1)))


test()
# expect: True False 1
# expect: TypeError: unhashable type: '_contextvars.Context'
# expect: TypeError: unhashable type: '_contextvars.Token'
