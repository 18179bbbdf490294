"""Products of matrices."""
from oracle import ALL, FLOATS, INTS, row
import torch

GEMM = dict(tolerance=2e-5, double=1e-12, gradient=1e-4)


def numbers(r):
    return r.dtype(FLOATS + FLOATS + [torch.int64, torch.int32, torch.uint8, torch.bool] if r.random() < 0.3 else FLOATS)


def sizes(r, n):
    return [0 if r.random() < 0.03 else r.randint(1, 4) for _ in range(n)]


def off(r, size):
    return size + 1 if r.random() < 0.02 else size


def tensor(r, shape, dtype, **how):
    return r.tensor(shape=shape, dtype=dtype, special=False, **how)


def mm(r):
    m, k, n = sizes(r, 3)
    dtype = numbers(r)
    return [tensor(r, [m, k], dtype), tensor(r, [off(r, k), n], dtype)]


def bmm(r):
    b, m, k, n = sizes(r, 4)
    dtype = numbers(r)
    return [tensor(r, [b, m, k], dtype), tensor(r, [off(r, b), off(r, k), n], dtype)]


def mv(r):
    m, k = sizes(r, 2)
    dtype = numbers(r)
    return [tensor(r, [m, k], dtype), tensor(r, [off(r, k)], dtype)]


def dot(r):
    (k,) = sizes(r, 1)
    dtype = numbers(r)
    return [tensor(r, [k], dtype), tensor(r, [off(r, k)], dtype)]


def outer(r):
    return [r.tensor(shape=sizes(r, 1)), r.tensor(shape=sizes(r, 1 if r.random() < 0.95 else 2))]


def matmul(r):
    dtype = numbers(r)
    m, k, n = sizes(r, 3)
    batch = r.shape(rank=r.randint(0, 2))
    left, right = r.choice([(1, 1), (2, 1), (1, 2), (2, 2), (3, 1), (1, 3), (3, 2), (2, 3), (3, 3), (3, 3)])
    own = r.broadcast_of(batch) if left == 3 else []
    given = r.broadcast_of(batch) if right == 3 else []
    a = [*own, m, k] if left > 1 else [k]
    b = [*given, off(r, k), n] if right > 1 else [off(r, k)]
    # 1.13 has other rules than PyTorch 2 for which batches become one matrix: they agree on what lies row by row, where the small one has a gradient.
    x, y = (tensor(r, shape, dtype, laid='rows' if len(shape) > 2 else None) for shape in (a, b))
    if dtype in FLOATS:
        if {x.dim(), y.dim()} == {2, max(x.dim(), y.dim(), 3)}:
            (x if x.dim() == 2 else y).requires_grad_()
        if x.dim() == y.dim() == 3 and x.size(0) != y.size(0):
            (x if x.size(0) == 1 else y).requires_grad_(False)
    return [x, y]


def scales(r, args):
    floats = args[0].dtype in FLOATS
    kw = {}
    if r.random() < 0.4:
        kw['beta'] = r.scalar(-2, 2, special=False, floats=floats, bools=False)
    if r.random() < 0.4:
        kw['alpha'] = r.scalar(-2, 2, special=False, floats=floats, bools=False)
    return args, kw


def addmm(r):
    m, k, n = sizes(r, 3)
    dtype = numbers(r)
    added = r.broadcast_of([m, n]) if r.random() < 0.97 else r.shape()
    return scales(r, [tensor(r, added, dtype), tensor(r, [m, k], dtype), tensor(r, [off(r, k), n], dtype)])


def addmv(r):
    m, k = sizes(r, 2)
    dtype = numbers(r)
    added = r.choice([[m], [m], [1], []]) if k else [m]
    return scales(r, [tensor(r, added, dtype), tensor(r, [m, k], dtype), tensor(r, [off(r, k) if added else k], dtype)])


