"""What PyTorch itself answers: cases for the tests of src/tensor, one JSON object a line.

    python3 generate.py --cases 10 > ../cases/pointwise.jsonl

A case says what is called and what came out:

    {"op": "add", "args": [TENSOR, {"int": 2}], "kw": {"alpha": {"float": 0.5}},
     "results": [TENSOR], "node": "AddBackward0", "upstream": [TENSOR], "grads": [TENSOR, null], "saves": [false, false]}
    {"op": "add", "args": [...], "error": ["RuntimeError", "..."]}

A tensor is {"dtype", "shape", "strides", "offset", "data"} with the whole storage as data, and "grad": true when it requires one. Numbers
are tagged, lists and text are plain, a type is {"type": "float32"}. What JSON cannot say of floats is text: "nan", "inf", "-inf", "-0".
"op" names a row of src/tensor/ops by its signature, with what is behind the dot. With "inPlace" the form with `_` was called. "saves" tells,
for each tensor that was given and each result, whether backward() complains after it was changed in place. "special": there are values
among the inputs at which derivatives need not be smooth.
"""
import json
import math
import random
import torch

torch.set_num_threads(1)
ROWS = []
FLOATS = [torch.float32, torch.float64]
INTS = [torch.uint8, torch.int8, torch.int16, torch.int32, torch.int64]
ALL = FLOATS + INTS + [torch.bool]
# What PyTorch 2 calls some nodes of 1.13.
NEWER_NAMES = {'ReshapeAliasBackward0': 'ViewBackward0', 'SqueezeBackward3': 'SqueezeBackward4'}
SPECIAL = [0.0, -0.0, 1.0, -1.0, 0.5, 2.0, 3.0, -2.5, math.inf, -math.inf, math.nan, 1e30, -1e-30, 88.0, 100.0, -100.0]


class Row:
    """One operation: `sample` gives arguments and keywords, `call` is PyTorch's function.

    finite: gradients only of what is finite. node: its name in later versions.
    in_place: there is a form with `_`; as a number, how often it is to be called.
    """

    def __init__(self, op, sample, call=None, in_place=False, tolerance=1e-6, double=1e-13, gradient=2e-5, node=None, unsaved=(), finite=False):
        self.op = op
        self.name = op.split('.')[0]
        self.sample = sample
        self.call = call or find(self.name)
        self.in_place = 0.2 if in_place is True else in_place
        self.tolerance = tolerance
        self.double = double
        self.gradient = gradient
        self.node = node
        self.finite = finite
        # What 1.13 saves and PyTorch 2 does not, by number.
        self.unsaved = unsaved


def row(op, sample, **more):
    ROWS.append(Row(op, sample, **more))


def find(name):
    for place in (torch, torch.Tensor, torch.nn.functional, torch.special, torch.linalg):
        if hasattr(place, name):
            return getattr(place, name)
    return getattr(torch.ops.aten, name)


