# S3, S4, S5, S6: what numbers stand for, with the names and words of torch._dynamo.graph_bytecode_inputs.
# differs: PyTorch has this for real devices
import gc
import weakref
import torch
from torch._dynamo import graph_bytecode_inputs as inputs


class Thing:
    pass


def first_line(f, *args):
    try:
        return f(*args)
    except AssertionError as error:
        return str(error).splitlines()[0]


a, b, c = Thing(), Thing(), Thing()
print(inputs.has_user_objects())   # expect: False
inputs.store_user_object_weakrefs(a, b, c)
print(inputs.has_user_objects(), [inputs.get_external_object_by_index(i) is each for i, each in enumerate((a, b, c))])
# expect: True [True, True, True]
inputs.store_user_object_weakrefs(c)
print(inputs.get_external_object_by_index(0) is c)   # expect: True
print(first_line(inputs.get_external_object_by_index, 1))   # expect: Index not registered in index_to_user_object_weakref
print(first_line(inputs.get_external_object_by_index, 7))   # expect: Index not registered in index_to_user_object_weakref
try:
    inputs.store_user_object_weakrefs(a, 3)
except TypeError as error:
    print(error, inputs.get_external_object_by_index(0) is c)   # expect: cannot create weak reference to 'int' object True

# Replaced, or one behind the last; and kept alive.
inputs.set_external_object_by_index(0, a)
inputs.set_external_object_by_index(1, b)
print(inputs.get_external_object_by_index(0) is a, inputs.get_external_object_by_index(1) is b)   # expect: True True
print(first_line(inputs.set_external_object_by_index, 3, c))   # expect: Index past the end of index_to_user_object_weakref
kept = weakref.ref(b)
del b
gc.collect()
print(kept() is inputs.get_external_object_by_index(1))   # expect: True

# Stored ones are not.
inputs.store_user_object_weakrefs(c)
gone = weakref.ref(c)
del c
gc.collect()
print(gone(), kept())   # expect: None None
print(first_line(inputs.get_external_object_by_index, 0))   # expect: User object is no longer alive
print(inputs.index_to_external_object_weakref)   # expect: [None]

# Stashed ones are, until everything is forgotten.
stashed = Thing()
print(inputs.stash_graph_created_object(stashed) is stashed, inputs.keep_alive == [stashed])   # expect: True True
reference = weakref.ref(stashed)
del stashed
gc.collect()
print(reference() is not None)   # expect: True
inputs.reset_user_object_tracking()
gc.collect()
print(reference(), inputs.has_user_objects(), inputs.keep_alive)   # expect: None False []
