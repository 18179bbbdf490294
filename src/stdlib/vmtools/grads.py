"""The graph that backward() walks, as plain data, and backward() node by node.

A node is described as it stands: looking neither evaluates it nor fails when a tensor that it saved was changed or freed. The walk keeps no
stack of the host's, so a graph may be as deep as it likes; of a large one the nodes made last are described, and the others counted.
"""

import sys

LIMIT = 100


# ---- names
def _paths(name, value, wanted):
    """The tensors that a global variable leads to: (path, tensor), itself and what is one level below."""
    if isinstance(value, wanted):
        yield name, value
    elif isinstance(value, dict):
        for key, each in value.items():
            if isinstance(each, wanted):
                yield f'{name}[{key!r}]', each
    elif isinstance(value, (list, tuple)):
        for at, each in enumerate(value):
            if isinstance(each, wanted):
                yield f'{name}[{at}]', each
    elif hasattr(type(value), 'named_parameters'):
        for key, each in value.named_parameters():
            yield f'{name}.{key}', each


def _tensors(names):
    """The tensors that the program's names lead to: {id: (path, tensor)}, the shortest path to each."""
    from torch import Tensor

    found = {}
    for name, value in names.items():
        if name.startswith('_'):
            continue
        for path, each in _paths(name, value, Tensor):
            if id(each) not in found or len(path) < len(found[id(each)][0]):
                found[id(each)] = path, each
    return found


def leaf_name(node, names):
    """What a program calls the tensor of a leaf; None for another node, or a leaf that it has no name for."""
    return _tensors(names).get(id(node.variable), (None,))[0] if is_leaf(node) else None


# ---- places
def _part(lines):
    """What the carets below a source line mark; the whole line without any."""
    source, marks = lines[1], lines[2] if len(lines) > 2 else ''
    marked = marks.strip()
    if not marked or marked.strip('~^'):
        return source.strip()
    start = len(marks) - len(marks.lstrip())
    return source[start : start + len(marked)]


def place(frame):
    """A frame of a node: file, line, function, the part of the line that made it."""
    if frame is None:
        return None
    file, line, function, text = frame
    lines = text.split('\n')
    return {'file': file, 'line': line, 'function': function, 'part': _part(lines) if len(lines) > 1 else ''}


# ---- the graph
def _reached(starts):
    """All nodes, those that were made last first; leaves come last."""
    seen = dict.fromkeys(starts)
    waiting = list(starts)
    while waiting:
        for below, _ in waiting.pop().next_functions:
            if below is not None and below not in seen:
                seen[below] = None
                waiting.append(below)
    inner = [node for node in seen if not is_leaf(node)]
    inner.sort(key=lambda node: node._sequence_nr(), reverse=True)
    return inner, [node for node in seen if is_leaf(node)]


def is_leaf(node):
    return type(node).__name__ == 'AccumulateGrad'


def _about(node, numbers, tensors, results):
    frames = node._frames
    saved = node._saved
    about = {
        'id': numbers[node],
        'name': node.name(),
        'sequence': None if is_leaf(node) else node._sequence_nr(),
        'gradients': [{'shape': list(shape), 'dtype': str(dtype)} for shape, dtype in node._gradients],
        'saved': saved and [{'name': name, 'shape': list(shape), 'changed': changed} for name, shape, changed in saved],
        'freed': saved is None,
        'at': place(frames[-1] if frames and not is_leaf(node) else None),
        'results': results.get(node, []),
        'edges': [None if below is None else {'to': numbers[below], 'input': at} for below, at in node.next_functions],
    }
    if is_leaf(node):
        about['variable'] = tensors.get(id(node.variable), (None,))[0]
    return about


