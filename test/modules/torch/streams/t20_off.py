# T20: the simulated accelerator is off until somebody asks for it, and until then there is none.
# differs: the accelerator is ours
import torch


def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)


print(torch.accelerator.is_available(), torch.accelerator.device_count(), torch.accelerator.current_accelerator())
# expect: False 0 None
attempt(lambda: torch.device('sim'))
# expect: RuntimeError Expected one of cpu, cuda, mps, meta, xpu, hip, mkldnn, vulkan, xla device type at start of device string: sim
attempt(torch.Stream)
# expect: RuntimeError Backend doesn't support create a new Stream. (there is no accelerator; the simulated one is switched on with -X sim_accelerator or torch._vm.enable_sim_accelerator())
attempt(torch.accelerator.current_stream)
# expect: RuntimeError Cannot access accelerator device when none is available. (there is no accelerator; the simulated one is switched on with -X sim_accelerator or torch._vm.enable_sim_accelerator())
event = torch.Event()
print(event, event.device)
# expect: torch.Event device_type=cpu, device_index=-1, event_flag=0, event_id=0 cpu
attempt(event.record)
# expect: RuntimeError Backend doesn't support events. (there is no accelerator; the simulated one is switched on with -X sim_accelerator or torch._vm.enable_sim_accelerator())
attempt(lambda: torch.ones(2).record_stream(1))
# expect: TypeError record_stream(): argument 'stream' (position 1) must be torch.Stream, not int

torch._vm.enable_sim_accelerator()
torch._vm.enable_sim_accelerator()
print(torch.accelerator.is_available(), torch.accelerator.device_count(), torch.accelerator.current_accelerator())
# expect: True 2 sim
attempt(lambda: torch._vm.enable_sim_accelerator(3))
# expect: RuntimeError the simulated accelerator is on already, with 2 devices
attempt(lambda: torch.ones(2).record_stream(torch.Stream()))
# expect: NotImplementedError Could not run 'aten::record_stream' with arguments from the 'CPU' backend.
