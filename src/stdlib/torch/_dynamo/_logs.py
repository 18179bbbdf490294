"""Reports of the capture as lines of the logs: a row for each artifact."""
import dis
import linecache
import torch
from torch._dynamo import _events, config, exc
from torch._logging import _state, _write

_OUTPUT_GRAPH, _GUARDS, _CONVERT, _SYMBOLIC = (
    f'torch/_dynamo/{name}.py' for name in ('output_graph', 'guards', 'convert_frame', 'symbolic_convert'))
# Where graphs have broken already; said in full once for each place.
_broken = set()


def _graph_code(fields):
    gm = fields['gm']
    source = gm.print_readable(print_output=False, include_stride=True, include_device=True)
    return f"TRACED GRAPH\n ===== {fields['name']} =====\n {type(gm).forward.__code__.co_filename} {source}\n"


def _graph(fields):
    from torch.fx._table import simple
    rows = [[node.op, node.name, node.target, node.args, node.kwargs] for node in fields['gm'].graph.nodes]
    table = simple(rows, ['opcode', 'name', 'target', 'args', 'kwargs'])
    return f"TRACED GRAPH\n {fields['name']} {type(fields['gm']).forward.__code__.co_filename} {table}\n"


def _graph_sizes(fields):
    lines = ['TRACED GRAPH TENSOR SIZES', f"===== {fields['name']} ====="]
    for node in fields['gm'].graph.nodes:
        value = node.meta.get('example_value')
        if isinstance(value, torch.Tensor):
            lines.append(f'{node.name}: {tuple(value.size())}')
    return '\n'.join(lines) + '\n'


def _graph_break(fields):
    place = fields['filename'], fields['line']
    reason = exc.format_graph_break_message(fields['gb_type'], fields['context'], fields['explanation'], fields['hints'])
    if place in _broken and not config.verbose:
        return (f'Graph break (user stack suppressed due to duplicate graph break) in user code at {place[0]}:{place[1]}\n'
                f'Graph Break Reason: {reason}')
    _broken.add(place)
    return (f'Graph break in user code at {place[0]}:{place[1]}\nGraph Break Reason: {reason}\nUser code traceback:\n'
            f"{exc.format_user_stack(fields['stack'])}")


class _Looked:
    """A place that guards look at: what is asked of it, and the places that are reached through it."""

    def __init__(self, source):
        self.source = source
        self.guards = []
        self.inner = []

    def lines(self, depth, names):
        bar = '| ' * depth
        for kind, text, line in self.guards:
            yield f'{bar}+- {kind}: {text}' + (f'  # {line.strip(" #")}' if line else '')
        for place in self.inner:
            yield f'{bar}+- GuardManager: source={place.source}{_accessor(place.source, names)}'
            yield from place.lines(depth + 1, names)


def guard_tree(rows, names=()):
    """The guards of an entry as a tree: what they look at, and below it what has to be so. names: of the locals, in their order."""
    root = _Looked('')
    places = {'': root}
    for source, kind, text, line in rows:
        if source not in places:
            places[source] = _Looked(source)
            # A part of a place begins with its text.
            whole = max((one for one in places if one != source and source.startswith(one)), key=len)
            places[whole].inner.append(places[source])
        places[source].guards.append((kind, text, line))
    return '\n'.join(['GUARDS:', '', 'TREE_GUARD_MANAGER:', '+- RootGuardManager', *root.lines(1, names)]) + '\n'


def _accessor(source, names):
    """How a source is got at, where its text says so at a glance."""
    if source[:3] not in ("L['", "G['") or source[-2:] != "']" or source.count("'") != 2:
        return ''
    name = source[3:-2]
    if source[0] == 'G':
        return f", accessed_by=DictGetItemGuardAccessor('{name}')"
    place = f', framelocals_idx={names.index(name)}' if name in names else ''
    return f", accessed_by=FrameLocalsGuardAccessor(key='{name}'{place})"


def _bytecode(fields):
    place = f"{fields['function']} {fields['filename']} line {fields['line']} "
    return '\n'.join(f'{title} {place}\n{dis.Bytecode(fields[key]).dis()}' for title, key in (
        ('ORIGINAL BYTECODE', 'original'), ('MODIFIED BYTECODE', 'modified')))


def _trace_source(fields):
    code = linecache.getline(fields['filename'], fields['line']).rstrip('\n')
    return f"{fields['text']}" + (f'\n{code}' if code else '')


# kind of report -> (artifact, file of PyTorch that says it, text)
_ROWS = {
    'graph': [('graph', _OUTPUT_GRAPH, _graph), ('graph_code', _OUTPUT_GRAPH, _graph_code), ('graph_sizes', _OUTPUT_GRAPH, _graph_sizes)],
    'graph_break': [('graph_breaks', _SYMBOLIC, _graph_break)],
    'guards': [('guards', _GUARDS, lambda fields: guard_tree(fields['rows'], fields.get('locals', ())))],
    'recompile': [('recompiles', _GUARDS, _events.recompile_text), ('recompiles_verbose', _GUARDS, _events.recompile_text)],
    'bytecode': [('bytecode', _CONVERT, _bytecode)],
    'trace_source': [('trace_source', _SYMBOLIC, _trace_source)],
    'trace_call': [('trace_call', _SYMBOLIC, lambda fields: fields['text'])],
    'trace_bytecode': [('trace_bytecode', _SYMBOLIC, lambda fields: fields['text'])],
    'code': [('aot_graphs', 'torch/_functorch/_aot_autograd/graph_compile.py', lambda fields: fields['text']),
             ('output_code', 'torch/_inductor/codecache.py', lambda fields: fields['text'])],
}
# kind of report -> what the log of a whole part says of it, at level INFO
_STEPS = {
    'frame': lambda fields: f"Step 1: torchdynamo start tracing {fields['code'].co_name} {fields['filename']}:{fields['line']}",
    'graph': lambda fields: f"Step 2: calling compiler function, graph {fields['name']} with {fields['op_count']} operations",
    'guards': lambda fields: 'Step 3: torchdynamo done',
}


def listen(kind, fields):
    """Write what is asked for."""
    compile_id = fields.get('compile_id')
    if kind in _STEPS and _state.level('dynamo') <= _state.INFO:
        _write.info(_CONVERT, compile_id, _STEPS[kind](fields))
    for artifact, file, text in _ROWS.get(kind, ()):
        if _state.is_on(artifact) and (kind != 'code' or fields['kind'] == artifact):
            _write.artifact(artifact, file, compile_id, text(fields))


def forget_places():
    """Graph breaks are said in full again."""
    _broken.clear()


_events.listeners.append(listen)
