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
