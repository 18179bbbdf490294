"""Random small programs with tensors, run by PyTorch and by glasspy, compared line by line.

    python3 programs.py --cases 500 --seed 7            the cases that come out differently
    python3 programs.py --show 7:123                    one case, as a program

A program is made while PyTorch runs it: each statement knows the shapes of what was made before it. What raises an error stays: the errors are
compared, too. At the end everything is shown: elements, strides, versions, nodes of the graph, gradients.
"""
import argparse
import contextlib
import io
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import warnings

warnings.filterwarnings('ignore')
ROOT = pathlib.Path(__file__).resolve().parents[4]
BATCH = 50
PRELUDE = '''import torch
import torch.nn.functional as F


def show(name, t):
    print(name, t.dtype, tuple(t.shape), t.stride(), t.storage_offset(), t._version, t.requires_grad, t.is_leaf)
    print(t)


def show_grads(name, t):
    if t.is_leaf and t.grad is not None:
        print(name, 'grad', t.grad, t.grad.stride(), t.grad.requires_grad)


def failed(error):
    print(type(error).__name__, str(error).split('\\n')[0])


def hook(name):
    def tell(grad):
        print('hook', name, grad)

    return tell


def doubling(grad):
    return grad * 2


'''
UNARY = ['exp', 'sin', 'tanh', 'sigmoid', 'relu', 'neg', 'abs', 'sqrt', 'square', 'floor', 'round', 'sign', 'clone', 'detach', 'contiguous', 'reciprocal']
BINARY = ['+', '-', '*', '/', '**', '//', '%', '<', '>=', '==']
REDUCTIONS = ['sum', 'mean', 'prod', 'max', 'min', 'argmax', 'var', 'std', 'cumsum', 'softmax', 'norm', 'any', 'all', 'logsumexp', 'amax', 'sort', 'cumprod']
IN_PLACE = ['add_', 'sub_', 'mul_', 'div_', 'pow_', 'copy_', 'fill_']
IN_PLACE_UNARY = ['zero_', 'neg_', 'exp_', 'relu_', 'sigmoid_', 'tanh_', 'sqrt_', 'abs_', 'detach_', 'requires_grad_', 'square_', 'floor_']
DTYPES = ['torch.float32', 'torch.float64', 'torch.int64', 'torch.bool', 'torch.uint8']


# What later versions say otherwise.
NEWER = [
    ('ReshapeAliasBackward0', 'ViewBackward0'),
    ('SqueezeBackward3', 'SqueezeBackward4'),
    ('<NormBackward1>', '<LinalgVectorNormBackward0>'),
    ('<NormBackward0>', '<LinalgVectorNormBackward0>'),
    ('norm(): input dtype should be either floating point or complex. Got', 'linalg.vector_norm: Expected a floating point or complex tensor as input. Got'),
    # A number to the power of a tensor.
    ('<PowBackward1>', '<PowBackward2>'),
    ('Long instead.', 'Long'),
    ('Bool instead.', 'Bool'),
    ('Byte instead.', 'Byte'),
]


def newer(text):
    text = re.sub('0x[0-9a-f]+', 'ADDRESS', text)
    text = re.sub('ValueError only one element tensors can be converted to Python scalars', 'RuntimeError a Tensor cannot be converted to Scalar', text)
    text = re.sub(r'CPU(\w+)Type', r'torch.\1Tensor', text)
    text = re.sub(r'(detach views in-place. Use detach\(\) instead\.).*', r'\1', text)
    for before, after in NEWER:
        text = text.replace(before, after)
    return text


