# C29: wrap.
# differs: vmtools is ours
from contextvars import Context, ContextVar

import vmtools


def test():
    var = ContextVar('var', default='standard')
    # As many switches later as the counter has numbers, the number is the same again.
    start = vmtools.context_ver()
    var.set('of the base')
    vmtools.set_context_ver(2**64 - 1)
    vmtools.context_enter(Context())
    vmtools.set_context_ver(start)
    print(var.get(), vmtools.cache_info(var)['why'])  # expect: standard context_ver has wrapped since
    vmtools.context_exit(vmtools.context_stack()[0])


test()
