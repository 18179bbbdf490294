"""What the capture reports while it works, and who hears it.

    emit('recompile', {'function': 'fn', 'filename': 'example.py', 'line': 1, 'compile_id': '0/1', 'reasons': [...]})

It is counted always, and told to who listens: the logs, explain(), a test. A listener is given (kind, fields); it hears all threads. The fields
of each kind (stack: (file, line, function) from the outermost call inwards):

    frame        code, compile_id, filename, line                    a frame is about to be compiled
    graph        compile_id, name, gm, example_inputs, op_count      a graph is complete
    graph_break  compile_id, gb_type, context, explanation, hints, stack, function, filename, line, fullgraph
    guards       compile_id, locals, rows of (source, kind, text, line of the user's or None)      a frame has been compiled
    recompile    function, filename, line, compile_id, reasons
    limit        function, filename, line, compile_id, limit_name, limit, last_reason, fullgraph
    constraint   text                                                a size that was marked as changing may not
    bytecode     compile_id, original, modified, function, filename, line
    time         phase, seconds
    trace_source                                                     text, filename, line, function
    trace_bytecode                                                   the same, opcode, argument, stack, locals, depth
    code         name, kind, text                                    what a backend made (aot_graphs, output_code)
"""
from torch._dynamo import config, exc
from torch._dynamo.stance import STANCE
from torch._dynamo.utils import compilation_time_metrics, counters

# Functions of (kind, fields). Nobody listens unless asked to.
listeners = []
# Whether each step of the symbolic evaluation is reported, too.
tracing = False


def _frame(fields):
    counters['frames']['total'] += 1


def _guards(fields):
    counters['frames']['ok'] += 1


def _graph(fields):
    counters['stats']['unique_graphs'] += 1
    counters['stats']['calls_captured'] += fields['op_count']


def _graph_break(fields):
    text = exc.format_graph_break_message(fields['gb_type'], fields['context'], fields['explanation'], fields['hints'])
    counters['graph_break'][text] += 1


def _recompile(fields):
    counters['recompiles'][fields['function']] += 1


def _time(fields):
    compilation_time_metrics.setdefault(fields['phase'], []).append(fields['seconds'])


_COUNTED = {'frame': _frame, 'guards': _guards, 'graph': _graph, 'graph_break': _graph_break, 'recompile': _recompile, 'time': _time}


def recompile_text(fields):
    """Which function is compiled again, and which guards failed."""
    reasons = ''.join(f'\n    - {reason}' for reason in fields['reasons'])
    return (f"Recompiling function {fields['function']} in {fields['filename']}:{fields['line']}\n"
            f'    triggered by the following guard failure(s):{reasons}')


def limit_text(fields):
    """That a function has been compiled too often."""
    return (f"torch._dynamo hit config.{fields['limit_name']} ({fields['limit']})\n"
            f"   function: '{fields['function']}' ({fields['filename']}:{fields['line']})\n"
            f"   last reason: {fields['last_reason']}\n"
            'To log all recompilation reasons, use TORCH_LOGS="recompiles".\n'
            'To diagnose recompilation issues, see https://pytorch.org/docs/main/torch.compiler_troubleshooting.html')


def emit(kind, fields):
    """Count it, and tell who listens. Raises what the program or its settings want raised."""
    count = _COUNTED.get(kind)
    if count is not None:
        count(fields)
    for listener in listeners:
        listener(kind, fields)
    answer = _ANSWERS.get(kind)
    if answer is not None:
        answer(fields)


def _forbid_break(fields):
    if fields.get('fullgraph', False):
        raise exc.unsupported(fields)


def _forbid_recompile(fields):
    if config.error_on_recompile:
        raise exc.RecompileError(recompile_text(fields))


def _refuse(fields):
    from torch.fx.experimental.symbolic_shapes import ConstraintViolationError
    raise ConstraintViolationError(fields['text'])


def _give_up(fields):
    if fields.get('fullgraph', False) or config.fail_on_recompile_limit_hit:
        raise exc.limit_hit(fields)
    from torch._logging import _write
    _write.warning('torch/_dynamo/convert_frame.py', fields.get('compile_id'), limit_text(fields))


_ANSWERS = {'graph_break': _forbid_break, 'recompile': _forbid_recompile, 'limit': _give_up, 'constraint': _refuse, 'frame': STANCE.check}
