# S1, S2: objects get dense numbers while a function is traced, and only then; what cannot be referred to weakly is a graph break.
# differs: PyTorch has this for real devices
import threading
import torch
from torch._dynamo import graph_bytecode_inputs as inputs
from torch._dynamo.exc import Unsupported


class Thing:
    pass


def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as error:
        print(type(error).__name__, error)


a, b, c = Thing(), Thing(), Thing()
attempt(inputs.register_user_object, a, "L['a']")
# expect: AssertionError User objects can only be registered while tracing
attempt(inputs.register_graph_created_object, a, None)
# expect: AssertionError User objects can only be registered while tracing

calls = []
registry = inputs.UserObjectRegistry('f')
with inputs.tracing(registry):
    print(inputs.register_user_object(a, "L['a']"), inputs.register_graph_created_object(b, lambda index, codegen: calls.append((index, codegen))),
          inputs.register_user_object(c, "L['c']"))   # expect: 0 1 2
    print([inputs.get_external_object_by_index(index) is each for index, each in enumerate((a, b, c))])   # expect: [True, True, True]
    # Functions that the backend runs meanwhile leave their own objects in the table.
    inputs.store_user_object_weakrefs(c)
    inputs.install_active_registry()
    print([inputs.get_external_object_by_index(index) is each for index, each in enumerate((a, b, c))])   # expect: [True, True, True]
    for number in (3, 'text'):
        try:
            inputs.register_user_object(number, "L['n']")
        except Unsupported as error:
            print(error.msg.splitlines()[0], '|', type(error.__cause__).__name__)
    # expect: Failed to make weakref to User Object | TypeError
    # expect: Failed to make weakref to User Object | TypeError
    try:
        inputs.register_graph_created_object(3, None)
    except Unsupported as error:
        print('\n'.join(error.msg.splitlines()[:4]))
    # expect: Failed to make weakref to graph-created external object
    # expect:   Explanation: Object does not allow us to make a weakref to it
    # expect: 
    # expect:   Developer debug context: user_object: 3
    # Another thread traces nothing.
    thread = threading.Thread(target=attempt, args=(inputs.register_user_object, a, "L['a']"))
    thread.start()
    thread.join()
    # expect: AssertionError User objects can only be registered while tracing
    with inputs.tracing(inputs.UserObjectRegistry('inner')):
        print(inputs.register_user_object(c, "L['c']"))   # expect: 0
    print(inputs.register_user_object(Thing(), "L['d']"))   # expect: 3
print(registry.kinds, registry.sources)
# expect: ['user', 'created', 'user', 'user'] ["L['a']", '__main__.Thing()', "L['c']", "L['d']"]
for construct in registry.bytecode_constructors[:3]:
    construct(lambda source: calls.append(source))
print(calls[0], calls[1][0], callable(calls[1][1]), calls[2])   # expect: L['a'] 1 True L['c']
attempt(inputs.register_user_object, a, "L['a']")
# expect: AssertionError User objects can only be registered while tracing
