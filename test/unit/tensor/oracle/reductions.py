"""What makes few numbers of many: sums, means, extremes."""
from oracle import ALL, FLOATS, INTS, row
import torch


def along(r, args, keyword='dim', one=False):
    """Keywords for dimensions: none, one or several."""
    kw = {}
    rank = args[0].dim()
    if r.random() < 0.7:
        kw[keyword] = r.dim(rank) if one or r.random() < 0.5 else r.dims(rank)
        if r.random() < 0.4:
            kw['keepdim'] = True
    return args, kw


def with_type(r, sampled):
    args, kw = sampled
    if r.random() < 0.25:
        kw['dtype'] = r.choice([torch.float32, torch.float64, torch.int64])
    return args, kw


row('sum.dim_IntList', lambda r: with_type(r, along(r, [r.tensor()])), call=torch.sum)
