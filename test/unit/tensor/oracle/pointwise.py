"""Functions element by element."""
from oracle import ALL, FLOATS, INTS, row
import torch
import torch.nn.functional as F


def alpha(r, args):
    return (args, {'alpha': r.scalar(low=-3, high=3)}) if r.random() < 0.4 else args


def one(**more):
    return lambda r: [r.tensor(**more)]


def swapped(r, **more):
    """Two operands, either of which may be the number."""
    args = r.two(**more)
    return args[::-1] if r.random() < 0.4 else args


def tensors(r, **more):
    """Two tensors that can be broadcast together."""
    shape = r.shape()
    wide = r.random() < 0.7
    return [r.tensor(shape=shape if wide else r.broadcast_of(shape), **more), r.tensor(shape=r.broadcast_of(shape), **more)]


row('add', lambda r: alpha(r, r.two()), in_place=True, gradient=1e-6)
row('sub', lambda r: alpha(r, r.two()), in_place=True, gradient=1e-6)
row('mul', lambda r: r.two(), in_place=True, gradient=1e-6)
row('div', lambda r: r.two(), in_place=True, gradient=1e-5)
row('neg', one(), in_place=True, tolerance=0)
row('rsub', lambda r: alpha(r, r.two()), gradient=1e-6)


# ---- division

def mode(r, args):
    return args, {'rounding_mode': r.choice(['floor', 'trunc', 'floor', 'trunc', None, 'round' if r.random() < 0.1 else 'floor'])}


row('div.Tensor_mode', lambda r: mode(r, swapped(r) if r.random() < 0 else r.two()), call=torch.div, tolerance=0, gradient=1e-5)
row('floor_divide', lambda r: r.two(grad=0.1), tolerance=0)
row('floor_divide', lambda r: r.two(grad=0), in_place=1, tolerance=0)
row('remainder', swapped, in_place=True)
row('fmod', lambda r: r.two(), in_place=True)

# ---- powers


def power(r):
    chance = r.random()
    if chance < 0.4:
        exponent = r.choice([0, 1, 2, 3, -1, -2, 0.5, -0.5, 0.0, 1.0, 2.0, 3.0, 1.5, -1.5, 4, True])
        return [r.tensor(low=0 if isinstance(exponent, float) and r.random() < 0.7 else -4), exponent]
    if chance < 0.55:
        return [r.choice([0, 1, 2, -2, 0.5, 0.0, 2.5, -1.0]), r.tensor(low=0 if r.random() < 0.6 else -4)]
    shape = r.shape()
    return [r.tensor(shape=shape, low=0 if r.random() < 0.7 else -4), r.tensor(shape=r.broadcast_of(shape), low=-3)]


row('pow', power, in_place=True, tolerance=2e-6, gradient=1e-5)
row('square', one(among=FLOATS + INTS), in_place=True)
row('sqrt', one(low=-0.5, high=9), in_place=True)
row('rsqrt', one(low=-0.5, high=9), in_place=True)
row('reciprocal', one(), in_place=True)

# ---- exponentials, angles, error functions

for name in ['exp', 'exp2', 'expm1', 'sin', 'cos', 'tan', 'atan', 'sinh', 'cosh', 'erf', 'erfc']:
    row(name, one(), in_place=True)
row('tanh', one(), in_place=True, gradient=5e-4)
for name in ['log', 'log2', 'log10', 'log1p']:
    row(name, one(low=-0.5, high=9), in_place=True)
row('erfinv', one(low=-1.05, high=1.05), in_place=True, tolerance=3e-6, double=1e-12, gradient=5e-5)
for name in ['asin', 'acos']:
    row(name, one(low=-1.05, high=1.05), in_place=True, gradient=5e-5)
row('asinh', one())
row('acosh', one(low=0.9, high=6), gradient=5e-5)
row('atanh', one(low=-1.05, high=1.05), gradient=5e-5)
# In place these have no derivatives in PyTorch.
for name in ['asinh', 'acosh', 'atanh']:
    row(name, one(low=-0.99, high=0.99, grad=0), in_place=1)
# Before 2.0 its derivative is nan where both are 0; and minus a byte without a sign is another byte there.
row('atan2', lambda r: tensors(r, among=FLOATS, special=[1.0, -1.0, float('inf'), float('nan'), 1e30]), in_place=True)
row('atan2', lambda r: tensors(r, among=INTS))

