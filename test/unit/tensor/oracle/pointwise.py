"""Functions element by element."""
from oracle import ALL, FLOATS, INTS, row
import torch


def alpha(r, args):
    return (args, {'alpha': r.scalar(low=-3, high=3)}) if r.random() < 0.4 else args


row('add', lambda r: alpha(r, r.two()), in_place=True, gradient=1e-6)
row('sub', lambda r: alpha(r, r.two()), in_place=True, gradient=1e-6)
row('mul', lambda r: r.two(), in_place=True, gradient=1e-6)
row('div', lambda r: r.two(), in_place=True, gradient=1e-5)
row('neg', lambda r: [r.tensor()], in_place=True, tolerance=0)
