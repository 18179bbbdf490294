# C6: context arguments.
import re
from contextvars import Context


def show(function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except Exception as error:
        result = f'{type(error).__name__}: {error}'
    print(re.sub('0x[0-9a-f]+', '0x...', result))


def test():
    show(Context, 1)
    show(Context, a=1)
    show(Context, **{})


test()
# expect: TypeError: Context() does not accept any arguments
# expect: TypeError: Context() does not accept any arguments
# expect: <_contextvars.Context object at 0x...>
