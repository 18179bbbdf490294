# S7, S8, S13: what the program gave is held weakly and is the same object; what the graph makes is new in each run, and lives as long as the table.
# differs: PyTorch has this for real devices
# flags: -X sim_accelerator
import gc
import weakref
import torch
import _external
from torch._dynamo.graph_bytecode_inputs import get_external_object_by_index


class Named(torch.Stream):
    pass


def run(stream, keep=None):
    """What a transformed function does: its prologue, the graph, and code behind it that uses what the graph recorded."""
    table = _external.make_table(2, 'run')
    _external.store(table, 0, stream, 'user', "L['stream']")
    _external.store(table, 1, torch.Event(), 'created', 'torch.Event()')
    previous = _external.enter(table)
    try:
        torch.ops.streams.record_event(1, 0)
        gc.collect()
        event = get_external_object_by_index(1)
        stream.wait_event(event)
        if keep is not None:
            keep.append(table)
        return get_external_object_by_index(0), event
    finally:
        _external.leave(previous)


s = Named()
(same, first), (_, second) = run(s), run(s)
print(same is s, type(same) is Named, first is second, first.event_id != second.event_id)   # expect: True True False True

# A table that is held keeps what the graph made, and not what the program gave.
tables = []
_, event = run(s, tables)
references = weakref.ref(s), weakref.ref(event)
del s, same, event, _, first, second
gc.collect()
print([r() is not None for r in references])   # expect: [False, True]
tables.clear()
gc.collect()
print([r() is not None for r in references])   # expect: [False, False]

# The table itself dies with the run.
def reference_of_table():
    table = _external.make_table(0, 'f')
    return weakref.ref(table)


reference = reference_of_table()
gc.collect()
print(reference())   # expect: None
