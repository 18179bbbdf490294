"""Lines of the logs: each begins with who says it, when, and which compilation it is about.

    V1120 12:00:00.000000 4711 torch/_dynamo/output_graph.py:1] [0/0] [__graph_code] TRACED GRAPH

The letter is that of the level: V for DEBUG, I, W, E. Files are those in which PyTorch says it.
"""
import os
import sys
import time


def _write(letter, file, compile_id, artifact_name, message):
    now = time.time()
    stamp = f"{time.strftime('%m%d %H:%M:%S', time.localtime(now))}.{int(now % 1 * 1e6):06d}"
    prefix = f'{letter}{stamp} {os.getpid()} {file}:1]'
    if compile_id is not None:
        prefix += f' [{compile_id}]'
    if artifact_name is not None:
        prefix += f' [__{artifact_name}]'
    sys.stderr.write(''.join(f'{prefix} {line}\n' for line in message.split('\n')))


def artifact(name, file, compile_id, message):
    """Something that is asked for by its name."""
    _write('V', file, compile_id, name, message)


def info(file, compile_id, message):
    """A step of the work."""
    _write('I', file, compile_id, None, message)


def warning(file, compile_id, message):
    """Something that should be known."""
    _write('W', file, compile_id, None, message)
