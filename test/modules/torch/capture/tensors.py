"""Captured functions: tensors in place, views, indices, types, random numbers."""
# torch: 99 (no PyTorch has _capture)
# skip fuel=1: what is compared is the capture, in one tier
import torch
import torch.nn.functional as F
from _differential import case, run

vector = lambda: (torch.randn(3),)
matrix = lambda: (torch.randn(3, 4),)
two = lambda: (torch.randn(3), torch.randn(3))
with_number = lambda: (torch.randn(3), 3)


@case(two)
def operators(x, y):
    return x + y, x - y, x * y, x / y, x // 2, x % 2, x ** 2, 2 ** x, -x, +x, abs(x), 1 - x, 1 / (x + 10), x @ y


@case(two)
def comparisons(x, y):
    return x < y, x <= y, x == y, x != 1, x > 0, x >= y, ~(x > 0), (x > 0) & (y > 0), (x > 0) | (y > 0), (x > 0) ^ (y > 0), x == None, x != None


@case(with_number, lambda: (torch.randn(3), 2.5), lambda: (torch.randn(3), True))
def with_numbers(x, n):
    return x * n, n - x, x.add(n, alpha=2), torch.full((2,), n), x.clamp(-n, n)


@case(vector)
def in_place(x):
    x.add_(1)
    y = x.mul_(2)
    x += 3
    x -= 1
    x *= 2
    x /= 3
    x **= 2
    return y is x, y


@case(two)
def in_place_on_made(x, y):
    z = x + y
    w = z
    z += 1
    z.sub_(y)
    return z, w is z, w


@case(two)
def in_place_on_two(x, y):
    x.add_(y)
    y.add_(x)
    return x + y, x is y


@case(two)
def arguments_may_be_one(x, y):
    x.add_(1)
    z = y * 2
    y.add_(1)
    return z, x


@case(vector)
def views(x):
    y = x.view(3, 1)
    y.add_(1)
    z = x[1:]
    z.mul_(10)
    x.zero_()
    return y, z, x, x[None], x.view_as(x) is x


@case(matrix)
def views_of_views(m):
    a = m.t()
    b = a[1]
    b += 1
    c = m.reshape(-1)
    c[0] = 100
    d = m.flatten()[2:5].unsqueeze(0)
    d.fill_(7)
    return a, b, c, d, a.is_contiguous()


@case(matrix)
def chunks(m):
    a, b = m.split(2)
    a.add_(1)
    c = m.chunk(2, 1)
    d = m.unbind(0)
    d[0].mul_(5)
    return a, b, c, d


@case(matrix)
def returns_view_of_argument(m):
    return m[0], m.view(-1), m.detach(), m.data, m.T, m.expand(2, 3, 4)


@case(vector)
def returns_argument(x):
    return x, [x, x], x.contiguous() is x, x.to(torch.float32) is x, x.float() is x, x.clone() is x


@case(vector)
def detach_shares(x):
    d = x.detach()
    d.add_(1)
    c = x.clone()
    c.add_(1)
    return x, d, c


@case(matrix)
def indices(m):
    return m[0], m[-1, 1], m[:, 1:3], m[::2], m[..., 0], m[None], m[[0, 2]], m[torch.tensor([1, 0])], m[m > 0], m[0:0], m[1, None, :2]


@case(matrix)
def item_assignment(m):
    m[0] = 5
    m[:, 1] = m[0]
    m[1, 2] = 7.5
    m[..., 3] += 1
    m[[0, 2]] = torch.zeros(4)
    m[m > 4] = -1
    return m


@case(matrix)
def mask_sizes(m):
    y = m[m > 0]
    z = torch.nonzero(m > 0)
    return y.shape[0] + z.shape[0], y.sum(), m.masked_select(m < 0).numel()


@case(matrix)
def index_errors(m):
    texts = []
    for action in (lambda: m[5], lambda: m[0, 0, 0], lambda: m['a'], lambda: m[:, 9], lambda: m[1.5], lambda: m[torch.tensor([7])]):
        try:
            action()
        except Exception as error:
            texts.append((type(error).__name__, str(error)))
    return texts, m + 1


@case(matrix)
def shape_errors(m):
    texts = []
    for action in (lambda: m + torch.ones(5), lambda: m @ m, lambda: m.view(5), lambda: m.sum(9), lambda: torch.cat([m, m.view(4, 3)]), lambda: m.squeeze(7), lambda: m.nothing(), lambda: torch.ones(-1)):
        try:
            action()
        except Exception as error:
            texts.append((type(error).__name__, str(error)))
    return texts, m + 1


@case(matrix)
def shapes(m):
    s = m.shape
    rows, columns = m.size()
    return s, s[0], rows * columns, m.size(1), m.dim(), m.numel(), len(m), s == (3, 4), list(s), s[-1:], m.stride(), tuple(s), m.ndim, s.numel()


