# T20: streams and events have the API that PyTorch has for any accelerator.
# differs: the accelerator is ours
# flags: -X sim_accelerator
import gc
import weakref
import torch


def refused(f):
    try:
        f()
    except Exception as error:
        print(type(error).__name__, error)


first = torch.accelerator.current_stream()
s, other = torch.Stream(), torch.Stream(device='sim:1', priority=-1)
print(first, s, other, sep='\n')
# expect: torch.Stream device_type=sim, device_index=0, stream_id=0
# expect: torch.Stream device_type=sim, device_index=0, stream_id=1
# expect: torch.Stream device_type=sim, device_index=1, stream_id=1
print(s.stream_id, s.device_index, s.device_type, s.device, other.device)   # expect: 1 0 20 sim:0 sim:1
print(torch.Stream(stream_id=1, device_index=0, device_type=20) == s, s != first, s == None, hash(s) == hash(other))
# expect: True True False False

with s as entered:
    print(entered is s, torch.accelerator.current_stream() is s)   # expect: True True
    with s, other:
        print(torch.accelerator.current_stream() == other, torch.accelerator.current_device_index())   # expect: True 1
        print(torch.accelerator.current_stream('sim:0') == s, torch.accelerator.current_stream(0) == s)   # expect: True True
    print(torch.accelerator.current_stream() == s, torch.accelerator.current_device_index())   # expect: True 0
with other:
    pass
print(torch.accelerator.current_stream() == first)   # expect: True
print(torch.accelerator.current_stream(1) is torch.accelerator.current_stream(1), torch.accelerator.current_stream() is first)   # expect: True True
try:
    with s:
        raise KeyError
except KeyError:
    print(torch.accelerator.current_stream() == first)   # expect: True

torch.accelerator.set_stream(other)
print(torch.accelerator.current_device_index(), torch.accelerator.current_stream() == other)   # expect: 1 True
torch.accelerator.set_device_index(0)
with torch.accelerator.device_index(1):
    print(torch.accelerator.current_device_index(), torch.ones(1, device='sim').device)   # expect: 1 sim:1
print(torch.accelerator.current_device_index())   # expect: 0

event = torch.Event()
print(event, event.device, event.query())
# expect: torch.Event device_type=sim, device_index=-1, event_flag=0, event_id=0 sim True
event.synchronize()
event.wait(s)
event.record(other)
print(event.device, event.event_id > 0)   # expect: sim:1 True
print(s.record_event(event) is event, event.device, type(s.record_event()) is torch.Event)   # expect: True sim:0 True
s.wait_event(event)
s.wait_stream(other)
s.synchronize()
print(s.query(), event.query())   # expect: True True
refused(lambda: torch.Event().elapsed_time(torch.Event()))
# expect: ValueError Both events must be created with argument 'enable_timing=True'.
refused(lambda: torch.Event(enable_timing=True).elapsed_time(torch.Event(enable_timing=True)))
# expect: ValueError Both events must be recorded before calculating elapsed time.
refused(lambda: torch.Event(device='cpu').record())
# expect: RuntimeError Event device type cpu does not match recording stream's device type sim.
refused(event.ipc_handle)
# expect: NotImplementedError torch.Event ipc is not supported yet, please open an issue if you need this!
refused(lambda: s.wait_event(s))
# expect: TypeError event must be torch.Event, not Stream
refused(lambda: torch.accelerator.synchronize('cpu'))
# expect: ValueError cpu doesn't match the current accelerator sim.


# Weak references and subclasses.
class Named(torch.Stream):
    def __new__(cls, name):
        return super().__new__(cls)

    def __init__(self, name):
        self.name = name


class Counted(torch.Event):
    records = 0

    def record(self, stream=None):
        self.records += 1
        super().record(stream)


named, counted = Named('copies'), Counted()
with named:
    print(type(torch.accelerator.current_stream()) is Named, torch.accelerator.current_stream().name)   # expect: True copies
counted.record(named)
print(counted.records, isinstance(counted, torch.Event))   # expect: 1 True
references = [weakref.ref(named), weakref.ref(counted), weakref.ref(s), weakref.ref(event)]
print([r() is not None for r in references])   # expect: [True, True, True, True]
del named, counted, event, s, entered
gc.collect()
print([r() is not None for r in references])   # expect: [False, False, False, False]
