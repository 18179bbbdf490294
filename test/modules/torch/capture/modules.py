"""Captured functions: modules, buffers, hooks, optimizers, training."""
# torch: 99 (no PyTorch has _capture)
# skip fuel=1: what is compared is the capture, in one tier
import torch
import torch.nn as nn
import torch.nn.functional as F
from _differential import case, run

data = lambda: torch.randn(2, 3)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Linear(3, 3)
        self.count = 0
        self.register_buffer('offset', torch.ones(3))
        self.layers = nn.ModuleList([nn.Linear(3, 3) for _ in range(2)])
        self.parts = nn.ModuleDict({'a': nn.ReLU(), 'b': nn.Tanh()})
        self.scales = nn.ParameterList([nn.Parameter(torch.ones(1)), nn.Parameter(torch.ones(1) * 2)])
        self.bias = nn.Parameter(torch.zeros(3))

    def forward(self, x, part='a'):
        self.count += 1
        for layer, scale in zip(self.layers, self.scales):
            x = torch.tanh(layer(x)) * scale
        if self.training:
            x = x + self.offset
        return self.parts[part](self.first(x)) + self.bias, self.count


class Loud(nn.Module):
    def __init__(self):
        super().__init__()
        self.inner = nn.Linear(3, 3)

    def forward(self, x):
        y = self.inner(x)
        print('forward', tuple(y.shape), self.training)
        return F.relu(y)


class Counting(nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer('seen', torch.zeros(1))

    def forward(self, x):
        self.seen += x.shape[0]
        self.seen = self.seen + 1
        return x * self.seen


@case(lambda: (nn.Linear(3, 2), data()), lambda: (nn.Linear(3, 2, bias=False), data()))
def linear(m, x):
    return m(x)


@case(lambda: (nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 2)), data()))
def sequential(m, x):
    return m(x).sum(), len(m), m[0](x), [type(each).__name__ for each in m]


@case(lambda: (Net(), data()), lambda: (Net().eval(), data()))
def net(m, x):
    return m(x), m(x, part='b'), m.training, m.count


@case(lambda: (Loud(), data()), lambda: (nn.Sequential(Loud(), Loud()), data()))
def loud_module(m, x):
    return m(x) * 2


@case(lambda: (Counting(), data()))
def buffer_changes(m, x):
    return m(x), m(x), m.seen


@case(lambda: (Net(), data()))
def train_and_eval(m, x):
    m.eval()
    a = m(x)
    m.train()
    return a, m(x)


@case(lambda: (Net(),))
def parameters(m):
    return sum(p.sum() for p in m.parameters()), [name for name, _ in m.named_parameters()], len(list(m.children())), sorted(m.state_dict())


@case(lambda: (nn.BatchNorm1d(3), data()))
def batch_norm(m, x):
    a = m(x)
    b = m(x)
    m.eval()
    return a, b, m(x), m.running_mean, m.num_batches_tracked


@case(lambda: (nn.Dropout(0.5), data()), random=True)
def dropout(m, x):
    a = m(x)
    m.eval()
    return a, m(x)


@case(lambda: (nn.Embedding(5, 3), torch.tensor([1, 4])), lambda: (nn.Embedding(5, 3), torch.tensor([1, 7])))
def embedding(m, i):
    try:
        return m(i)
    except IndexError as error:
        return str(error)


@case(lambda: (nn.Sequential(nn.Linear(3, 4), nn.LayerNorm(4), nn.GELU(), nn.Linear(4, 1), nn.Sigmoid(), nn.Flatten()), data()))
def many_layers(m, x):
    return m(x)


@case(lambda: (nn.CrossEntropyLoss(), torch.randn(2, 3), torch.tensor([0, 2])), lambda: (nn.CrossEntropyLoss(), torch.randn(2, 3), torch.tensor([0, 5])))
def loss(m, x, y):
    x.mul_(2)
    try:
        return m(x, y)
    except (IndexError, RuntimeError) as error:
        return type(error).__name__, x


