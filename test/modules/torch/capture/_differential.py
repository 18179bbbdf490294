"""The differential harness of graph capture: what a function does is the same, captured or not.

    @case(lambda: (torch.randn(3), 2))
    def scaled(x, n):
        return x * n

    run()

Each function runs as it is, and then captured: twice with arguments alike, so that what was compiled is used again; with other arguments (type,
shape, requires_grad, memory, one tensor for two, other numbers), so that guards must miss; inlined, in a frame that calls it; and with graphs made
to end after a few steps, again and again. What is compared is a picture of the result, the arguments, what was printed, and of the state of the
thread: values, types, shapes, strides, storages, versions, autograd's nodes, gradients, and which objects are one object.

    (nothing)       of the other arguments, the callers and the distances of breaks, one for some functions, in turn
    --deep          all of them, a break before each step, recursion, and threads that take turns
    NAME...         these functions, and where the first picture differs
"""
import sys
import threading
import types
import warnings
import torch
import _capture

CASES = []


def case(make, *others, random=False, variants=True):
    """A function with what makes its arguments. `random`: it draws random numbers, which threads would draw from each other."""
    def add(fn):
        CASES.append((fn, (make, *others), random, variants))
        return fn
    return add


class Compiler:
    """What torch.compile() hands to the hook, without its wrapper: the graph is run as it is."""
    fullgraph = False
    dynamic = False

    def __init__(self):
        self.graphs = 0
        self.backend = self.compile

    def compile(self, gm, examples):
        self.graphs += 1
        return gm.forward


COMPILER = Compiler()


def captured(fn):
    def wrapper(*args, **keywords):
        before = _capture.set_compiler(COMPILER)
        try:
            return fn(*args, **keywords)
        finally:
            _capture.set_compiler(before)
    return wrapper


def reset():
    _capture.reset()


# ---- pictures
class Camera:
    """Numbers objects in the order in which they are met."""

    def __init__(self):
        self.numbers = {}
        self.kept = []

    def number(self, key, kept):
        if key not in self.numbers:
            self.numbers[key] = len(self.numbers)
            self.kept.append(kept)
        return self.numbers[key]

    def take(self, v):
        if v is None or isinstance(v, (int, float, str, bool, bytes, complex)):
            return (type(v).__name__, repr(v))
        if isinstance(v, (type, types.ModuleType, types.BuiltinFunctionType)):
            return ('named', v.__name__)
        if id(v) in self.numbers:
            return ('again', self.numbers[id(v)])
        return (self.number(id(v), v), type(v).__name__, *self.content(v))

    def content(self, v):
        if isinstance(v, torch.Tensor):
            return (*self.tensor(v), *self.attributes(v))
        if isinstance(v, dict):
            return ([(self.take(key), self.take(value)) for key, value in v.items()], *self.attributes(v))
        if isinstance(v, (list, tuple)):
            return ([self.take(item) for item in v], *self.attributes(v))
        if isinstance(v, (set, frozenset)):
            return (list(map(repr, v)),)
        if isinstance(v, types.FunctionType):
            cells = [self.take(cell) for cell in v.__closure__ or ()]
            return (v.__name__, v.__qualname__, self.take(v.__defaults__), self.take(v.__kwdefaults__), cells, self.take(v.__dict__))
        if isinstance(v, types.CellType):
            try:
                return (self.take(v.cell_contents),)
            except ValueError:
                return ('empty',)
        if isinstance(v, types.MethodType):
            return (self.take(v.__func__), self.take(v.__self__))
        if isinstance(v, BaseException):
            return (str(v), self.take(v.args), self.take(v.__cause__), self.take(v.__context__), v.__suppress_context__, *self.attributes(v))
        if isinstance(v, range) or isinstance(v, slice):
            return (repr(v),)
        if hasattr(type(v), '__next__'):
            return ([self.take(item) for item in v],)
        return self.attributes(v)

    def attributes(self, v):
        # Not by the object's own methods: they may do anything.
        shown = []
        for name in ('__dict__', *(name for cls in type(v).__mro__ for name in cls.__dict__.get('__slots__', ()))):
            try:
                value = object.__getattribute__(v, name)
            except AttributeError:
                continue
            for key, each in value.items() if name == '__dict__' else [(name, value)]:
                # Hooks are numbered through the whole program.
                shown.append((key, self.take(list(each.values()) if isinstance(key, str) and key.endswith('_hooks') else each)))
        return tuple(shown)

    def tensor(self, v):
        node = v.grad_fn
        storage = v.data_ptr() - v.storage_offset() * v.element_size()
        # The values are shown as text: nan is nan there, and -0.0 is not 0.0.
        return (str(v.dtype), tuple(v.shape), v.stride(), v.storage_offset(), self.number(('storage', storage), v), v._version, v.requires_grad,
                v.is_leaf, None if node is None else type(node).__name__, repr(v.tolist()), None if not v.is_leaf else self.take(v.grad))