class Maker:
    """Makes the statements of a case and keeps what they made."""

    def __init__(self, seed):
        self.r = random.Random(seed)
        self.lines = []
        self.names = {'x': None}
        self.count = 0
        self.nodes = {}

    # ---- choosing

    def tensors(self):
        import torch

        return [n for n, v in self.names.items() if isinstance(v, torch.Tensor)]

    def any(self):
        found = self.tensors()
        return self.r.choice(found[-3:] if self.r.random() < 0.6 else found)

    def shape(self):
        return [self.r.choice([1, 2, 3, 3, 4]) for _ in range(self.r.choice([0, 1, 1, 2, 2, 2, 3]))]

    def fresh(self):
        self.count += 1
        return 'abcdefghijklmnopqrstuvwyz'[self.count % 25] + ('' if self.count < 25 else str(self.count))

    def number(self):
        return self.r.choice(['2', '-1', '3', '0.5', '-1.5', '0', 'True', '2.0'])

    def dim(self, name):
        rank = self.names[name].dim()
        return self.r.choice([-1, 0, 1, rank - 1, -rank, rank])

    def values(self, shape, whole):
        if not shape:
            return str(self.r.randint(-3, 5) if whole else self.r.randint(-12, 12) / 4)
        return '[' + ', '.join(self.values(shape[1:], whole) for _ in range(shape[0])) + ']'

    def literal(self, shape, dtype=None, grad=None):
        dtype = dtype or self.r.choice(DTYPES[:1] * 8 + DTYPES[1:])
        floating = 'float' in dtype
        grad = floating and (self.r.random() < 0.6 if grad is None else grad)
        kw = '' if dtype == 'torch.float32' else f', dtype={dtype}'
        whole = not floating
        text = self.values(shape, whole)
        if dtype == 'torch.uint8':
            text = text.replace('-', '')
        if dtype == 'torch.float32' and not any(c == '.' for c in text):
            kw = ', dtype=torch.float32'
        return f'torch.tensor({text}{kw}{", requires_grad=True" if grad else ""})'

    def fitting(self, name):
        """A tensor that can be combined with another, as a rule."""
        shape = list(self.names[name].shape)
        if self.r.random() < 0.3:
            shape = [1 if self.r.random() < 0.4 else s for s in shape][self.r.choice([0, 0, 1]) :]
        if self.r.random() < 0.05:
            shape = self.shape()
        others = [n for n in self.tensors() if list(self.names[n].shape) == list(self.names[name].shape)]
        if others and self.r.random() < 0.6:
            return self.r.choice(others)
        return self.literal(shape)

    # ---- indexing

    def slice(self, size):
        r = self.r
        bound = lambda: r.choice(['', '', str(r.randint(-size - 1, size + 1))])
        step = r.choice(['', '', '', ':2', ':', ':1', ':-1' if r.random() < 0.1 else ':3'])
        return f'{bound()}:{bound()}{step}'

    def item(self, size):
        r, kind = self.r, self.r.random()
        if kind < 0.3:
            return str(r.randint(-size, size - 1) if size and r.random() < 0.93 else size + r.randint(0, 2))
        if kind < 0.6:
            return self.slice(size)
        if kind < 0.68:
            return 'None'
        if kind < 0.78:
            return f'[{", ".join(str(r.randint(-size, max(size - 1, 0))) for _ in range(r.randint(1, 3)))}]'
        if kind < 0.88:
            return f'torch.tensor([{", ".join(str(r.randint(-size, max(size - 1, 0))) for _ in range(r.randint(1, 3)))}])'
        if kind < 0.93:
            return f'torch.tensor([{", ".join(r.choice(["True", "False"]) for _ in range(size if r.random() < 0.9 else size + 1))}])' if size else ':'
        if kind < 0.95:
            return r.choice(['True', 'False', '1.5', "'a'"])
        return f'torch.tensor({r.randint(0, max(size - 1, 0))})'

    def key(self, name):
        t = self.names[name]
        kind = self.r.random()
        if kind < 0.08:
            return f'{name} > {self.r.choice(["0", "1", "-1"])}'
        if kind < 0.12:
            return '...'
        items = []
        d = 0
        for _ in range(self.r.randint(1, max(t.dim(), 1) + (self.r.random() < 0.1))):
            text = self.item(t.shape[d] if d < t.dim() else 2)
            items.append(text)
            d += text != 'None'
        if self.r.random() < 0.15:
            items.insert(self.r.randint(0, len(items)), '...')
        return ', '.join(items)

    # ---- statements

    def statement(self):
        r = self.r
        kinds = [
            (self.make, 1), (self.unary, 3), (self.binary, 5), (self.reduce, 2), (self.reshape, 4), (self.get, 4), (self.put, 4),
            (self.in_place, 4), (self.in_place_unary, 2), (self.product, 1), (self.backward, 3), (self.grad, 1), (self.hooks, 1),
            (self.state, 2), (self.convert, 1), (self.join, 1), (self.choose, 1), (self.out, 1), (self.augmented, 2),
        ]
        return r.choices([k for k, _ in kinds], [w for _, w in kinds])[0]()

    def make(self):
        return f'{self.fresh()} = {self.literal(self.shape())}'

    def unary(self):
        a, f = self.any(), self.r.choice(UNARY)
        return f'{self.fresh()} = {a}.{f}()'

    def binary(self):
        a = self.any()
        b = self.number() if self.r.random() < 0.35 else self.fitting(a)
        op = self.r.choice(BINARY[: 5 if self.r.random() < 0.8 else None])
        return f'{self.fresh()} = {a} {op} {b}' if self.r.random() < 0.85 or not b[0].isdigit() else f'{self.fresh()} = {b} {op} {a}'

    def reduce(self):
        a, f = self.any(), self.r.choice(REDUCTIONS)
        if f in ('cumsum', 'softmax', 'logsumexp', 'cumprod'):
            return f'{self.fresh()} = {a}.{f}({self.dim(a)})'
        if f in ('max', 'min', 'sort'):
            return f'{self.fresh()} = {a}.{f}({self.dim(a)})' + self.r.choice(['[0]', '.values', '[1]'])
        if f == 'norm' or self.r.random() < 0.4:
            return f'{self.fresh()} = {a}.{f}()'
        return f'{self.fresh()} = {a}.{f}({self.dim(a)}{self.r.choice(["", ", keepdim=True"])})'

    def reshape(self):
        a = self.any()
        t = self.names[a]
        numel, dims = t.numel(), list(range(t.dim()))
        self.r.shuffle(dims)
        choices = [
            't()', 'T', f'view(-1)', f'reshape(-1)', f'view({numel}, 1)', f'reshape(1, -1)', f'unsqueeze({self.dim(a)})', 'squeeze()',
            f'squeeze({self.dim(a)})', f'transpose({self.dim(a)}, {self.dim(a)})', f'permute({", ".join(map(str, dims))})',
            f'expand({", ".join(str(3 if s == 1 else -1) for s in t.shape)})', f'expand(2, {", ".join("-1" for s in t.shape)})',
            f'flatten()', f'narrow({self.dim(a)}, 0, 2)', f'select({self.dim(a)}, 1)', f'unbind({self.dim(a)})[0]', f'chunk(2, {self.dim(a)})[1]',
            f'split(2, {self.dim(a)})[0]', f'diagonal()', f'view_as({self.any()})', f'repeat({", ".join("2" for s in t.shape)})',
            f'flip({self.dim(a)})', f'as_strided((2,), (1,))', 'mT', f'roll(1, {self.dim(a)})', f'unfold({self.dim(a)}, 2, 1)',
        ]
        if t.dim() < 2:
            # What 1.13 takes for a matrix.
            choices.remove('mT')
        return f'{self.fresh()} = {a}.{self.r.choice(choices)}'

    def get(self):
        a = self.any()
        return f'{self.fresh()} = {a}[{self.key(a)}]'

    def put(self):
        a = self.any()
        key = self.key(a)
        value = self.number() if self.r.random() < 0.5 else self.literal(self.r.choice([[], [1], list(self.names[a].shape)[1:]])) if self.r.random() < 0.7 else self.any()
        if self.r.random() < 0.2:
            return f'{a}[{key}] {self.r.choice(["+=", "*=", "-="])} {value}'
        return f'{a}[{key}] = {value}'

    def in_place(self):
        a = self.any()
        f = self.r.choice(IN_PLACE)
        b = self.number() if self.r.random() < 0.4 and f != 'copy_' else self.fitting(a)
        if f == 'fill_' and self.r.random() < 0.8:
            b = self.number()
        return f'{a}.{f}({b})'

    def in_place_unary(self):
        return f'{self.any()}.{self.r.choice(IN_PLACE_UNARY)}()'

    def augmented(self):
        a = self.any()
        b = self.number() if self.r.random() < 0.4 else self.fitting(a)
        return f'{a} {self.r.choice(["+=", "-=", "*=", "/=", "**=", "%=", "//="] if self.r.random() < 0.3 else ["+=", "-=", "*=", "/="])} {b}'

    def product(self):
        a = self.any()
        shape = list(self.names[a].shape)
        n = shape[-1] if shape and self.r.random() < 0.95 else 3
        b = self.literal([n, 2] if self.r.random() < 0.6 else [n], dtype=str(self.names[a].dtype))
        return f'{self.fresh()} = {a} @ {b}'

    def backward(self):
        a = self.any()
        kw = self.r.choice(['', '', '', 'retain_graph=True', 'retain_graph=True', 'create_graph=True'])
        if self.names[a].numel() == 1 and self.r.random() < 0.7:
            return f'{a}.backward({kw})'
        if self.r.random() < 0.2:
            return f'{a}.backward(torch.ones_like({a}){", " + kw if kw else ""})'
        return f'{a}.sum().backward({kw})'

    def grad(self):
        a, b = self.any(), self.any()
        f = self.fresh()
        kw = self.r.choice(['', ', retain_graph=True', ', create_graph=True', ', allow_unused=True'])
        return f'{f} = torch.autograd.grad({a}.sum(), {b}{kw})[0]'

    def hooks(self):
        a = self.any()
        return self.r.choice([f"{a}.register_hook(hook('{a}'))", f'{a}.register_hook(doubling)', f'{a}.retain_grad()'])

    def state(self):
        a, f = self.any(), self.fresh()
        return self.r.choice([
            f'{f} = {a}.data', f'{f} = {a}.detach()', f'with torch.no_grad():\n    {f} = {a} * 2', f'with torch.no_grad():\n    {a}.add_(1)',
            f'with torch.no_grad():\n    {f} = {a}.view(-1)', f'{a}.grad = None', f'{a}.requires_grad = {self.r.choice(["True", "False"])}',
            f'with torch.no_grad():\n    {a}[{self.key(a)}] = 1', f'{a}.data.mul_(2)', f'{a}.detach().zero_()', f'print({a}.item())',
            f'print({a}.tolist())', f'print({a}.grad_fn)', f'print(float({a}))', f'print(bool({a}), len({a}))',
            f'with torch.enable_grad():\n    {f} = {a} + 1', f'{a}.data = {self.fitting(a)}', f'with torch.inference_mode():\n    {f} = {a} + 1',
            f'print([each for each in {a}])', f'print({a}._base is None, {a}.is_contiguous(), {a}._is_view())', f'print({a}.grad_fn.next_functions)',
        ])

    def convert(self):
        a = self.any()
        return f'{self.fresh()} = {a}.' + self.r.choice(['double()', 'float()', 'long()', 'bool()', 'int()', f'to({self.r.choice(DTYPES)})', f'type_as({self.any()})', 'byte()'])

    def join(self):
        a = self.any()
        b = self.fitting(a)
        return f'{self.fresh()} = torch.{self.r.choice(["cat", "stack"])}([{a}, {b}]{self.r.choice(["", f", {self.dim(a)}", ", dim=-1"])})'

    def choose(self):
        a = self.any()
        b = self.fitting(a)
        return f'{self.fresh()} = ' + self.r.choice([
            f'torch.where({a} > 0, {a}, {b})', f'{a}.masked_fill({a} > 0, {self.number()})', f'{a}.clamp(-1, 1)', f'{a}.clamp(min={self.number()})',
            f'torch.maximum({a}, {b})', f'{a}.lerp({b}, 0.5)', f'torch.addcmul({a}, {b}, {b}, value=2)', f'F.leaky_relu({a}, 0.5)',
            f'F.layer_norm({a}, {a}.shape[-1:])', f'F.mse_loss({a}, {b})', f'F.log_softmax({a}, -1)', f'F.pad({a}, (1, 1))', f'{a}.masked_select({a} > 0)',
            f'torch.zeros_like({a})', f'{a}.gather(0, torch.zeros(1, dtype=torch.int64))', f'{a}.index_select(0, torch.tensor([0, 0]))',
            f'{a}.nonzero()', f'torch.einsum("i...,i...->...", {a}, {b})', f'torch.full_like({a}, {self.number()})', f'{a}.new_tensor([1, 2])',
        ])

    def out(self):
        a, b = self.any(), self.any()
        return self.r.choice([f'torch.add({a}, 1, out={b})', f'torch.mul({a}, {a}, out={b})', f'torch.exp({a}, out={b})', f'torch.sum({a}, 0, out={self.literal([])})'])

    # ---- running

    def take(self, statement):
        body = '\n'.join('    ' + line for line in statement.split('\n'))
        text = f'try:\n{body}\nexcept Exception as error:\n    failed(error)'
        self.lines.append(text)
        exec(text, self.names)

    def run(self):
        exec(PRELUDE, self.names)
        for _ in range(self.r.randint(1, 2)):
            self.take(f'{self.fresh()} = {self.literal(self.shape())}')
        for _ in range(self.r.randint(2, 9)):
            self.take(self.statement())
        made = self.tensors()
        for name in made:
            self.take(f"show('{name}', {name})")
        if self.r.random() < 0.6:
            self.take(self.backward())
        for name in made:
            self.take(f"show_grads('{name}', {name})")


