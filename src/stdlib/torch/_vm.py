"""What the machine does under torch, to look at and to change: the handle cache (docs/interpreters.md)."""
import _torch

POLICIES = ('per-interpreter', 'single', 'single-safe', 'data-cas')


def handle_cache_policy(policy=None):
    """How the handles of operations are kept, in all interpreters of the process; with an argument, from now on. Gives what it was."""
    return _torch._handle_policy(policy)


def handle_cache_stats():
    """For each interpreter, by its number: {'hits', 'misses', 'claims', 'foreign', 'lost'}."""
    return _torch._handle_stats()


def handle_cache_slots():
    """The slots of the operator table that somebody has asked for: whose each is, and hits and misses of each interpreter."""
    return _torch._handle_slots()


def step_race(policy='single', file=None):
    """Two threads ask for one slot, step by step: prints an order in which that goes wrong, or says that there is none."""
    from torch import _race

    if policy not in _race.PROTOCOLS:
        raise ValueError(f'the policies are {", ".join(POLICIES)}, and not {policy!r}')
    nothing, different = _race.wrong(policy)
    count = len(_race.orders())
    print(f'{policy}: of {count} orders {len(nothing)} give somebody nothing, {len(different)} give two different handles', file=file)
    bad = nothing or different
    if not bad:
        return
    steps, got, _ = _race.play(policy, bad[0])
    for name, said, slot in steps:
        print(f'  {name} {said:50} {slot}', file=file)
    for name in 'AB':
        print(f'  {name} has {got[name] or "null"}', file=file)
