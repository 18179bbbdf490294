"""Indices: tensors and masks that pick elements, rows, or places to put something."""
from oracle import ALL, FLOATS, INTS, row
import torch


def index_tensor(r, shape, size, outside=0.02, negative=False):
    """Of numbers below a size; now and then one is outside."""
    t = torch.zeros(shape, dtype=torch.int64)
    flat = t.view(-1)
    for k in range(flat.numel()):
        low = -size if negative and r.random() < 0.3 else 0
        flat[k] = r.randint(low, max(size, 1) - 1)
    if flat.numel() and r.random() < outside:
        flat[r.randint(0, flat.numel() - 1)] = size + 1
    if len(shape) == 2 and r.random() < 0.2:
        t = t.t().contiguous().t()
    return t


def indices(r, t):
    """What stands between the brackets of t[...], for `index` and `index_put`."""
    found = []
    joint = r.shape(rank=r.randint(0, 2), least=1)
    d = 0
    while d < t.dim():
        kind = r.random()
        if kind < 0.3:
            found.append(None)
            d += 1
        elif kind < 0.8:
            shape = joint if r.random() < 0.95 else r.shape(rank=1)
            found.append(index_tensor(r, r.broadcast_of(shape), t.size(d), negative=True))
            d += 1
        else:
            rank = r.randint(1, min(2, t.dim() - d))
            shape = list(t.shape[d : d + rank])
            if r.random() < 0.05:
                shape[-1] += 1
            found.append(r.tensor(shape=shape, dtype=torch.bool))
            joint = [1]
            d += rank
        if r.random() < 0.25:
            break
    if all(i is None for i in found):
        found = [index_tensor(r, joint, t.size(0), negative=True)]
    if r.random() < 0.02:
        found += [torch.tensor([0])] * 3
    return found


def some(r, least=1):
    return r.tensor(shape=r.shape(rank=r.randint(least, 3)))


def index(r):
    t = some(r)
    return [t, indices(r, t)]


def index_put(r):
    t = some(r)
    places = indices(r, t)
    try:
        shape = list(t[tuple(slice(None) if i is None else i for i in places)].shape)
    except (IndexError, RuntimeError):
        shape = []
    while places[-1] is None and any(i is not None and i.dtype == torch.bool for i in places):
        # Where 1.13 fills the places of a mask with one number, it does not see that there are more dimensions.
        places.pop()
    accumulate = r.random() < 0.5
    if not accumulate:
        # Which of several values stays is not said.
        places = [i if i is None or i.dtype == torch.bool else i[..., :1] if i.dim() else i for i in places]
        shape = []
        if any(i is not None and i.numel() > 1 for i in places):
            r.has_special = True
    values = r.tensor(shape=r.broadcast_of(shape) if r.random() < 0.95 else r.shape(), dtype=t.dtype if r.random() < 0.97 else torch.float64)
    return [t, places, values, accumulate]


row('index.Tensor', index, call=torch.ops.aten.index)
# The methods take no None.
torch.Tensor.index_put_ = lambda self, *args: torch.ops.aten.index_put_(self, *args)
row('index_put', index_put, call=torch.ops.aten.index_put, in_place=True)

# ---- rows


def dim_index(r, t, unique=False):
    d = r.dim(t.dim())
    size = t.size(d) if t.dim() and -t.dim() <= d < t.dim() else 1
    n = r.randint(0, 3) if t.dim() and size else 1 if size else 0
    i = index_tensor(r, [n] if r.random() < 0.9 or size == 0 else [], size, negative=False)
    if unique and i.dim():
        i = torch.tensor(sorted(set(i.tolist())), dtype=torch.int64)
    return d, i


def index_select(r):
    t = r.tensor(shape=r.shape(), expanded=False)
    d, i = dim_index(r, t)
    return [t, d, i.to(torch.int32) if r.random() < 0.2 else i]


