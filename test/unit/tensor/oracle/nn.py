"""Losses and the cores of layers."""
from oracle import FLOATS, row
import torch

F = torch.nn.functional
NN = torch._C._nn
LOOSE = dict(tolerance=2e-5, double=1e-12, gradient=1e-4)


def floats(r, shape, dtype, **how):
    if 0 in shape:
        # The mean of nothing.
        r.has_special = True
    return r.tensor(shape=shape, dtype=dtype, special=False, **how)


def two(r, low=-4.0, high=4.0):
    shape = r.shape()
    dtype = r.dtype(FLOATS)
    other = dtype if r.random() < 0.9 else r.dtype()
    return [floats(r, shape, dtype, low=low, high=high), floats(r, shape, other, low=low, high=high)]


def loss(r, *more):
    return [*two(r), r.randint(0, 2), *more]


def huber(r):
    """Its elements are laid out as the input alone."""
    shape = r.shape()
    dtype, other = r.dtype(FLOATS), r.dtype(FLOATS)
    return [floats(r, shape, dtype, laid='rows'), floats(r, shape, other, laid='rows'), r.randint(0, 2), r.choice([1.0, 0.5, 2.0])]


row('mse_loss', loss, call=NN.mse_loss, **LOOSE)
row('l1_loss', loss, call=NN.l1_loss, **LOOSE)
row('smooth_l1_loss', lambda r: loss(r, r.choice([1.0, 0.5, 2.0, 0.0])), call=NN.smooth_l1_loss, **LOOSE)
row('huber_loss', huber, call=NN.huber_loss, **LOOSE)


def bce(r):
    shape = r.shape()
    dtype = r.dtype(FLOATS)
    weight = floats(r, r.broadcast_of(shape), dtype, low=0.5, high=2, grad=0) if r.random() < 0.3 else None
    return [floats(r, shape, dtype, low=0.05, high=0.95), floats(r, shape, dtype, low=0, high=1, grad=0.3), weight, r.randint(0, 2)]


def bce_logits(r):
    shape = r.shape()
    dtype = r.dtype(FLOATS)
    weight = floats(r, r.broadcast_of(shape), dtype, low=0.5, high=2, grad=0) if r.random() < 0.3 else None
    positive = floats(r, r.broadcast_of(shape), dtype, low=0.5, high=2, grad=0) if r.random() < 0.3 else None
    return [floats(r, shape, dtype), floats(r, shape, dtype, low=0, high=1, grad=0.3), weight, positive, r.randint(0, 2)]


def kl(r):
    shape = r.shape()
    dtype = r.dtype(FLOATS)
    is_log = r.random() < 0.4
    target = floats(r, shape, dtype, low=-2 if is_log else 0.05, high=1)
    return [floats(r, shape, dtype), target, r.randint(0, 2)], {'log_target': is_log}


row('binary_cross_entropy', bce, call=NN.binary_cross_entropy, **LOOSE)
row('binary_cross_entropy_with_logits', bce_logits, **LOOSE)
row('kl_div', kl, call=torch.kl_div, **LOOSE)
row('xlogy.Tensor', lambda r: [floats(r, (s := r.shape()), (t := r.dtype(FLOATS)), low=-2, high=2), floats(r, s, t, low=0.1, high=3)], **LOOSE)

# ---- classes


def classes(r, plain=None):
    """Scores and the right classes."""
    rank = r.choice([1, 2, 2, 3, 4]) if plain is None else plain
    c = r.randint(1, 4)
    shape = [c] if rank == 1 else [r.randint(1, 3), c, *[r.randint(1, 2) for _ in range(rank - 2)]]
    dtype = r.dtype(FLOATS)
    where = [] if rank == 1 else [shape[0], *shape[2:]]
    ignored = r.choice([-100, -100, 0])
    top = c if r.random() < 0.03 else c - 1
    numbers = [ignored if r.random() < 0.1 else r.randint(0, top) for _ in range(max(torch.Size(where).numel(), 1))]
    target = torch.tensor(numbers, dtype=torch.int64).reshape(where)
    if r.random() < 0.03 and rank > 1:
        target = torch.cat([target.flatten(), target.flatten()])
    weight = floats(r, [c], dtype, low=0.5, high=2, grad=0) if r.random() < 0.3 else None
    # 1.13 cannot go back to what lies in another order.
    return [floats(r, shape, dtype, laid='rows' if rank == 4 else None), target, weight, r.randint(0, 2), ignored]


def cross_entropy(r):
    if r.random() < 0.7:
        x, target, weight, reduction, ignored = classes(r)
        smoothing = r.choice([0.0, 0.0, 0.1, 1.0])
        if smoothing:
            # What 1.13 does with what is ignored was changed later.
            ignored = -100
            target = target.clamp(min=0)
        return [x, target, weight, reduction, ignored, smoothing]
    x, _, weight, reduction, _ = classes(r)
    target = floats(r, list(x.shape), x.dtype, low=0, high=1, grad=0.3)
    return [x, target, weight, reduction, -100, r.choice([0.0, 0.2])]


