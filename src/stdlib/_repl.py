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


def _text_of(text, namespace):
    """A program to look at: the source of what the text names, or the text."""
    import inspect
    import textwrap
    try:
        found = _named(text.strip(), namespace)
    except LookupError:
        return text
    try:
        return textwrap.dedent(inspect.getsource(found))
    except (TypeError, OSError):
        return text


# ---- looking at code

def dis(text, namespace):
    import dis
    try:
        found = _named(text.strip(), namespace)
    except LookupError:
        dis.dis(compile(text, '<dis>', 'exec'))
        return
    try:
        dis.dis(found)
    except TypeError:
        dis.dis(compile(text, '<dis>', 'exec'))


def ast(text, namespace):
    import ast
    print(ast.dump(ast.parse(_text_of(text, namespace)), indent=2))


def tokens(text, namespace):
    import io
    import tokenize
    for token in tokenize.generate_tokens(io.StringIO(_text_of(text, namespace)).readline):
        (line, column), (end_line, end_column) = token.start, token.end
        place = f'{line},{column}-{end_line},{end_column}:'
        print(f'{place:<14}{tokenize.tok_name[token.exact_type]:<15}{token.string!r}')


def symtable(text, namespace):
    import symtable

    def show(table, depth):
        print('  ' * depth + f'{table.get_type()} {table.get_name()}')
        for symbol in sorted(table.get_symbols(), key=lambda symbol: symbol.get_name()):
            kinds = [kind for kind in ('parameter', 'imported', 'global', 'declared_global', 'nonlocal', 'local', 'free', 'annotated',
                                       'assigned', 'referenced') if getattr(symbol, 'is_' + kind)()]
            print('  ' * depth + f'  {symbol.get_name():<12} ' + ' '.join(kinds).replace('_', ' '))
        for child in table.get_children():
            show(child, depth + 1)

    show(symtable.symtable(_text_of(text, namespace), '<symtable>', 'exec'), 0)


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
