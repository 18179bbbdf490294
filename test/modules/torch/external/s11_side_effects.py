# S11: operations on streams stay in the graph, and where they are among the others, though nobody uses what they give.
# differs: PyTorch has this for real devices
# flags: -X sim_accelerator
import torch
from torch import fx
from torch._dynamo.graph_bytecode_inputs import reset_user_object_tracking, store_user_object_weakrefs

names = ('fork', 'join', 'record_event', 'wait_event', 'wait_stream', 'synchronize_event', 'sync_dealloc', 'record_stream')
ops = [getattr(torch.ops.streams, name) for name in names]
print([op._is_impure and op.default is op for op in ops].count(True))   # expect: 8
print(torch.ops.streams.fork, repr(torch.ops.streams.fork.__name__), torch.ops.streams.fork.__module__)   # expect: streams.fork 'fork' torch.ops.streams

graph = fx.Graph()
x = graph.placeholder('x')
arguments = {'fork': (0, 1), 'join': (1, 0), 'record_event': (2, 0), 'wait_event': (2, 1), 'wait_stream': (1, 0), 'synchronize_event': (2,),
             'sync_dealloc': (0, 2, x), 'record_stream': (x, 1)}
for op in ops:
    graph.call_function(torch.mul, (x, 2))
    graph.call_function(op, arguments[op.__name__])
graph.output(graph.call_function(torch.add, (x, 1)))
print(graph.eliminate_dead_code())   # expect: True
print([node.name for node in graph.nodes])
# expect: ['x', 'fork', 'join', 'record_event', 'wait_event', 'wait_stream', 'synchronize_event', 'sync_dealloc', 'record_stream', 'add', 'output']

main, s, e = torch.accelerator.current_stream(), torch.Stream(), torch.Event()
store_user_object_weakrefs(main, s, e)
data = torch.ones(2, device='sim')
torch._vm.race_detector('raise')
torch.ops.streams.record_event(2, 0)
torch.ops.streams.wait_event(2, 1)
torch.ops.streams.fork(0, 1)
print(torch.accelerator.current_stream() is s)   # expect: True
y = data * 2
torch.ops.streams.join(1, 0)
print(torch.accelerator.current_stream() == main)   # expect: True
torch.ops.streams.wait_stream(0, 1)
print((y + 1).tolist())   # expect: [3.0, 3.0]
torch.ops.streams.record_event.default(2, 1)
torch.ops.streams.sync_dealloc(0, 2, y)
torch.ops.streams.record_stream(y, 1)
torch.ops.streams.synchronize_event(2)
print(e.query())   # expect: True
for call in (lambda: torch.ops.streams.fork(0, 2), lambda: torch.ops.streams.wait_event(0, 1), lambda: torch.ops.streams.wait_stream(0, 9)):
    try:
        call()
    except AssertionError as error:
        print(str(error).splitlines()[0])
# expect: Fork/join stream expected a stream object at index 2
# expect: Record/wait event expected an event object at index 0
# expect: Index not registered in index_to_user_object_weakref
reset_user_object_tracking()
