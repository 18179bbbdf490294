# S25: numbers are looked up in the innermost activation of the thread; outside of any, each thread has a table of its own.
# differs: PyTorch has one table for all
import threading
import _external
from torch._dynamo import graph_bytecode_inputs as inputs


class Thing:
    pass


a, b, c = Thing(), Thing(), Thing()
inputs.store_user_object_weakrefs(a)
answers = []


def other():
    answers.append(inputs.has_user_objects())
    inputs.store_user_object_weakrefs(b)
    answers.append(inputs.get_external_object_by_index(0) is b)


thread = threading.Thread(target=other)
thread.start()
thread.join()
print(answers, inputs.get_external_object_by_index(0) is a)   # expect: [False, True] True


def run():
    previous = _external.enter(_external.make_table(0, 'run'))
    try:
        inputs.store_user_object_weakrefs(c, b)
        inputs.set_external_object_by_index(2, a)
        return [inputs.get_external_object_by_index(i) for i in range(3)] == [c, b, a]
    finally:
        _external.leave(previous)


print(run(), inputs.get_external_object_by_index(0) is a)   # expect: True True
inputs.reset_user_object_tracking()
print(inputs.has_user_objects())   # expect: False
