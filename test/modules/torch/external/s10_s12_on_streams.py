# differs: the accelerator is simulated, and only here
# flags: -X sim_accelerator
# skip fuel=1: it is the capture that is tested, in one tier
# Side table: on which streams a compiled function works (S8, S10, S11, S12, S22): for each case what it gives, as it is and compiled, and what its graphs do where.
import operator
import warnings
import torch
from torch._dynamo.testing import CompileCounter
from torch._vm import race_detector

race_detector('raise')
ones = torch.ones(2, device='sim')


def graphs_of(fn, *make):
    """Runs a function, and compiled with arguments made anew; shows each graph. numbers: those of streams and events; @n: done on stream n."""
    gms = []

    def backend(gm, example_inputs):
        gms.append(gm)
        return gm.forward

    def plain(value):
        if isinstance(value, torch.Tensor):
            return value.tolist()
        return tuple(map(plain, value)) if isinstance(value, tuple) else type(value).__name__ if isinstance(value, (torch.Stream, torch.Event)) else value
    torch._dynamo.reset()
    torch.accelerator.synchronize()
    wanted = plain(fn(*[one() for one in make]))
    torch.accelerator.synchronize()
    before = torch.accelerator.current_stream()
    compiled = torch.compile(fn, backend=backend)
    got = [plain(compiled(*[one() for one in make])) for _ in range(2)]
    torch.accelerator.synchronize()
    print(fn.__name__, wanted, got == [wanted] * 2, torch.accelerator.current_stream() is before)
    for gm in gms:
        print('   ', ' '.join(
            getattr(node.target, '__name__', node.target) + str([arg for arg in node.args if isinstance(arg, int)]).replace('[]', '')
            + ('' if 'custom' not in node.meta else f"@{node.meta['custom']['stream']}")
            for node in gm.graph.nodes if node.op.startswith('call')))


def tensor():
    return torch.ones(2, device='sim')


# ---- S10: a block says on which stream; streams that are given, streams that are made, blocks inside of blocks, and again behind them.
def one_behind_the_other(x, s1, s2):
    s1.wait_stream(torch.accelerator.current_stream())
    with s1:
        a = x + x
    s2.wait_stream(s1)
    with s2:
        b = x + x
        c = b + 2 + a
    torch.accelerator.current_stream().wait_stream(s2)
    return c


def inside_each_other(x, s0, s1, s2):
    for s in (s0, s1, s2):
        s.wait_stream(torch.accelerator.current_stream())
    with s1:
        with s2:
            a = x + x
    s0.wait_stream(s2)
    with s0:
        b = x * 3
        with s2:
            c = 2 + a
    torch.accelerator.current_stream().wait_stream(s0)
    torch.accelerator.current_stream().wait_stream(s2)
    return b, c


def made_here(x):
    s2, s1 = torch.Stream(), torch.Stream()
    s1.wait_stream(torch.accelerator.current_stream())
    s2.wait_stream(torch.accelerator.current_stream())
    with s1:
        a = x + x
    s2.wait_stream(s1)
    with s2:
        b = a * 2
    torch.accelerator.current_stream().wait_stream(s2)
    return b, s1


graphs_of(one_behind_the_other, tensor, torch.Stream, torch.Stream)
# expect: one_behind_the_other [6.0, 6.0] True True
# expect:     wait_stream[1, 0] fork[0, 1] add@1 join[1, 0] wait_stream[2, 1] fork[0, 2] add@2 add[2]@2 add@2 join[2, 0] wait_stream[0, 2]
graphs_of(inside_each_other, tensor, torch.Stream, torch.Stream, torch.Stream)
# expect: inside_each_other ([3.0, 3.0], [4.0, 4.0]) True True
# expect:     wait_stream[1, 0] wait_stream[2, 0] wait_stream[3, 0] fork[0, 2] fork[2, 3]@2 add@3 join[3, 2]@2 join[2, 0] wait_stream[1, 3] fork[0, 1] mul[3]@1 fork[1, 3]@1 add[2]@3 join[3, 1]@1 join[1, 0] wait_stream[0, 1] wait_stream[0, 3]
graphs_of(made_here, tensor)
# expect: made_here ([4.0, 4.0], 'Stream') True True
# expect:     wait_stream[2, 0] wait_stream[1, 0] fork[0, 2] add@2 join[2, 0] wait_stream[1, 2] fork[0, 1] mul[2]@1 join[1, 0] wait_stream[0, 1]


