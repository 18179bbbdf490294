# S11: whatever the backend, a compiled function does on streams what the function does, in the same order, and orders them by the same events.
# differs: PyTorch has this for real devices
# flags: -X sim_accelerator
import torch

torch._vm.race_detector('raise')
main = torch.accelerator.current_stream()
s = torch.Stream()


def f(x, event):
    y = x + 1
    event.record()
    s.wait_event(event)
    with s:
        z = y * 2
    main.wait_stream(s)
    return z - 1


def done_by(function):
    x, event = torch.ones(2, device='sim'), torch.Event()
    torch._vm.record_timeline()
    result = function(x, event)
    return [(piece['stream'], piece['operation']) for piece in torch._vm.timeline()], event.event_id > 0, result.tolist()


want = done_by(f)
print(want)   # expect: ([(0, 'add'), (1, 'mul'), (0, 'sub')], True, [3.0, 3.0])
for backend in ('eager', 'aot_eager', 'inductor'):
    torch._dynamo.reset()
    compiled = torch.compile(f, backend=backend)
    compiled(torch.ones(2, device='sim'), torch.Event())
    print(backend, done_by(compiled) == want, torch.accelerator.current_stream() == main)
# expect: eager True True
# expect: aot_eager True True
# expect: inductor True True


class Counted(torch.Event):
    count = 0

    def record(self, stream=None):
        self.count += 1
        super().record(stream)


# What a subclass does beside recording is done once.
def counts(x):
    event = Counted()
    event.record()
    return event.count, event.event_id > 0, x + 1


print(counts(torch.ones(1, device='sim'))[:2], [torch.compile(counts, backend='eager')(torch.ones(1, device='sim'))[:2] for _ in range(2)])
# expect: (1, True) [(1, True), (1, True)]

# Operations that are made one are one piece of work. A graph that fails is given up, and the frame itself says where.
chain = torch.compile(lambda x: torch.sin(x) * 2 + 1)
x = torch.ones(2, device='sim')
chain(x)
torch._vm.record_timeline()
y = chain(x)
print(y.device, [(piece['stream'], piece['operation']) for piece in torch._vm.timeline()])
# expect: sim:0 [(0, 'fused_sin_mul_add')]
with s:
    x = torch.ones(2, device='sim')
try:
    chain(x)
except torch._vm.RaceError as race:
    print(race.first.operation, race.second.operation)   # expect: ones sin
torch.accelerator.synchronize()

w = torch.ones(2, device='sim', requires_grad=True)
for backend in ('eager', 'aot_eager', 'inductor'):
    torch._dynamo.reset()
    w.grad = None
    torch.compile(f, backend=backend)(w, torch.Event()).sum().backward()
    print(backend, w.grad)
# expect: eager tensor([2., 2.], device='sim:0')
# expect: aot_eager tensor([2., 2.], device='sim:0')
# expect: inductor tensor([2., 2.], device='sim:0')

# A backend may have streams and events of its own: made anew whenever the graph runs, known to it by number.
from torch._dynamo.variables.streams import get_current_stream, new_event, new_stream
numbers, made = [], []


def beside(gm, example_inputs):
    """Does the first operation on a stream of the backend's own."""
    graph, streams = gm.graph, torch.ops.streams
    first = next(node for node in graph.nodes if node.op == 'call_function')
    begin, side, event = get_current_stream(torch.accelerator.current_accelerator()), new_stream(), new_event()
    numbers.append((begin, side, event))
    with graph.inserting_before(first):
        graph.call_function(streams.fork, (begin, side))
    with graph.inserting_after(first):
        graph.call_function(streams.wait_event, (event, begin))
        graph.call_function(streams.join, (side, begin))
        graph.call_function(streams.record_event, (event, side))
    gm.recompile()
    return gm.forward


def doubled(x):
    return x * 2 + 1


compiled = torch.compile(doubled, backend=beside)
x = torch.ones(2, device='sim')
torch.accelerator.synchronize()
for _ in range(2):
    torch._vm.record_timeline()
    result = compiled(x)
    pieces = torch._vm.timeline()
    made.append([piece['stream'] for piece in pieces])
    print(result.tolist(), [piece['operation'] for piece in pieces], torch.accelerator.current_stream() == main)
# expect: [3.0, 3.0] ['mul', 'add'] True
# expect: [3.0, 3.0] ['mul', 'add'] True
print(numbers, made[0][1] == made[1][1] == main.stream_id, len({made[0][0], made[1][0], main.stream_id}))   # expect: [(0, 1, 2)] True 3
try:
    new_event()
except AssertionError as error:
    print(error)   # expect: User objects can only be registered while tracing
