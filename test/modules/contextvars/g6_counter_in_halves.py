# G6: the counter of context switches is exact over all of its 64 bits, though it is kept in two halves of 32.
# differs: vmtools is ours
from contextvars import Context

import vmtools


def after(start, switches):
    vmtools.set_context_ver(start)
    for n in range(switches):
        Context().run(int)
    return vmtools.context_ver()


for start in 0, 2**31 - 2, 2**32 - 2, 2**32 - 1, 2**32, 2**53 - 1, 2**53, 2**63 - 1, 5 * 2**32 - 3, 2**64 - 2:
    print([after(start, switches) - start for switches in (1, 2, 5)])
# expect: [2, 4, 10]
# expect: [2, 4, 10]
# expect: [2, 4, 10]
# expect: [2, 4, 10]
# expect: [2, 4, 10]
# expect: [2, 4, 10]
# expect: [2, 4, 10]
# expect: [2, 4, 10]
# expect: [2, 4, 10]
# expect: [-18446744073709551614, -18446744073709551612, -18446744073709551606]