# ---- S22: a graph ends inside of blocks: it leaves the streams, Python enters them again, and what is behind is done where it belongs.
def breaks_inside(x):
    s2, s1 = torch.Stream(), torch.Stream()
    main = torch.accelerator.current_stream()
    s1.wait_stream(main)
    s2.wait_stream(main)
    with s1:
        a = x + x
    s2.wait_stream(s1)
    with s2:
        b = a + 2
        torch._dynamo.graph_break()
        b = b + 1
        inside = torch.accelerator.current_stream() is s2
    main.wait_stream(s2)
    return b, inside, torch.accelerator.current_stream() is main


def breaks_between(x, s1, s2):
    main = torch.accelerator.current_stream()
    s1.wait_stream(main)
    with s1:
        a = x + x
        torch._dynamo.graph_break()
        a = a * 2
    torch._dynamo.graph_break()
    s2.wait_stream(s1)
    with s2:
        b = x + a
    main.wait_stream(s2)
    return b, torch.accelerator.current_stream() is main


def breaks_in_both(x, s0, s1, s2):
    main = torch.accelerator.current_stream()
    for s in (s0, s1, s2):
        s.wait_stream(main)
    with s1:
        with s2:
            a = x + x
            torch._dynamo.graph_break()
            a = a * 2
            innermost = torch.accelerator.current_stream() is s2
        s1.wait_stream(s2)
        b = a + 1
        torch._dynamo.graph_break()
        outer = torch.accelerator.current_stream() is s1
    main.wait_stream(s1)
    return a, b, innermost, outer, torch.accelerator.current_stream() is main


graphs_of(breaks_inside, tensor)
# expect: breaks_inside ([5.0, 5.0], True, True) True True
# expect:     wait_stream[2, 0] wait_stream[1, 0] fork[0, 2] add@2 join[2, 0] wait_stream[1, 2] fork[0, 1] add[2]@1 join[1, 0]
# expect:     add[1]
# expect:     wait_stream[0, 1]
graphs_of(breaks_between, tensor, torch.Stream, torch.Stream)
# expect: breaks_between ([5.0, 5.0], True) True True
# expect:     wait_stream[1, 0] fork[0, 1] add@1 join[1, 0]
# expect:     mul[2]
# expect:     wait_stream[1, 2] fork[0, 1] add@1 join[1, 0] wait_stream[0, 1]
graphs_of(breaks_in_both, tensor, torch.Stream, torch.Stream, torch.Stream)
# expect: breaks_in_both ([4.0, 4.0], [5.0, 5.0], True, True, True) True True
# expect:     wait_stream[1, 0] wait_stream[2, 0] wait_stream[3, 0] fork[0, 2] fork[2, 3]@2 add@3 join[3, 2]@2 join[2, 0]
# expect:     mul[2]
# expect:     wait_stream[0, 1] add[1]
# expect:     wait_stream[0, 1]


# A block that is left by an exception gives the stream back, whether the graph raises, the frame, or who is called.
def leaves(x, s, index):
    with s:
        y = x + 1
        return y[index]


