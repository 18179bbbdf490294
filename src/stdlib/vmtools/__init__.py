"""Windows into the machine: its threads, their contexts, what context variables remember, and the trees that contexts are made of.

    import vmtools
    vmtools.show()                      # everything, as text
    vmtools.show('contexts')            # one view
    vmtools.show('hamt', 'svg')         # text, json, dot, svg
    vmtools.show('grad', of=loss)       # the graph behind a tensor

Looking changes nothing. The functions below the views do: they poke the counter of switches, enter contexts by hand, and allow what
CPython does not have.
"""

import sys
from .external import tables as _tables, trace as trace_external
from .grads import anomaly as _anomaly, backward_steps, graph, why as _why
from _vmtools import (
    add_context_watcher,
    allow,
    cache_info,
    clear_context_watcher,
    context_enter,
    context_exit,
    context_ver,
    hamt_tree,
    log_contexts as _log_contexts,
    set_context_ver,
    threads,
    watched_references,
)

__all__ = (
    'VIEWS',
    'FORMATS',
    'add_context_watcher',
    'allow',
    'backward_steps',
    'cache_info',
    'clear_context_watcher',
    'context_enter',
    'context_exit',
    'context_stack',
    'context_ver',
    'graph',
    'hamt_diff',
    'hamt_tree',
    'log_contexts',
    'set_context_ver',
    'show',
    'threads',
    'trace_external',
    'view',
    'watched_references',
)

SCHEMA = 1
FORMATS = ('text', 'json', 'dot', 'svg')


def context_stack(thread=None):
    """The contexts of a thread (of this one, without an id), the current one first."""
    import _thread

    wanted = _thread.get_ident() if thread is None else thread
    for about in threads():
        if about['id'] == wanted:
            return about['contexts']
    raise ValueError(f'there is no thread {thread!r}')


def hamt_diff(a, b):
    """How many nodes the trees of two contexts share, and how many each has for its own: {'shared': n, 'a': n, 'b': n}."""
    mine, others = _node_ids(hamt_tree(a)), _node_ids(hamt_tree(b))
    shared = mine & others
    return {'shared': len(shared), 'a': len(mine) - len(shared), 'b': len(others) - len(shared)}


def log_contexts(file=None):
    """From now on a line for every enter, exit, set and reset, on `file` (standard error without one); False ends that."""
    if file is False:
        _log_contexts(None)
        return

    def tell(event, subject, where, line):
        name = subject.name if hasattr(subject, 'name') else _address(subject)
        print(f'{event:5} {name}  {where}:{line}', file=file or sys.stderr)

    _log_contexts(tell)


# ---- views: plain data, which drawing.py puts into words and pictures
def _node_ids(node):
    kind, ident, entries = node
    found = {ident}
    for entry in entries:
        if len(entry) == 2:
            found |= _node_ids(entry[1])
    return found


def _address(value):
    return f'0x{id(value):x}'


def _place(frame):
    # Where the program is, not where the library is that it asked.
    while frame is not None and frame.f_code.co_filename.startswith('<frozen '):
        frame = frame.f_back
    return None if frame is None else {'file': frame.f_code.co_filename, 'line': frame.f_lineno, 'function': frame.f_code.co_qualname}


def _about_context(context):
    return {'id': _address(context), 'variables': {key.name: repr(value) for key, value in context.items()}}


def _threads():
    return [
        {
            'id': about['id'],
            'name': about['name'],
            'state': about['state'],
            'waits_for': about['waits_for'],
            'at': _place(about['frame']),
        }
        for about in threads()
    ]


def _contexts():
    return [
        {
            'thread': about['name'],
            'id': about['id'],
            'context_ver': about['context_ver'],
            'last_switch': about['last_switch'] and dict(zip(('event', 'file', 'line'), about['last_switch'])),
            'stack': [_about_context(context) for context in about['contexts']],
        }
        for about in threads()
    ]


def _all_contexts():
    seen = []
    for about in threads():
        for context in about['contexts']:
            if not any(context is other for other in seen):
                seen.append(context)
    return seen


def _cache():
    variables = {}
    for context in _all_contexts():
        for variable in context:
            variables[variable] = None
    rows = []
    for variable in variables:
        row = {'variable': variable.name, **cache_info(variable)}
        if 'value' in row:
            row['value'] = repr(row['value'])
        rows.append(row)
    return rows


