# C27: counter.
# differs: vmtools is ours
import re
from contextvars import Context, ContextVar, copy_context

import vmtools


def show(function, *args):
    try:
        result = repr(function(*args))
    except Exception as error:
        result = f'{type(error).__name__}: {error}'
    print(re.sub('0x[0-9a-f]+', '0x...', result))


def test():
    context, var = Context(), ContextVar('var')
    before = vmtools.context_ver()
    print(context.run(vmtools.context_ver) - before, vmtools.context_ver() - before)  # expect: 1 2
    token = var.set(1)
    var.reset(token)
    copy_context()
    print(vmtools.context_ver() - before)  # expect: 2
    vmtools.set_context_ver(2**32 - 1)
    print(context.run(vmtools.context_ver) == 2**32)  # expect: True
    vmtools.set_context_ver(2**64 - 1)
    print(context.run(vmtools.context_ver), vmtools.context_ver())  # expect: 0 1
    show(vmtools.set_context_ver, 2**64)  # expect: ValueError: context_ver is an unsigned number of 64 bits


copy_context().run(test)
