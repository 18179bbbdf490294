# T20: tensors of the simulated accelerator are ordinary tensors that are elsewhere, and do not mix with those of the CPU.
# differs: the accelerator is ours
# flags: -X sim_accelerator
import copy
import torch


def refused(f):
    try:
        f()
    except Exception as error:
        print(type(error).__name__, error)


x = torch.tensor([1.0, 2.0, 3.0], device='sim')
print(x, x.device, x.cpu().device, x.cpu())
# expect: tensor([1., 2., 3.], device='sim:0') sim:0 cpu tensor([1., 2., 3.])
print([t.device.type for t in (x * 2, x.sum(), x[1:], x.view(3, 1), x > 1, x.max(0).values, torch.zeros_like(x), x.new_ones(2), x.new_tensor([1]))])
# expect: ['sim', 'sim', 'sim', 'sim', 'sim', 'sim', 'sim', 'sim', 'sim']
print(torch.zeros_like(x, device='cpu').device, torch.randn(2, device='sim:1').device, torch.tensor(1, device=torch.device('sim', 1)).device)
# expect: cpu sim:1 sim:1
print(torch.ones(2, dtype=torch.float64).to('sim', torch.float32), torch.ones(2).to(x).device)
# expect: tensor([1., 1.], device='sim:0') sim:0
print(x.to('sim:0') is x, x.to('sim:1').device, x.to('sim', copy=True) is x, torch.ones(1).cpu().device)
# expect: True sim:1 False cpu
refused(lambda: x + torch.ones(3))
# expect: RuntimeError Expected all tensors to be on the same device, but found at least two devices, sim:0 and cpu!
refused(lambda: torch.ones(3, 3) @ x)
# expect: RuntimeError Expected all tensors to be on the same device, but found at least two devices, cpu and sim:0!
refused(lambda: x.mul_(x.to('sim:1')))
# expect: RuntimeError Expected all tensors to be on the same device, but found at least two devices, sim:0 and sim:1!
refused(lambda: torch.stack([x[0], torch.tensor(1.0)]))
# expect: RuntimeError Expected all tensors to be on the same device, but found at least two devices, sim:0 and cpu!
print(x * torch.tensor(2.0), x[torch.tensor([0, 2])], x[torch.tensor([True, False, True])])
# expect: tensor([2., 4., 6.], device='sim:0') tensor([1., 3.], device='sim:0') tensor([1., 3.], device='sim:0')
x[0] = 10.0
x[1:] = torch.tensor([20.0, 30.0])
host = torch.empty(3)
host.copy_(x)
print(x, host)
# expect: tensor([10., 20., 30.], device='sim:0') tensor([10., 20., 30.])
out = torch.empty(0, device='sim')
torch.add(x, 1, out=out)
print(out, copy.deepcopy(x).device, x.detach().device, x.data.device, x.clone().device)
# expect: tensor([11., 21., 31.], device='sim:0') sim:0 sim:0 sim:0 sim:0
net = torch.nn.Sequential(torch.nn.Linear(3, 2), torch.nn.BatchNorm1d(2)).to('sim')
print({p.device.type for p in net.state_dict().values()}, {p.device.type for p in net.cpu().state_dict().values()})
# expect: {'sim'} {'cpu'}
w = torch.ones(2, requires_grad=True)
refused(lambda: setattr(w, 'grad', torch.ones(2, device='sim')))
# expect: RuntimeError assigned grad has data located on a different device
refused(lambda: torch.Generator(device='sim'))
# expect: RuntimeError random numbers are those of the CPU in this build