class Chooser(random.Random):
    """Random tensors of all kinds. A case in `special` mood has zeros, infinities and the like among its floats."""

    special = False
    has_special = False

    def begin(self):
        self.special = self.random() < 0.25
        self.has_special = False

    def dtype(self, among=ALL):
        floats = [t for t in among if t in FLOATS]
        return self.choice(floats) if floats and self.random() < 0.6 else self.choice(among)

    def shape(self, rank=None, least=0, most=3):
        rank = self.choice([0, 1, 1, 2, 2, 2, 3, 3]) if rank is None else rank
        return [0 if least == 0 and self.random() < 0.06 else self.randint(max(least, 1), most) for _ in range(rank)]

    def broadcast_of(self, shape):
        """A shape that can be expanded to this one."""
        kept = shape[self.randint(0, len(shape)) :] if self.random() < 0.3 else list(shape)
        return [1 if self.random() < 0.25 else size for size in kept]

    def number(self, low=-4.0, high=4.0, special=None):
        if self.special and special is not False and self.random() < 0.4:
            self.has_special = True
            return self.choice(special or SPECIAL)
        return self.randint(math.ceil(low * 128), math.floor(high * 128)) / 128

    def values(self, n, dtype, low=-4.0, high=4.0, special=None):
        if dtype == torch.bool:
            return [self.random() < 0.5 for _ in range(n)]
        if dtype in FLOATS:
            return [self.number(low, high, special) for _ in range(n)]
        least = max(math.ceil(low), 0 if dtype == torch.uint8 else math.ceil(low))
        return [self.randint(least, max(math.floor(high), least)) for _ in range(n)]

    def tensor(self, among=ALL, shape=None, low=-4.0, high=4.0, special=None, grad=0.75, dtype=None, laid=None, expanded=True):
        """In some layout: row by row, permuted, a slice with steps, or expanded."""
        dtype = dtype or self.dtype(among)
        shape = self.shape() if shape is None else list(shape)
        laid = laid or self.choice(['rows', 'rows', 'permuted', 'sliced', 'expanded' if expanded else 'rows'])
        fill = lambda sizes: torch.tensor(self.values(math.prod(sizes), dtype, low, high, special), dtype=dtype).reshape(sizes)
        if laid == 'permuted':
            order = list(range(len(shape)))
            self.shuffle(order)
            base = fill([shape[d] for d in order])
            result = base.permute([order.index(d) for d in range(len(shape))])
        elif laid == 'sliced' and shape:
            steps = [self.choice([1, 1, 2]) for _ in shape]
            starts = [self.choice([0, 0, 1]) for _ in shape]
            base = fill([start + size * step for size, step, start in zip(shape, steps, starts)])
            result = base[tuple(slice(start, start + size * step, step) for size, step, start in zip(shape, steps, starts))]
        elif laid == 'expanded' and shape:
            base = fill([1 if self.random() < 0.5 else size for size in shape])
            result = base.expand(shape)
        else:
            result = fill(shape)
        assert list(result.shape) == shape
        result = result.detach()
        if dtype in FLOATS and self.random() < grad:
            result.requires_grad_()
        return result

    def scalar(self, low=-4.0, high=4.0, special=None, floats=True, bools=True):
        kind = self.random()
        if floats and kind < 0.5:
            return self.number(low, high, special)
        if bools and kind > 0.95:
            return self.random() < 0.5
        return self.randint(math.ceil(low), math.floor(high))

    def two(self, **more):
        """Two operands that can be broadcast together, one of which may be a number. Now and then they cannot."""
        shape = self.shape()
        first = self.tensor(shape=self.broadcast_of(shape) if self.random() < 0.2 else shape, **more)
        chance = self.random()
        if chance < 0.25:
            limits = {key: more[key] for key in ('low', 'high', 'special') if key in more}
            return [first, self.scalar(**limits)]
        if chance < 0.28:
            return [first, self.tensor(shape=self.shape(), **more)]
        return [first, self.tensor(shape=self.broadcast_of(shape), **more)]

    def dim(self, rank):
        """A dimension; now and then one that is not there."""
        if self.random() < 0.03:
            return self.choice([rank, -rank - 1, 7])
        return self.randint(-max(rank, 1), max(rank, 1) - 1)

    def dims(self, rank):
        wanted = self.sample(range(rank), self.randint(0 if self.random() < 0.1 else min(1, rank), rank))
        return [d - rank if self.random() < 0.4 else d for d in wanted]


# ---- in JSON


def number_text(x):
    if isinstance(x, float):
        if x != x:
            return 'nan'
        if math.isinf(x):
            return 'inf' if x > 0 else '-inf'
        if x == 0 and math.copysign(1, x) < 0:
            return '-0'
        return int(x) if x == int(x) and abs(x) < 2**53 else x
    return int(x) if isinstance(x, bool) else x


def tensor_text(t):
    flat = torch.as_strided(t.detach(), (t.storage().size(),), (1,), 0)
    result = {
        'dtype': str(t.dtype).removeprefix('torch.'),
        'shape': list(t.shape),
        'strides': list(t.stride()),
        'offset': t.storage_offset(),
        'data': [number_text(x) for x in flat.tolist()],
    }
    if t.requires_grad and t.is_leaf:
        result['grad'] = True
    return result


def text(value):
    if isinstance(value, torch.Tensor):
        return tensor_text(value)
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    if isinstance(value, int):
        return {'int': value}
    if isinstance(value, float):
        return {'float': number_text(value)}
    if isinstance(value, torch.dtype):
        return {'type': str(value).removeprefix('torch.')}
    return [x if isinstance(x, int) and not isinstance(x, bool) else text(x) for x in value]


# ---- running


