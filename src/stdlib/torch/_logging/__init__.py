"""Logs of what torch.compile does. TORCH_LOGS in the environment, or set_logs() in a program, say what is written (to standard error).

    TORCH_LOGS="graph_breaks,recompiles"          artifacts by their names
    TORCH_LOGS="+dynamo"                          a part with all details (+), what is at fault only (-)
"""
import os
import sys
from torch._logging import _state

__all__ = ['set_logs']


def set_logs(*, all=None, modules=None, **settings):
    """What is written from now on: levels of logging for parts (dynamo, aot, inductor, all), True for artifacts (graph_code, guards ...)."""
    if modules:
        raise NotImplementedError('set_logs(modules=...) is not in this build')
    if 'TORCH_LOGS' in os.environ:
        sys.stderr.write('Using TORCH_LOGS environment variable for log settings, ignoring call to set_logs\n')
        return
    _state.from_keywords(all, settings)


_state.from_environment()
