# differs: a number is taken as it is, however often it changes
"""Recompilation: what a compiled function takes for granted, and what happens when that changes."""
import torch
from torch._dynamo.testing import CompileCounter

counter = CompileCounter()


@torch.compile(backend=counter)
def scale(x, factor):
    return x * factor


def call(*args):
    before = counter.frame_count
    scale(*args)
    print('compiled' if counter.frame_count > before else 'found')


# The number is written into the graph: another one is another graph.
call(torch.ones(3), 2)  # expect: compiled
call(torch.zeros(3), 2)  # expect: found
call(torch.ones(3), 5)  # expect: compiled

# A size is taken as it is, until it was another. Then it may change.
call(torch.ones(4), 5)  # expect: compiled
call(torch.ones(9), 5)  # expect: found
call(torch.ones(100), 5)  # expect: found

# Another type, or a gradient wanted: another graph.
call(torch.ones(4, dtype=torch.float64), 5)  # expect: compiled
call(torch.ones(4, requires_grad=True), 5)  # expect: compiled
with torch.no_grad():
    call(torch.ones(4), 5)  # expect: compiled

# Why?
reasons = []


def listen(kind, fields):
    if kind == 'recompile':
        reasons.extend(fields['reasons'])


import torch._dynamo._events
torch._dynamo._events.listeners.append(listen)
torch._dynamo.reset()
scale(torch.ones(3), 2)
scale(torch.ones(3), 3)
scale(torch.ones(3, 3), 3)
for reason in reasons:
    print(reason)
# expect: 0/0: L['factor'] == 2
# expect: 0/1: tensor 'x' rank mismatch. expected 1, actual 2
# expect: 0/0: tensor 'x' rank mismatch. expected 1, actual 2

# There is a limit: a function that is different each time is left as it is.
torch._dynamo.reset()
import warnings
with torch._dynamo.config.patch(recompile_limit=3):
    before = counter.frame_count
    for n in range(10):
        scale(torch.ones(2), n)
    print(counter.frame_count - before)  # expect: 3