@case(matrix)
def shape_arithmetic(m):
    n = m.shape[0] * m.shape[1] // 2
    return m.reshape(n, -1), torch.zeros(n), torch.arange(n), m.new_zeros(n), torch.eye(m.shape[0]), m.repeat(2, 1)


@case(vector)
def dtypes(x):
    return x.double(), x.int(), x.to(torch.float64), x.type_as(x.double()), x.dtype, x.bool(), x.long() // 2, torch.float32.is_floating_point, x.dtype == torch.float32, x.half() if False else None


@case(vector)
def attributes(x):
    return x.requires_grad, x.is_leaf, x.device.type, x.grad, x.grad_fn, x.layout, x.itemsize, x.is_floating_point(), x.data_ptr() == x.data_ptr()


@case(two)
def functions_of_torch(x, y):
    return (torch.cat([x, y]), torch.stack([x, y], 0), torch.where(x > 0, x, y), torch.maximum(x, y), torch.sort(x).values, torch.topk(x, 2),
            torch.max(x), torch.max(x, 0), torch.argmax(x), torch.cumsum(x, 0), torch.outer(x, y), torch.einsum('i,i->', x, y), torch.tril(torch.outer(x, y)))


@case(matrix)
def reductions(m):
    return m.sum(), m.sum(0), m.mean(1, keepdim=True), m.max(), m.min(1), m.std(), m.var(0), m.norm(), m.prod(), m.all(), m.any(1), m.argmax(1), m.amax((0, 1)), m.logsumexp(1)


@case(matrix)
def functional(m):
    return (F.relu(m), F.softmax(m, dim=-1), F.gelu(m), F.layer_norm(m, (4,)), F.normalize(m, dim=1), F.mse_loss(m, m * 2), F.cross_entropy(m, torch.tensor([0, 1, 2])),
            F.linear(m, torch.ones(2, 4)), F.pad(m, (1, 1)), F.one_hot(torch.tensor([0, 2])), F.embedding(torch.tensor([1]), m), F.leaky_relu(m, 0.1), F.softplus(m))


@case(vector)
def functional_in_place(x):
    F.relu(x, inplace=True)
    y = F.elu(x, inplace=True)
    torch.sigmoid_(x)
    z = torch.empty(0)
    return y is x, x


@case(vector)
def out_argument(x):
    y = torch.zeros(x.shape)
    r = torch.add(x, 1, out=y)
    return r is y, y


@case(vector, random=True)
def random_numbers(x):
    return x + torch.rand(3), torch.randn(2), F.dropout(x, 0.5), torch.randint(0, 9, (3,)), torch.randperm(4), torch.bernoulli(torch.full((2,), 0.5)), x.new_empty(2).normal_()


@case(vector, random=True)
def random_across_print(x):
    a = torch.rand(2)
    print('between')
    b = torch.rand(2)
    if b.sum() > 0.5:
        c = torch.rand(1)
    else:
        c = torch.randn(1)
    return a, b, c, torch.rand(1)


@case(vector, random=True)
def seeds(x):
    torch.manual_seed(3)
    a = torch.rand(2)
    g = torch.Generator().manual_seed(5)
    b = torch.rand(2, generator=g)
    torch.manual_seed(3)
    return a, b, torch.rand(2)


@case(vector, random=True)
def random_unused(x):
    torch.rand(4)
    y = x + 1
    F.dropout(y)
    return torch.rand(1)


@case(vector)
def new_tensors(x):
    return (torch.zeros(2, 3), torch.ones_like(x), torch.arange(4), torch.tensor([1, 2.5]), torch.tensor(3), torch.linspace(0, 1, 3), torch.empty(0), torch.full((2,), True),
            torch.tensor([[1], [2]], dtype=torch.float64), x.new_tensor([1, 2]), torch.as_tensor([1.0]), torch.zeros_like(x, dtype=torch.int64), torch.scalar_tensor(1) if hasattr(torch, 'scalar_tensor') else 0)


@case(vector)
def tensor_of_tensor_elements(x):
    return torch.tensor([x[0], 1.0]), torch.stack([x[0], x[1]])


@case(vector)
def unused_operations(x):
    x + 1
    y = x * 2
    y = x * 3
    x.sin()
    return y


@case(vector)
def constant_tensor(x):
    a = torch.ones(3)
    b = torch.ones(3)
    a.add_(x)
    return a, b, a is b


@case(vector)
def items(x):
    a = x.sum().item()
    b = float(x[0])
    c = int(x[1] * 10)
    d = bool(x[0] > 0)
    return a, b, c, d, x.tolist(), x * a, [0, 1, 2][c % 3]


@case(vector)
def tensor_as_index(x):
    i = torch.argmax(x)
    return x[i], [10, 20, 30][i], range(5)[i], x[i:], x[:i + 1]


@case(vector)
def tensor_as_size(x):
    n = torch.tensor(2)
    return x[:n], torch.zeros(n), x.repeat(n), torch.arange(n), list(range(n))


