# T20: two accesses to a tensor, one of them a write, on streams that nothing orders, are a race; both lines are named.
# differs: the accelerator is ours
# flags: -X sim_accelerator
import threading
import warnings
import torch

s, t = torch.Stream(), torch.Stream()
main = torch.accelerator.current_stream()
print(torch._vm.race_detector(), torch._vm.race_detector('raise'))   # expect: warn warn


def races(work):
    try:
        work()
    except torch._vm.RaceError as race:
        a, b = race.first, race.second
        base = work.__code__.co_firstlineno
        return f'{a.kind} by {a.operation} on {a.who}, then {b.kind} by {b.operation} on {b.who}: lines {a.lineno - base}, {b.lineno - base}'
    finally:
        torch.accelerator.set_stream(main)
        torch.accelerator.synchronize()
    return 'ordered'


def write_then_read():
    with s:
        x = torch.ones(3, device='sim')
    with t:
        x + 1


def read_then_write():
    x = torch.ones(3, device='sim')
    torch.accelerator.synchronize()
    with s:
        x.sum()
    with t:
        x.mul_(2)


def write_then_write():
    x = torch.ones(3, device='sim')
    torch.accelerator.synchronize()
    with s:
        x[0] = 1.0
    with t:
        x[1] = 2.0


def read_and_read():
    x = torch.ones(3, device='sim')
    torch.accelerator.synchronize()
    with s:
        x.sum()
    with t:
        x.mean()


def seen_by_the_host():
    with s:
        x = torch.ones(3, device='sim')
    x.tolist()


def copied_without_waiting():
    with s:
        x = torch.ones(3, device='sim').to('cpu', non_blocking=True)
    x + 1


for work in (write_then_read, read_then_write, write_then_write, read_and_read, seen_by_the_host, copied_without_waiting):
    print(races(work))
# expect: write by ones on stream 1, then read by add on stream 2: lines 2, 4
# expect: read by sum on stream 1, then write by mul on stream 2: lines 4, 6
# expect: write by copy on stream 1, then write by copy on stream 2: lines 4, 6
# expect: ordered
# expect: write by ones on stream 1, then read by copy to the host on stream 0: lines 2, 3
# expect: write by _to_device on stream 1, then read by add on the host: lines 2, 3


def made():
    with s:
        return torch.ones(3, device='sim')


def by_event():
    x = made()
    event = s.record_event()
    t.wait_event(event)
    with t:
        x + 1


def by_stream():
    x = made()
    t.wait_stream(s)
    with t:
        x + 1


def by_third_stream():
    x = made()
    u = torch.Stream()
    u.wait_stream(s)
    t.wait_stream(u)
    with t:
        x + 1


def by_the_host():
    x = made()
    s.synchronize()
    with t:
        x + 1


def by_question():
    x = made()
    event = s.record_event()
    while not event.query():
        pass
    with t:
        x + 1


def event_too_early():
    event = s.record_event()
    x = made()
    t.wait_event(event)
    with t:
        x + 1


def event_not_waited_for():
    x = made()
    s.record_event()
    with t:
        x + 1


def through_a_view():
    x = made()
    with t:
        x[1:].view(2, 1) * 2


def shape_only():
    x = made()
    with t:
        (torch.zeros_like(x), x.shape, x.view(3, 1), x[0])


def in_a_thread():
    x = made()
    found = []

    def work():
        with t:
            try:
                x + 1
            except torch._vm.RaceError:
                found.append('race')
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    return print(found)


print([races(work) for work in (by_event, by_stream, by_third_stream, by_the_host, by_question, shape_only)])
# expect: ['ordered', 'ordered', 'ordered', 'ordered', 'ordered', 'ordered']
print([races(work) != 'ordered' for work in (event_too_early, event_not_waited_for, through_a_view)])
# expect: [True, True, True]
in_a_thread()   # expect: ['race']
torch.accelerator.synchronize()

# As a warning it comes once for each reader of what was written; with the answer, which is right all the same.
torch._vm.race_detector('warn')
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    x = made()
    with t:
        y = x + 1
        z = x + 2
    print(len(caught), caught[0].category.__name__, caught[0].filename == __file__)   # expect: 1 RaceWarning True
    print(str(caught[0].message).replace(__file__, 'FILE'))
# expect: a race: a tensor of shape [3] on sim:0, and nothing orders the two
# expect:   written by ones on stream 1:
# expect:   File "FILE", line 84, in made
# expect:     return torch.ones(3, device='sim')
# expect:            ~~~~~~~~~~^^^^^^^^^^^^^^^^^
# expect:   read by add on stream 2:
# expect:   File "FILE", line 183, in <module>
# expect:     y = x + 1
# expect:         ~~^~~
# expect: To order them, let stream 2 wait for an event that stream 1 records in between, or call wait_stream().
torch._vm.race_detector('off')
torch.accelerator.synchronize()
print(races(write_then_read))   # expect: ordered
try:
    torch._vm.race_detector('loud')
except ValueError as error:
    print(error)   # expect: race_detector() is one of 'raise', 'warn', 'off', not 'loud'