def case_of(seed):
    """The text of a case and what PyTorch prints."""
    maker = Maker(seed)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        maker.run()
    return maker.lines, printed.getvalue()


def as_program(cases):
    # The names of each case are its own.
    parts = [PRELUDE]
    for index, lines in enumerate(cases):
        body = '\n'.join('    ' + line for part in lines for line in part.split('\n'))
        parts.append(f'def case{index}():\n{body}\n\n\nprint("=== {index}")\ncase{index}()\n\n\n')
    return ''.join(parts)


def printed_by_glasspy(cases):
    with tempfile.NamedTemporaryFile('w', suffix='.py') as file:
        file.write(as_program(cases))
        file.flush()
        ran = subprocess.run(['node', ROOT / 'bin/glasspy.js', file.name], capture_output=True, text=True, timeout=120)
    found = {}
    for part in ran.stdout.split('=== ')[1:]:
        number, _, text = part.partition('\n')
        found[int(number)] = text
    return [found.get(index, '') for index in range(len(cases))], ran.stderr


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--cases', type=int, default=200)
    parser.add_argument('--seed', default='1')
    parser.add_argument('--most', type=int, default=20)
    parser.add_argument('--show')
    options = parser.parse_args()
    if options.show:
        lines, printed = case_of(options.show)
        print('\n'.join(lines), printed, sep='\n# ----\n')
        return
    differing = 0
    for start in range(0, options.cases, BATCH):
        seeds = [f'{options.seed}:{index}' for index in range(start, min(start + BATCH, options.cases))]
        cases = [case_of(seed) for seed in seeds]
        ours, complaint = printed_by_glasspy([lines for lines, _ in cases])
        if 'Traceback' in complaint or '' in ours:
            print(complaint)
        for seed, (lines, theirs), got in zip(seeds, cases, ours):
            theirs = newer(theirs)
            got = newer(re.sub(r'a Tensor with \d+ elements cannot', 'a Tensor cannot', got))
            if got == theirs or 'INTERNAL ASSERT' in theirs:
                continue
            differing += 1
            if differing <= options.most:
                pairs = list(zip(got.split('\n') + ['(ended)'], theirs.split('\n') + ['(ended)']))
                left, right = next((pair for pair in pairs if pair[0] != pair[1]), ('?', '?'))
                statements = '\n'.join(line for part in lines if 'show' not in part for line in part.split('\n') if line[:1] == ' ' and 'failed(' not in line)
                print(f'--- {seed}\n{statements}\n  ours:   {left}\n  theirs: {right}\n')
    print(f'{differing} of {options.cases} programs came out differently')
    sys.exit(differing > 0)


main()