@case(vector)
def element_text(x):
    return f'{x[0].item():.2f}', '%s' % x.tolist(), str(x.shape), repr(x.dtype)


@case(vector)
def attributes_of_tensor(x):
    x.tag = 'argument'
    y = x + 1
    y.tag = 'made'
    z = y
    return z.tag, x.tag, hasattr(y, 'other'), y, x.__dict__


@case(lambda: (torch.ones(3, requires_grad=True),), variants=False)
def requires_grad_changed(x):
    y = torch.ones(2)
    y.requires_grad_()
    y.requires_grad = False
    z = y * 2
    return y.requires_grad, z.requires_grad, x.requires_grad, (x * 2).requires_grad


@case(vector)
def swapped(x):
    a, b = x, x + 1
    a, b = b, a
    b.add_(1)
    return a, b, b is x


@case(lambda: (lambda whole: (whole[:3], whole[1:4]))(torch.arange(5.)), lambda: (torch.arange(3.), torch.arange(3.)))
def overlapping(x, y):
    x.mul_(2)
    y.add_(1)
    return x + y, x


@case(lambda: (torch.randn(3), torch.randn(3, 1)), lambda: (torch.randn(3), torch.randn(1, 1)))
def broadcast(x, y):
    return x + y, torch.broadcast_tensors(x, y), x.expand(2, 3), (x * y).shape


@case(vector)
def iteration(x):
    total = 0
    for i, v in enumerate(x):
        total = total + v * i
    a, b, *c = x
    return total, a, b, c, list(x), [v for v in x.view(3, 1)], sum(x), max(x), sorted(x.tolist())


@case(vector)
def zero_dimensions(x):
    s = x.sum()
    try:
        len(s)
    except TypeError as error:
        text = str(error)
    try:
        for v in s:
            pass
    except TypeError as error:
        return text, str(error), s.shape, s.dim(), s + 1


@case(lambda: (torch.zeros(0),), lambda: (torch.ones(1),))
def empty_tensors(x):
    return x.sum(), x + 1, len(x), [v for v in x], x.shape[0] == 0, torch.cat([x, torch.ones(2)])


@case(lambda: (torch.tensor([4, 5, 6]), torch.tensor([1, 2, 0])))
def integers(x, y):
    try:
        a = x // y
    except Exception as error:
        a = type(error).__name__
    return a, x % (y + 1), x // (y + 1), x ** y, x / (y + 1), x << 1, x & y, x.float().mean(), x + 1.5


@case(lambda: (torch.tensor([4, 5, 6]), torch.tensor([1, 2, 0])))
def integers_divided_after_effect(x, y):
    x.add_(1)
    try:
        return x // y
    except Exception as error:
        return type(error).__name__, x


@case(lambda: (torch.randn(3), torch.tensor([0, 2])), lambda: (torch.randn(3), torch.tensor([0, 9])))
def gathered(x, i):
    x.add_(1)
    try:
        return x.index_select(0, i), x.gather(0, i), x.take(i), x[i]
    except (IndexError, RuntimeError) as error:
        return str(error), x


@case(vector)
def clones_in_loop(x):
    history = []
    for i in range(3):
        history.append(x.clone())
        x.add_(i)
    return history, x


@case(vector)
def identity_of_operations(x):
    a = x.view(3)
    b = x.reshape(3)
    c = x.squeeze()
    d = x.add_(0)
    return a is x, b is x, c is x, d is x, x.requires_grad_ is x.requires_grad_, x.detach() is x.detach(), x.data is x.data


@case(vector)
def ids(x):
    y = x + 1
    z = y
    return id(y) == id(z), id(x) == id(y), len({id(x), id(y), id(z)})


@case(vector)
def data_attribute(x):
    x.data.add_(1)
    y = x + 1
    x.data = torch.zeros(3)
    return y, x


@case(vector)
def saved_to_list_and_changed(x):
    kept = [x + 1]
    kept[0].add_(1)
    kept.append(kept[0])
    print('shown', len(kept))
    kept[1].mul_(2)
    return kept, kept[0] is kept[1]


@case(vector)
def strides(x):
    m = torch.stack([x, x])
    t = m.t()
    return t.stride(), t.contiguous().stride(), t.storage_offset(), m[1].storage_offset(), t.reshape(-1), x[1:].storage_offset()


@case(vector)
def default_dtype(x):
    torch.set_default_dtype(torch.float64)
    try:
        a = torch.ones(2)
        b = torch.tensor(1.5)
    finally:
        torch.set_default_dtype(torch.float32)
    return a, b, torch.ones(2)


@case(vector)
def result_type(x):
    return torch.result_type(x, 1), torch.promote_types(torch.int32, torch.float32), torch.can_cast(torch.float32, torch.int64), torch.finfo(x.dtype).eps, torch.is_tensor(x), torch.iinfo(torch.int8).max


run()    # expect: 58 functions, 0 differ