# ---- activations


def maybe(r, args, **choices):
    kw = {key: r.choice(values) for key, values in choices.items() if r.random() < 0.5}
    return args, kw


row('sigmoid', one(), in_place=True)
row('log_sigmoid', one(), call=F.logsigmoid)
row('relu', one(), in_place=True, tolerance=0)
row('threshold', lambda r: [r.tensor(), r.scalar(low=-1, high=1), r.scalar()], call=F.threshold, tolerance=0)
row('leaky_relu', lambda r: maybe(r, [r.tensor()], negative_slope=[0.1, 0, 1, 0.25, -0.5]), call=F.leaky_relu)
row('elu', lambda r: maybe(r, [r.tensor()], alpha=[0.5, 1, 2, 1.5]), call=F.elu)
row('silu', one(), call=F.silu)
row('glu', lambda r: [r.tensor(shape=[2 * size if r.random() < 0.9 else size for size in r.shape(rank=r.randint(1, 3))]), *([] if (at := r.randint(0, 3)) == 0 else [at - 2])], call=F.glu)
row('hardtanh', lambda r: maybe(r, [r.tensor()], min_val=[-2, -1.5, -1.0], max_val=[0.5, 2, 1.0]), call=F.hardtanh, tolerance=0)
row('softplus', lambda r: maybe(r, [r.tensor()], beta=[1, 2, 0.5], threshold=[20, 1, 2.5]), call=F.softplus)
row('gelu', lambda r: maybe(r, [r.tensor()], approximate=['none', 'tanh', 'tanh', 'fast']), call=F.gelu, tolerance=1e-3, double=1e-11, gradient=5e-4)

# ---- rounding

for name in ['floor', 'ceil', 'trunc', 'frac', 'sign', 'abs']:
    row(name, one(), in_place=True, tolerance=0)
# Before 2.0 its gradient has no elements that could be looked at.
row('sgn', one(grad=0), in_place=True, tolerance=0)
row('round', lambda r: ([r.tensor(low=-40, high=40)], {'decimals': r.randint(-2, 3)} if r.random() < 0.4 else {}), in_place=True)

# ---- limits


def limits(r):
    x = r.tensor()
    if r.random() < 0.5:
        low, high = r.scalar(low=-2, high=1, bools=False), r.scalar(low=-1, high=2, bools=False)
    else:
        low, high = r.tensor(shape=r.broadcast_of(x.shape)), r.tensor(shape=r.broadcast_of(x.shape))
    return [x], {key: value for key, value in [('min', low), ('max', high)] if r.random() < 0.75}


def limit(r):
    x = r.tensor()
    return [x, r.scalar(low=-2, high=2, bools=False) if r.random() < 0.5 else r.tensor(shape=r.broadcast_of(x.shape))]


# In place, other types than floats have an error text of their own.
row('clamp', limits, tolerance=0)
row('clamp_min', limit, tolerance=0)
row('clamp_max', limit, tolerance=0)
row('maximum', tensors, tolerance=0)
row('minimum', tensors, tolerance=0)
row('max.other', tensors, call=torch.max, tolerance=0)
row('min.other', tensors, call=torch.min, tolerance=0)

# ---- comparison, logic, bits

for name in ['eq', 'ne', 'lt', 'le', 'gt', 'ge']:
    row(name, lambda r: r.two(grad=0.3), in_place=True)
for name in ['logical_and', 'logical_or', 'logical_xor']:
    row(name, lambda r: tensors(r, grad=0.3))
    row(name, lambda r: tensors(r, grad=0), in_place=1)
row('logical_not', one(grad=0.3))
row('logical_not', one(grad=0), in_place=1)
WHOLE = INTS + [torch.bool]
for name in ['bitwise_and', 'bitwise_or', 'bitwise_xor']:
    row(name, lambda r: swapped(r, among=WHOLE if r.random() < 0.9 else ALL, low=-100, high=100))
    row(name, lambda r: tensors(r, among=WHOLE, low=-100, high=100), in_place=1)
row('bitwise_not', lambda r: [r.tensor(among=WHOLE if r.random() < 0.9 else ALL)], in_place=True)
for name in ['bitwise_left_shift', 'bitwise_right_shift']:
    row(name, lambda r: [r.tensor(among=INTS), r.randint(0, 9) if r.random() < 0.5 else r.tensor(among=INTS, shape=[], low=0, high=9)], in_place=True)