s = torch.Stream()
with warnings.catch_warnings():
    race_detector('off')
    for fn, backend in ((leaves, None), (leaves, 'eager'), (leaves, 'aot_eager')):
        torch._dynamo.reset()
        call = fn if backend is None else torch.compile(fn, backend=backend)
        print(call(ones, s, torch.tensor(1)).item(), end=' ')
        try:
            call(ones, s, torch.tensor(7))
        except IndexError as error:
            print(error, torch.accelerator.current_stream() is s, end=' ')
        print(call(ones, s, torch.tensor(0)).item(), torch.accelerator.current_stream().stream_id)
    torch.accelerator.synchronize()
    race_detector('raise')
# expect: 2.0 index 7 is out of bounds for dimension 0 with size 2 False 2.0 0
# expect: 2.0 index 7 is out of bounds for dimension 0 with size 2 False 2.0 0
# expect: 2.0 index 7 is out of bounds for dimension 0 with size 2 False 2.0 0


class HalfWay(torch.fx.Interpreter):
    def run_node(self, n):
        if n.target is operator.mul:
            raise ZeroDivisionError('half-way')
        return super().run_node(n)


def within(x, s):
    with torch.no_grad(), s:
        return (x + 1) * 2


race_detector('off')
try:
    torch.compile(within, backend=lambda gm, example_inputs: HalfWay(gm, garbage_collect_values=False).run)(ones, s)
except ZeroDivisionError as error:
    print(str(error).split('\n')[0], torch.accelerator.current_stream() is s, torch.is_grad_enabled())
# expect: half-way False True
torch.accelerator.synchronize()
race_detector('raise')


# Streams of two devices: behind the blocks each device has the stream again that it had.
def on_two_devices(x, s0, s1):
    with s1:
        with s0:
            return x + 1


near, far = torch.Stream(device='sim:0'), torch.Stream(device='sim:1')
near.wait_stream(torch.accelerator.current_stream())
with torch.Stream(device='sim:1') as other:
    torch._dynamo.reset()
    for call in on_two_devices, torch.compile(on_two_devices, backend='eager'):
        call(ones, near, far)
        print(torch.accelerator.current_stream() is other, torch.accelerator.current_stream('sim:0').stream_id)
# expect: True 0
# expect: True 0
torch.accelerator.synchronize()


# ---- S12: an input that is changed under a stream is changed there, by the graph itself. PyTorch refuses that with backends that go over autograd.
def changes_input(x, y):
    s1, s2 = torch.Stream(), torch.Stream()
    for s in (s1, s2):
        s.wait_stream(torch.accelerator.current_stream())
    with s1:
        x.add_(y)
    with s2:
        z = y + y
    torch.accelerator.current_stream().wait_stream(s1)
    torch.accelerator.current_stream().wait_stream(s2)
    return x, z


def changes_without_grad(x):
    s = torch.Stream()
    s.wait_stream(torch.accelerator.current_stream())
    with s:
        with torch.no_grad():
            x.add_(2)
    torch.accelerator.current_stream().wait_stream(s)
    return x


def changes_behind_an_event(x):
    event = torch.Event()
    event.record()
    x.add_(1)
    return x, event


graphs_of(changes_input, tensor, tensor)
# expect: changes_input ([2.0, 2.0], [2.0, 2.0]) True True
# expect:     wait_stream[1, 0] wait_stream[2, 0] fork[0, 1] add_@1 join[1, 0] fork[0, 2] add@2 join[2, 0] wait_stream[0, 1] wait_stream[0, 2]
graphs_of(changes_without_grad, lambda: tensor().requires_grad_())
# expect: changes_without_grad [3.0, 3.0] True True
# expect:     wait_stream[1, 0] fork[0, 1] _set_grad_enabled[False]@1 add_[2]@1 _set_grad_enabled[True]@1 join[1, 0] wait_stream[0, 1]
graphs_of(changes_behind_an_event, tensor)
# expect: changes_behind_an_event ([2.0, 2.0], 'Event') True True
# expect:     record_event[1, 0] add_[1]
for backend in ('eager', 'aot_eager', 'inductor'):
    torch._dynamo.reset()
    compiled = torch.compile(changes_input, backend=backend, fullgraph=True)
    x = tensor()
    result = compiled(x, ones)[0]
    leaf = tensor().requires_grad_()
    compiled(leaf * 2, ones)[0].sum().backward()
    print(backend, result is x, x.tolist(), x._version, leaf.grad.tolist())
