# The view ext lists the tables of external objects with their slots; trace_external() tells of each fill, each look and each death.
# differs: module vmtools is ours
import gc
import io
import sys
import threading
import torch
import _external
import vmtools
from torch._dynamo.graph_bytecode_inputs import store_user_object_weakrefs


class Thing:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


def text():
    file = io.StringIO()
    vmtools.show('ext', file=file)
    return file.getvalue().replace(__file__, 'here').rstrip()


print(text())
# expect: ext:
# expect:   nothing


class Region(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x * 1

    @staticmethod
    def backward(ctx, grad):
        return grad


def f(a, body):
    table = _external.make_table(4, 'f')
    _external.store(table, 0, a, 'user', "L['a']")
    _external.store(table, 1, Thing('made'), 'created', 'Thing()')
    _external.store(table, 2, Thing('gone'), 'user', 'Thing()')
    _external.store(table, 3, None)
    previous = _external.enter(table)
    gc.collect()
    result = body()
    _external.leave(previous)
    return result


def g():
    table = _external.make_table(0, 'g')
    print(text())


a = Thing('a')
store_user_object_weakrefs(a)
f(a, g)
# expect: ext:
# expect:   activation 1 of f  thread MainThread  active
# expect:     0  user, held weakly  L['a'] = a  here:44
# expect:     1  created, held strongly  Thing() = made  here:45
# expect:     2  user, held weakly  Thing() = dead, was of type Thing  here:46
# expect:     3  empty
# expect:   activation 2 of g  thread MainThread  held by a frame
# expect:   activation 0 of no function  thread MainThread  for calls outside of any activation
# expect:     0  user, held weakly  argument 0 of store_user_object_weakrefs() = a  here:61
store_user_object_weakrefs()
y = f(a, lambda: Region.apply(torch.ones(1, requires_grad=True)))
print([(row['function'], row['state'], [slot['state'] for slot in row['slots']]) for row in vmtools.view('ext')])
# expect: [('no function', 'for calls outside of any activation', []), ('f, backward', 'kept for backward()', ['alive', 'alive', 'dead', 'empty'])]
y.sum().backward()
gc.collect()
print([row['function'] for row in vmtools.view('ext')])   # expect: ['no function']

# A thread has its own.
inside, end = threading.Event(), threading.Event()
thread = threading.Thread(target=f, args=(a, lambda: (inside.set(), end.wait())), name='worker')
thread.start()
inside.wait()
print([(row['function'], row['thread'], row['state']) for row in vmtools.view('ext')])
# expect: [('f', 'worker', 'active'), ('no function', 'MainThread', 'for calls outside of any activation')]
end.set()
thread.join()


class Out:
    def write(self, text):
        sys.stdout.write(text.replace(__file__, 'here'))


vmtools.trace_external(Out())
table = _external.make_table(2, 'h')
_external.store(table, 0, a, 'user', "L['a']")
_external.store(table, 1, None)
_external.get(table, 0)
del a
gc.collect()
try:
    _external.get(table, 0)
except AssertionError:
    pass
vmtools.trace_external(False)
_external.store(table, 0, table)
# expect: fill  h#6[0]  L['a'] = a  here:98 in <module>
# expect: fill  h#6[1]  empty  here:99 in <module>
# expect: get   h#6[0]  L['a'] = a  here:100 in <module>
# expect: die   h#6[0]  a
# expect: get   h#6[0]  nothing alive  here:104 in <module>
