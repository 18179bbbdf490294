# skip fuel=1: it is the library that is tested, in one tier
"""aot_eager: a graph and its way back as two graphs. For inputs like the first and for others, results and gradients are those of autograd."""
import torch
import torch.nn.functional as F
from torch._dynamo import lookup_backend
from torch.fx import symbolic_trace

torch.manual_seed(0)


def inputs_of(shapes, at):
    """Floats that require grad, or whole numbers (`classes`) that do not."""
    made = []
    for shape in shapes:
        if isinstance(shape, str):
            made.append(torch.tensor({'classes': [[0, 2, 1, 0], [2, -100, 2, 1]], 'rows': [[1, 0, 1, 1], [3, 3, 0, 2]]}[shape][at]))
        else:
            made.append((torch.randn(shape) * (1 + at)).requires_grad_())
    return made


def run(function, inputs):
    leaves = [value.detach().clone().requires_grad_(value.requires_grad) for value in inputs]
    results = function(*leaves)
    results = results if isinstance(results, tuple) else (results,)
    loss = sum((result * (at + 1.5)).sum() for at, result in enumerate(results) if result.requires_grad)
    loss.backward()
    return [*results, *(leaf.grad for leaf in leaves if leaf.requires_grad)]


def agree(a, b):
    return len(a) == len(b) and all(
        (x is None and y is None) or (x is not None and y is not None and x.shape == y.shape and torch.equal(x.nan_to_num(7.0), y.nan_to_num(7.0)))
        for x, y in zip(a, b))


