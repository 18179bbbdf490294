"""This module provides mechanisms to use signal handlers in Python.

A handler is called in the main thread, at its next look up. Numbers are those of Linux. What there is: setting handlers, raising signals,
alarm() and the timer ITIMER_REAL. What is about masks of threads and about descriptors is missing.
"""

from enum import IntEnum as _IntEnum
import _signal
from _signal import (
    ITIMER_REAL, NSIG, ItimerError, alarm, default_int_handler, getitimer, pause, raise_signal, setitimer, siginterrupt, strsignal)

_NUMBERS = {
    'SIGHUP': 1, 'SIGINT': 2, 'SIGQUIT': 3, 'SIGILL': 4, 'SIGTRAP': 5, 'SIGABRT': 6, 'SIGBUS': 7, 'SIGFPE': 8, 'SIGKILL': 9, 'SIGUSR1': 10,
    'SIGSEGV': 11, 'SIGUSR2': 12, 'SIGPIPE': 13, 'SIGALRM': 14, 'SIGTERM': 15, 'SIGSTKFLT': 16, 'SIGCHLD': 17, 'SIGCONT': 18,
    'SIGSTOP': 19, 'SIGTSTP': 20, 'SIGTTIN': 21, 'SIGTTOU': 22, 'SIGURG': 23, 'SIGXCPU': 24, 'SIGXFSZ': 25, 'SIGVTALRM': 26,
    'SIGPROF': 27, 'SIGWINCH': 28, 'SIGIO': 29, 'SIGPWR': 30, 'SIGSYS': 31, 'SIGRTMIN': 34, 'SIGRTMAX': 64,
    # Other names of the same.
    'SIGIOT': 6, 'SIGCLD': 17, 'SIGPOLL': 29}

Signals = _IntEnum('Signals', _NUMBERS, module=__name__)
Handlers = _IntEnum('Handlers', {'SIG_DFL': _signal.SIG_DFL, 'SIG_IGN': _signal.SIG_IGN}, module=__name__)
globals().update(Signals.__members__)
globals().update(Handlers.__members__)


def _as_member(kind, value):
    try:
        return kind(value)
    except (ValueError, TypeError):
        return value


def _as_number(value):
    return int(value) if isinstance(value, _IntEnum) else value


def signal(signalnum, handler):
    """Set the action for the given signal: SIG_DFL, SIG_IGN, or a function of the number and a frame. Return the action before."""
    return _as_member(Handlers, _signal.signal(_as_number(signalnum), _as_number(handler)))


def getsignal(signalnum):
    """Return the current action for the given signal; None for one that Python knows nothing about."""
    return _as_member(Handlers, _signal.getsignal(signalnum))


def valid_signals():
    """Return a set of valid signal numbers on this platform."""
    return {_as_member(Signals, number) for number in range(1, NSIG) if number not in (32, 33)}
