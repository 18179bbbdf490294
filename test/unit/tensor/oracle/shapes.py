"""Shapes: views, parts, joins, repetitions, diagonals."""
from oracle import ALL, FLOATS, INTS, row
import torch


def one(r, *more, **how):
    return [r.tensor(**how), *more]


def with_rank(r, least=1, **how):
    return r.tensor(shape=r.shape(rank=r.randint(least, 3)), **how)


def permute(r):
    t = r.tensor()
    order = list(range(t.dim()))
    r.shuffle(order)
    if r.random() < 0.05:
        order = order[1:] + r.choice([[], [0], [5]])
    return [t, [d - t.dim() if r.random() < 0.3 else d for d in order]]


def movedim(r):
    t = r.tensor()
    source, destination = r.dims(t.dim()), r.dims(t.dim())
    if r.random() < 0.9:
        destination = r.sample(range(max(t.dim(), 1)), len(source)) if t.dim() else []
    return [t, source, destination]


def two_dims(r, t):
    return [r.dim(t.dim()), r.dim(t.dim())]


def swap(r):
    t = r.tensor()
    return [t, *two_dims(r, t)]


def dims_of(r):
    t = r.tensor()
    return [t, r.dim(t.dim())]


def unsqueeze(r):
    t = r.tensor()
    return [t, r.dim(t.dim() + 1)]


def flatten(r):
    t = r.tensor()
    return [t, *([] if r.random() < 0.3 else two_dims(r, t))]


def unflatten(r):
    t = with_rank(r, 1)
    d = r.dim(t.dim())
    if not -t.dim() <= d < t.dim() or t.size(d) == 0:
        d = 0
    size = t.size(d)
    sizes = r.choice([[1, size], [size, 1], [size], [-1, 1], [2, -1], [2, 2]])
    return [t, d, sizes]


def other(r, same=True):
    t = r.tensor()
    shape = list(t.shape)
    if r.random() < 0.9:
        r.shuffle(shape)
    else:
        shape = r.shape()
    return [t, r.tensor(shape=shape, grad=0)]


def view(r):
    t = r.tensor()
    n = t.numel()
    return [t, r.choice([[n], [-1], [1, n], [n, 1], [-1, 1], list(t.shape), list(t.shape)[::-1], [2, -1], [-1, 3], [n + 1]])]


