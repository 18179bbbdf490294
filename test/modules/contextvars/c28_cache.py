# C28: cache.
# differs: vmtools is ours
from contextvars import Context, ContextVar

import vmtools


def test():
    var = ContextVar('var', default='standard')

    def state():
        about = vmtools.cache_info(var)
        return about['hits'], about['misses'], about['state']

    print(state())  # expect: (0, 0, 'empty')
    token = var.set(1)
    print(state(), var.get(), state())  # expect: (0, 0, 'valid') 1 (1, 0, 'valid')
    Context().run(lambda: print(state(), var.get(), state()))  # expect: (1, 0, 'stale') standard (1, 1, 'stale')
    print(var.get(), state())  # expect: 1 (1, 2, 'valid')
    var.reset(token)
    print(state())  # expect: (1, 2, 'empty')


test()
