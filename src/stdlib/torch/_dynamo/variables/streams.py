"""Streams and events for backends: while it compiles a graph, a backend may have more of them than the program has.

    def backend(gm, example_inputs):
        event = new_event()                                                    a number; the event is made whenever the graph runs
        gm.graph.call_function(torch.ops.streams.record_event, (event, get_current_stream(device)))

Outside of a backend there is no graph to have them: AssertionError.
"""
import _capture
import torch

__all__ = ['get_current_stream', 'new_event', 'new_stream']


def new_event(*args, **kwargs):
    """The number of a new torch.Event(...)."""
    return _capture.external_for_graph(torch.Event, args, kwargs)


def new_stream(*args, **kwargs):
    """The number of a new torch.Stream(...)."""
    return _capture.external_for_graph(torch.Stream, args, kwargs)


def get_current_stream(device):
    """The number of the stream that is current on the device when the graph begins."""
    if torch.accelerator.current_stream(device) != torch.accelerator.current_stream():
        raise NotImplementedError(f'the current stream of another device than the current one is not in this build: {device}')
    return _capture.current_stream_for_graph()