def _tree_of(node, shared, level=0):
    kind, ident, entries = node
    rows = []
    for entry in entries:
        if len(entry) == 2:
            place, below = entry
            rows.append({'place': place, 'node': _tree_of(below, shared, level + 1)})
        else:
            place, hashed, key, value = entry
            rows.append({'place': place, 'hash': hashed, 'key': getattr(key, 'name', None) or repr(key), 'value': repr(value)})
    return {'kind': kind, 'id': f'0x{ident:x}', 'level': level, 'shared': ident in shared, 'entries': rows}


def _hamt():
    """Each context's tree; `shared` says that the context shown before it has the node too."""
    trees = []
    before = set()
    for context in _all_contexts():
        root = hamt_tree(context)
        trees.append({'context': _address(context), 'variables': len(context), 'root': _tree_of(root, before)})
        before = _node_ids(root)
    return trees


def _code():
    """The code objects that have a context of torch._dynamo.code_context."""
    try:
        from _codecontext import code_context
    except ImportError:
        return []
    rows = []
    for code, context in code_context._live():
        rows.append({
            'code': code.co_qualname,
            'id': _address(code),
            'file': code.co_filename,
            'line': code.co_firstlineno,
            'context': {str(key): repr(value) for key, value in context.items()},
        })
    return rows


def _weak():
    """The weak references that want to be told, and what the collections so far have found."""
    import gc

    rows = []
    for reference in watched_references():
        referent = reference()
        rows.append({'to': 'nobody' if referent is None else type(referent).__qualname__, 'callback': repr(reference.__callback__)})
    stats = gc.get_stats()
    return {
        'collections': sum(each['collections'] for each in stats),
        'found_dead': sum(each['collected'] for each in stats),
        'references': rows,
    }


def _interpreters():
    """The interpreters, those in workers too, and the slots of the operator table that somebody has asked for."""
    # Looking makes no module: a program that has not asked for them has one interpreter, and no table.
    import _interpreters

    rows, policy, slots = _interpreters._about()
    for row in rows:
        row['threads'] = row['threads'] and [dict(zip(('name', 'state', 'waits_for'), each)) for each in row['threads']]
    has_torch = 'torch' in sys.modules
    if has_torch:
        from _torch import _handle_operator
    for slot in slots:
        slot['operator'] = _handle_operator(slot['slot']) if has_torch else None
    return {'interpreters': rows, 'policy': policy if has_torch or slots else None, 'slots': slots}


VIEWS = {
    'threads': (_threads, 'what each thread does, and what it waits for'),
    'contexts': (_contexts, "each thread's stack of contexts, its context_ver and what moved it last"),
    'cache': (_cache, 'what each context variable remembers, and whether that still holds'),
    'hamt': (_hamt, 'the trees that contexts are made of, with the nodes that they share'),
    'code': (_code, 'the code objects that have a context, and what is in it'),
    'weak': (_weak, 'weak references with a callback, and what collections have found'),
    'grad': (graph, 'the graph that backward() walks, and the line that made each node'),
    'anomaly': (_anomaly, 'anomaly mode: whether it is on, what it looks for, and who set it'),
    'ext': (_tables, 'the tables of objects that graphs use by number: whose run, and what is in each slot'),
    'why': (_why, 'why the last backward() failed, with the lines of the forward pass'),
    'interpreters': (_interpreters, 'the interpreters, what they do and hold, and whose the handles of operators are'),
}


def view(name, of=None):
    """A view as lists, dicts and strings. `of`: for grad, the tensor or the tensors to begin with."""
    if name not in VIEWS:
        raise ValueError(f'there is no view {name!r}; there are {", ".join(VIEWS)}')
    if of is None:
        return VIEWS[name][0]()
    if name != 'grad':
        raise ValueError('only the view grad is of something')
    return graph(of)


def show(name=None, format='text', *, of=None, file=None):
    """Prints a view, or all of them. Only what branches has a form as 'dot' and 'svg'."""
    from . import drawing

    if format not in FORMATS:
        raise ValueError(f'there is no format {format!r}; there are {", ".join(FORMATS)}')
    if format in ('dot', 'svg') and name not in drawing.DRAWN:
        raise ValueError(drawing.not_drawn(format))
    names = list(VIEWS) if name is None else [name]
    data = {each: view(each, of) for each in names}
    if format == 'json':
        import json

        text = json.dumps({'schema': SCHEMA, **data}, indent=2)
    elif format == 'text':
        text = '\n\n'.join(drawing.as_text(each, content) for each, content in data.items())
    else:
        text = drawing.DRAWN[name][format](data[name])
    print(text, file=file)
