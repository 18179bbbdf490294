# C26: exit errors.
# differs: vmtools is ours
import re
from contextvars import Context

import vmtools


def show(function, *args):
    try:
        result = repr(function(*args))
    except Exception as error:
        result = f'{type(error).__name__}: {error}'
    print(re.sub('0x[0-9a-f]+', '0x...', result))


def test():
    outer, inner = Context(), Context()
    show(vmtools.context_exit, outer)  # expect: RuntimeError: cannot exit context: <_contextvars.Context object at 0x...> has not been entered
    vmtools.context_enter(outer)
    vmtools.context_enter(inner)
    show(vmtools.context_exit, outer)  # expect: RuntimeError: cannot exit context: thread state references a different context object
    vmtools.context_exit(inner)
    vmtools.context_exit(outer)
    show(vmtools.context_exit, 1)  # expect: TypeError: a Context is expected, not int


test()
