# torch: 2.9
# skip fuel=1: it is the library that is tested, in one tier
# Module torch._dynamo: a fused loop gives the bits that the operations give one by one, whatever the length of the rows.
import torch


def arithmetic(x, y, s):
    a = x * 2 + y
    b = torch.relu(a) - 0.5
    c = torch.maximum(b * b, x) / (x * x + 1)
    return -c * s, torch.sqrt(torch.abs(c)), torch.square(a)


def functions(x, y, s):
    a = torch.tanh(x) + torch.sigmoid(y * s)
    b = torch.exp(-a) * torch.log(torch.abs(y) + 1)
    return torch.reciprocal(b + 3), b


def without_kernels(x, y, s):
    return torch.sin(x) + torch.cos(y) * s, (x - y).pow(2) + torch.floor(x)


def apart(x, y, s):
    a = (x + y) * s
    total = a.sum()
    return a / total + 1, torch.neg(x) - total


def bits(tensors):
    return [repr(each.tolist()) for each in tensors]


def same(f, size, dtype):
    torch.manual_seed(0)
    x, y, s = torch.randn(size, dtype=dtype), torch.randn(size, dtype=dtype), torch.tensor(0.37, dtype=dtype)
    x.view(-1)[0] = -0.0
    if x.numel() > 2:
        x.view(-1)[1], y.view(-1)[2] = float('nan'), float('inf')
    return bits(f(x, y, s)) == bits(torch.compile(f)(x, y, s))


for f in arithmetic, functions, without_kernels, apart:
    torch._dynamo.reset()
    print(f.__name__, all(same(f, size, torch.float32) for size in (1, 3, 63, 64, 2048, 2049, 4100, 4200, (30, 50))))
    torch._dynamo.reset()
    print(f.__name__, all(same(f, size, torch.float64) for size in (1, 70, 4150)))
# expect: arithmetic True
# expect: arithmetic True
# expect: functions True
# expect: functions True
# expect: without_kernels True
# expect: without_kernels True
# expect: apart True
# expect: apart True
print(torch.compile(arithmetic)(*(torch.ones(2, 0),) * 2, torch.tensor(1.0))[0].shape)  # expect: torch.Size([2, 0])


# A size that may change was taken for the number that it was when the graph was made.
def with_size(x):
    return (x + 1) * x.shape[0] - 0.5


dynamic = torch.compile(with_size, dynamic=True)
print(all(torch.equal(dynamic(x), with_size(x)) for x in (torch.ones(3), torch.ones(4), torch.ones(70), torch.ones(80))))  # expect: True