def with_hooks():
    m, log = nn.Linear(3, 3), []
    m.register_forward_pre_hook(lambda module, args: log.append('before'))
    m.register_forward_hook(lambda module, args, result: log.append('behind') or result * 2)
    return m, log, data()


@case(with_hooks)
def hooks(m, log, x):
    return m(x), m(x + 1), log


@case(lambda: (nn.Linear(3, 3), data()))
def hook_added_inside(m, x):
    seen = []
    handle = m.register_forward_hook(lambda module, args, result: seen.append(result.shape))
    a = m(x)
    handle.remove()
    return a, m(x), seen


@case(lambda: (nn.Linear(3, 1), data()))
def training_step(m, x):
    optimizer = torch.optim.SGD(m.parameters(), lr=0.1)
    losses = []
    for _ in range(3):
        optimizer.zero_grad()
        loss = (m(x) - 1).pow(2).mean()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses, m.weight


@case(lambda: (lambda m: (m, torch.optim.SGD(m.parameters(), lr=0.1, momentum=0.9), data()))(nn.Linear(3, 1)),
      lambda: (lambda m: (m, torch.optim.Adam(m.parameters(), lr=0.1), data()))(nn.Linear(3, 1)), variants=False)
def optimizers(m, optimizer, x):
    for _ in range(2):
        optimizer.zero_grad()
        m(x).sum().backward()
        optimizer.step()
    return m.weight, m.bias, m.weight.grad


@case(lambda: (nn.Linear(3, 1), data()))
def manual_update(m, x):
    m(x).sum().backward()
    with torch.no_grad():
        for p in m.parameters():
            p -= 0.1 * p.grad
            p.grad = None
    return m.weight, m.weight.grad


@case(lambda: (nn.Linear(3, 3), data()))
def parameter_replaced(m, x):
    a = m(x)
    m.weight = nn.Parameter(torch.ones(3, 3))
    b = m(x)
    m.extra = torch.ones(1)
    return a, b, m.extra, isinstance(m.weight, nn.Parameter)


@case(lambda: (nn.Linear(3, 3), data()))
def shared_module(m, x):
    net = nn.Sequential(m, m)
    return net(x), net[0] is net[1], len(list(net.parameters()))


@case(lambda: (nn.Linear(3, 3), data()))
def module_made_inside(m, x):
    class Wrapper(nn.Module):
        def __init__(self):
            super().__init__()
            self.m = m

        def forward(self, x):
            return self.m(x) + 1
    return Wrapper()(x)


@case(lambda: (nn.Linear(3, 3), data()))
def module_attribute_errors(m, x):
    texts = []
    for action in (lambda: m.nothing, lambda: m(torch.ones(5)), lambda: m(), lambda: nn.Linear(3, 3)(None)):
        try:
            action()
        except Exception as error:
            texts.append((type(error).__name__, str(error)))
    return texts, m(x)


@case(lambda: (nn.GRUCell(3, 3) if hasattr(nn, 'GRUCell') else nn.Linear(3, 3), data()))
def recurrent(m, x):
    h = x
    for _ in range(2):
        h = torch.tanh(m(h))
    return h


@case(lambda: ([nn.Linear(3, 3), nn.ReLU()], data()))
def list_of_modules(layers, x):
    for layer in layers:
        x = layer(x)
    return x


@case(lambda: (nn.Linear(3, 3).requires_grad_(False), data()))
def frozen(m, x):
    y = m(x)
    m.weight.requires_grad = True
    return y.requires_grad, m(x).requires_grad


@case(lambda: (nn.Linear(3, 3), data()))
def zero_grad(m, x):
    m(x).sum().backward()
    before = m.weight.grad
    m.zero_grad()
    nn.utils.clip_grad_norm_(m.parameters(), 1.0)
    return before, m.weight.grad


@case(lambda: (Net(), data()), random=True)
def forward_directly(m, x):
    return m.forward(x), m.__call__(x), type(m)(), m.first.in_features


run()    # expect: 26 functions, 0 differ