def baddbmm(r):
    b, m, k, n = sizes(r, 4)
    dtype = numbers(r)
    args, kw = scales(r, [tensor(r, r.broadcast_of([b, m, n]), dtype), tensor(r, [b, m, k], dtype), tensor(r, [off(r, b), off(r, k), n], dtype)])
    # With 0, 1.13 shows what was in memory before.
    return args, {key: x or 1 for key, x in kw.items()}


def linear(r):
    dtype = r.dtype(FLOATS)
    o, i = sizes(r, 2)
    shape = r.shape(rank=r.randint(0, 3))
    args = [tensor(r, [*shape, off(r, i)], dtype, laid=r.choice(['rows', 'sliced']) if len(shape) == 2 else None),
            tensor(r, [o, i] if r.random() < 0.95 else [i], dtype)]
    if args[0].dim() > 2:
        args[1].requires_grad_()
    return args if r.random() < 0.4 else [*args, tensor(r, [o], dtype)]


def linear_newer(x, weight, bias=None):
    """PyTorch 2 makes a matrix of whatever is contiguous."""
    if bias is None or x.dim() == 2 or not x.is_contiguous():
        return torch.nn.functional.linear(x, weight, bias)
    if weight.dim() == 1:
        return torch.addmm(bias, x.reshape(-1, x.size(-1)), weight)
    result = torch.nn.functional.linear(x, weight, bias)
    return torch.addmm(bias, x.reshape(-1 if x.numel() else result.numel() // max(result.size(-1), 1), x.size(-1)), weight.t()).view(result.shape)


EQUATIONS = ['ij,jk->ik', 'ij,jk', 'ij->ji', 'ii->i', 'ii', 'ij->', 'ij->i', 'ij->j', 'bij,bjk->bik', 'i,j->ij', 'i,i', 'i,i->i', 'ij,ij->ij',
             'ij,ij->i', '...ij,...jk->...ik', '...i,...i->...', 'ij,jk,kl->il', 'i,ij,j->', 'bi,oi->bo', 'bhid,bhjd->bhij', '...ij->...ji',
             'bii->bi', 'ij,kj->ik', 'ijk,k->ij', 'ij,j', 'ba', 'i,j->ji', 'ij,ik,il->jkl', '... i j -> ... j i', 'abc,cd->abd', 'iij->ij', 'Ab,bA']


def einsum(r):
    dtype = r.dtype(FLOATS) if r.random() < 0.9 else torch.int64
    equation = r.choice(EQUATIONS)
    letters = {c: r.randint(1, 3) for c in 'abcdefghijklmnopqrstuvwxyzA'}
    dots = r.shape(rank=r.randint(0, 2), least=1)
    tensors = []
    for part in equation.split('->')[0].split(','):
        shape = []
        part = part.replace(' ', '')
        while part:
            if part.startswith('...'):
                shape += r.broadcast_of(dots) if len(tensors) else dots
                part = part[3:]
            else:
                shape.append(letters[part[0]] if r.random() < 0.99 else 2)
                part = part[1:]
        tensors.append(tensor(r, shape, dtype))
    if r.random() < 0.03 and len(tensors) > 1:
        tensors = tensors[:-1] if r.random() < 0.5 else [*tensors, tensors[0]]
    if r.random() < 0.05:
        equation = r.choice(['i1', 'ij->ii', 'ij->k', 'ijkl', 'ij..', ''])
    return [equation, tensors]


row('mm', mm, **GEMM)
row('bmm', bmm, **GEMM)
row('mv', mv, **GEMM)
row('dot', dot, **GEMM)
row('outer', outer)
row('ger', outer)
row('matmul', matmul, **GEMM)
row('addmm', addmm, **GEMM)
row('addmv', addmv, **GEMM)
row('baddbmm', baddbmm, **GEMM)
row('kron', lambda r: [r.tensor(), r.tensor()])
row('linear', linear, call=linear_newer, **GEMM)
row('einsum', einsum, call=lambda equation, tensors: torch.einsum(equation, *tensors), **GEMM)
