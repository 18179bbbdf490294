"""Nodes of the graph."""
from _torch import Node


def __getattr__(name):
    raise AttributeError(f'torch.autograd.graph.{name} is not in this build (see torch.__supported__)')