def source_for(r, t, d, i, dtype=None):
    shape = list(t.shape)
    if t.dim() and -t.dim() <= d < t.dim():
        shape[d] = i.numel()
    if r.random() < 0.05:
        shape = r.shape()
    return r.tensor(shape=shape, dtype=dtype or t.dtype)


def index_add(r):
    t = some(r, 0)
    d, i = dim_index(r, t)
    args = [t, d, i, source_for(r, t, d, i, torch.float64 if r.random() < 0.03 else None)]
    return (args, {'alpha': r.randint(-3, 3)}) if r.random() < 0.3 else args


def index_copy(r):
    t = some(r, 0)
    d, i = dim_index(r, t, unique=True)
    return [t, d, i, source_for(r, t, d, i)]


def index_fill(r):
    t = some(r, 0)
    d, i = dim_index(r, t)
    return [t, d, i, r.scalar(bools=False, floats=t.dtype in FLOATS)]


def index_fill_tensor(r):
    t = some(r, 0)
    d, i = dim_index(r, t)
    return [t, d, i, r.tensor(shape=[] if r.random() < 0.95 else [2], dtype=t.dtype)]


row('index_select', index_select)
row('index_add', index_add, in_place=True, tolerance=1e-6)
row('index_fill.int_Scalar', index_fill, in_place=True)
row('index_fill.int_Tensor', index_fill_tensor, in_place=True)
row('index_copy', index_copy, in_place=True)

# ---- an index for each element


def smaller(r, shape, d):
    return [r.randint(1, size) if size and r.random() < 0.4 else size for size in shape]


def gather(r):
    t = some(r, 0)
    d = r.dim(t.dim())
    inside = t.dim() and -t.dim() <= d < t.dim()
    shape = smaller(r, list(t.shape), d)
    if inside:
        shape[d] = r.randint(0, 4)
    if r.random() < 0.04:
        shape = r.shape()
    return [t, d, index_tensor(r, shape, t.size(d) if inside else 1)]


def unique_along(i, d, size):
    """Without two that point to one place."""
    if i.dim() == 0 or not -i.dim() <= d < i.dim():
        return i
    if i.size(d) > size:
        i = i.narrow(d, 0, size)
    return i.sort(d)[0] * 0 + torch.arange(i.size(d)).view([-1 if e == d % i.dim() else 1 for e in range(i.dim())])


def scatter(r, unique=True):
    t, d, i = gather(r)
    inside = t.dim() and -t.dim() <= d < t.dim()
    if unique:
        i = unique_along(i, d, t.size(d) if inside else 1)
    if inside and i.dim() == t.dim() and i.size(d) > 3 and r.random() < 0.9:
        i = i.narrow(d, 0, 3)
    shape = [size + r.choice([0, 0, 1]) for size in i.shape]
    if r.random() < 0.04:
        shape = [max(size - 1, 0) for size in shape]
    src = r.tensor(shape=shape, dtype=t.dtype if r.random() < 0.97 else torch.float64)
    return [t, d, i, src]


def scatter_value(r):
    t, d, i, _ = scatter(r, False)
    return [t, d, i, r.scalar(bools=False, floats=t.dtype in FLOATS)]


def take_along_dim(r):
    t = some(r)
    if r.random() < 0.2:
        return [t, index_tensor(r, r.shape(), t.numel(), outside=0)]
    d = r.randint(0, t.dim() - 1)
    shape = [1 if e != d and r.random() < 0.3 else size for e, size in enumerate(t.shape)]
    shape[d] = r.randint(1, 3)
    return [t, index_tensor(r, shape, t.size(d), outside=0 if t.numel() else 1), d]


row('gather', gather)
row('scatter.src', scatter, in_place=True)
row('scatter.value', scatter_value, in_place=True)
row('scatter_add', lambda r: scatter(r, False), in_place=True, tolerance=1e-6)
row('take_along_dim', take_along_dim)
row('take', lambda r: (lambda t: [t, index_tensor(r, r.shape(), t.numel(), negative=True)])(r.tensor()))

