# T20: backward() works on the streams on which the operations were, orders them, and whoever called it may use the gradients at once.
# differs: the accelerator is ours
# flags: -X sim_accelerator
import torch

torch._vm.race_detector('raise')
main = torch.accelerator.current_stream()
s, t = torch.Stream(), torch.Stream()
a = torch.tensor([1.0, 2.0], device='sim', requires_grad=True)
b = torch.tensor([3.0, 4.0], device='sim', requires_grad=True)


def forward():
    s.wait_stream(main)
    t.wait_stream(main)
    with s:
        x = a * 2
    with t:
        y = b * a
    main.wait_stream(s)
    main.wait_stream(t)
    return (x + y).sum()


loss = forward()
torch._vm.record_timeline()
loss.backward()
for piece in torch._vm.timeline():
    print(piece['stream'], piece['operation'])
print(a.grad, b.grad)
# expect: 0 ones_like
# expect: 2 MulBackward0
# expect: 1 MulBackward0
# expect: 1 add
# expect: tensor([5., 6.], device='sim:0') tensor([1., 2.], device='sim:0')
print(torch.accelerator.current_stream() == main)   # expect: True


# A node of the guest's own finds the stream of its forward() current; so do hooks.
class Twice(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x * 2

    @staticmethod
    def backward(ctx, grad):
        print('backward on', torch.accelerator.current_stream().stream_id, grad.device)
        return grad * 2


s.wait_stream(main)
with s:
    z = Twice.apply(a)
    z.register_hook(lambda grad: print('hook on', torch.accelerator.current_stream().stream_id))
main.wait_stream(s)
total = z.sum()
print(torch.autograd.grad(total, a)[0])
# expect: hook on 1
# expect: backward on 1 sim:0
# expect: tensor([2., 2.], device='sim:0')

with s:
    p = Twice.apply(a)
t.wait_stream(main)
with t:
    q = Twice.apply(b)
main.wait_stream(s)
main.wait_stream(t)
(p + q).sum().backward()
# expect: backward on 2 sim:0
# expect: backward on 1 sim:0

# Of a leaf that nothing else uses, too.
alone = torch.ones(2, device='sim', requires_grad=True)
s.wait_stream(main)
with s:
    r = Twice.apply(alone)
main.wait_stream(s)
r.sum().backward()   # expect: backward on 1 sim:0
print(alone.grad)   # expect: tensor([2., 2.], device='sim:0')
late = torch.ones(2, device='sim', requires_grad=True)
print(torch.autograd.grad(late.detach().requires_grad_().sum(), late, allow_unused=True))   # expect: (None,)
late.sum().backward()
print(late.grad)   # expect: tensor([1., 1.], device='sim:0')

# A gradient is where the leaf is, whatever lies in between; second derivatives, too.
w = torch.tensor([1.0, 2.0], requires_grad=True)
u = w.to('sim')
v = (u ** 3).to('sim:1')
v.sum().backward()
print(w.grad)   # expect: tensor([ 3., 12.])
x = torch.tensor([1.0, 2.0], device='sim', requires_grad=True)
(g,) = torch.autograd.grad((x ** 3).sum(), x, create_graph=True)
(gg,) = torch.autograd.grad(g.sum(), x)
print(g.device, gg)   # expect: sim:0 tensor([ 6., 12.], device='sim:0')

# A model that moves to the device and learns there computes what it computes on the CPU.
torch.manual_seed(0)
net = torch.nn.Sequential(torch.nn.Linear(4, 8), torch.nn.Tanh(), torch.nn.Linear(8, 1))
inputs, targets = torch.randn(16, 4), torch.randn(16, 1)


def learn(device):
    torch.manual_seed(1)
    for layer in net:
        if hasattr(layer, 'reset_parameters'):
            layer.cpu().reset_parameters()
    net.to(device)
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
    for _ in range(5):
        optimizer.zero_grad()
        loss = torch.nn.functional.mse_loss(net(inputs.to(device)), targets.to(device))
        loss.backward()
        optimizer.step()
    return loss.item()


print(learn('cpu') == learn('sim'), {p.grad.device.type for p in net.parameters()})   # expect: True {'sim'}
