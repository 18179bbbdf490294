"""What the prompt does in Python: looking at objects and at code, measuring, and running what awaits.

A view takes the text that was given with the command and the names of the session. Where the text names something that has code or source, that is shown; any other text is itself the
program that is looked at.
"""

import sys


# ---- code that awaits

_state = {}


def run_coroutine(code, namespace):
    """Run a block that awaits. The loop stays, so that tasks live on while later blocks are run."""
    import asyncio
    loop = _state.get('loop')
    if loop is None or loop.is_closed():
        loop = _state['loop'] = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
    return loop.run_until_complete(eval(code, namespace))


# ---- what a command was given

def _named(text, namespace):
    """The object that a dotted name stands for; LookupError when the text is no such name, or nothing has it."""
    import builtins
    first, *rest = text.split('.')
    if not all(part.isidentifier() for part in (first, *rest)):
        raise LookupError(text)
    if first in namespace:
        found = namespace[first]
    elif hasattr(builtins, first):
        found = getattr(builtins, first)
    else:
        raise LookupError(text)
    for part in rest:
        found = getattr(found, part)
    return found


def _code_of(found):
    found = getattr(found, '__func__', found)
    for name in ('__code__', 'gi_code', 'cr_code', 'ag_code'):
        code = getattr(found, name, None)
        if code is not None:
            return code
    return found if isinstance(found, type(_code_of.__code__)) else None


def subject(text, namespace):
    """What a view looks at: (the source of what the text names, its code, the text of the file that this is in). What is not known is None; a text that
    names nothing with code or source is itself the source."""
    try:
        found = _named(text.strip(), namespace)
    except LookupError:
        return text, None, None
    import inspect
    import linecache
    import textwrap
    code = _code_of(found)
    try:
        source = textwrap.dedent(inspect.getsource(found))
    except (TypeError, OSError):
        source = text if code is None else None
    return source, code, None if code is None else ''.join(linecache.getlines(code.co_filename))


# ---- measuring

def _seconds(value):
    for unit, factor in (('s', 1), ('ms', 1e-3), ('us', 1e-6)):
        if value >= factor:
            return f'{value / factor:.3g} {unit}'
    return f'{value / 1e-9:.3g} ns'


def time(text, namespace):
    """Run it once. The value of an expression is shown, as always."""
    import time
    try:
        code = compile(text, '<time>', 'single')
    except SyntaxError:
        code = compile(text, '<time>', 'exec')
    clock, cpu = time.perf_counter, time.process_time
    before, cpu_before = clock(), cpu()
    try:
        exec(code, namespace)
    finally:
        wall, used = clock() - before, cpu() - cpu_before
        print(f'wall time {_seconds(wall)}, processor {_seconds(used)}')


def timeit(text, namespace):
    """As often as fills a fifth of a second, five times over."""
    import timeit
    timer = timeit.Timer(text, globals=namespace)
    count, _ = timer.autorange()
    runs = [run / count for run in timer.repeat(5, count)]
    mean = sum(runs) / len(runs)
    print(f'{_seconds(min(runs))} per loop, {_seconds(mean)} on average ({len(runs)} runs of {count} loops)')


# ---- looking at names and objects

_HIDDEN = frozenset(('__name__', '__doc__', '__package__', '__loader__', '__spec__', '__builtins__', '__file__', '__cached__',
                     '__annotations__', '__conditional_annotations__', '__annotate__', '_'))


def who(text, namespace):
    """The names of the session, with their types; only those of the types that are named."""
    wanted = text.split()
    rows = [(name, type(value).__name__, value) for name, value in namespace.items() if name not in _HIDDEN]
    rows = [row for row in rows if not wanted or row[1] in wanted]
    if not rows:
        print('no names yet')
        return
    widths = [max(len(row[column]) for row in rows) + 2 for column in (0, 1)]
    for name, kind, value in rows:
        print(f'{name:<{widths[0]}}{kind:<{widths[1]}}{_short(value)}'.rstrip())


def _short(value):
    if isinstance(value, (type(sys), type, type(_short))):
        return ''
    import reprlib
    try:
        return reprlib.repr(value)
    except Exception as error:
        return f'<{type(error).__name__} in repr()>'


def look(text, namespace, wants_source):
    """What is known of an object: its type, what it looks like, how it is called, its documentation; its source when that is wanted."""
    import inspect
    value = eval(text, namespace)
    rows = [('type', type(value).__name__)]
    if not isinstance(value, (type(sys), type)) and not inspect.isroutine(value):
        rows.append(('value', _short(value)))
        try:
            rows.append(('length', str(len(value))))
        except TypeError:
            pass
    if callable(value):
        try:
            rows.append(('signature', text.split('.')[-1] + str(inspect.signature(value))))
        except (TypeError, ValueError):
            pass
    for label, find in (('module', inspect.getmodule), ('file', inspect.getfile)):
        try:
            found = find(value)
        except (TypeError, OSError):
            continue
        if found is not None and found is not value:
            rows.append((label, getattr(found, '__name__', str(found))))
    for label, shown in rows:
        print(f'{label + ":":<11}{shown}')
    if wants_source:
        try:
            source = inspect.getsource(value)
        except (TypeError, OSError):
            print('source:    there is none in Python')
        else:
            print('source:')
            print(source.rstrip())
            return
    doc = inspect.getdoc(value)
    if doc:
        print('doc:')
        for line in doc.splitlines():
            print('    ' + line if line else '')


def source_of(text, namespace):
    """The source of what a dotted name stands for, or None."""
    import inspect
    try:
        return inspect.getsource(_named(text, namespace))
    except (LookupError, AttributeError, TypeError, OSError):
        return None


# ---- gradients

def _tensor_of(command, text, namespace):
    """The value of an expression, when it is a tensor that backward() can begin with; else None, and it is said why."""
    from torch import Tensor
    found = eval(text, namespace)
    if isinstance(found, Tensor) and found.grad_fn is not None:
        return found
    what = 'has no grad_fn' if isinstance(found, Tensor) else 'is no tensor'
    print(f'%{command}: {text} {what}', file=sys.stderr)
    return None


def grad(text, namespace):
    import vmtools
    from vmtools import grad_drawing
    of = None if text == '' else _tensor_of('grad', text, namespace)
    if of is not None or text == '':
        lines = grad_drawing.as_text(vmtools.graph(of, namespace))
        print('\n'.join(lines) or '  no tensor among your names has a grad_fn')


def backward(text, namespace):
    """Goes backward for real, and keeps the graph, so that it can be looked at again."""
    import vmtools
    from vmtools import grad_drawing
    if text == '':
        print('%backward: which tensor?', file=sys.stderr)
        return
    of = _tensor_of('backward', text, namespace)
    if of is not None:
        for step in vmtools.backward_steps(of, retain_graph=True):
            print('\n'.join(grad_drawing.step_lines(step, namespace)))


def anomaly(text, namespace):
    import torch, vmtools
    vmtools.show('anomaly')


def why(text, namespace):
    from torch.autograd import anomaly_mode
    anomaly_mode.why()


# ---- objects that graphs use by number
_traces = []


def ext(text, namespace):
    import vmtools
    if text == '':
        vmtools.show('ext')
    elif text == 'trace':
        _traces.append(not (_traces and _traces[-1]))
        vmtools.trace_external(sys.stdout if _traces[-1] else False)
        print('accesses are told' if _traces[-1] else 'accesses are told no longer')
    else:
        print('%ext: nothing, or trace', file=sys.stderr)
