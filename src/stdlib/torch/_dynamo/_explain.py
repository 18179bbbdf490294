"""torch._dynamo.explain(): a function is run once, and told about: its graphs, the breaks between them, what was assumed."""
import traceback
from _thread import get_ident
from torch._dynamo import _events, exc
from torch._dynamo.utils import compile_times

__all__ = ['ExplainOutput', 'Guard', 'GraphCompileReason', 'explained']


class GraphCompileReason:
    """Why a graph ended."""

    def __init__(self, reason, user_stack, graph_break=True):
        self.reason = reason
        self.user_stack = user_stack
        self.graph_break = graph_break

    def __repr__(self):
        return f'GraphCompileReason(reason={self.reason!r}, user_stack={self.user_stack!r}, graph_break={self.graph_break!r})'


class Guard:
    """Something that was assumed."""

    def __init__(self, name, kind, text, line):
        self.name = name
        self.kind = kind
        self.code_list = [text]
        self.line = line
        self.source = {'L': 'local', 'G': 'global'}.get(name[:1], '') if name else 'global'

    def __str__(self):
        return (f'Name: {self.name!r}\n    Source: {self.source}\n    Create Function: {self.kind}\n'
                f'    Guard Types: {[self.kind]}\n    Code List: {self.code_list}\n')

    __repr__ = __str__


class ExplainOutput:
    """What explain() found."""

    def __init__(self, graphs, break_reasons, ops_per_graph, out_guards, compile_times):
        self.graphs = graphs
        self.graph_count = len(graphs)
        self.graph_break_count = self.graph_count - 1 if graphs else 0
        self.break_reasons = break_reasons
        self.op_count = sum(map(len, ops_per_graph))
        self.ops_per_graph = ops_per_graph
        self.out_guards = out_guards
        self.compile_times = compile_times

    def __str__(self):
        lines = [f'Graph Count: {self.graph_count}', f'Graph Break Count: {self.graph_break_count}', f'Op Count: {self.op_count}',
                 'Break Reasons:']
        for number, reason in enumerate(self.break_reasons, 1):
            lines += [f'  Break Reason {number}:', f'    Reason: {reason.reason}', '    User Stack:']
            lines += [f'      {frame}' for frame in reason.user_stack]
        lines.append('Ops per Graph:')
        for number, ops in enumerate(self.ops_per_graph, 1):
            lines += [f'  Ops {number}:', *(f'    {op}' for op in ops)]
        lines.append('Out Guards:')
        for number, guard in enumerate(self.out_guards, 1):
            lines += [f'  Guard {number}:', f'    {guard}'.rstrip('\n')]
        lines.append(f'Compile Times: {self.compile_times}')
        return '\n'.join(lines) + '\n'

    __repr__ = __str__


class _Collector:
    """Hears what one thread compiles."""

    def __init__(self):
        self.thread = get_ident()
        self.graphs, self.reasons, self.guards = [], [], []

    def __call__(self, kind, fields):
        if get_ident() != self.thread:
            return
        if kind == 'graph':
            self.graphs.append(fields['gm'])
        elif kind == 'graph_break':
            text = exc.format_graph_break_message(fields['gb_type'], fields['context'], fields['explanation'], fields['hints'])
            self.reasons.append(GraphCompileReason(text, [traceback.FrameSummary(*frame) for frame in fields['stack']]))
        elif kind == 'guards':
            self.guards.extend(Guard(*row) for row in fields['rows'])


def explained(f):
    """A function that runs f and gives an ExplainOutput."""
    from torch._dynamo import eval_frame

    def inner(*args, **kwargs):
        eval_frame.reset()
        collector = _Collector()
        _events.listeners.append(collector)
        try:
            eval_frame.optimize('eager')(f)(*args, **kwargs)
            times = compile_times()
        finally:
            _events.listeners.remove(collector)
            eval_frame.reset()
        ops = [[node.target for node in gm.graph.nodes if node.op.startswith('call_')] for gm in collector.graphs]
        return ExplainOutput(collector.graphs, collector.reasons, ops, collector.guards, times)
    return inner
