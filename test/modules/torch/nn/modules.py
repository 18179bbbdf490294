# torch: 1.13
"""Module: attributes by kind, the tree, states, and what is refused in which words."""
import copy

import torch
from torch import nn


def say(attempt):
    try:
        print(attempt())
    except Exception as error:
        print(f'{type(error).__name__}: {error}')


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(2, 3)
        self.b = nn.Sequential(nn.ReLU(), nn.Linear(3, 1))
        self.register_buffer('buffer', torch.ones(2))
        self.register_buffer('passing', torch.ones(2), persistent=False)
        self.several = nn.ModuleList([nn.Tanh(), nn.Sigmoid()])
        self.named = nn.ModuleDict({'x': nn.Linear(1, 1)})
        self.p = nn.Parameter(torch.zeros(2))
        self.nothing = None
        self.register_parameter('q', None)

    def forward(self, x):
        return self.b(self.a(x)) + self.p.sum()


torch.manual_seed(0)
net = Net()
print(net)
for names in net.named_parameters(), net.named_buffers(), net.named_modules(), net.named_children(), net.state_dict().items():
    print([name for name, _ in names])
print([tuple(parameter.shape) for parameter in net.parameters()])
print(net(torch.ones(1, 2)), net.training, net.eval().b.training)
print(net.p, net.q, net.nothing)

# What cannot be an attribute
say(lambda: net.foo)
say(lambda: setattr(net, 'a', 3))
say(lambda: setattr(net, 'p', torch.zeros(2)))
say(lambda: net.register_buffer('a', None))
say(lambda: net.register_buffer('x.y', None))
say(lambda: net.register_buffer('', None))
say(lambda: net.register_buffer(3, None))
say(lambda: net.register_buffer('z', 3))
say(lambda: net.register_parameter('a', None))
say(lambda: net.register_parameter('z', 3))
say(lambda: net.register_parameter('z.z', None))
say(lambda: net.register_parameter('z', torch.zeros(1)))
say(lambda: net.register_parameter('z', nn.Parameter(torch.zeros(1)) * 1))
say(lambda: net.add_module('p', nn.ReLU()))
say(lambda: net.add_module('p.q', nn.ReLU()))
say(lambda: net.add_module('', nn.ReLU()))
say(lambda: net.add_module('zz', 3))

# By path
say(lambda: net.get_submodule('b.1'))
say(lambda: net.get_submodule('b.7'))
say(lambda: net.get_submodule('p'))
say(lambda: net.get_parameter('b.1.weight').shape)
say(lambda: net.get_parameter('b'))
say(lambda: net.get_buffer('buffer'))
say(lambda: net.get_buffer('p'))

# Modes and types
say(lambda: net.train(3))
say(lambda: net.to(torch.int64))
say(lambda: (net.double().p.dtype, net.buffer.dtype))
say(lambda: (net.float().p.dtype, net.buffer.dtype))
say(lambda: net.requires_grad_(False).p.requires_grad)
net.requires_grad_()
net(torch.ones(1, 2)).sum().backward()
print(net.p.grad)
net.zero_grad(set_to_none=True)
print(net.p.grad)
del net.p
say(lambda: net.p)
say(lambda: delattr(net, 'nobody'))
print([name for name in dir(net) if name in ('a', 'b', 'buffer', 'forward', 'p', 'q', 'training')])


# Before Module.__init__()
class TooEarly(nn.Module):
    def __init__(self, value):
        self.value = value


class NoInit(nn.Module):
    def __init__(self):
        pass


say(lambda: TooEarly(nn.Parameter(torch.zeros(1))))
say(lambda: TooEarly(nn.Module()))
say(lambda: NoInit().register_buffer('a', None))
say(lambda: NoInit()(3))
say(lambda: nn.Module()(3))
print(vars(TooEarly(4)))

# States
say(lambda: net.load_state_dict({'a.weight': torch.zeros(3, 3), 'other': torch.zeros(1), 'b.5.x': torch.ones(1)}))
say(lambda: net.load_state_dict({'other': 3}, strict=False))
state = net.state_dict()
say(lambda: net.load_state_dict(state))
print(dict(state._metadata)['b.1'], state['a.bias'].requires_grad, net.state_dict(keep_vars=True)['a.bias'].requires_grad)
twin = copy.deepcopy(net)
print(torch.equal(twin.a.weight, net.a.weight), twin.a.weight is net.a.weight, type(twin.a.weight).__name__)
twin.a.weight.data.zero_()
print(net.a.weight.data_ptr() == twin.a.weight.data_ptr(), twin.a.weight.sum().item(), net.a.weight.sum().item() != 0)
net.apply(lambda module: print(type(module).__name__, end=' '))
print()
