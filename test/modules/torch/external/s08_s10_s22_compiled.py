# differs: the accelerator is simulated, and only here
# flags: -X sim_accelerator
# Side table: what compiled functions do with streams and events (S8, S9, S10, S13, S22).
import warnings
import torch
warnings.simplefilter('ignore', torch._vm.RaceWarning)
graphs = []


def backend(gm, example_inputs):
    graphs.append(gm)
    return gm.forward


def compiled(fn):
    return torch.compile(fn, backend=backend)


def targets(gm):
    return [f'{getattr(node.target, "__name__", node.target)}{tuple(arg for arg in node.args if isinstance(arg, int))}'
            for node in gm.graph.nodes if node.op.startswith('call')]


x = torch.ones(2, device='sim')
s, s1 = torch.Stream(), torch.Stream()


# S8: what is passed in is the same object; what the graph makes is made by each call.
@compiled
def pass_through(x, s):
    e = s.record_event()
    return x + 1, s, e


first, second = pass_through(x, s), pass_through(x, s)
print(first[1] is s, second[1] is s, first[2] is second[2], first[2].query())  # expect: True True False True
print(len(graphs), targets(graphs[0]))  # expect: 1 ['record_event(2, 1)', 'add(1,)']


# S9, S10: number 0 is the current stream; nodes say on which stream they are, and those of an outer block again behind an inner one.
@compiled
def nested(x, s, s1):
    with s:
        y = x + 1
        with s1:
            z = y * 2
        w = y - z
    return w * 3


graphs.clear()
print(nested(x, s, s1).tolist(), torch.accelerator.current_stream().stream_id)  # expect: [-6.0, -6.0] 0
print(targets(graphs[0]))
# expect: ['fork(0, 1)', 'add(1,)', 'fork(1, 2)', 'mul(2,)', 'join(2, 1)', 'sub()', 'join(1, 0)', 'mul(3,)']
print([node.meta.get('custom') for node in graphs[0].graph.nodes if node.name in ('add', 'mul', 'sub', 'mul_1')])
# expect: [{'stream': 1}, {'stream': 2}, {'stream': 1}, None]


# The current stream inside of a block is the one that was entered.
@compiled
def which(x, s):
    with s:
        inside = torch.accelerator.current_stream()
    return inside, torch.accelerator.current_stream(), x + 1


inside, outside, _ = which(x, s)
print(inside is s, outside.stream_id)  # expect: True 0


# S22: a break inside of a block; the event is made once, and handed on.
@compiled
def broken(x):
    s, e = torch.Stream(), torch.Event()
    with s:
        y = x + 1
        e.record()
        print('inside', torch.accelerator.current_stream() == s)
        y = y * 2
    e.wait()
    print('outside', torch.accelerator.current_stream() == s)
    return y, e, e.query()


graphs.clear()
y, e, done = broken(x)
# expect: inside True
# expect: outside False
print(y.tolist(), type(e).__name__, len(graphs), broken(x)[1] is e)
# expect: inside True
# expect: outside False
# expect: [4.0, 4.0] Event 3 False


# S13: of a subclass the program's own method is called, once, and the object is the program's.
class Counted(torch.Event):
    records = 0

    def record(self, stream=None):
        type(self).records += 1
        return super().record(stream)


@compiled
def subclass(x, e):
    y = x + 1
    e.record()
    return y, e


counted = Counted()
print(subclass(x, counted)[1] is counted, Counted.records)  # expect: True 1
print(subclass(x, counted)[1] is counted, Counted.records)  # expect: True 2
# The table of a run is gone with it.
print(torch._dynamo.graph_bytecode_inputs.has_user_objects())  # expect: False
