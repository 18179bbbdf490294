# differs: torch._dynamo.code_context is here without the rest of torch, and vmtools is ours
"""A dict beside a code object, which vanishes with it.

A compiler that wants to remember something about a function's code cannot write into the code: it is immutable, and belongs to the
program. So it keeps a dict beside it (torch._dynamo.code_context), which nobody else sees. The dict is found by the very code object: the
same source compiled twice makes two that are equal, and each has its own. When the code dies, the dict is gone.
"""

import gc

from torch._dynamo.code_context import code_context

import vmtools

SOURCE = 'def area(width, height):\n    return width * height\n'


def compiled():
    names = {}
    exec(SOURCE, names)
    return names['area']


def show(title):
    rows = vmtools.view('code')
    print(f'{title}: {len(rows)} with a context', [sorted(row['context']) for row in rows])


first, second = compiled(), compiled()
print('equal:', first.__code__ == second.__code__, ' the same:', first.__code__ is second.__code__)
code_context.get_context(first.__code__)['calls'] = 3
print('the other has one:', code_context.has_context(second.__code__))
code_context.get_context(second.__code__)['graph'] = 'width * height'
show('both')

# What is in the context may lead back to the code: still nothing holds the two but each other.
code_context.get_context(first.__code__)['function'] = first
del first
gc.collect()
show('one is gone')
print(code_context.pop_context(second.__code__))
show('popped')