row('nll_loss', lambda r: classes(r, r.choice([1, 2])), call=torch.ops.aten.nll_loss, **LOOSE)
row('nll_loss2d', lambda r: classes(r, 4), call=torch.ops.aten.nll_loss2d, **LOOSE)
row('nll_loss_nd', classes, call=NN.nll_loss_nd, **LOOSE)
row('cross_entropy_loss', cross_entropy, call=NN.cross_entropy_loss, **LOOSE)

# ---- normalization


def spread(r, shape, dtype, **how):
    return r.tensor(shape=shape, dtype=dtype, special=False, expanded=False, **how)


def layer_norm(r):
    shape = [*r.shape(rank=r.randint(0, 2), least=1), r.randint(3, 5)]
    k = r.randint(1, len(shape))
    own = shape[-k:] if r.random() < 0.96 else [7]
    dtype = r.dtype(FLOATS)
    affine = r.random() < 0.6
    return [spread(r, shape, dtype), own, *([spread(r, own, dtype), spread(r, own, dtype)] if affine else [None, None]), r.choice([1e-5, 1e-2])]


def batch_norm(r):
    c = r.randint(1, 3)
    shape = [r.randint(3, 5), c, *r.shape(rank=r.randint(0, 2), least=1)]
    dtype = r.dtype(FLOATS)
    affine = r.random() < 0.6
    training = r.random() < 0.6
    own = [c] if r.random() < 0.95 else [c + 1]
    running = not training or r.random() < 0.6
    return [
        spread(r, shape, dtype, laid=r.choice(['rows', 'sliced'])),
        # 1.13 goes wrong when these have steps.
        *([spread(r, own, dtype, laid='rows'), spread(r, [c], dtype, laid='rows')] if affine else [None, None]),
        *([spread(r, [c], dtype, grad=0, laid='rows'), spread(r, [c], dtype, low=0.5, high=2, grad=0, laid='rows')] if running else [None, None]),
        training, 0.1, r.choice([1e-5, 1e-2]),
    ]


def call_batch_norm(x, weight, bias, mean, var, *more):
    copy = lambda t: None if t is None else t.clone()
    return torch.batch_norm(x, weight, bias, copy(mean) if more[0] else mean, copy(var) if more[0] else var, *more, False)


NORM = dict(tolerance=1e-4, double=1e-10, gradient=2e-3)
row('layer_norm', layer_norm, **NORM)
row('batch_norm', batch_norm, call=call_batch_norm, **NORM)


def similar(r):
    shape = r.shape(rank=r.randint(1, 3), least=1)
    dtype = r.dtype(FLOATS)
    return [spread(r, shape, dtype), spread(r, r.broadcast_of(shape), dtype), r.randint(-len(shape), len(shape) - 1)]


row('cosine_similarity', similar, tolerance=2e-5, double=1e-12, gradient=2e-3)

# ---- images


def conv(count):
    def sample(r):
        groups = r.choice([1, 1, 2])
        o, c = groups * r.randint(1, 2), groups * r.randint(1, 2)
        kernel = [r.randint(1, 3) for _ in range(count)]
        image = [r.randint(k + r.choice([0, 0, 0, -1]), 5) for k in kernel]
        dtype = r.dtype(FLOATS)
        batch = [r.randint(1, 2)] if r.random() < 0.8 else []
        bias = spread(r, [o], dtype) if r.random() < 0.5 else None
        x = spread(r, [*batch, c + (r.random() < 0.03), *image], dtype, laid=r.choice(['rows', 'sliced']))
        weight = spread(r, [o, c // groups, *kernel], dtype, laid='rows')
        return [x, weight, bias, [r.randint(1, 2) for _ in kernel], [r.randint(0, 1) for _ in kernel], [r.choice([1, 1, 2]) for _ in kernel], groups]

    return sample


def pool(r, average=False):
    kernel = [r.randint(1, 3), r.randint(1, 3)]
    shape = [*r.shape(rank=r.randint(1, 2), least=1), r.randint(1, 5), r.randint(1, 5)]
    x = spread(r, shape, r.dtype(FLOATS), laid=r.choice(['rows', 'sliced']))
    stride = r.choice([[], [1, 1], [2, 1], [2, 2]])
    padding = [r.randint(0, k // 2) if r.random() < 0.95 else k for k in kernel]
    if average:
        return [x, kernel, stride, padding, False, r.random() < 0.7, *([r.randint(1, 4)] if r.random() < 0.2 else [])]
    return [x, kernel, stride, padding, [1 if any(padding) else r.choice([1, 1, 2]), 1]]


def pad(r):
    t = r.tensor(shape=r.shape(least=2))
    counts = [r.randint(-1, 2) for _ in range(2 * r.randint(0, max(t.dim(), 1)) + (r.random() < 0.03))]
    return [t, counts, *([] if r.random() < 0.4 else [r.scalar(special=False, floats=t.dtype in FLOATS, bools=False)])]


row('conv1d', conv(1), **LOOSE)
row('conv2d', conv(2), **LOOSE)
row('max_pool2d', pool)
row('max_pool2d_with_indices', pool, call=NN.max_pool2d_with_indices)
row('avg_pool2d', lambda r: pool(r, True), call=NN.avg_pool2d, **LOOSE)
row('constant_pad_nd', pad)