def tensors_in(args, kw):
    found = []
    for value in [*args, *kw.values()]:
        if isinstance(value, torch.Tensor):
            found.append(value)
        elif isinstance(value, (list, tuple)):
            found.extend(x for x in value if isinstance(x, torch.Tensor))
    return found


def run(row, args, kw, in_place):
    """The results. Random numbers are the same each time (cases.ts seeds likewise)."""
    torch.manual_seed(5)
    if in_place:
        return [getattr(torch.Tensor, row.name + '_')(args[0].clone(), *args[1:], **kw)]
    result = row.call(*args, **kw)
    return [result] if isinstance(result, torch.Tensor) else list(result)


def change(tensor):
    """Bumps the version and leaves the elements as they are."""
    look = tensor.detach()
    if look.numel() > 0:
        look = look.as_strided((), (), look.storage_offset())
    look.copy_(look.clone())


def gradients(results, upstream, wanted, retain=False):
    pairs = [(r, u) for r, u in zip(results, upstream) if u is not None]
    return torch.autograd.grad([r for r, _ in pairs], wanted, [u for _, u in pairs], allow_unused=True, retain_graph=retain)


def saves(row, args, kw, in_place, upstream):
    """For each tensor that was given and for each result: whether backward() complains when it was changed."""
    answer = []
    given = tensors_in(args, kw)
    wanted = [t for t in given if t.requires_grad]
    count = len(given) + len(upstream)
    for index in range(count):
        if in_place and index == 0:
            answer.append(None)
            continue
        results = run(row, args, kw, in_place)
        change(([*given, *results])[index])
        try:
            gradients(results, upstream, wanted)
            answer.append(False)
        except RuntimeError as error:
            answer.append(index not in row.unsaved and 'modified by an inplace operation' in str(error))
    return answer


def case_of(row, chooser):
    """A case, or None when PyTorch's parser of arguments did not take what was made up."""
    chooser.begin()
    sampled = row.sample(chooser)
    args, kw = sampled if isinstance(sampled, tuple) else (sampled, {})
    in_place = isinstance(args[0], torch.Tensor) and chooser.random() < row.in_place
    case = {'op': row.op, 'args': [text(x) for x in args]}
    if kw:
        case['kw'] = {key: text(x) for key, x in kw.items()}
    if in_place:
        case['inPlace'] = True
    if chooser.has_special:
        case['special'] = True
    case['tolerance'] = [row.tolerance, row.double, row.gradient]
    try:
        results = run(row, args, kw, in_place)
    except (RuntimeError, IndexError, ValueError, NotImplementedError) as error:
        if 'INTERNAL ASSERT' in str(error):
            return None
        case['error'] = [type(error).__name__, str(error).split('\nException raised')[0]]
        return case
    except TypeError as error:
        if 'invalid combination' in str(error) or 'must be' in str(error):
            return None
        case['error'] = ['TypeError', str(error)]
        return case
    case['results'] = [text(r) for r in results]
    made = next((r for r in results if r.grad_fn is not None), None)
    if any(r.requires_grad and not r.is_floating_point() for r in results):
        return None
    if made is not None and row.finite and not all(bool(torch.isfinite(r).all()) for r in results):
        return None
    if made is not None:
        name = type(made.grad_fn).__name__
        case['node'] = row.node or NEWER_NAMES.get(name, name)
        upstream = []
        for r in results:
            values = [chooser.randint(-512, 512) / 128 for _ in range(r.numel())]
            upstream.append(torch.tensor(values, dtype=r.dtype).reshape(r.shape) if r.requires_grad else None)
        given = tensors_in(args, kw)
        case['upstream'] = [text(u) for u in upstream]
        try:
            grads = iter(gradients(results, upstream, [t for t in given if t.requires_grad]))
            case['grads'] = [text(next(grads)) if t.requires_grad else None for t in given]
            case['saves'] = saves(row, args, kw, in_place, upstream)
        except IndexError:
            return None
        except RuntimeError as error:
            case['backwardError'] = str(error)
    return case


def generate(row, count, seed):
    chooser = Chooser(f'{row.op} {seed}')
    made = tries = 0
    while made < count and tries < 5 * count:
        tries += 1
        case = case_of(row, chooser)
        if case is not None:
            made += 1
            yield json.dumps(case, separators=(',', ':'))