# ---- runs
class Recorder:
    """sys.stdout: keeps what each thread writes."""

    def __init__(self):
        self.texts = {}

    def write(self, text):
        self.texts.setdefault(threading.get_ident(), []).append(text)
        return len(text)

    def flush(self):
        pass

    def taken(self):
        return ''.join(self.texts.pop(threading.get_ident(), []))


STDOUT, RECORDER = sys.stdout, Recorder()


def outcome(fn, args, is_alone=True):
    """What a call does, as a picture."""
    camera = Camera()
    camera.take(args)
    if is_alone:
        torch.manual_seed(7)
    RECORDER.taken()
    try:
        how, result = 'returns', fn(*args)
    except Exception as error:
        how, result = 'raises', error
    printed = RECORDER.taken()
    shown = camera.take(result)
    try:
        return (how, shown, Camera().take((args, result)), printed, torch.is_grad_enabled(), torch.rand(1).item() if is_alone else None)
    finally:
        torch.set_grad_enabled(True)


def varied(args, how):
    """The arguments in another form; None when that is the same."""
    tensors = [each for each in args if isinstance(each, torch.Tensor)]
    def all_tensors(change):
        return tuple(change(each) if isinstance(each, torch.Tensor) else each for each in args)
    if how == 'numbers':
        changed = tuple(each + 1 if type(each) is int else not each if type(each) is bool else each for each in args)
        return changed if any(a is not b for a, b in zip(args, changed)) else None
    if not tensors:
        return None
    if how == 'double':
        return all_tensors(lambda x: x.double() if x.dtype == torch.float32 else x.int() if x.dtype == torch.int64 else x)
    if how == 'requires_grad':
        return all_tensors(lambda x: x.detach().clone().requires_grad_() if x.is_floating_point() else x)
    if how == 'longer':
        return all_tensors(lambda x: torch.cat([x.detach(), x.detach()]) if x.dim() > 0 else x)
    if how == 'one for all':
        return all_tensors(lambda x: tensors[0]) if len(tensors) > 1 else None
    if how == 'spread':
        return all_tensors(lambda x: torch.stack([x.detach(), x.detach()], -1)[..., 1])
    if how == 'overlapping' and len(tensors) > 1:
        whole = torch.cat([tensors[0].detach(), tensors[0].detach()]) if tensors[0].dim() > 0 else None
        count = iter(range(len(tensors)))
        return None if whole is None else all_tensors(lambda x: whole[next(count) % 2:][:len(tensors[0])])
    return None


def called_by(fn, args):
    result = fn(*args)
    return result


def called_within(fn, args):
    things = [1]
    try:
        with torch.no_grad():
            things.append(len(args))
        for _ in things[1:]:
            pass
        result = fn(*args)
    finally:
        things.append(3)
    return result


def recursively(fn, args, depth):
    if depth > 0:
        return recursively(fn, args, depth - 1)
    return fn(*args)


