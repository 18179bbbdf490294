"""What a program says to the capture about its functions and tensors. Marks on functions are read while they are captured."""
import torch
from torch._dynamo.exc import IncorrectUsage

__all__ = ['allow_in_graph', 'assume_constant_result', 'disallow_in_graph', 'forbid_in_graph', 'graph_break', 'is_compiling', 'mark_dynamic',
           'mark_static', 'maybe_mark_dynamic']


def _marked(mark):
    def give(fn):
        fn._torchdynamo_mark = mark
        return fn
    return give


@_marked('graph_break')
def graph_break(msg=''):
    """End the graph here. Does nothing in a function that is not compiled."""


@_marked('is_compiling')
def is_compiling():
    """True in a function that is being captured, and so in its compiled form."""
    return False


def _each(fn, mark):
    if isinstance(fn, (list, tuple)):
        return [_each(one, mark) for one in fn]
    if not callable(fn):
        raise AssertionError(f'a callable is expected, not {type(fn)}')
    return _marked(mark)(fn)


def allow_in_graph(fn):
    """Do not look into a function: a call of it is one node of the graph."""
    return _each(fn, 'allow_in_graph')


def disallow_in_graph(fn):
    """A call of the function ends the graph."""
    return _each(fn, 'disallow_in_graph')


def forbid_in_graph(fn):
    """The function must not be captured."""
    return _each(fn, 'forbid_in_graph')


def assume_constant_result(fn):
    """What the function gives is taken to be always the same."""
    fn._dynamo_marked_constant = True
    return _marked('assume_constant_result')(fn)


def _indices(index):
    return index if isinstance(index, (list, tuple, range)) else [index]


def _note(t, attribute, index):
    for one in _indices(index):
        if not isinstance(one, int):
            raise IncorrectUsage(f'the number of a dimension is an int, not {type(one).__name__}')
        if not 0 <= one < t.dim():
            raise AssertionError(f'the tensor has {t.dim()} dimensions, none with the number {one}')
        getattr(t, attribute).add(one)


def _have(t, *attributes):
    for name in attributes:
        if not hasattr(t, name):
            setattr(t, name, set())


def mark_dynamic(t, index, *, min=None, max=None):
    """The size of a dimension will change: compile for any size, from min to max, and complain where that cannot be."""
    _have(t, '_dynamo_dynamic_indices', '_dynamo_dynamic_range')
    _note(t, '_dynamo_dynamic_indices', index)
    for one in _indices(index):
        t._dynamo_dynamic_range.discard(next((known for known in t._dynamo_dynamic_range if known[0] == one), None))
        t._dynamo_dynamic_range.add((one, min, max))


def maybe_mark_dynamic(t, index):
    """The size of a dimension may change: compile for any size where that can be."""
    _have(t, '_dynamo_weak_dynamic_indices')
    _note(t, '_dynamo_weak_dynamic_indices', index)


def mark_static(t, index=None):
    """The size of a dimension, or all sizes, will not change."""
    if not isinstance(t, torch.Tensor):
        raise TypeError(f'mark_static expects a tensor, but received {type(t)}')
    _have(t, '_dynamo_static_indices')
    _note(t, '_dynamo_static_indices', range(t.dim()) if index is None else index)
