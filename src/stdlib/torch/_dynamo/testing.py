"""Backends that count."""
import torch
from torch._dynamo.backends.registry import lookup_backend

__all__ = ['CompileCounter', 'CompileCounterWithBackend', 'EagerAndRecordGraphs', 'same']


def _calls(gm):
    return sum('call' in node.op for node in gm.graph.nodes)


class CompileCounter:
    """Counts graphs (frame_count) and their operations (op_count), and runs them as they are."""

    def __init__(self):
        self.clear()

    def __call__(self, gm, example_inputs):
        self.frame_count += 1
        self.op_count += _calls(gm)
        return gm.forward

    def clear(self):
        self.frame_count = 0
        self.op_count = 0


class CompileCounterWithBackend:
    """Counts graphs and keeps them, and has another backend compile them."""

    def __init__(self, backend):
        self.backend = backend
        self.clear()

    def __call__(self, gm, example_inputs):
        self.frame_count += 1
        self.op_count += _calls(gm)
        self.graphs.append(gm)
        return lookup_backend(self.backend)(gm, example_inputs)

    def clear(self):
        self.frame_count = 0
        self.op_count = 0
        self.graphs = []


class EagerAndRecordGraphs:
    """Keeps graphs, and runs them as they are."""

    def __init__(self):
        self.graphs = []
        self.example_inputs = []

    def __call__(self, gm, example_inputs):
        self.graphs.append(gm)
        self.example_inputs.append(example_inputs)
        return gm.forward


def same(a, b, tol=1e-4):
    """Whether two results agree: tensors nearly, all else exactly."""
    if isinstance(a, (list, tuple)):
        return type(a) is type(b) and len(a) == len(b) and all(same(x, y, tol) for x, y in zip(a, b))
    if isinstance(a, dict):
        return isinstance(b, dict) and a.keys() == b.keys() and all(same(value, b[key], tol) for key, value in a.items())
    if isinstance(a, torch.Tensor):
        return isinstance(b, torch.Tensor) and a.shape == b.shape and a.dtype == b.dtype and torch.allclose(a, b, rtol=tol, atol=tol,
                                                                                                         equal_nan=True)
    return a == b
