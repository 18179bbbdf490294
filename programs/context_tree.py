# differs: vmtools is ours
"""What a context is made of: a tree in which every copy shares what it did not change.

A context holds its variables in a hash array mapped trie. To copy one costs the same however many variables it has, because the copy is the
same tree; to set a variable makes the nodes on the way to it anew, and shares all others. Here both are counted.
"""

from contextvars import Context, ContextVar

import vmtools


def nodes(node):
    """All nodes of a tree as vmtools.hamt_tree() gives it: (kind, id, entries)."""
    yield node
    for entry in node[2]:
        if len(entry) == 2:
            yield from nodes(entry[1])


def depth(node):
    return 1 + max((depth(entry[1]) for entry in node[2] if len(entry) == 2), default=0)


context = Context()
variables = []
print('variables  nodes  depth  made anew by one set()')
for size in (1, 8, 64, 512, 4096):
    while len(variables) < size:
        variables.append(ContextVar(f'v{len(variables)}'))
        context.run(variables[-1].set, 0)
    copy = context.copy()
    assert vmtools.hamt_diff(context, copy) == {'shared': len(list(nodes(vmtools.hamt_tree(context)))), 'a': 0, 'b': 0}
    copy.run(variables[size // 2].set, 'changed')
    changed = vmtools.hamt_diff(context, copy)
    tree = vmtools.hamt_tree(context)
    total = len(list(nodes(tree)))
    # Where exactly a variable lies depends on its hash, so only what holds for all of them is printed.
    print(
        f'{size:9}  {"one" if total == 1 else "few" if total < 20 else "many":5}'
        f'  {"<= 8" if depth(tree) <= 8 else "deep":5}  {"only its path" if changed["b"] <= depth(tree) and changed["a"] == changed["b"] else changed}'
    )

print(copy[variables[2048]], context[variables[2048]], len(copy) == len(context))
kinds = {node[0] for node in nodes(vmtools.hamt_tree(context))}
print(sorted(kinds - {'collision'}))
