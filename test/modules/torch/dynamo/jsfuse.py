# torch: 2.9
# skip fuel=1: it is the library that is tested, in one tier
# Module torch._dynamo: a fused loop gives the bits that the operations give one by one, whatever the length of the rows.
import torch
import torch.nn.functional as F


def arithmetic(x, y, s):
    a = x * 2 + y
    b = torch.relu(a) - 0.5
    c = torch.maximum(b * b, x) / (x * x + 1)
    return -c * s, torch.sqrt(torch.abs(c)), torch.square(a)


def functions(x, y, s):
    a = torch.tanh(x) + torch.sigmoid(y * s)
    b = torch.exp(-a) * torch.log(torch.abs(y) + 1)
    return torch.reciprocal(b + 3), b


def sines_and_powers(x, y, s):
    return torch.sin(x) + torch.cos(y) * s, (x - y).pow(2) + torch.floor(x)


def angles(x, y, s):
    a = torch.sin(x * 1000) - torch.cos(y)
    return a * torch.tan(s * x), torch.rsqrt(torch.abs(a)), torch.sin(x * 1e9)


def rounded(x, y, s):
    return torch.round(x * 4) / 4 + torch.sign(y), torch.floor(x) - torch.ceil(y), torch.trunc(x * s) % 3


def activations(x, y, s):
    a = F.silu(x) + F.gelu(y) - F.gelu(x, approximate='tanh')
    b = F.leaky_relu(a, 0.1) * F.softplus(y) + F.elu(x, 0.5) + F.relu(y, inplace=False)
    return F.hardtanh(b, -2, 2), F.mish(a) + F.hardswish(b)


def numbers_first(x, y, s):
    return 1 - x, 2 / (y * s), 2 ** x, 3 - 1 / (1 + torch.exp(-x)), torch.sub(x, y, alpha=2)


def limits(x, y, s):
    a = torch.clamp(x, -0.5, 0.5) + y.clamp(min=0) - x.clamp(max=s)
    return torch.clamp(a, x, y), torch.maximum(a, y) * torch.minimum(x, s), torch.pow(x, 3) + x ** 4 + torch.pow(torch.abs(x), y)


def choices(x, y, s):
    a = torch.where(x > 0, x * 2, y)
    return torch.where(a <= s, 0.0, a) + 1, (x + y).masked_fill(x == y, 3.0) * torch.where(y != y, s, y)


def masks_wanted(x, y, s):
    a = x * 2
    positive, other = a > y, a < s
    b = torch.where(positive, a, -y) - 1
    return torch.where(other, b, x), positive, b * positive


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


for f in (arithmetic, functions, sines_and_powers, angles, rounded, activations, numbers_first, limits, choices, masks_wanted, apart):
    torch._dynamo.reset()
    print(f.__name__, all(same(f, size, torch.float32) for size in (1, 3, 63, 64, 2048, 2049, 4100, 4200, (30, 50))))
    torch._dynamo.reset()
    print(f.__name__, all(same(f, size, torch.float64) for size in (1, 70, 4150)))
# expect: arithmetic True
# expect: arithmetic True
# expect: functions True
# expect: functions True
# expect: sines_and_powers True
# expect: sines_and_powers True
# expect: angles True
# expect: angles True
# expect: rounded True
# expect: rounded True
# expect: activations True
# expect: activations True
# expect: numbers_first True
# expect: numbers_first True
# expect: limits True
# expect: limits True
# expect: choices True
# expect: choices True
# expect: masks_wanted True
# expect: masks_wanted True
# expect: apart True
# expect: apart True
print(torch.compile(arithmetic)(*(torch.ones(2, 0),) * 2, torch.tensor(1.0))[0].shape)  # expect: torch.Size([2, 0])


# A size that may change was taken for the number that it was when the graph was made.
def with_size(x):
    return (x + 1) * x.shape[0] - 0.5


dynamic = torch.compile(with_size, dynamic=True)
print(all(torch.equal(dynamic(x), with_size(x)) for x in (torch.ones(3), torch.ones(4), torch.ones(70), torch.ones(80))))  # expect: True