# expect: eager True [2.0, 2.0] 1 [2.0, 2.0]
# expect: aot_eager True [2.0, 2.0] 1 [2.0, 2.0]
# expect: inductor True [2.0, 2.0] 1 [2.0, 2.0]


# ---- S11: nobody waits for the two branches, and still the way back is ordered: each node on the stream of its operation.
def branches(x, y):
    main = torch.accelerator.current_stream()
    s1, s2 = torch.Stream(), torch.Stream()
    s1.wait_stream(main)
    s2.wait_stream(main)
    with s1:
        a = 2 * x + y
    with s2:
        b = 3 * x + y
    main.wait_stream(s1)
    main.wait_stream(s2)
    return a, b


def passed_on(x):
    main, event = torch.accelerator.current_stream(), torch.Event()
    s1, s2 = torch.Stream(), torch.Stream()
    s1.wait_stream(main)
    with s1:
        y = x * 2
        event.record()
    with s2:
        event.wait()
        z = y * x
        event.record()
    with s1:
        event.wait()
        w = z * y
        event.record()
    event.wait()
    return z, w


for fn, count in ((branches, 2), (passed_on, 1)):
    outcomes = []
    for backend in (None, 'eager', 'aot_eager', 'inductor'):
        torch._dynamo.reset()
        leaves_ = [tensor().requires_grad_() for _ in range(count)]
        call = fn if backend is None else torch.compile(fn, backend=backend)
        torch._vm.record_timeline()
        a, b = call(*leaves_)
        (a * b).sum().backward()
        torch.accelerator.synchronize()
        streams = [piece['stream'] for piece in torch._vm.timeline()]
        outcomes.append(([leaf.grad.tolist() for leaf in leaves_], len(set(streams))))
    print(fn.__name__, outcomes[0], [outcome == outcomes[0] for outcome in outcomes])
# expect: branches ([[17.0, 17.0], [7.0, 7.0]], 3) [True, True, True, True]
# expect: passed_on ([[40.0, 40.0]], 3) [True, True, True, True]


# ---- S8: an event from outside, waited for in a graph, again and again; one that is made in a graph, and waited for behind a break.
user, event, shared = torch.Stream(), torch.Event(), torch.empty(2, device='sim')


def waits(shared):
    event.wait()
    return shared + 1, event


def made_and_waited_for(x):
    e = torch.Event()
    e.record()
    x = torch.add(torch.mul(x, 5), 2)
    print('between', end=' ')
    torch.accelerator.current_stream().wait_event(e)
    return torch.cos(x), e, e.query()


def iterations(fn):
    for number in range(4):
        with user:
            torch.add(torch.zeros(2, device='sim'), number, out=shared)
            event.record()
        result = fn(shared)
        torch.accelerator.synchronize()
    return result[0].tolist(), result[1] is event


counter = CompileCounter()
torch._dynamo.reset()
print(iterations(waits), iterations(torch.compile(waits, backend=counter)), counter.frame_count, counter.op_count)
# expect: ([4.0, 4.0], True) ([4.0, 4.0], True) 1 2
graphs_of(made_and_waited_for, tensor)
# expect: between between between made_and_waited_for ([0.7539022564888, 0.7539022564888], 'Event', True) True True
# expect:     record_event[1, 0] mul[5] add[2]
# expect:     wait_event[1, 0] cos

# Marked for dead-code elimination under the name that PyTorch has for it, too.
print([name for name in ('fork', 'join', 'wait_event', 'record_event', 'wait_stream', 'sync_dealloc')
       if getattr(torch.ops.streams, name).default not in torch.fx.node._side_effectful_functions])
# expect: []