class Failures:
    def __init__(self, is_verbose):
        self.names, self.runs, self.is_verbose = {}, 0, is_verbose

    def check(self, name, how, expected, got):
        self.runs += 1
        if got == expected:
            return
        hows = self.names.setdefault(name, [])
        if self.is_verbose and not hows:
            texts = [repr(expected), repr(got)]
            at = next((i for i, (a, b) in enumerate(zip(*texts)) if a != b), 0)
            for what, text in zip(('as it is', 'captured'), texts):
                STDOUT.write(f'    {what}: {text[:40]} ... {text[max(at - 100, 0):at + 200]}\n')
        hows.append(how)

    def write(self):
        for name, hows in self.names.items():
            STDOUT.write(f'{name} differs: {hows[0]}{f", and {len(hows) - 1} more" if len(hows) > 1 else ""}\n')


HOWS = ('double', 'requires_grad', 'longer', 'one for all', 'overlapping', 'spread', 'numbers')


def try_case(failures, fn, makes, variants, is_deep, number):
    name, make = fn.__name__, makes[0]

    def check(how, get, call=captured(fn), plain=fn):
        _expected = expected.get(how.split(':')[0])
        if _expected is None:
            torch.manual_seed(0)
            _expected = expected[how.split(':')[0]] = outcome(plain, get())
        torch.manual_seed(0)
        failures.check(name, how, _expected, outcome(call, get()))
    expected = {}
    _capture.reset()
    check('alike', make)
    if is_deep or number % 2 == 0:
        check('alike: again', make)
    for at, other in enumerate(makes[1:]):
        check(f'other {at}', other)
    if variants and (is_deep or number % 2 == 0):
        for how in HOWS if is_deep else [HOWS[number // 2 % len(HOWS)]]:
            torch.manual_seed(0)
            if varied(make(), how) is not None:
                check(how, lambda how=how: varied(make(), how))
    for at, other in enumerate(makes[1:] if is_deep else ()):
        check(f'other {at}: again', other)
    for caller in (called_by, called_within) if is_deep else (called_within,) if number % 3 == 0 else ():
        check('alike: ' + caller.__name__, make, captured(lambda *args, caller=caller: caller(fn, args)))
    if is_deep:
        check('alike: at the end', make)
        check('alike: recursively', make, captured(lambda *args: recursively(fn, args, 3)))

    def broken(how, step, again):
        _capture.reset()
        _capture.break_at(step, again)
        try:
            check(how, make)
            if is_deep:
                check(how, make)
        finally:
            _capture.break_at(None)
    if not is_deep:
        if number % 2 == 1:
            broken('alike: breaks', 2 + number // 2 % 6, True)
    else:
        for distance in (1, 2, 3, 4, 5, 7):
            broken(f'alike: a break each {distance}', distance, True)
        for step in range(1, 200):
            broken(f'alike: a break at {step}', step, False)
            if step > len(fn.__code__.co_code) // 2 and step > 60:
                break


def try_in_threads(failures, cases):
    """Two threads run the same function, captured, at once."""
    _capture.reset()
    for fn, makes, random, _variants in cases:
        if random:
            continue
        lots = []
        for _ in range(3):
            torch.manual_seed(0)
            lots.append(makes[0]())
        expected, got = outcome(fn, lots.pop(), False), {}

        def work(args, key, fn=fn):
            got[key] = outcome(captured(fn), args, False)
        threads = [threading.Thread(target=work, args=(args, key)) for key, args in enumerate(lots)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for key in sorted(got):
            failures.check(fn.__name__, f'thread {key}', expected, got[key])


def run():
    options = sys.argv[1:]
    names = [option for option in options if not option.startswith('-')]
    is_deep = '--deep' in options
    cases = [each for each in CASES if not names or each[0].__name__ in names]
    torch._dynamo.config.recompile_limit = 64
    failures = Failures(bool(names))
    sys.stdout = RECORDER
    # Where a warning comes from is not what it was.
    warnings.simplefilter('ignore')
    try:
        for number, (fn, makes, _random, variants) in enumerate(cases):
            try_case(failures, fn, makes, variants, is_deep, number)
        if is_deep:
            try_in_threads(failures, cases)
    finally:
        sys.stdout = STDOUT
    failures.write()
    if is_deep:
        print(f'{failures.runs} runs, {COMPILER.graphs} graphs')
    print(f'{len(cases)} functions, {len(failures.names)} differ')
