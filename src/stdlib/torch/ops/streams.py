"""What graphs do with streams and events, which they know by number (torch._dynamo.graph_bytecode_inputs).

All of these do something beside giving a result, which they have none of: a graph without them would be another program. So they say of
themselves that they are impure, and dead-code elimination leaves them where they are. What the method of a subclass does has been followed
already when a graph was made of it, so these are the methods of Stream and Event themselves.
"""
import torch
from torch._dynamo.graph_bytecode_inputs import get_external_object_by_index

__all__ = ['fork', 'join', 'record_event', 'record_stream', 'sync_dealloc', 'synchronize_event', 'wait_event', 'wait_stream']


class _StreamOp:
    """An operation as graphs have it: callable, with one form, `default`."""

    _is_impure = True

    def __init__(self, function):
        self._function = function
        self.__name__ = self.__qualname__ = function.__name__
        self.__module__ = __name__
        self.__doc__ = function.__doc__
        self.default = self
        from torch.fx.node import has_side_effect
        has_side_effect(self)

    def __call__(self, *args):
        return self._function(*args)

    def __repr__(self):
        return f'<operation streams.{self.__name__}>'

    def __str__(self):
        return f'streams.{self.__name__}'


def _stream(index):
    stream = get_external_object_by_index(index)
    if not isinstance(stream, torch.Stream):
        raise AssertionError(f'Fork/join stream expected a stream object at index {index}')
    return stream


def _event(index):
    event = get_external_object_by_index(index)
    if not isinstance(event, torch.Event):
        raise AssertionError(f'Record/wait event expected an event object at index {index}')
    return event


@_StreamOp
def fork(from_index, to_index):
    """Go on on another stream."""
    torch.accelerator.set_stream(_stream(to_index))


@_StreamOp
def join(from_index, to_index):
    """Go back to a stream."""
    torch.accelerator.set_stream(_stream(to_index))


@_StreamOp
def record_event(event_index, stream_index):
    """Record an event on a stream."""
    torch.Event.record(_event(event_index), _stream(stream_index))


@_StreamOp
def wait_event(event_index, stream_index):
    """Let a stream wait for an event."""
    torch.Event.wait(_event(event_index), _stream(stream_index))


@_StreamOp
def wait_stream(waiting_stream_index, waited_on_stream_index):
    """Let a stream wait for another."""
    torch.Stream.wait_stream(_stream(waiting_stream_index), _stream(waited_on_stream_index))


@_StreamOp
def synchronize_event(event_index):
    """Let the host wait for an event."""
    torch.Event.synchronize(_event(event_index))


@_StreamOp
def sync_dealloc(src_stream_index, wait_event_index, to_dealloc):
    """Wait for an event, after which the memory of a tensor may be used for others."""
    wait_event(wait_event_index, src_stream_index)


@_StreamOp
def record_stream(tensor, stream_index):
    """Say that a stream uses a tensor."""
    tensor.record_stream(_stream(stream_index))


def __getattr__(name):
    from torch._absent import of_part
    raise of_part(__name__, name)
