# C25: entered once.
import re
from contextvars import Context


def show(function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except Exception as error:
        result = f'{type(error).__name__}: {error}'
    print(re.sub('0x[0-9a-f]+', '0x...', result))


def test():
    context = Context()
    show(context.run, context.run, print)
    show(context.run, lambda: len(context))


test()
# expect: RuntimeError: cannot enter context: <_contextvars.Context object at 0x...> is already entered
# expect: 0
