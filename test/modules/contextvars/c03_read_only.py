# C3: read only.
import re
from contextvars import ContextVar


def show(function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except Exception as error:
        result = f'{type(error).__name__}: {error}'
    print(re.sub('0x[0-9a-f]+', '0x...', result))


def test():
    var = ContextVar('a')
    show(setattr, var, 'name', 'b')
    show(delattr, var, 'name')
    show(setattr, var, 'other', 1)


test()
# expect: AttributeError: readonly attribute
# expect: AttributeError: readonly attribute
# expect: AttributeError: '_contextvars.ContextVar' object has no attribute 'other' and no __dict__ for setting new attributes
