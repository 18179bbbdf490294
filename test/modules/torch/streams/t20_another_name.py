# T20: named before it is switched on, the accelerator has that name everywhere.
# differs: the accelerator is ours
import torch

torch.utils.rename_privateuse1_backend('dream')
torch._vm.enable_sim_accelerator(1)
print(torch.ones(2, device='dream'))   # expect: tensor([1., 1.], device='dream:0')
print(torch.Stream())   # expect: torch.Stream device_type=dream, device_index=0, stream_id=1
print(torch.accelerator.device_count(), torch.accelerator.current_accelerator())   # expect: 1 dream
try:
    torch.ones(2, device='dream:1')
except RuntimeError as error:
    print(error)   # expect: The device index is out of range. It must be in [0, 1), but got 1.
