"""What the logs are asked to write: levels of parts, and artifacts."""
import os

DEBUG, INFO, WARNING, ERROR, CRITICAL = 10, 20, 30, 40, 50
_LEVELS = {DEBUG: 'DEBUG', INFO: 'INFO', WARNING: 'WARN', ERROR: 'ERROR', CRITICAL: 'CRITICAL'}
# name: whether it stays off when its part is at DEBUG
ARTIFACTS = {
    'guards': False, 'graph': False, 'graph_code': False, 'graph_sizes': False, 'graph_breaks': False, 'trace_source': False,
    'trace_call': False, 'recompiles': False, 'aot_graphs': False, 'bytecode': True, 'trace_bytecode': True, 'recompiles_verbose': True,
    'output_code': True,
}
_PARENTS = {'aot_graphs': 'aot', 'output_code': 'inductor'}
LOGS = ('dynamo', 'aot', 'inductor')
# What PyTorch's set_logs() takes beside these.
ELSEWHERE = frozenset("""
    aot_graphs_effects aot_joint_graph async_compile autograd autotuning c10d cache compiled_autograd compiled_autograd_verbose cudagraph_static_inputs
    cudagraphs ddp_graphs ddp dtensor distributed dynamic export fsdp fusion graph_code_verbose graph_region_expansion hierarchical_compile hop
    inductor_metrics joint_graph_passes kernel_code loop_ordering memory_profiler not_implemented onnx onnx_diagnostics optimizer overlap perf_hints
    post_grad_graphs pre_grad_graphs inductor_post_grad_graphs rpc schedule simplex sym_node torchbench user_defined verbose_guards
""".split())

_levels = {}
_artifacts = set()


def level(name):
    """The level of a part; WARNING when nothing was asked for."""
    return _levels.get(name, WARNING)


def is_on(artifact):
    """Whether an artifact is written: asked for, or its part is at DEBUG."""
    if artifact in _artifacts:
        return True
    return not ARTIFACTS[artifact] and level(_PARENTS.get(artifact, 'dynamo')) <= DEBUG


def change(levels, artifacts):
    """Levels and artifacts from now on, instead of those before."""
    _levels.clear()
    _levels.update(levels)
    _artifacts.clear()
    _artifacts.update(artifacts)
    if levels or artifacts:
        _wake()
    import sys
    events = sys.modules.get('torch._dynamo._events')
    if events is not None:
        events.tracing = is_on('trace_source') or is_on('trace_bytecode')


def _wake():
    # Who writes is loaded when there is something to write.
    from torch._dynamo import _logs


def _is_elsewhere(name):
    """PyTorch has such a log. A program that asks for it runs, and is told that nothing will be written."""
    if name in ELSEWHERE:
        from torch._logging import _write
        _write.warning('torch/_logging/_internal.py', None, f'the log {name!r} is not in this build: nothing is written for it')
        return True
    return False


def from_keywords(all, settings):
    """As set_logs() is given them."""
    levels, artifacts = {}, set()
    if all is not None:
        levels.update((name, _checked_level('all', all)) for name in LOGS)
    for name, value in settings.items():
        if name in ARTIFACTS:
            if type(value) is not bool:
                raise ValueError(f'Expected bool to enable artifact {name}, received {value}')
            if value:
                artifacts.add(name)
        elif name in LOGS:
            if value is not None:
                levels[name] = _checked_level(name, value)
        elif value is not None and value is not False:
            if not _is_elsewhere(name):
                raise ValueError(f'Unrecognized log or artifact name passed to set_logs: {name}')
    change(levels, artifacts)


def _checked_level(name, value):
    if type(value) is not int or value not in _LEVELS:
        raise ValueError(f'Unrecognized log level for log {name}: {value}, valid level values are: {", ".join(map(str, _LEVELS))}')
    return value


def from_text(text):
    """As TORCH_LOGS says it: dynamo,+aot,-inductor,graph_code"""
    levels, artifacts = {}, set()
    for word in text.replace(' ', '').split(','):
        sign, name = (word[0], word[1:]) if word[:1] in '+-' and word else ('', word)
        if not name:
            continue
        wanted = {'+': DEBUG, '-': ERROR}.get(sign, INFO)
        if name == 'all':
            levels.update((each, wanted) for each in LOGS)
        elif name in LOGS:
            levels[name] = wanted
        elif name in ARTIFACTS:
            artifacts.add(name)
        elif not _is_elsewhere(name):
            raise ValueError(
                f'Invalid log settings: {text}, must be a comma separated list of registered log names or registered artifact names.\n'
                f'Valid settings: {", ".join([*LOGS, "all", *ARTIFACTS])}')
    change(levels, artifacts)


def from_environment():
    """TORCH_LOGS, if it is set. Whether it is."""
    text = os.environ.get('TORCH_LOGS')
    if text is None:
        return False
    from_text(text)
    return True
