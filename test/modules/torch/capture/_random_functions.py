"""Random functions over tensors, numbers, text, containers, closures, generators, loops, try, with and match, for the differential harness.

    make(seed)    the source of a function f(x, y, n, items, table, obj); the same for the same seed

Statements are drawn by weight; a program may fail, and then it must fail in the same way when it is captured.
"""
import random
import re

TENSORS, NUMBERS, LISTS = ['x', 'y', 't0', 't1', 't2'], ['n', 'k0', 'k1'], ['items', 'l0']
HEAD = '''
import collections
Pair = collections.namedtuple('Pair', 'left right', defaults=(7,))
class Box:
    def __init__(self, a):
        self.a = a
    def step(self, d):
        self.a = self.a + d
        return self.a
class Guard:
    def __init__(self, log, swallows):
        self.log, self.swallows = log, swallows
    def __enter__(self):
        self.log.append('in')
        return len(self.log)
    def __exit__(self, kind, value, trace):
        self.log.append('out' if kind is None else kind.__name__)
        return kind is not None and self.swallows
class Vec:
    def __init__(self, v, log):
        self.v, self.log = v, log
    def __add__(self, other):
        self.log.append('add')
        return Vec(self.v + other.v, self.log) if isinstance(other, Vec) else NotImplemented
    def __radd__(self, other):
        return self.v + other
    def __lt__(self, other):
        self.log.append('lt')
        return self.v < other.v
    def __eq__(self, other):
        return isinstance(other, Vec) and self.v == other.v
    __hash__ = None
class Long(Vec):
    def __len__(self):
        return self.v % 3
    def __getitem__(self, i):
        if i > 2:
            raise IndexError(i)
        return self.v * i
    def __radd__(self, other):
        return 'long'
class Countdown:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n
def attempt(call):
    try:
        return call()
    except Exception as error:
        return type(error).__name__, str(error)
def collect(*args, k=0, **more):
    return args, k, list(more.items())
def steps(n, log):
    try:
        for i in range(n):
            log.append(('step', i))
            yield i
    finally:
        log.append('done')
    return n
def both(n, log):
    got = yield from steps(n, log)
    yield got
def touch(v, log):
    log.append(('touch', v))
    return v
def kind(v):
    match v:
        case 0 | 1 if v is not True: return 'bit'
        case int(i): return 'int', i
        case str(s): return 'str', s
        case []: return 'empty'
        case (1, 2): return 'one two'
        case Pair(left=a, right=b): return 'pair', a, b
        case [a, *rest]: return 'first', a, len(rest)
        case {'a': a, **rest}: return 'has a', a, list(rest)
        case Vec(v=w): return 'vec', w
        case None: return 'none'
        case _: return 'other'
'''
# What Python does without tensors. N is a number, L a list, C a condition; each time another.
PLAIN = """
sum([0.1 * i for i in range(N % 5)]); sum([0.1, N, 2.5]); sum((N, True), 0.5); sum([[N], [1]], []); 0.1 + N; N / 2; N ** 2; N // 2.0; round(N / 3, 2); divmod(N, 3)
-N % 5; N & 3; N << 2; abs(N); float(N); int(N / 2); bool(N); str(N); N * 1.5; 2 ** N; attempt(lambda: N / N); attempt(lambda: N % N); hash(N); N == 1.0
list({8, N, 0, N}); [v for v in {N, 16, 3}]; sorted({N, 1}); list(set(range(N % 9)) - {1}); list({N, 3} ^ {1, N}); list({1, N} | {True}); N in {1.0, 3}; {N} <= {1, N}
list(frozenset((N, 9, 1))); len({N, 1, True}); s0; list(s0); s0 & {N, 1}; s0 | {N}; s0 - {N}; N in s0; attempt(lambda: s0.remove(N)); sum(s0)
Pair(N, N) + (N,); Pair(N)._replace(left=N); Pair(N, 2)[N % 2]; Pair(N, N)[:1]; Pair(N) * 2; Pair(N, N) == (N, N); kind(Pair(N, N)); Pair(N)._asdict(); [*Pair(N)]
'abc'[N % 3]; f'{N:>4}|{N!r}|{N:03d}'; '-'.join(str(v) for v in range(N % 4)); 'a,b,c'.split(',', N % 3); 'x' * (N % 4); attempt(lambda: 'abc'[N]); '%d/%s' % (N, N); 'b' < 'a' * N
any(touch(v, log) == N for v in range(4)); all(touch(v, log) != N for v in range(3)); sorted([N, 3, N, 1], reverse=C); sorted('bca', key=lambda v: touch(v, log)); max([N, 2, N], key=lambda v: -v)
min(N, 1, 2.0); sorted([(N, 'b'), (N, 'a')]); attempt(lambda: sorted([N, 'a'])); attempt(lambda: max([])); sorted({'b': N, 'a': N}); [Vec(v, log) < Vec(N, log) for v in (1, 2)]
kind(N); kind('s'); kind([]); kind([N, 2]); kind((1, N)); kind({'a': N, 'z': 1}); kind(Vec(N, log)); kind(None); kind(range(N % 3)); kind(N / 2)
list(steps(N % 4, log)); list(both(N % 3, log)); next(steps(N % 2, log), 'none'); [v for v in steps(3, log) if v != N]; attempt(lambda: next(iter([]))); list(zip(steps(2, log), both(2, log)))
dict(zip('ab', [N, N])); {N: 1, True: 2, 1.0: 3}; {**{'a': N}, 'a': 2, 'b': N}; list(table); 'a' in table; attempt(lambda: {'k': 1}[N]); {(N, 1): 'a', (N, 1.0): 'b'}; dict.fromkeys('ab', N)
list(reversed(L))[:1]; [*L, N][-1]; len([*L, *L]); attempt(lambda: L[N]) is None; attempt(lambda: [1, 2, 3].index(N)); [0, 1, 2, 3][N:]; [0, 1, 2, 3][::N or 1]; [0, 1, 2][-N:N]; [1] * N; (1, 2, N).count(2)
list(Countdown(N % 4)); N in Countdown(3); list(reversed(range(N % 5))); list(enumerate('ab', N)); list(map(lambda a, b: a + b, [N], [1])); list(filter(None, [N, 0, 1])); list(range(N, 0, -1))
(Vec(N, log) + Vec(N, log)).v; attempt(lambda: Vec(N, log) + N); N + Vec(N, log); Vec(N, log) == Vec(N, log); Vec(N, log) != N; attempt(lambda: Long(N, log) + N); bool(Long(N, log)); list(Long(N, log))
attempt(lambda: Vec(1, log) + Long(N, log)) is None; attempt(lambda: {Vec(N, log): 1}); N in Long(N, log); [*Long(N, log)]; Long(N, log)[1]; attempt(lambda: Long(N, log)[5]); attempt(lambda: len(Vec(N, log)))
collect(*range(N % 3), k=N); collect(**{'k': N, 'z': N}); collect(*L[:1])[1:]; attempt(lambda: collect(k=1, **{'k': N})); attempt(lambda: steps(N)); attempt(lambda: touch(N)); attempt(lambda: N + 'a'); attempt(lambda: [1] + N)
attempt(lambda: int('z')); attempt(lambda: (N).nope); attempt(lambda: k0()); attempt(lambda: [*N]); attempt(lambda: undefined_name); 1 < N < 3; N if C else -N; C or N; C and N; not N; N is None; (N, 'a') < (1, 'b')
isinstance(N, bool); isinstance(Long(N, log), Vec); type(N).__name__; callable(collect); hasattr(b0, 'a'); getattr(b0, 'nope', N); [a for a, *_ in [(N, 1), 'xy']]; (lambda *a, q=N: (a, q))(N, 2)
""".replace('\n', ';').split(';')[1:-1]