def as_strided(r):
    """Within the elements, each once."""
    t = r.tensor(shape=r.shape(least=1), laid='rows')
    n = t.numel()
    rows = r.choice([k for k in range(1, n + 1) if n % k == 0])
    size, stride = r.choice([([n], [1]), ([rows, n // rows], [n // rows, 1]), ([n // rows, rows], [1, n // rows]), ([max(n - 1, 1)], [1]), ([], [])])
    return [t, size, stride, *([] if r.random() < 0.5 else [0])]


def expand_as(r):
    shape = r.shape()
    return [r.tensor(shape=r.broadcast_of(shape)), r.tensor(shape=shape if r.random() < 0.9 else r.shape(), grad=0)]


def broadcast_to(r):
    shape = r.shape()
    return [r.tensor(shape=r.broadcast_of(shape)), shape if r.random() < 0.9 else r.shape()]


def broadcast_tensors(r):
    shape = r.shape()
    return [[r.tensor(shape=r.broadcast_of(shape)) for _ in range(r.randint(1, 3))]]


def squeeze_dims(t, dims):
    for d in sorted((d % t.dim() for d in dims), reverse=True):
        t = t.squeeze(d)
    return t.view(t.shape)


def method(name):
    return getattr(torch.Tensor, name)


row('permute', permute)
row('movedim.intlist', movedim)
row('swapaxes', swap)
row('swapdims', swap)
row('transpose.int', swap)
row('adjoint', lambda r: [with_rank(r, 2) if r.random() < 0.9 else r.tensor()], call=method('adjoint'))
row('detach', one)
row('clone', one)
row('contiguous', one, call=method('contiguous'))
row('t', lambda r: [r.tensor(shape=r.shape(rank=r.choice([0, 1, 2, 2, 2, 3])))])
row('expand', broadcast_to, call=method('expand'))
row('view', view, call=method('view'))
row('reshape', view)
row('as_strided', as_strided, call=method('as_strided'))
row('squeeze', one)
row('squeeze.dim', dims_of)
row('squeeze.dims', lambda r: (lambda t: [t, r.dims(t.dim())])(r.tensor()), call=squeeze_dims, node='SqueezeBackward2')
row('unsqueeze', unsqueeze)
row('flatten.using_ints', flatten)
row('unflatten.int', unflatten, call=method('unflatten'))
row('ravel', one)
row('expand_as', expand_as, call=method('expand_as'))
row('view_as', lambda r: other(r), call=method('view_as'))
row('reshape_as', lambda r: other(r), call=method('reshape_as'))
row('broadcast_to', broadcast_to)
row('broadcast_tensors', broadcast_tensors, call=lambda tensors: torch.broadcast_tensors(*tensors))
row('atleast_1d', one)
row('atleast_2d', one)
row('atleast_3d', one)

# ---- parts


def select(r):
    t = with_rank(r, 0)
    d = r.dim(t.dim())
    return [t, d, r.randint(-4, 3)]


def narrow(r):
    t = with_rank(r, 0)
    d = r.dim(t.dim())
    size = t.size(d) if t.dim() and -t.dim() <= d < t.dim() else 0
    return [t, d, r.randint(-size, size), r.randint(0, 2)]


def split(r):
    t = with_rank(r, 0)
    return [t, r.randint(0 if r.random() < 0.2 else 1, 4), r.dim(t.dim())]


def split_sizes(r):
    t = with_rank(r, 1)
    d = r.randint(0, t.dim() - 1)
    size = t.size(d)
    first = r.randint(0, size)
    sizes = r.choice([[first, size - first], [size], [first, size - first, 0], [1, 1], [size + 1, -1]])
    return [t, sizes, r.choice([d, d - t.dim()])]


def chunk(r):
    t = with_rank(r, 0)
    return [t, r.randint(0, 4), r.dim(t.dim())]


def tensor_split(r):
    t = with_rank(r, 0)
    return [t, r.randint(1, 4), r.dim(t.dim())]


def tensor_split_indices(r):
    t = with_rank(r, 0)
    return [t, [r.randint(-3, 4) for _ in range(r.randint(1, 3))], r.dim(t.dim())]


def slices(r):
    t = with_rank(r, 1)
    return [t, r.dim(t.dim()), r.choice([None, r.randint(-4, 4)]), r.choice([None, r.randint(-4, 4)]), r.randint(1, 3)]


row('select.int', select)
row('slice.Tensor', slices, call=torch.ops.aten.slice)
row('narrow', narrow)
row('split.Tensor', split)
row('split.sizes', split_sizes)
row('split_with_sizes', split_sizes)
row('chunk', chunk)
row('tensor_split.sections', tensor_split)
row('tensor_split.indices', tensor_split_indices)
row('unbind.int', dims_of)

# ---- joins


def cat(r):
    shape = r.shape(rank=r.randint(1, 3))
    d = r.dim(len(shape))
    among = ALL if r.random() < 0.3 else [r.dtype()]
    tensors = []
    for _ in range(r.randint(1, 3)):
        own = list(shape)
        if -len(own) <= d < len(own):
            own[d] = r.randint(0, 3)
        if r.random() < 0.05:
            own[-1] += 1
        if r.random() < 0.1:
            own = [0]
        tensors.append(r.tensor(shape=own, among=among))
    return [tensors, d]


def stack(r):
    shape = r.shape()
    among = ALL if r.random() < 0.3 else [r.dtype()]
    tensors = [r.tensor(shape=shape if r.random() < 0.95 else r.shape(), among=among) for _ in range(r.randint(1, 3))]
    return [tensors, r.dim(len(shape) + 1)]


def stacked(r):
    return [stack(r)[0]]


row('cat', cat)
row('stack', stack)
row('hstack', stacked)
row('vstack', stacked)
row('dstack', stacked)
row('column_stack', stacked)

# ---- again, and in another order


def repeat(r):
    t = r.tensor()
    return [t, [r.randint(0 if r.random() < 0.1 else 1, 3) for _ in range(max(t.dim() + r.choice([0, 0, 1, -1]), 0))]]


def repeat_interleave(r):
    t = r.tensor()
    return [t, r.randint(0, 3), *([] if r.random() < 0.3 else [r.dim(t.dim())])]


def repeat_interleave_newer(t, repeats, dim=None):
    """The way that PyTorch 2 takes, once 1.13 has found nothing wrong."""
    torch.repeat_interleave(t.detach(), repeats, dim)
    t = t.flatten() if dim is None or t.dim() == 0 else t
    d = (dim or 0) % t.dim()
    shape = list(t.shape)
    return t.unsqueeze(d + 1).expand([*shape[: d + 1], repeats, *shape[d + 1 :]]).clone(memory_format=torch.contiguous_format).flatten(d, d + 1)


def repeat_interleave_tensor(r):
    t = with_rank(r, 1)
    d = r.dim(t.dim())
    size = t.size(d) if -t.dim() <= d < t.dim() else 1
    how = r.random()
    if how < 0.2:
        return [t, r.tensor(shape=r.choice([[], [1]]), dtype=torch.int64, low=0, high=3), d]
    if how < 0.4:
        return [t, r.tensor(shape=[t.numel()], dtype=torch.int64, low=0, high=2, laid='rows')]
    return [t, r.tensor(shape=[size if r.random() < 0.9 else size + 1], dtype=r.choice([torch.int64, torch.int32]), low=0, high=3), d]


def flip(r):
    t = r.tensor()
    return [t, r.dims(t.dim())]


def roll(r):
    t = r.tensor()
    if r.random() < 0.3:
        return [t, r.randint(-4, 4)]
    dims = r.dims(t.dim())
    return [t, [r.randint(-4, 4) for _ in dims], dims]


def rot90(r):
    t = with_rank(r, 2)
    return [t, r.randint(-4, 5), r.sample(range(t.dim()), 2)]


def unfold(r):
    t = r.tensor()
    return [t, r.dim(t.dim()), r.randint(0, 3), r.randint(1, 2)]


row('repeat', repeat, call=method('repeat'))
row('tile', repeat)
row('repeat_interleave.self_int', repeat_interleave, call=repeat_interleave_newer)
row('repeat_interleave.self_Tensor', repeat_interleave_tensor)
row('repeat_interleave.Tensor', lambda r: [r.tensor(shape=[r.randint(0, 4)], dtype=r.choice([torch.int64, torch.int32]), low=0, high=3)])
row('flip', flip)
row('fliplr', one)
row('flipud', one)
row('roll', roll)
row('rot90', rot90)
row('unfold', unfold, call=method('unfold'))

# ---- diagonals and triangles


def diagonal(r):
    t = with_rank(r, 2 if r.random() < 0.95 else 1)
    return [t, r.randint(-3, 3), *([] if r.random() < 0.3 else two_dims(r, t))]


def diag_embed(r):
    t = with_rank(r, 1)
    return [t, r.randint(-2, 2), *([] if r.random() < 0.5 else r.sample(range(t.dim() + 1), 2))]


def diag(r):
    """1.13 does not take diagonals outside of the matrix."""
    t = with_rank(r, 1)
    return [t, r.randint(-t.size(0), t.size(1)) if t.dim() == 2 else r.randint(-3, 3)]


def tri(r):
    return [with_rank(r, 2), *([] if r.random() < 0.4 else [r.randint(-3, 3)])]


row('diagonal', diagonal)
row('diag_embed', diag_embed)
row('diag', diag)
# Of a matrix with more rows than columns PyTorch's own gradient is wrong.
row('trace', lambda r: [r.tensor(shape=sorted(r.shape(rank=2 if r.random() < 0.9 else 1)))], tolerance=1e-6)
row('tril', tri, in_place=True)
row('triu', tri, in_place=True)
row('tril_indices', lambda r: [r.randint(0, 4), r.randint(0, 4), r.randint(-3, 3)])
row('triu_indices', lambda r: [r.randint(0, 4), r.randint(0, 4), r.randint(-3, 3)])
