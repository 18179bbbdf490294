# T20: what is simulated is time: streams work side by side, events order them, and every number follows from the model (docs/external-objects.md).
# differs: the accelerator is ours
# flags: -X sim_accelerator
import torch

# An operation on n floats: 2 + bytes / 100,000 + n / 1,000,000 microseconds; handing it over takes the host 2.
n = 1_000_000
x = torch.ones(n, device='sim')          # 2 + 40 + 1 = 43, written only: 4n bytes
torch.accelerator.synchronize()
s, t = torch.Stream(), torch.Stream()


def timed(work):
    torch._vm.record_timeline()
    start = torch._vm.sim_time()
    work()
    return [(piece['stream'], piece['operation'], round(piece['start'] - start, 3), round(piece['end'] - start, 3))
            for piece in torch._vm.timeline()]


def one_after_the_other():
    with s:
        x * 2         # reads 4n, writes 4n: 2 + 80 + 1
        x + 1


def side_by_side():
    with s:
        x * 2
    with t:
        x + 1


def ordered():
    with s:
        x * 2
        event = s.record_event()
    with t:
        t.wait_event(event)
        x + 1


for work in (one_after_the_other, side_by_side, ordered):
    print(*timed(work))
    torch.accelerator.synchronize()
# expect: (1, 'mul', 2.0, 85.0) (1, 'add', 85.0, 168.0)
# expect: (1, 'mul', 2.0, 85.0) (2, 'add', 4.0, 87.0)
# expect: (1, 'mul', 2.0, 85.0) (2, 'add', 85.0, 168.0)

# A product of matrices takes 2 * n * k * m steps.
a = torch.ones(1000, 1000, device='sim')
torch.accelerator.synchronize()
print(*timed(lambda: a @ a))   # expect: (0, 'matmul', 2.0, 2124.0)
torch.accelerator.synchronize()

begin, end = torch.Event(enable_timing=True), torch.Event(enable_timing=True)
begin.record()
a @ a
end.record()
print(begin.query(), end.query())   # expect: True False
try:
    begin.elapsed_time(end)
except RuntimeError as error:
    print(error)   # expect: Both events must be completed before calculating elapsed time.
end.synchronize()
print(end.query(), round(begin.elapsed_time(end), 6))   # expect: True 2.124
before = torch._vm.sim_time()
while not torch.accelerator.current_stream().query():
    pass
print(torch._vm.sim_time() - before)   # expect: 1.0

# A copy to the host waits, unless it is told not to.
before = torch._vm.sim_time()
a.to('cpu', non_blocking=True)      # 2 to hand over
print(torch._vm.sim_time() - before)   # expect: 2.0
torch.accelerator.synchronize()
before = torch._vm.sim_time()
a.cpu()                             # 2 + 10 + 4,000,000 / 10,000
print(round(torch._vm.sim_time() - before, 3))   # expect: 412.0
before = torch._vm.sim_time()
[x.view(1000, 1000), x[3:], x.detach(), x.to('sim'), x.contiguous()]
print(torch._vm.sim_time() - before)   # expect: 0.0
