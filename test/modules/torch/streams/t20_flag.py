# T20: -X sim_accelerator switches it on, and the official way for accelerators from outside names it.
# differs: the accelerator is ours
# flags: -X sim_accelerator
import torch

print(torch.accelerator.is_available(), torch.accelerator.current_accelerator())   # expect: True sim
print(repr(torch.device('sim:1')), repr(torch.device(0)))   # expect: device(type='sim', index=1) device(type='sim', index=0)
torch.utils.rename_privateuse1_backend('sim')
for name in ('dream', 'cuda', 'sim2'):
    try:
        torch.utils.rename_privateuse1_backend(name)
    except RuntimeError as error:
        print(error)
# expect: torch.rename_privateuse1_backend() has already been set! Current backend: sim
# expect: 'cuda' cannot be the name of a device type
# expect: 'sim2' cannot be the name of a device type
