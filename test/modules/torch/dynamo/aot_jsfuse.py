# torch: 2.9
# skip fuel=1: it is the library that is tested, in one tier
# The backend aot_jsfuse: both ways through a graph in fused loops give the results and the gradients that autograd gives, bit by bit.
import torch
import torch.nn.functional as F
from torch._dynamo._events import listeners


def chain(x, y):
    a = torch.sigmoid(x) * y
    b = torch.relu(1 - a) * torch.tanh(x + y)
    return torch.sin(b) * 2 - torch.exp(-b * b)


def apart(x, y):
    a = torch.clamp(x, -1, 1) * y
    return (F.silu(a) / (1 + a * a)).sum(), torch.cos(a) + torch.where(x > y, x, y * 3)


def in_place(x, y):
    a = x * y
    a.add_(1)
    return torch.tanh(a) * 2 - x


def with_grads(f, size):
    torch.manual_seed(0)
    x, y = torch.randn(size, requires_grad=True), torch.randn(size)
    results = f(x, y)
    results = results if isinstance(results, tuple) else (results,)
    sum(each.sum() * 0.7 for each in results).backward()
    return repr([*[each.tolist() for each in results], x.grad.tolist(), y.grad])


def kernels_of(f, size):
    found = []
    listeners.append(lambda kind, data: found.append(data['name']) if kind == 'code' and data['kind'] == 'output_code' else None)
    with_grads(f, size)
    listeners.pop()
    return found


for f in chain, apart, in_place:
    torch._dynamo.reset()
    compiled = torch.compile(f, backend='aot_jsfuse')
    print(f.__name__, all(with_grads(f, size) == with_grads(compiled, size) for size in (3, 64, 4097, (30, 50))))
# expect: chain True
# expect: apart True
# expect: in_place True

torch._dynamo.reset()
# One loop for each way. The way back begins with -slope, for that of exp(...) is subtracted.
for name in kernels_of(torch.compile(chain, backend='aot_jsfuse'), 5):
    print(name)
# expect: fused_sigmoid_mul_rsub_relu_add_tanh_mul_sin_mul_neg_mul_exp
# expect: fused_neg_mul_mul_mul_neg_add_mul_cos_mul_add_mul_mul_square
with torch.no_grad():
    x = torch.ones(3)
    print(torch.equal(torch.compile(chain, backend='aot_jsfuse')(x, x), chain(x, x)))  # expect: True