def graph(of=None, names=None, limit=LIMIT):
    """The graph behind a tensor, or behind several; without one, behind all that the program's global variables hold.

    `names`: the program's names; those of __main__ without them. `limit`: how many nodes are described; None for all.
    """
    if 'torch' not in sys.modules:
        return {'roots': [], 'nodes': [], 'left_out': 0}
    from torch import Tensor

    names = vars(sys.modules['__main__']) if names is None else names
    tensors = _tensors(names)
    if of is None:
        wanted = [tensor for _, tensor in tensors.values() if tensor.grad_fn is not None]
    else:
        wanted = list(of) if isinstance(of, (list, tuple)) else [of]
        for tensor in wanted:
            if not isinstance(tensor, Tensor):
                raise TypeError(f'a tensor was expected, not {type(tensor).__name__}')
            if tensor.grad_fn is None:
                raise ValueError('the tensor has no grad_fn: no operation that is recorded made it')
    results = {}
    for name, tensor in tensors.values():
        if tensor.grad_fn is not None:
            results.setdefault(tensor.grad_fn, []).append(name)
    starts = list(dict.fromkeys(tensor.grad_fn for tensor in wanted))
    inner, leaves = _reached(starts)
    shown = inner[:limit]
    below = {node for each in shown for node, _ in each.next_functions}
    shown += [leaf for leaf in leaves if limit is None or leaf in below]
    numbers = {node: at for at, node in enumerate(inner + leaves)}
    # A result that another one was made from is a node like others.
    led_to = {node for each in inner for node, _ in each.next_functions}
    return {
        'roots': [numbers[node] for node in starts if node not in led_to],
        'nodes': [_about(node, numbers, tensors, results) for node in shown],
        'left_out': len(numbers) - len(shown),
    }


# ---- node by node
class Step:
    """A node that backward() has come to.

    node: the node. incoming: the gradients that came for it. outgoing: those that it gives, one for each of node.next_functions; None
    until it is evaluated.
    """

    def __init__(self, run, node, incoming):
        self._run = run
        self.node, self.incoming, self.outgoing = node, incoming, None

    def evaluate(self):
        """Evaluate the node now; gives `outgoing`. Without that it is evaluated when the loop goes on."""
        import _torch

        if self.outgoing is None:
            reached = _torch._go_on(self._run)
            if reached is None:
                raise RuntimeError('this backward() has failed, and cannot go on')
            self.outgoing = reached[1]
        return self.outgoing

    def __repr__(self):
        return f'<Step {self.node.name()}>'


def backward_steps(tensor, gradient=None, retain_graph=None, create_graph=False):
    """tensor.backward(), node by node: a generator of steps, in the order in which nodes are evaluated.

        for step in vmtools.backward_steps(loss):
            print(step.node.name(), step.incoming, step.evaluate())

    Between two steps the program is its own: it may compute, record and go backward elsewhere. A loop that is left early leaves the rest
    of the graph as it is.
    """
    import _torch
    from torch.autograd import _starting_grads

    keep = create_graph if retain_graph is None else retain_graph
    run = _torch._begin_backward((tensor,), _starting_grads((tensor,), (gradient,)), keep, create_graph)
    while (reached := _torch._go_on(run)) is not None:
        step = Step(run, *reached)
        yield step
        step.evaluate()


# ---- anomaly mode
def anomaly():
    """Anomaly mode where the program is: whether it is on, what it looks for, for whom, and who set it."""
    if 'torch' not in sys.modules:
        return None
    import _torch
    from torch.autograd import anomaly_mode

    enabled, check_nan, set_by = _torch._anomaly()
    return {'enabled': enabled, 'check_nan': check_nan, 'scope': anomaly_mode.config.anomaly_scope, 'set_by': place(set_by)}


def why():
    """The last backward() that failed, or None."""
    found = sys.modules.get('torch.autograd.anomaly_mode')
    if found is None or found.last is None:
        return None

    def frames(anomaly):
        return [{'file': each.filename, 'line': each.lineno, 'function': each.name, 'text': str(each)} for each in anomaly.frames]

    last = found.last
    return {
        'error': last.error,
        'node': last.name,
        'frames': frames(last),
        'known': last.problem,
        'ancestors': [{'node': each.name, 'frames': frames(each)} for each in last.ancestors],
        'note': last.note,
    }
