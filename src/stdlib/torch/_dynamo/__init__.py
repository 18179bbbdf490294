"""TorchDynamo: functions of tensors are captured as graphs while they run, and compiled by a backend. See torch.compile.

What captures is native (_capture). Here are the wrapper that switches it on (eval_frame), what a program can say to it (config, decorators), the
backends, and what is told of its work (utils.counters, explain, torch._logging).
"""
import importlib
from torch._dynamo.decorators import (
    allow_in_graph, assume_constant_result, disallow_in_graph, forbid_in_graph, graph_break, is_compiling, mark_dynamic, mark_static,
    maybe_mark_dynamic)
import torch._logging

# Loaded when they are first asked for: modules, and what is in one of them.
_MODULES = (
    '_events', 'backends', 'code_context', 'config', 'decorators', 'eval_frame', 'exc', 'graph_bytecode_inputs', 'stance', 'testing', 'utils')
_PLACES = {
    **dict.fromkeys(('OptimizedModule', 'disable', 'explain', 'optimize', 'reset', 'run'), 'eval_frame'),
    **dict.fromkeys(('list_backends', 'lookup_backend', 'register_backend'), 'backends.registry'),
}


def __getattr__(name):
    if name in _MODULES:
        return importlib.import_module(f'{__name__}.{name}')
    if name in _PLACES:
        return getattr(importlib.import_module(f'{__name__}.{_PLACES[name]}'), name)
    from torch._absent import of_part
    raise of_part(__name__, name)
