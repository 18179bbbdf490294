"""Random functions over tensors, numbers, lists, dicts, closures, loops, try and with, for the differential harness.

    make(seed)    the source of a function f(x, y, n, items, table, obj); the same for the same seed

Statements are drawn by weight; a program may fail, and then it must fail in the same way when it is captured.
"""
import random

TENSORS, NUMBERS, LISTS = ['x', 'y', 't0', 't1', 't2'], ['n', 'k0', 'k1'], ['items', 'l0']
HEAD = '''
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
'''


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
        match self.random.randint(0, 27):
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
            case _:
                self.put(indent, f'{self.pick(*TENSORS[2:])} = helper({self.tensor(1)}, {self.number(1)})')

    def function(self):
        for line in ('def f(x, y, n, items, table, obj):', '    t0, t1, t2 = x, y + 1, x * 2', '    k0, k1 = n, 1', '    l0, log, calls, b0 = [], [], [], Box(x)'):
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
        self.put(1, 'return x, y, t0, t1, t2, k0, k1, items, l0, table, log, obj, b0, calls')
        return HEAD + '\n'.join(self.lines) + '\n'


def make(seed):
    return Writer(seed).function()
