# S20, S22: each run has its own table: nested calls, recursion, threads and generators do not disturb each other, and resume functions go on with it.
# differs: PyTorch has one table for all
import threading
import _external
from torch._dynamo.graph_bytecode_inputs import get_external_object_by_index as get


class Thing:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


def run(thing, body=lambda: None):
    """A transformed function: its prologue, the graph before and after `body`."""
    table = _external.make_table(1, 'run')
    _external.store(table, 0, thing, 'user', "L['thing']")
    previous = _external.enter(table)
    try:
        before = get(0)
        body()
        return before is thing and get(0) is thing
    finally:
        _external.leave(previous)


a, b = Thing('a'), Thing('b')
print(_external.active())   # expect: None
inner = []
print(run(a, lambda: inner.append(run(b))), inner)   # expect: True [True]


def deep(n):
    thing = Thing(str(n))
    return run(thing, lambda: inner.append(deep(n - 1)) if n else None)


inner.clear()
print(deep(50), len(inner), all(inner))   # expect: True 50 True
print(_external.active())   # expect: None


# A run that fails without leaving is gone with its frame.
def fails():
    table = _external.make_table(1, 'fails')
    _external.store(table, 0, b, 'user', 'b')
    _external.enter(table)
    raise KeyError


def catches():
    try:
        fails()
    except KeyError:
        pass
    return get(0)


print(run(a, catches), _external.active())   # expect: True None


def leaves_afterwards():
    previous = _external.enter(_external.make_table(0, 'outer'))
    catches_nothing = []
    try:
        fails()
    except KeyError:
        catches_nothing.append(_external.active().owner)
    _external.leave(previous)
    return catches_nothing, _external.active()


print(leaves_afterwards())   # expect: (['outer'], None)


# A generator goes to sleep in its activation and comes back to it.
def generator(thing):
    table = _external.make_table(1, 'generator')
    _external.store(table, 0, thing, 'user', "L['thing']")
    previous = _external.enter(table)
    try:
        while True:
            yield get(0)
    finally:
        _external.leave(previous)


one, two = generator(a), generator(b)
print(next(one), next(two), next(one), next(two), _external.active())   # expect: a b a b None
print(run(a, lambda: inner.append(next(two))), inner[-1], next(one))   # expect: True b a
one.close()
print(next(two), _external.active())   # expect: b None


def twice():
    outer = _external.enter(_external.make_table(0, 'outer'))
    inner = _external.enter(_external.make_table(0, 'inner'))
    yield _external.active().owner
    _external.leave(inner)
    yield _external.active().owner
    _external.leave(outer)
    yield _external.active()


print(list(twice()))   # expect: ['inner', 'outer', None]


# Threads.
results = []
def work(thing):
    results.append(all(run(thing, lambda: run(Thing('inner'))) for _ in range(20)))
threads = [threading.Thread(target=work, args=(Thing(str(i)),)) for i in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(results)   # expect: [True, True, True, True]


# S22: a resume function is handed the table and goes on with the numbers; an object that the graph made stays the same one.
def broken(thing):
    table = _external.make_table(2, 'broken')
    _external.store(table, 0, thing, 'user', "L['thing']")
    _external.store(table, 1, Thing('made'), 'created', 'Thing()')
    previous = _external.enter(table)
    try:
        made = get(1)
    finally:
        _external.leave(previous)
    run(b)
    return resume(table, made)


get_slot = _external.get


def resume(external, made):
    _external.store(external, 2, b, 'user', "G['b']")
    _external.store(external, 0, get_slot(external, 0), 'user', "L['thing']")
    previous = _external.enter(external)
    try:
        return get(1) is made, get(0), get(2), len(external)
    finally:
        _external.leave(previous)


print(broken(a))   # expect: (True, a, b, 3)
for wrong in (lambda: _external.leave(3), lambda: _external.enter(3), lambda: _external.store(_external.make_table(1, 'f'), 0, a, 'mine', '')):
    try:
        wrong()
    except (TypeError, ValueError) as error:
        print(error)
# expect: leave() takes what enter() gave, not int
# expect: an ExternalTable is expected, not int
# expect: a slot is one of user, created, current_stream
