"""Tensors from nothing, and from random numbers."""
from oracle import ALL, FLOATS, INTS, row
import torch


def sometimes(r, among=ALL, grad=True):
    kw = {}
    if r.random() < 0.5:
        kw['dtype'] = r.choice(among)
    if grad and kw.get('dtype', torch.int64) in FLOATS and r.random() < 0.2:
        kw['requires_grad'] = True
    return kw


def sized(r):
    return [r.shape()], sometimes(r)


def number(r, dtype=None):
    return r.scalar(low=0, high=4, special=False)


def full(r):
    return [r.shape(), number(r)], sometimes(r)


def like(r):
    return [r.tensor(grad=0)], sometimes(r)


def full_like(r):
    return [r.tensor(grad=0), number(r)], sometimes(r)


def new(r):
    return [r.tensor(grad=0), r.shape()], sometimes(r)


def new_full(r):
    return [r.tensor(grad=0), r.shape(), number(r)], sometimes(r)


def steps(r, count):
    """Mostly in order, in whole numbers or not."""
    floats = r.random() < 0.5
    low, high = sorted(r.scalar(-5, 5, special=False, floats=floats, bools=False) for _ in range(2))
    step = r.choice([1, 2, 0.25, 0.3] if floats else [1, 2, 3])
    if count == 1:
        return [abs(high)]
    if r.random() < 0.3 and count == 3:
        low, high, step = high, low, -step
    if r.random() < 0.05:
        low, high = high, low
    return [low, high, step][:count]


def arange(count):
    return lambda r: (steps(r, count), sometimes(r, FLOATS + [torch.int64, torch.int32] if count < 3 else FLOATS))


def linspace(r):
    return [r.scalar(-5, 5, special=False, bools=False), r.scalar(-5, 5, special=False, bools=False), r.randint(0, 7)], sometimes(r, FLOATS)


def logspace(r):
    args, kw = linspace(r)
    return [*args[:2], args[2], *([] if r.random() < 0.5 else [2.0])], kw


row('zeros', sized)
row('ones', sized)
row('empty', lambda r: ([r.choice([[0], [2, 0], [0, 3]])], sometimes(r)))
row('full', full)
row('zeros_like', like)
row('ones_like', like)
row('empty_like', lambda r: ([r.tensor(shape=[0, 2], grad=0)], sometimes(r)))
row('full_like', full_like)
row('new_zeros', new, call=torch.Tensor.new_zeros)
row('new_ones', new, call=torch.Tensor.new_ones)
row('new_empty', lambda r: [r.tensor(grad=0), [0]], call=torch.Tensor.new_empty)
row('new_full', new_full, call=torch.Tensor.new_full)
row('arange', arange(1))
row('arange.start', arange(2))
row('arange.start_step', arange(3))
row('linspace', linspace, tolerance=2e-7)
row('logspace', logspace, tolerance=2e-6)
row('eye', lambda r: ([r.randint(0, 4)], sometimes(r)))
row('eye.m', lambda r: ([r.randint(0, 4), r.randint(0, 4)], sometimes(r)))

# ---- at random


def many(r):
    return r.choice([r.shape(), [r.randint(1, 40)], [r.randint(2, 6), r.randint(2, 6)]])


def drawn(r):
    return [many(r)], sometimes(r, FLOATS)


def chances(r):
    t = r.tensor(shape=many(r), among=FLOATS, low=0, high=1, special=False, laid=r.choice(['rows', 'permuted']), grad=0.3)
    # There is nothing to differentiate, and no chance may leave [0, 1].
    r.has_special = True
    return [t]


def weights(r):
    n = r.randint(1, 6)
    t = r.tensor(shape=[n] if r.random() < 0.5 else [r.randint(1, 3), n], among=FLOATS, low=0.1, high=3, special=False, laid='rows', grad=0)
    replacement = r.random() < 0.5
    # PyTorch 2 draws one sample with replacement as it does without.
    return [t, r.randint(2, 6) if replacement else r.randint(1, n), replacement]


def mean_std(r):
    return [r.randint(-3, 3) * 0.5, r.randint(0, 4) * 0.5, many(r)], sometimes(r, FLOATS)


def filled(r, **how):
    return r.tensor(shape=many(r), among=FLOATS, grad=0, laid=r.choice(['rows', 'rows', 'permuted']), special=False, **how)


def in_place(name):
    return lambda t, *args: getattr(t.clone(), name)(*args)


row('rand', drawn)
row('randn', drawn, tolerance=2e-6, double=1e-12)
row('rand_like', lambda r: [filled(r)])
row('randn_like', lambda r: [filled(r)], tolerance=2e-6, double=1e-12)
row('randint', lambda r: ([r.randint(1, 100), many(r)], sometimes(r, FLOATS + [torch.int64, torch.int32])))
row('randint.low', lambda r: ([r.randint(-9, 5), r.randint(5, 100), many(r)], sometimes(r, FLOATS + [torch.int64, torch.int32])))
row('randint_like', lambda r: [filled(r), r.randint(1, 100)])
row('randint_like.low_dtype', lambda r: [filled(r), r.randint(-9, 5), r.randint(5, 100)])
row('randperm', lambda r: ([r.randint(0, 30)], sometimes(r, FLOATS + [torch.int64, torch.int32], grad=False)))
row('bernoulli', chances)
row('multinomial', weights)
row('normal.float_float', mean_std, tolerance=2e-6, double=1e-12)
row('normal.Tensor_float', lambda r: [filled(r), 0.5], tolerance=2e-5, double=1e-12)
row('normal.float_Tensor', lambda r: [1.5, filled(r, low=0, high=2)], tolerance=2e-5, double=1e-12)
row('normal.Tensor_Tensor', lambda r: (lambda t: [t, t.abs()])(filled(r)), tolerance=2e-5, double=1e-12)
row('uniform', lambda r: [filled(r), -1.0, r.choice([1.0, 2.5])], call=in_place('uniform_'), tolerance=2e-7)
row('normal', lambda r: [filled(r), 0.5, 2.0], call=in_place('normal_'), tolerance=2e-5, double=1e-12)
row('exponential', lambda r: [filled(r), r.choice([1.0, 0.5])], call=in_place('exponential_'), tolerance=1e-6, double=1e-12)
row('bernoulli.float', lambda r: [filled(r), 0.3], call=in_place('bernoulli_'))
row('random.from', lambda r: [filled(r), -3, 12], call=in_place('random_'))


def dropout(r):
    # What is permuted 1.13 draws for row by row, PyTorch 2 in the order in which it lies.
    t = r.tensor(among=FLOATS, special=False, laid=r.choice(['rows', 'sliced', 'expanded']))
    return [t, r.choice([0.0, 0.3, 0.5, 0.5, 0.8, 1.0]), r.random() < 0.8]


row('dropout', dropout)
