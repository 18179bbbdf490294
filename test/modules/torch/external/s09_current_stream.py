# S9: the current stream is number 0 if it has a number, and is not looked up where no operation asks for it.
# differs: PyTorch has this for real devices
# flags: -X sim_accelerator
import torch
from torch._dynamo import graph_bytecode_inputs as inputs


class Codegen:
    def __init__(self):
        self.loads = []

    def __call__(self, source):
        self.loads.append(f'load {source}')

    def load_import_from(self, module, name):
        self.loads.append(f'import {module.rsplit(".")[-1]}.{name}')


def prologue(registry):
    codegen = Codegen()
    for construct in registry.bytecode_constructors:
        construct(codegen)
    return registry.needs_pre_graph_store(), codegen.loads


stream = torch.accelerator.current_stream()
print(inputs.CURRENT_STREAM_INDEX, inputs.UserObjectRegistry().needs_pre_graph_store())   # expect: 0 False
with inputs.tracing(inputs.UserObjectRegistry()) as registry:
    inputs.register_current_stream(stream, 'current_stream()')
    print(prologue(registry))   # expect: (False, ['import graph_bytecode_inputs.unused_current_stream'])
    event = torch.Event()
    print(inputs.register_user_object(event, "L['e']"))   # expect: 1
    print(prologue(registry))   # expect: (True, ['import graph_bytecode_inputs.unused_current_stream', "load L['e']"])
    inputs.mark_current_stream_used()
    print(prologue(registry))   # expect: (True, ['load current_stream()', "load L['e']"])
    print(registry.kinds)   # expect: ['current_stream', 'user']
    try:
        inputs.register_current_stream(stream, 'current_stream()')
    except AssertionError as error:
        print(error)   # expect: Current stream must be registered at index 0
with inputs.tracing(inputs.UserObjectRegistry()) as registry:
    inputs.register_current_stream(stream, 'current_stream()')
    inputs.mark_current_stream_used()
    print(prologue(registry))   # expect: (True, ['load current_stream()'])
# The one that keeps the place can be stored like any other.
inputs.store_user_object_weakrefs(inputs.unused_current_stream, event)
print(inputs.get_external_object_by_index(0))   # expect: <the current stream, which the graph does not use>
