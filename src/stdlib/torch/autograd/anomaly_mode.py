"""Anomaly mode: when backward() fails, it says which call of the forward pass is to blame.

A node of the graph always remembers the line that made it, and in anomaly mode all frames. When backward() fails in a node, the exception gets
a note that shows the line with carets; in anomaly mode there is PyTorch's warning, too, and `exception.anomaly` tells the same as objects.
"""
import _torch
import sys
import warnings

if 'no_provenance' in sys._xoptions:
    _torch._set_blind(True)


class _Config:
    """How anomaly mode behaves. anomaly_scope: "context" (the flags hold for a task, thread or context) or "process" (as in PyTorch)."""

    def __init__(self):
        self._scope = 'context'

    @property
    def anomaly_scope(self):
        return self._scope

    @anomaly_scope.setter
    def anomaly_scope(self, scope):
        if scope not in ('context', 'process'):
            raise ValueError(f'anomaly_scope is "context" or "process", not {scope!r}')
        self._scope = scope
        _torch._set_anomaly_scope(scope == 'process')


config = _Config()


class detect_anomaly:
    """Switch anomaly mode on for a with block: nodes remember where they were made, and backward() looks for nan.

    check_nan: True looks for nan in gradients; False does not; "forward" looks in results of the forward pass, too (beyond PyTorch).
    """

    def __init__(self, check_nan=True):
        self.check_nan = check_nan
        self._before = []
        self.prev = _torch.is_anomaly_enabled()
        self.prev_check_nan = _torch.is_anomaly_check_nan_enabled()
        warnings.warn(
            'Anomaly Detection has been enabled. This mode will increase the runtime and should only be enabled for debugging.',
            stacklevel=2)

    def __enter__(self):
        self._before.append(_torch._set_anomaly(True, self.check_nan))

    def __exit__(self, *args):
        _torch._set_anomaly(*self._before.pop())


class set_detect_anomaly:
    """Switch anomaly mode: from now on, or for a with block. Gives no warning."""

    def __init__(self, mode, check_nan=True):
        self.prev = _torch.is_anomaly_enabled()
        self.prev_check_nan = _torch.is_anomaly_check_nan_enabled()
        self._before = _torch._set_anomaly(mode, check_nan)

    def __enter__(self):
        pass

    def __exit__(self, *args):
        _torch._set_anomaly(*self._before)


def set_anomaly_enabled(enabled, check_nan=True):
    """Switch anomaly mode."""
    _torch._set_anomaly(enabled, check_nan)


class Frame:
    """A frame where a node was made."""

    def __init__(self, filename, lineno, name, text):
        self.filename, self.lineno, self.name = filename, lineno, name
        self._text = text

    def __str__(self):
        return self._text

    def __repr__(self):
        return f'<Frame {self.name} at {self.filename}:{self.lineno}>'


class Anomaly:
    """What is known of a node in which backward() failed: its name, where it was made, and the nodes that it was made for."""

    def __init__(self, node):
        self.name = node.name()
        # What is said of the failure, for the node in which it came: the exception, what else is known, the note.
        self.error = self.problem = self.note = None
        self.frames = [Frame(*frame) for frame in node._frames]
        self.metadata = node.metadata
        parent = node.metadata.get('parent_')
        self.parent = None if parent is None else Anomaly(parent)

    @property
    def ancestors(self):
        """The nodes that were being evaluated when this one was made, the innermost first."""
        found, node = [], self.parent
        while node is not None:
            found.append(node)
            node = node.parent
        return found

    def __repr__(self):
        return f'<Anomaly {self.name}>'


def why(file=None):
    """Says once more why the last backward() failed: the lines of the forward pass, with carets and values (beyond PyTorch)."""
    print('no backward() has failed' if last is None else f'{last.error}\n{last.note}'.rstrip(), file=file)


_NO_STACK = 'No forward pass information available. Enable detect anomaly during forward pass for more information.'
last = None


def _part(words, traceback_words, anomaly):
    lines = anomaly.metadata.get('traceback_')
    if lines is None:
        return f'{words} {anomaly.name}. {_NO_STACK}'
    return f'{words} {anomaly.name}. Traceback of forward call that {traceback_words}:\n' + ''.join(lines)


def _message(anomaly):
    """The text of PyTorch's warning."""
    parts = [_part('Error detected in', 'caused the error', anomaly)]
    for ancestor in anomaly.ancestors:
        parts.append('\n\n' + _part('Previous calculation was induced by', 'induced the previous calculation', ancestor))
    return ''.join(parts)


def _note(anomaly, problem):
    """What is put below the exception: the lines that made the node, with carets."""
    lines = []
    for each, words in [(anomaly, 'is where backward() failed; the forward pass made it here')] + [
            (ancestor, 'induced that; the forward pass made it here') for ancestor in anomaly.ancestors]:
        if each.frames:
            lines.append(f'{each.name} {words}:\n' + ''.join(map(str, each.frames)).rstrip('\n'))
    if problem:
        lines.append(problem)
    return '\n'.join(lines)


def _tell(error, node, problem):
    """Called when an exception comes out of a node. `problem`: what else is known, or None."""
    global last
    if getattr(error, 'anomaly', None) is not None:
        return
    last = anomaly = Anomaly(node)
    anomaly.error = f'{type(error).__name__}: {error}'
    anomaly.problem = problem
    anomaly.note = note = _note(anomaly, problem)
    if note:
        error.add_note(note)
    error.anomaly = anomaly
    if not _torch.is_anomaly_enabled():
        return
    message = _message(anomaly)
    try:
        warnings.warn(message, UserWarning, skip_file_prefixes=('<frozen torch',), stacklevel=2)
    except Warning:
        # A filter makes errors of warnings. What went wrong first is what is raised, and the text is not lost.
        print(message, file=sys.stderr)
