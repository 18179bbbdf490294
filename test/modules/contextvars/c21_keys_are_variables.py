# C21: keys are variables.
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
    show(lambda: context[1])
    show(lambda: 1 in context)
    show(context.get, 1)


test()
# expect: TypeError: a ContextVar key was expected, got 1
# expect: TypeError: a ContextVar key was expected, got 1
# expect: TypeError: a ContextVar key was expected, got 1
