# S25: with external_table = "global" there is one table for all, which each run replaces, as in PyTorch; a patch holds where it is made.
# differs: PyTorch has nothing else
import threading
import torch
import torch._dynamo
import _external
from torch._dynamo import graph_bytecode_inputs as inputs


class Thing:
    pass


a, b = Thing(), Thing()


def run(thing, body=lambda: None):
    table = _external.fill(_external.make_plan('run', [('user', "L['thing']")]), thing)
    previous = _external.enter(table)
    try:
        body()
        return inputs.get_external_object_by_index(0) is thing, _external.get(table, 0) is thing
    finally:
        _external.leave(previous)


print(run(a, lambda: run(b)))   # expect: (True, True)
with torch._dynamo.config.patch(external_table='global'):
    print(run(a, lambda: run(b)))   # expect: (False, False)
    print(run(a), inputs.get_external_object_by_index(0) is a)   # expect: (True, True) True
    answers = []
    thread = threading.Thread(target=lambda: answers.append(run(a, lambda: run(b))))
    thread.start()
    thread.join()
    print(answers)   # expect: [(True, True)]
print(run(a, lambda: run(b)), inputs.has_user_objects())   # expect: (True, True) False
torch._dynamo.config.external_table = 'global'
inputs.store_user_object_weakrefs(b)
thread = threading.Thread(target=lambda: answers.append(inputs.get_external_object_by_index(0) is b))
thread.start()
thread.join()
print(answers[1])   # expect: True
try:
    torch._dynamo.config.external_table = 'somewhere'
except ValueError as error:
    print(error)   # expect: torch._dynamo.config.external_table is one of 'activation', 'global', not 'somewhere'
