# S21, S24: a slot knows its kind, how it holds, what loads it and where it was filled; what nobody uses costs no more than an empty slot.
# differs: PyTorch has a list of weak references
import _external
import vmtools


class Thing:
    pass


user, made, stream = Thing(), Thing(), Thing()
plan = _external.make_plan('f', [('user', "L['a']"), ('created', 'Thing()'), ('current_stream', 'current_stream()'), ('user', "L['b']")])


def f():
    table = _external.fill(plan, user, made, stream, None)
    previous = _external.enter(table)
    for about in _external._live():
        print(about['function'], about['thread'], about['state'])
        for slot in about['slots']:
            print('  ', slot['index'], slot['kind'], slot['held'], slot['source'], slot['registered'] == f'{__file__}:{f.__code__.co_firstlineno + 1}',
                  type(slot['object']).__name__, slot['was'])
    _external.leave(previous)
    return table


table = f()
# expect: f MainThread active
# expect:    0 user weakly L['a'] True Thing Thing
# expect:    1 created strongly Thing() True Thing None
# expect:    2 current_stream strongly current_stream() True Thing None
# expect:    3 None None None False NoneType None
print(len(table), table.owner, _external.get(table, 1) is made)   # expect: 4 f True
try:
    _external.get(table, 3)
except AssertionError as error:
    print(str(error).splitlines()[0])   # expect: Index not registered in index_to_user_object_weakref
try:
    _external.fill(plan, user)
except TypeError as error:
    print(error)   # expect: the plan is for 4 objects, not 1
