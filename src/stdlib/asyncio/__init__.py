"""Concurrent code in one thread, with async and await.

    exceptions   what goes wrong               tasks        coroutines that the loop runs, and waiting for several
    coroutines   what a coroutine is           timeouts     deadlines
    events       handles, and which loop runs  taskgroups   tasks that end together
    base_events  the loop                      locks        Lock, Event, Condition, Semaphore, Barrier
    futures      results not there yet         queues       queues
    runners      from a program to its loop    threads      functions in threads
    graph        who waits for whom

streams, protocols and transports hold the names of what needs sockets or processes; using them is refused.
"""

import sys

from . import (
    base_events, coroutines, events, exceptions, futures, graph, locks, protocols, queues, runners, streams, taskgroups, tasks,
    threads, timeouts, transports)
from .base_events import *
from .coroutines import *
from .events import *
from .exceptions import *
from .futures import *
from .graph import *
from .locks import *
from .protocols import *
from .queues import *
from .runners import *
from .streams import *
from .taskgroups import *
from .tasks import *
from .threads import *
from .timeouts import *
from .transports import *

__all__ = (base_events.__all__ + coroutines.__all__ + events.__all__ + exceptions.__all__ + futures.__all__ + graph.__all__
           + locks.__all__ + protocols.__all__ + runners.__all__ + queues.__all__ + streams.__all__ + tasks.__all__
           + taskgroups.__all__ + threads.__all__ + timeouts.__all__ + transports.__all__)


def __getattr__(name):
    if name in ('AbstractEventLoopPolicy', 'DefaultEventLoopPolicy'):
        import warnings
        warnings._deprecated(f'asyncio.{name}', remove=(3, 16))
        return getattr(events, f'_{name}')
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
