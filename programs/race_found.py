# differs: the accelerator is simulated, and only here
"""A race on two streams, found and mended.

One stream makes batches, another learns from them. Nothing makes the second wait for the first. On a real device this works on most days and
gives wrong numbers on others; the detector finds it every time, and one event mends it. The numbers are right in all three runs because
the simulated accelerator works everything out at once: what is simulated is when.
"""

import torch

torch._vm.enable_sim_accelerator()
torch._vm.race_detector('raise')
n = 400_000


def train(waits):
    """Three batches: made on one stream, used on the other. `waits`: let the second wait for each batch."""
    torch.accelerator.synchronize()
    maker, learner = torch.Stream(), torch.Stream()
    learner.wait_stream(torch.accelerator.current_stream())
    start = torch._vm.sim_time()
    with learner:
        total = torch.zeros(n, device='sim')
    for number in range(3):
        with maker:
            batch = torch.full((n,), number + 1.0, device='sim') * 2
            ready = maker.record_event()
        with learner:
            if waits:
                learner.wait_event(ready)
            total += batch
    learner.synchronize()
    return total[0].item(), torch._vm.sim_time() - start


try:
    train(waits=False)
except torch._vm.RaceError as race:
    for access in (race.first, race.second):
        print(f'{access.kind:5} by {access.operation} on {access.who}, line {access.lineno}: {access.text.splitlines()[1].strip()}')
print()

# The mended program, and one in which streams play no part. Mended, making and learning still overlap.
torch._vm.race_detector('raise')
value, overlapped = train(waits=True)
print(f'with an event     {value}, {overlapped:.0f} microseconds')


def in_turns():
    torch.accelerator.synchronize()
    start = torch._vm.sim_time()
    total = torch.zeros(n, device='sim')
    for number in range(3):
        total += torch.full((n,), number + 1.0, device='sim') * 2
    torch.accelerator.synchronize()
    return total[0].item(), torch._vm.sim_time() - start


value, alone = in_turns()
print(f'on one stream     {value}, {alone:.0f} microseconds')
