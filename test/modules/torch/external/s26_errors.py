# S26: what is wrong begins with PyTorch's sentence, and then says which object of which run it was, what loaded it and where.
# differs: PyTorch says the sentence alone
# flags: -X sim_accelerator
import gc
import torch
import _external
from torch._dynamo.graph_bytecode_inputs import ExternalObjectError, get_external_object_by_index as get, set_external_object_by_index


def run():
    stream = torch.Stream()
    table = _external.make_table(1, 'f')
    _external.store(table, 0, stream, 'user', "L['stream']")
    previous = _external.enter(table)
    del stream
    gc.collect()
    for call in (lambda: get(0), lambda: get(4), lambda: set_external_object_by_index(4, table)):
        try:
            call()
        except AssertionError as error:
            print(type(error) is ExternalObjectError, str(error).replace(__file__, 'FILE').split('0x')[0])
            print(error.index, error.kind, error.source, error.registered and error.registered.replace(__file__, 'FILE'), error.activation, error.was)
    _external.leave(previous)


run()
# expect: True User object is no longer alive
# expect:   index 0: user object L['stream'] (activation 0 of f, thread MainThread)
# expect:   registered at FILE:13 in run
# expect:   it was of type Stream, with id 
# expect: 0 user L['stream'] FILE:13 in run activation 0 of f, thread MainThread Stream
# expect: True Index not registered in index_to_user_object_weakref
# expect:   index 4: the table has one slot (activation 0 of f, thread MainThread)
# expect: 4 None None None activation 0 of f, thread MainThread None
# expect: True Index past the end of index_to_user_object_weakref
# expect:   index 4: the table has one slot (activation 0 of f, thread MainThread)
# expect: 4 None None None activation 0 of f, thread MainThread None


def another():
    table = _external.make_table(1, 'g')
    _external.store(table, 0, torch.Stream(), 'user', 'torch.Stream()')
    return table


table = another()
gc.collect()
try:
    _external.get(table, 0)
except ExternalObjectError as error:
    print(str(error).splitlines()[-1].replace(__file__, 'FILE').split(', made at ')[1])   # expect: FILE:42 in another
print(issubclass(ExternalObjectError, AssertionError), ExternalObjectError.__module__)   # expect: True torch._dynamo.graph_bytecode_inputs
