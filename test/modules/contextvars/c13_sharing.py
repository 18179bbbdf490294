# C13: what is shared between the trees of contexts.
# differs: vmtools is ours
from contextvars import Context, ContextVar

import vmtools


def test():
    first = ContextVar('first')
    value = object()
    token = first.set(value)
    root = vmtools.hamt_tree(vmtools.context_stack()[0])[1]
    again = first.set(value)
    # The very same value makes no new tree, but a new token.
    print(vmtools.hamt_tree(vmtools.context_stack()[0])[1] == root, again is token)  # expect: True False
    first.set(object())
    print(vmtools.hamt_tree(vmtools.context_stack()[0])[1] == root)  # expect: False
    variables = [ContextVar(f'v{i}') for i in range(40)]
    context = Context()
    for variable in variables:
        context.run(variable.set, 0)
    same = context.copy()
    print(vmtools.hamt_diff(context, same)['a'])  # expect: 0
    same.run(variables[7].set, 1)
    changed = vmtools.hamt_diff(context, same)
    # Only the nodes on the path to one variable are new.
    print(1 <= changed['a'] == changed['b'] <= 3, changed['shared'] > 10)  # expect: True True


test()