for name in ['isnan', 'isinf', 'isfinite', 'signbit']:
    row(name, one(grad=0.2))


# ---- choice


def mask_for(r, shape):
    return r.tensor(shape=r.broadcast_of(shape), dtype=torch.bool)


def condition(r):
    shape = r.shape()
    values = [r.tensor(shape=r.broadcast_of(shape)) if r.random() < 0.75 else r.scalar() for _ in range(2)]
    return [r.tensor(shape=r.broadcast_of(shape), dtype=torch.bool if r.random() < 0.95 else r.choice([torch.int32, torch.float32])), *values]


def masked(r):
    x = r.tensor()
    value = r.scalar() if r.random() < 0.5 else r.tensor(shape=[] if r.random() < 0.9 else [1], dtype=x.dtype if r.random() < 0.8 else None)
    return [x, mask_for(r, x.shape), value]


row('where', condition, call=torch.where, tolerance=0)
row('masked_fill', masked, in_place=True, tolerance=0)
row('nan_to_num', lambda r: maybe(r, [r.tensor()], nan=[0.5, -1.0], posinf=[7.0, 0.0], neginf=[-9.0]), in_place=True, tolerance=0)


# ---- blends


def blend(r):
    dtype = r.choice(FLOATS)
    shape = r.shape()
    kind = {'dtype': dtype} if r.random() < 0.93 else {}
    kind['special'] = [0.0, 1.0, -1.0, float('nan')]
    weight = r.number(0, 1) if r.random() < 0.5 else r.tensor(shape=r.broadcast_of(shape), low=0, high=1, **kind)
    return [r.tensor(shape=shape, **kind), r.tensor(shape=r.broadcast_of(shape), **kind), weight]


def three(r):
    shape = r.shape()
    floats = r.random() < 0.8
    more = {'among': FLOATS if floats else INTS}
    args = [r.tensor(shape=shape, **more), r.tensor(shape=r.broadcast_of(shape), **more), r.tensor(shape=r.broadcast_of(shape), **more)]
    return (args, {'value': r.scalar(bools=False)}) if r.random() < 0.6 else args


row('lerp', blend, in_place=True)
row('addcmul', three, in_place=True)
row('addcdiv', three, in_place=True, gradient=5e-5)

# ---- filling


def filler(r):
    return [r.tensor(), r.scalar() if r.random() < 0.6 else r.tensor(shape=[] if r.random() < 0.9 else [1])]



def copied(r):
    x = r.tensor()
    return [x, r.tensor(shape=r.broadcast_of(x.shape), special=False if not x.is_floating_point() else None)]


row('fill', lambda r: filler(r), call=torch.fill, in_place=1, tolerance=0)
row('zero', lambda r: [r.tensor()], call=torch.zero_, in_place=1, tolerance=0)
row('copy', copied, call=torch.Tensor.copy_, in_place=1, tolerance=0)

# ---- and their kin

row('positive', one(), tolerance=0)
row('hypot', lambda r: tensors(r, among=FLOATS if r.random() < 0.9 else ALL), in_place=True, gradient=5e-5)
for name in ['logaddexp', 'logaddexp2']:
    row(name, lambda r: tensors(r, among=FLOATS if r.random() < 0.9 else ALL), tolerance=5e-6)
for name in ['deg2rad', 'rad2deg']:
    row(name, one(among=FLOATS + INTS), in_place=True)
row('selu', one(), call=torch.selu)
row('celu', lambda r: maybe(r, [r.tensor()], alpha=[0.5, 1, 2, 0]), call=torch.celu, tolerance=3e-6)
row('mish', one(special=[0.0, 1.0, -1.0, float('nan')]), call=F.mish, tolerance=3e-6)
row('hardsigmoid', one(low=-5, high=5), call=F.hardsigmoid)
row('hardswish', one(low=-5, high=5, special=[0.0, 1.0, -1.0]), call=F.hardswish)
USUAL = [0.0, 1.0, -1.0, float('inf')]
row('hardshrink', lambda r: maybe(r, [r.tensor(special=USUAL)], lambd=[0.5, 1, 0, 2.0]), call=F.hardshrink, tolerance=0)
row('softshrink', lambda r: maybe(r, [r.tensor(special=USUAL)], lambd=[0.5, 1, 0, 2.0, -1]), call=F.softshrink)
