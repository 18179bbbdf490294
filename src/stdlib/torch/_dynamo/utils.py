"""What is counted and measured while functions are compiled."""
import collections

__all__ = ['compilation_time_metrics', 'compile_times', 'counters', 'reset_counters']

# group -> what -> how often: frames, graph_break, stats, recompiles
counters = collections.defaultdict(collections.Counter)
# phase -> the seconds of each time
compilation_time_metrics = {}


def reset_counters():
    """Forget what has been counted and measured."""
    counters.clear()
    compilation_time_metrics.clear()


def compile_times(repr='str', aggregate=False):
    """How long compiling took, by phases. repr: "str" for a table, "csv" for two lists. aggregate: sums instead of single times."""
    def text(seconds):
        return f'{sum(seconds):.4f}' if aggregate else ', '.join(f'{one:.4f}' for one in seconds)
    rows = [(phase, text(seconds)) for phase, seconds in compilation_time_metrics.items()]
    if repr == 'csv':
        return [phase for phase, _ in rows], [seconds for _, seconds in rows]
    if repr != 'str':
        return None
    from torch.fx._table import simple
    return 'TorchDynamo compilation metrics:\n' + simple(rows, ['Function', 'Runtimes (s)'])