S, M, V = (4, 3), (3, 2), (3,)
CASES = [
    ('a * b + a', lambda a, b: a * b + a, S, S),
    ('broadcast', lambda a, b: (a - b) / (b * b + 1.0), S, V),
    ('numbers', lambda a: (2 - a) * 3 / 4 + 1.5, S),
    ('pow', lambda a: a ** 2 + (a * a + 1.0) ** 0.5 + 2.0 ** a, S),
    ('mm', lambda a, b: a @ b, S, M),
    ('linear', lambda x, w, b: F.linear(x, w, b), S, (2, 3), (2,)),
    ('bmm', lambda a, b: torch.bmm(a, b), (2, 4, 3), (2, 3, 2)),
    ('matmul', lambda a, b: torch.matmul(a, b), (2, 4, 3), (3,)),
    ('einsum', lambda a, b: torch.einsum('ij,jk->ik', a, b), S, M),
    ('elementwise', lambda a: torch.sin(a) + torch.cos(a) + torch.tanh(a) + torch.exp(a) + torch.sigmoid(a), S),
    ('more of them', lambda a: torch.log1p(a * a) + torch.sqrt(a * a + 1) + torch.rsqrt(a * a + 1) + a.abs() + torch.atan(a), S),
    ('erf and co', lambda a: torch.erf(a) + torch.expm1(a) + torch.sinh(a) + torch.asinh(a) + torch.reciprocal(a * a + 2), S),
    ('relu', lambda a: F.relu(a) + F.leaky_relu(a) + F.elu(a) + F.relu6(a) + F.hardtanh(a), S),
    ('gelu', lambda a: F.gelu(a) + F.gelu(a, approximate='tanh') + F.silu(a) + F.softplus(a) + F.mish(a) + F.selu(a), S),
    ('softmax', lambda a: F.softmax(a, dim=1) + F.log_softmax(a, dim=0), S),
    ('sums', lambda a: a.sum(0) + a.mean(0) + a.sum() + a.mean(), S),
    ('var', lambda a: a.var(0) + a.std(0) + a.var(), S),
    ('extremes', lambda a: a.max() + a.min() + a.amax(1).sum() + a.max(1).values.sum(), S),
    ('median', lambda a: a.median() + a.median(1).values, S),
    ('prod', lambda a: a.prod() + a.prod(1), S),
    ('cumsum', lambda a: a.cumsum(0) + a.cumprod(1) + a.logsumexp(0), S),
    ('norm', lambda a: a.norm() + a.norm(1, dim=0) + a.norm(3.0, dim=0), S),
    ('views', lambda a: a.view(6, 2) * a.reshape(2, 6).t() + a.transpose(0, 1).contiguous().view(6, 2), S),
    ('shapes', lambda a: a.unsqueeze(1).expand(4, 2, 3).permute(2, 0, 1).flatten(1).sum(0) + a.squeeze().sum(), S),
    ('cat', lambda a, b: torch.cat([a, b, a]) + torch.stack([a, b, a]).view(12, 3), S, S),
    ('pieces', lambda a: a.chunk(2)[0] * a.chunk(2)[1] + a[1:3] * a[0] + a.narrow(0, 0, 2) + a.select(1, 0)[:2, None], S),
    ('indexing', lambda a, i: a[i] * 2 + a.index_select(0, i) + F.embedding(i, a), S, 'rows'),
    ('gather', lambda a, i: a.gather(0, i[:, None]) + torch.where(a > 0, a, a * 2).clamp(-1, 1).sum(), S, 'rows'),
    ('masks', lambda a: a.masked_fill(a > 0, 0.5) + a.tril() + a.triu(), (3, 3)),
    ('clamp', lambda a: a.clamp(-0.5, 0.5) + a.clamp(min=0.0) + torch.maximum(a, a * 2) + torch.minimum(a, 1 - a), S),
    ('rounding', lambda a: a.floor() * a + a.round() * a + a.sign() * a, S),
    ('repeat', lambda a: a.repeat(2, 1) + a.flip(0).repeat(2, 1) + a.roll(1, 0).repeat(2, 1), S),
    ('mse', lambda a, b: F.mse_loss(a, b) + F.l1_loss(a, b) + F.smooth_l1_loss(a, b) + F.huber_loss(a, b), S, S),
    ('cross entropy', lambda a, t: F.cross_entropy(a, t), S, 'classes'),
    ('nll', lambda a, t: F.nll_loss(F.log_softmax(a, dim=1), t, reduction='sum'), S, 'classes'),
    ('with logits', lambda a, b: F.binary_cross_entropy_with_logits(a, torch.sigmoid(b)), S, S),
    ('bce', lambda a, b: F.binary_cross_entropy(torch.sigmoid(a), torch.sigmoid(b)), S, S),
    ('kl', lambda a, b: F.kl_div(F.log_softmax(a, dim=1), F.softmax(b, dim=1), reduction='batchmean'), S, S),
    ('layer norm', lambda a, w, b: F.layer_norm(a, (3,), w, b), S, V, V),
    ('conv', lambda x, w: F.conv1d(x, w), (1, 2, 5), (3, 2, 2)),
    ('conv2d and pools', lambda x, w: F.max_pool2d(F.relu(F.conv2d(x, w)), 2) + F.avg_pool2d(F.conv2d(x, w), 2), (1, 2, 5, 5), (3, 2, 2, 2)),
    ('cosine', lambda a, b: F.cosine_similarity(a, b) + F.pairwise_distance(a, b), S, S),
    ('two results', lambda a, b: (a * b, a + b), S, S),
    ('a result without', lambda a, b: (a * b, a.detach() * 2, a > b), S, S),
    ('an input without', lambda a, i: a * i[:, None], S, 'rows'),
    ('diagonal', lambda a: a.diagonal() * 2 + torch.diag(a), (3, 3)),
    ('sorting', lambda a: a.sort(0).values + a.topk(4, 0).values, S),
]
for name, function, *shapes in CASES:
    gm = symbolic_trace(function)
    first, second = inputs_of(shapes, 0), inputs_of(shapes, 1)
    compiled = lookup_backend('aot_eager')(gm, first)
    # Anything that stayed as it was for the first inputs would show with the second.
    outcomes = [agree(run(gm, inputs), run(compiled, inputs)) for inputs in (first, second)]
    result = compiled(*first)
    node = (result[0] if isinstance(result, tuple) else result).grad_fn
    print(name, *outcomes, 'joint' if node.name() == 'CompiledFunctionBackward' else 'as captured')
