"""The race in the handle cache, step by step: two threads of one interpreter ask for the same slot, in every order there is.

A protocol is written as a generator that stops after each step that touches the slot. The steps of two threads are put together in all
possible ways, so what is never seen here cannot happen.
"""


class Slot:
    """What two threads share."""

    def __init__(self):
        self.tag = None
        self.handle = None

    def __str__(self):
        return f'tag={self.tag or "nobody"}, handle={self.handle or "null"}'


def _single(slot, made):
    tag = slot.tag
    yield f'reads the tag: {tag or "nobody"}'
    if tag == 'ours':
        handle = slot.handle
        yield f'it is ours, so it takes the handle: {handle or "null"}'
        return handle
    claimed = slot.tag is None
    if claimed:
        slot.tag = 'ours'
    yield 'claims the slot' if claimed else 'wants to claim the slot, and is too late'
    if claimed:
        slot.handle = made
        yield 'fills in the handle'
    return made


def _single_safe(slot, made):
    claimed = slot.tag is None
    if claimed:
        slot.tag = 'busy'
    yield 'claims the slot as busy' if claimed else f'finds the tag {slot.tag}'
    if claimed:
        slot.handle = made
        yield 'fills in the handle'
        slot.tag = 'ours'
        yield 'says whose the slot is'
        return made
    while slot.tag != 'ours':
        yield None
    handle = slot.handle
    yield f'takes the handle: {handle}'
    return handle


def _data_cas(slot, made):
    handle = slot.handle
    yield f'reads the handle: {handle or "null"}'
    if handle is not None:
        return handle
    won = slot.handle is None
    if won:
        slot.handle = made
    yield 'fills in the handle' if won else 'is too late, and keeps its own'
    return made


def _per_interpreter(slot, made):
    handle = slot.handle
    yield f'reads the handle: {handle or "null"}'
    if handle is not None:
        return handle
    won = slot.handle is None
    if won:
        slot.handle = made
    yield 'fills in the handle' if won else "is too late, and takes the winner's"
    return slot.handle


PROTOCOLS = {'single': _single, 'single-safe': _single_safe, 'data-cas': _data_cas, 'per-interpreter': _per_interpreter}


def play(policy, order):
    """Lets A and B take their steps in an order, as 'ABBA', and then to their end. The steps, what each got, and the slot."""
    slot = Slot()
    threads = {name: PROTOCOLS[policy](slot, f'{name}1') for name in 'AB'}
    got = {}
    steps = []

    def step(name):
        if name in got:
            return False
        try:
            said = next(threads[name])
        except StopIteration as end:
            got[name] = end.value
            return False
        if said is not None:
            steps.append((name, said, str(slot)))
        return said is not None

    for name in order:
        step(name)
    while len(got) < 2:
        for name in 'AB':
            step(name)
    return steps, got, slot


def orders(length=8):
    """All orders in which two threads may take their first steps; nobody has more than four."""
    return [''.join('AB'[number >> place & 1] for place in range(length)) for number in range(2 ** length)]


def wrong(policy):
    """The orders in which somebody gets nothing, and those in which the two have different handles."""
    nothing, different = [], []
    for order in orders():
        _, got, _ = play(policy, order)
        if None in got.values():
            nothing.append(order)
        elif got['A'] != got['B']:
            different.append(order)
    return nothing, different
