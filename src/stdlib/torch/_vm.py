"""What only this build has: a simulated accelerator, its clock, and the detector of races; the handle cache (docs/interpreters.md).

    torch._vm.enable_sim_accelerator()        # or: -X sim_accelerator
    x = torch.randn(1000, 1000, device='sim')

Results are those of the CPU. Simulated is when a stream has done what: `sim_time()` is the clock of the host and `timeline()` lists what the
streams did, in microseconds of a model that is the same everywhere and every time.
"""
import _torch
import warnings as _warnings

__all__ = (
    'RaceError', 'RaceWarning', 'enable_sim_accelerator', 'handle_cache_policy', 'handle_cache_slots', 'handle_cache_stats', 'race_detector',
    'record_timeline', 'set_eval_frame', 'sim_time', 'timeline')

_MODES = ('raise', 'warn', 'off')
_mode = 'warn'


class RaceError(RuntimeError):
    """Two streams (or a stream and the host) touch a tensor, one of them writes, and nothing orders the two. `first`, `second`: Access."""

    first = second = None


class RaceWarning(RuntimeWarning):
    """The same as a warning."""


class Access:
    """Who touched a tensor: `kind` ("write" or "read"), `operation`, `stream` (None: the host), `filename`, `lineno`, `function`."""

    def __init__(self, is_write, operation, stream, place):
        self.kind = 'write' if is_write else 'read'
        self.operation = operation
        self.stream = stream
        self.filename, self.lineno, self.function, self.text = place or (None, None, None, None)

    def __repr__(self):
        return f'<{self.kind} by {self.operation} on {self.who}, {self.filename}:{self.lineno}>'

    @property
    def who(self):
        return 'the host' if self.stream is None else f'stream {self.stream}'


def enable_sim_accelerator(devices=2):
    """Switch the simulated accelerator on: devices sim:0, sim:1. From then on it is there; again, nothing happens."""
    was_on = _torch._accelerator_devices()
    _torch._simulate(devices)
    if not was_on:
        _torch._detect_races(_mode != 'off')


def race_detector(mode=None):
    """What happens when a race is found: "warn" (as it is at first), "raise" or "off". Gives what held before."""
    global _mode
    before = _mode
    if mode is not None:
        if mode not in _MODES:
            raise ValueError(f'race_detector() is one of {", ".join(map(repr, _MODES))}, not {mode!r}')
        _mode = mode
        if _torch._accelerator_devices():
            _torch._detect_races(mode != 'off')
    return before


def sim_time():
    """The clock of the host, in microseconds."""
    return _torch._simulated_time()


def record_timeline(keep=True):
    """Keep what streams do, for timeline(). What was kept before is forgotten."""
    _torch._timeline(keep)


def timeline():
    """What streams did since record_timeline() or the last call: a dict for each piece, times in microseconds."""
    names = ('device', 'stream', 'operation', 'start', 'end')
    return [
        {**dict(zip(names, piece)), 'file': piece[5] and piece[5][0], 'line': piece[5] and piece[5][1]}
        for piece in _torch._timeline(True)
    ]


def _shown(access):
    verb = 'written' if access.kind == 'write' else 'read'
    if access.text is None:
        return f'  {verb} by {access.operation} on {access.who}, where is not known (-X no_provenance)'
    return f'  {verb} by {access.operation} on {access.who}:\n{access.text.rstrip()}'


def _tell_race(shape, device, first, second):
    """Called when a race is found."""
    first, second = Access(*first), Access(*second)
    cure = (
        f'the host has to wait, with synchronize()' if second.stream is None else
        f'let {second.who} wait for an event that {first.who} records in between, or call wait_stream()')
    text = (
        f'a race: a tensor of shape {list(shape)} on {device}, and nothing orders the two\n'
        f'{_shown(first)}\n{_shown(second)}\n'
        f'To order them, {cure}.')
    kind = RaceError if _mode == 'raise' else RaceWarning
    race = kind(text)
    race.first, race.second = first, second
    if _mode == 'raise':
        raise race
    _warnings.warn(race, stacklevel=2)


# ---- the handle cache
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


# ---- frames
def set_eval_frame(callback):
    """The hook of PEP 523: callback(frame) is called before each function on this thread runs, and may give a code object to run in its place.

    None takes it away. Gives what was set before.
    """
    import _capture
    return _capture.set_eval_frame(callback)