class Writer:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lines = []
        self.left = self.random.randint(4, 14)
        self.loops = 0

    def pick(self, *choices):
        return self.random.choice(choices)

    def chance(self, percent):
        return self.random.random() * 100 < percent

    # ---- expressions
    def tensor(self, depth=0):
        if depth > 1 or self.chance(35):
            return self.pick(*TENSORS)
        a = self.tensor(depth + 1)
        match self.random.randint(0, 13):
            case 0 | 1 | 2:
                return f'({a} {self.pick("+", "-", "*")} {self.tensor(depth + 1)})'
            case 3 | 4:
                return f'({a} {self.pick("+", "-", "*", "/")} {self.number(depth + 1)})'
            case 5:
                return f'torch.{self.pick("sin", "relu", "exp", "neg", "tanh")}({a})'
            case 6:
                return f'{a}.{self.pick("abs()", "clone()", "detach()", "view(-1)", "flip(0)", "cumsum(0)", "contiguous()", "sigmoid()")}'
            case 7:
                return f'torch.where({a} > 0, {a}, {self.tensor(depth + 1)})'
            case 8:
                return f'{a}[{self.pick("0", "-1", "1:", "::2", "None", "...", "k0", "[0, 1]")}]'
            case 9:
                return f'items[{self.number(depth + 1)}]'
            case 10:
                return f'table.get({self.pick("0", "1", chr(39) + "a" + chr(39))}, {a})'
            case 11:
                return f'helper({a}, {self.number(depth + 1)})'
            case 12:
                return f'({a} if {self.condition()} else {self.tensor(depth + 1)})'
            case _:
                return f'{self.pick("obj", "b0")}.step({self.number(depth + 1)})'

    def number(self, depth=0):
        if depth > 1 or self.chance(50):
            return self.pick(*NUMBERS, '0', '1', '2', '3', '-1')
        match self.random.randint(0, 7):
            case 0 | 1 | 2:
                return f'({self.number(depth + 1)} {self.pick("+", "-", "*", "//", "%")} {self.number(depth + 1)})'
            case 3:
                return f'len({self.pick(*LISTS, "table")})'
            case 4:
                return f'{self.pick(*TENSORS)}.{self.pick("dim()", "shape[0]", "numel()")}'
            case 5:
                return f'min({self.number(depth + 1)}, {self.number(depth + 1)})'
            case 6:
                return 'bump()'
            case _:
                return f'sum(i for i in range({self.number(depth + 1)} % 4))'

    def condition(self):
        return self.pick(f'{self.number(1)} {self.pick("<", "==", ">=", "!=")} {self.number(1)}', f'{self.pick(*TENSORS)}.sum() > 0',
                         f'{self.pick(*LISTS)}', f'{self.pick("a", "b", "c")!r} in table', f'{self.pick(*TENSORS)} is {self.pick(*TENSORS)}',
                         f'not {self.number(1)}', f'{self.pick(*LISTS)} is {self.pick(*LISTS)}', f'{self.number(1)} and {self.number(1)}')

    def anything(self):
        return self.pick(self.tensor, self.tensor, self.number, lambda: f'[{self.tensor(1)}, {self.number(1)}]', lambda: f'({self.number(1)}, {self.tensor(1)})',
                         lambda: self.pick(*LISTS), lambda: f'{{{self.number(1)}: {self.tensor(1)}}}', lambda: 'obj', lambda: f'Box({self.tensor(1)})')()

    def plain(self):
        parts = {'N': lambda: self.number(1), 'L': lambda: self.pick(*LISTS), 'C': lambda: self.condition()}
        return re.sub(r'\b[NLC]\b', lambda found: parts[found[0]](), self.pick(*PLAIN).strip())

    # ---- statements
    def put(self, indent, line):
        self.lines.append('    ' * indent + line)

    def block(self, indent, in_loop):
        before = len(self.lines)
        for _ in range(self.random.randint(1, 3)):
            self.statement(indent, in_loop)
        if len(self.lines) == before:
            self.put(indent, 'pass')

    def statement(self, indent, in_loop):
        if self.left <= 0:
            return
        self.left -= 1
        deep = indent > 3
        match self.random.randint(0, 33):
            case 0 | 1 | 2 | 3:
                self.put(indent, f'{self.pick(*TENSORS[2:])} = {self.tensor()}')
            case 4:
                self.put(indent, f'{self.pick(*TENSORS)}.{self.pick("add_", "mul_", "sub_")}({self.number()})')
            case 5:
                self.put(indent, f'{self.pick(*TENSORS)} {self.pick("+=", "*=", "-=")} {self.pick(self.number, self.tensor)()}')
            case 6 | 7:
                self.put(indent, f'{self.pick(*NUMBERS[1:])} = {self.number()}')
            case 8:
                self.put(indent, f'{self.pick(*LISTS)}.append({self.anything()})')
            case 9:
                self.put(indent, self.pick(f'{self.pick(*LISTS)}.pop()', 'l0 = list(items)', 'l0 = items', f'items[{self.number(1)}] = {self.anything()}',
                                           f'l0 += [{self.number(1)}]', 'items.reverse()', f'del l0[{self.number(1)}:]', 'l0 = [v for v in items if v is not x]'))
            case 10:
                self.put(indent, self.pick(f'table[{self.pick("a", "b", "c")!r}] = {self.anything()}', 'table.pop("a")', f'table.setdefault("b", {self.number(1)})',
                                           f'table.update(c={self.anything()})', 'del table["b"]', 'table = dict(table)'))
            case 11 | 12:
                self.put(indent, f'print({self.pick("len(items)", "k0", "sorted(table)", "len(l0)", repr("here"))})')
            case 13 | 14 if not deep:
                self.put(indent, f'if {self.condition()}:')
                self.block(indent + 1, in_loop)
                if self.chance(50):
                    self.put(indent, 'else:')
                    self.block(indent + 1, in_loop)
            case 15 | 16 if not deep and self.loops < 3:
                self.loops += 1
                self.put(indent, f'for {self.pick("k1", "i")} in {self.pick("range(3)", "[1, 2]", "items[:3]" if self.chance(30) else "range(2)")}:')
                self.block(indent + 1, True)
                if self.chance(20):
                    self.put(indent, 'else:')
                    self.block(indent + 1, in_loop)
            case 17 if not deep:
                self.put(indent, 'try:')
                self.block(indent + 1, in_loop)
                kind = self.random.randint(0, 2)
                if kind < 2:
                    self.put(indent, f'except {self.pick("Exception", "ValueError", "(IndexError, KeyError)", "RuntimeError")} as error:')
                    self.put(indent + 1, 'print(type(error).__name__)')
                    self.block(indent + 1, in_loop)
                if kind > 0:
                    self.put(indent, 'finally:')
                    self.block(indent + 1, False)
            case 18 if not deep:
                self.put(indent, f'with {self.pick("torch.no_grad()", "Guard(log, True)", "Guard(log, False)", "torch.enable_grad()")}:')
                self.block(indent + 1, in_loop)
            case 19 if in_loop and self.chance(50):
                self.put(indent, f'if {self.condition()}:')
                self.put(indent + 1, self.pick('break', 'continue'))
            case 20 if indent > 1 and self.chance(40):
                self.put(indent, f'return {self.anything()}')
            case 21 if indent > 1:
                self.put(indent, f'raise {self.pick("ValueError", "KeyError", "RuntimeError")}({self.number(1)})')
            case 22:
                self.put(indent, f'{self.pick("obj", "b0")}.{self.pick("a", "b")} = {self.anything()}')
            case 23:
                self.put(indent, self.pick('b0 = obj', f'b0 = Box({self.tensor(1)})', 'del b0.a', f'k0 = k0 if hasattr(b0, {"b"!r}) else 5'))
            case 24:
                self.put(indent, self.pick(f'{self.pick(*TENSORS[2:])} = [v * 2 for v in ({self.tensor(1)}, {self.tensor(1)})][{self.pick("0", "1")}]',
                                           f'k1 = {{i: i * k0 for i in range(3)}}[{self.pick("0", "1", "2")}]', f't0, t1 = {self.tensor(1)}, {self.tensor(1)}',
                                           f'a, *rest = [{self.tensor(1)}, {self.number(1)}]', f'log.extend(f"{{k0}}:{{i}}" for i in range({self.number(1)} % 3))'))
            case 25:
                self.put(indent, self.pick(f'{self.pick(*TENSORS)}[0] = {self.number(1)}', f'k0 = int({self.pick(*TENSORS)}.sum().item()) % 7',
                                           f'calls.append(lambda: {self.pick("t0", "k0", "x")})', 'calls.append(bump)'))
            case 26:
                self.put(indent, f'log.append({self.pick("k0 == n", "t0 is x", "items is l0", "len(calls)", "torch.is_grad_enabled()", "t1.requires_grad")})')
            case 27 | 28 | 29 | 30:
                self.put(indent, f'log.append({self.plain()})')
            case 31:
                self.put(indent, self.pick(f's0 = {{{self.number(1)}, {self.number(1)}, 8}}', f's0.add({self.number(1)})',
                                           f's0.discard({self.number(1)})', f's0 |= {{{self.number(1)}}}', f's0 = set({self.pick("range(3)", "s0", "[8, 0, 3]")})', 's0 = s0'))
            case 32:
                self.put(indent, self.pick(f'l0[{self.number(1)}:{self.number(1)}] = [{self.number(1)}]', f'l0.insert({self.number(1)}, {self.number(1)})', 'l0 *= 2',
                                           f'l0 = sorted([{self.number(1)}, {self.number(1)}])', f'it = iter({self.pick(*LISTS)}); k1 = len(list(it)); l0.append(next(it, None))',
                                           f'for k1, v in enumerate(steps({self.number(1)} % 3, log)): log.append(v)'))
            case _:
                self.put(indent, f'{self.pick(*TENSORS[2:])} = helper({self.tensor(1)}, {self.number(1)})')

    def function(self):
        for line in ('def f(x, y, n, items, table, obj):', '    t0, t1, t2 = x, y + 1, x * 2', '    k0, k1 = n, 1', '    l0, log, calls, b0, s0 = [], [], [], Box(x), {3}'):
            self.put(0, line)
        self.put(1, 'def bump():')
        self.put(2, 'nonlocal k0')
        self.put(2, 'k0 += 1')
        if self.chance(30):
            self.put(2, 'print("bump", k0)')
        self.put(2, 'return k0')
        self.put(1, 'def helper(a, k):')
        self.put(2, self.pick('return a * k', 'return a + t0', 'log.append(k)', 'a.add_(k)', 'if k < 0: return a', 'print("helper", k)'))
        self.put(2, self.pick('return a * 2', 'return a', 'return t1 - a'))
        while self.left > 0:
            self.statement(1, False)
        self.put(1, 'return x, y, t0, t1, t2, k0, k1, items, l0, table, log, obj, b0, calls, s0')
        return HEAD + '\n'.join(self.lines) + '\n'


def make(seed):
    return Writer(seed).function()
