"""What makes few numbers of many, and what goes along a dimension: sums, extremes, running sums, order."""
from oracle import ALL, FLOATS, INTS, row
import torch


def along(r, args, keyword='dim', many=True, optional=True, keep=True, none=True):
    """Keywords for dimensions: none, one or several."""
    kw = {}
    rank = args[0].dim()
    if not optional or r.random() < 0.7:
        kw[keyword] = r.dims(rank) if many and r.random() < 0.5 else r.dim(rank)
        if kw[keyword] == [] and not none:
            kw[keyword] = -1
        if keep and r.random() < 0.4:
            kw['keepdim'] = True
    return args, kw


def with_type(r, sampled, among=(torch.float32, torch.float64, torch.int64)):
    args, kw = sampled
    # A type without gradients for what requires one is an error inside of PyTorch.
    if r.random() < 0.25:
        kw['dtype'] = r.choice(among)
    return args, kw


def one(r, **more):
    return [r.tensor(**more)]


def distinct(r, **more):
    """No two elements are equal: where one of several is, PyTorch does not say."""
    x = r.tensor(laid=r.choice(['rows', 'permuted', 'sliced']), **more)
    size = x.storage().size()
    values = list(range(-(size // 2), size - size // 2))
    r.shuffle(values)
    flat = torch.tensor(values, dtype=x.dtype) if x.dtype != torch.bool else torch.tensor(values) > 0
    result = torch.as_strided(flat, x.shape, x.stride(), x.storage_offset())
    return [result.requires_grad_(x.requires_grad)]


NUMBERS = FLOATS + INTS
row('sum.dim_IntList', lambda r: with_type(r, along(r, one(r))), call=torch.sum)
row('mean.dim', lambda r: with_type(r, along(r, one(r, among=FLOATS if r.random() < 0.85 else ALL))), call=torch.mean, tolerance=3e-6, unsaved=(0,))
row('nansum', lambda r: with_type(r, along(r, one(r)), among=(torch.float32, torch.float64)))
row('nanmean', lambda r: with_type(r, along(r, one(r, among=FLOATS)), among=(torch.float32, torch.float64)), tolerance=3e-6)
row('count_nonzero', lambda r: along(r, one(r, grad=0.1), keep=False))
row('prod', lambda r: with_type(r, (one(r), {}), among=FLOATS), call=torch.prod, tolerance=5e-6, gradient=5e-5)
row('prod.dim_int', lambda r: with_type(r, along(r, one(r, special=[0.0, 1.0, -1.0, 0.5]), many=False, optional=False), among=FLOATS), call=torch.prod, tolerance=5e-6, gradient=5e-5)

for name in ['max', 'min']:
    row(name, one, call=getattr(torch, name), tolerance=0)
    row(f'{name}.dim', lambda r: along(r, one(r), many=False, optional=False), call=getattr(torch, name), tolerance=0)
for name in ['amax', 'amin']:
    row(name, lambda r: along(r, one(r)), tolerance=0)
# Before 2.0 it has no derivative.
both = lambda x, dim=(), **kw: (torch.amin(x, dim, **kw), torch.amax(x, dim, **kw))
row('aminmax', lambda r: along(r, one(r, shape=r.shape(least=1)), many=False), call=both, node='AminmaxBackward0', tolerance=0)
for name in ['argmax', 'argmin']:
    row(name, lambda r: along(r, one(r, among=NUMBERS), many=False))
for name in ['any', 'all']:
    row(name, one, call=getattr(torch, name))
    row(f'{name}.dim', lambda r: along(r, one(r), many=False, optional=False), call=getattr(torch, name))


def with_correction(r, sampled):
    args, kw = sampled
    if r.random() < 0.6:
        kw['correction'] = r.choice([0, 1, 2])
    return args, kw


def with_unbiased(r, sampled):
    args, kw = sampled
    if r.random() < 0.6:
        kw['unbiased'] = r.random() < 0.5
    return args, kw


def correction_call(f):
    """Before 2.0 no correction is named without dimensions."""
    return lambda x, dim=None, **kw: f(x, dim, correction=kw.pop('correction', 1), **kw)


for name in ['var', 'std', 'var_mean', 'std_mean']:
    f = getattr(torch, name)
    accuracy = {'tolerance': 5e-6, 'double': 1e-12, 'gradient': 1e-4, 'finite': True}
    # The mean of what has infinities among it is nan here.
    more = {'special': [0.0, 1.0, -1.0, float('nan')], 'expanded': False}
    row(name, lambda r: with_unbiased(r, (one(r, among=FLOATS if r.random() < 0.9 else ALL, **more), {})), call=f, **accuracy)
    row(f'{name}.dim', lambda r: with_unbiased(r, along(r, one(r, among=FLOATS, **more), optional=False, none=False)), call=f, **accuracy)
    row(f'{name}.correction', lambda r: with_correction(r, along(r, one(r, among=FLOATS, **more), none=False)), call=correction_call(f), **accuracy)

ORDERS = [0, 1, 2, 2.0, 3, 0.5, 1.5, float('inf'), float('-inf'), -1, 2.5]


def normed(r, keyword):
    args, kw = along(r, one(r, among=FLOATS if r.random() < 0.95 else ALL, special=[0.0, 1.0, -1.0, float('inf'), float('nan')]))
    if r.random() < 0.8:
        kw[keyword] = r.choice(ORDERS)
    return args, kw


row('linalg_vector_norm', lambda r: with_type(r, normed(r, 'ord'), among=(torch.float32, torch.float64)), call=torch.linalg.vector_norm, tolerance=5e-6, gradient=1e-4)
row('norm', lambda r: normed(r, 'p'), call=lambda x, p=2, **kw: torch.linalg.vector_norm(x, p, **kw), tolerance=5e-6, gradient=1e-4)
row('logsumexp', lambda r: along(r, one(r, among=FLOATS if r.random() < 0.9 else ALL), optional=False, many=False), tolerance=5e-6, gradient=1e-5)
for name in ['softmax', 'log_softmax']:
    row(f'{name}.int', lambda r: with_type(r, along(r, one(r, among=FLOATS if r.random() < 0.8 else ALL), many=False, optional=False, keep=False), among=(torch.float32, torch.float64)), call=getattr(torch, name), tolerance=3e-5, double=1e-12, gradient=3e-4)
USUAL = [0.0, 1.0, -1.0, 0.5]
for name in ['cumsum', 'cumprod']:
    typed = with_type if name == 'cumsum' else lambda r, sampled, among: sampled
    row(name, lambda r, typed=typed: typed(r, along(r, one(r, special=USUAL), many=False, optional=False, keep=False), among=FLOATS), tolerance=5e-6, gradient=1e-4)
    row(name, lambda r: along(r, one(r, among=FLOATS, special=USUAL), many=False, optional=False, keep=False), tolerance=5e-6, gradient=1e-4, in_place=1)


def ordering(r, args):
    kw = {}
    if r.random() < 0.7:
        kw['dim'] = r.dim(args[0].dim())
    if r.random() < 0.5:
        kw['descending'] = True
    return args, kw


row('sort', lambda r: ordering(r, one(r)), tolerance=0)
row('sort.stable', lambda r: (lambda args, kw: (args, {**kw, 'stable': True}))(*ordering(r, one(r))), call=torch.sort, tolerance=0)
row('argsort', lambda r: ordering(r, one(r)))


def best(r):
    args = distinct(r)
    kw = {}
    rank = args[0].dim()
    size = 1
    if r.random() < 0.7:
        kw['dim'] = r.randint(-max(rank, 1), max(rank, 1) - 1)
    if rank > 0:
        size = args[0].shape[kw.get('dim', -1)]
    if r.random() < 0.4:
        kw['largest'] = False
    return [*args, r.randint(0 if rank else 1, size) if r.random() < 0.9 else size + 1], kw


row('topk', best, tolerance=0)
row('median', lambda r: one(r, among=NUMBERS, shape=r.shape(least=1)), call=torch.median, tolerance=0)
row('median.dim', lambda r: along(r, distinct(r, among=NUMBERS), many=False, optional=False), call=torch.median, tolerance=0)


def counted(r):
    kinds = r.choice([[], ['return_inverse'], ['return_inverse', 'return_counts']])
    return one(r, low=-2, high=2, special=[0.0, 1.0]), {key: True for key in kinds}


row('_unique2', lambda r: (lambda args, kw: ([args[0].detach()], kw))(*counted(r)), call=torch._unique2, tolerance=0)


def near(r):
    shape = r.shape()
    dtype = r.dtype(NUMBERS)
    x = r.tensor(shape=shape, dtype=dtype, grad=0)
    y = r.tensor(shape=shape, dtype=dtype, grad=0) if r.random() < 0.3 else (x + r.choice([0, 1e-6, 1e-9, 1])).to(dtype)
    if r.random() < 0.05:
        y = y.to(torch.int32)
    kw = {}
    if r.random() < 0.4:
        kw['rtol'] = r.choice([0.0, 1e-7, 0.3, 0.01])
    if r.random() < 0.4:
        kw['atol'] = r.choice([0.0, 1e-7, 1.5])
    if r.random() < 0.3:
        kw['equal_nan'] = True
    return [x, y], kw


row('isclose', near)
as_tensor = lambda f: lambda *args, **kw: torch.tensor(f(*args, **kw))
row('allclose', near, call=as_tensor(torch.allclose))
row('equal', lambda r: near(r)[0], call=as_tensor(torch.equal))
for name in ['cummax', 'cummin']:
    row(name, lambda r: along(r, one(r), many=False, optional=False, keep=False), tolerance=0)