# ---- counting


def one_hot(r):
    n = r.randint(1, 4)
    i = index_tensor(r, r.shape(), n, outside=0.05, negative=r.random() < 0.05)
    return [i, *([] if r.random() < 0.5 else [n])]


def bincount(r):
    t = r.tensor(shape=[r.randint(0, 5)] if r.random() < 0.95 else [2, 2], among=INTS, low=0 if r.random() < 0.9 else -2, high=5)
    weights = r.tensor(shape=t.shape, grad=0, among=[torch.float32, torch.float64, torch.int64])
    kind = r.random()
    return [t, weights if kind < 0.3 else None, *([r.randint(0, 8)] if kind < 0.6 else [])]


def searchsorted(r):
    dtype = r.dtype(FLOATS + [torch.int64])
    if r.random() < 0.6:
        s = r.tensor(shape=[r.randint(0, 4)], dtype=dtype, grad=0)
        v = r.tensor(dtype=dtype, grad=0)
    else:
        shape = r.shape(rank=2)
        s = r.tensor(shape=shape, dtype=dtype, grad=0)
        v = r.tensor(shape=[shape[0], r.randint(0, 3)], dtype=dtype, grad=0)
    kw = r.choice([{}, {'right': True}, {'side': 'left'}, {'side': 'right'}, {'out_int32': True}])
    if s.dim() == 2 or r.random() < 0.7 or s.numel() == 0:
        return [s.sort(-1)[0], v], kw
    return [s, v], {**kw, 'sorter': s.argsort(-1)}


def bucketize(r):
    dtype = r.dtype(FLOATS + [torch.int64])
    s = r.tensor(shape=[r.randint(0, 4)], dtype=dtype, grad=0)
    return [r.tensor(dtype=dtype, grad=0), s.sort()[0]], r.choice([{}, {'right': True}, {'out_int32': True}])


def embedding(r):
    rows = r.randint(1, 4)
    table = r.tensor(shape=[rows, r.randint(1, 3)], among=FLOATS, special=False)
    i = index_tensor(r, r.shape(), rows)
    if r.random() < 0.1:
        i = i.to(torch.int32)
    if r.random() < 0.5:
        return [table, i]
    # Where the padding is used the gradient is not that of the function.
    r.has_special = True
    return [table, i, r.randint(-1, rows - 1)]


row('nonzero', lambda r: [r.tensor(low=-1, high=1, grad=0)])
row('argwhere', lambda r: [r.tensor(low=-1, high=1, grad=0)])
row('nonzero_numpy', lambda r: [r.tensor(low=-1, high=1, grad=0)], call=torch.ops.aten.nonzero_numpy)
row('where.nonzero', lambda r: [r.tensor(low=-1, high=1, grad=0)])
row('one_hot', one_hot, call=torch.nn.functional.one_hot)
row('bincount', bincount)
row('searchsorted.Tensor', searchsorted)
row('bucketize.Tensor', bucketize)
row('embedding', embedding, call=torch.embedding, tolerance=1e-6, unsaved=(0,))

# ---- masks


def masked(r):
    shape = r.shape()
    return r.tensor(shape=shape), r.tensor(shape=r.broadcast_of(shape), dtype=torch.bool)


def masked_scatter(r):
    t, m = masked(r)
    return [t, m, r.tensor(shape=[t.numel() + 1] if r.random() < 0.95 else [1], dtype=t.dtype if r.random() < 0.95 else torch.float64)]


# The gradient of 1.13 is in another order when elements are.
row('masked_select', lambda r: (lambda t, m: [r.tensor(shape=t.shape, laid=r.choice(['rows', 'sliced'])), m])(*masked(r)))
row('masked_scatter', masked_scatter, call=torch.Tensor.masked_scatter, in_place=True)
