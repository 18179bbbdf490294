"""Rules of capture, by their numbers in the specification: D1, D3, D11, D12, D20, D21, D23, D32, D40, D41, D43."""
# torch: 99 (no PyTorch has _capture)
# skip fuel=1: what is tested is the capture, in one tier
import contextlib
import io
import threading
import types
import torch
import _capture


class Compiler:
    dynamic = False

    def __init__(self, fullgraph=False):
        self.fullgraph, self.graphs = fullgraph, 0
        self.backend = self.compile

    def compile(self, gm, examples):
        self.graphs += 1
        return gm.forward


def graphs(fn, *args, fullgraph=False):
    """Runs a function, captured: how many graphs it took."""
    compiler = Compiler(fullgraph)
    _capture.reset()
    before = _capture.set_compiler(compiler)
    try:
        fn(*args)
    finally:
        _capture.set_compiler(before)
    return compiler.graphs


def entries(fn):
    return _capture.cache_entries(fn.__code__)


x = torch.ones(3)

# D1: the hook belongs to a thread, and setting it gives what was there.
compiler = Compiler()
print(_capture.set_compiler(compiler))                      # expect: None
seen = []
thread = threading.Thread(target=lambda: seen.append(_capture.set_compiler(None)))
thread.start()
thread.join()
print(seen, _capture.set_compiler(False) is compiler)       # expect: [None] True
print(_capture.set_compiler(None))                          # expect: False


def inner(x):
    return x * 2


def outer(x):
    y = inner(x)
    torch._dynamo.graph_break()
    return inner(y)


# D1: what a captured frame calls is a part of its graph.
print(graphs(outer, x), len(entries(outer)), len(entries(inner)))        # expect: 2 1 0
# D1: False: only what is compiled runs.
compiler = Compiler()
_capture.reset()
_capture.set_compiler(False)
outer(x)
_capture.set_compiler(None)
print(len(entries(outer)))                                  # expect: 0


# D3: generators, and functions without tensors, are no graphs.
def generator(x):
    yield x + 1


def numbers(n):
    return n + 1


print(graphs(lambda: list(generator(x))), len(entries(generator)))      # expect: 1 0
print(graphs(numbers, 3), len(entries(numbers)))            # expect: 0 0
print(graphs(torch._dynamo.disable(inner), x))              # expect: 0


# D11: exceptions that are caught, loops, comprehensions and constant text are no ends of a graph.
def whole(x, n):
    try:
        {}['k']
    except KeyError:
        x = x + 1
    finally:
        x = x * 2
    for i in range(n):
        x = x + i
    y = sum([x * i for i in range(n)])
    return y, f'{n} of {x.shape}'


print(graphs(whole, x, 3, fullgraph=True))                  # expect: 1


def prints(x):
    y = x + 1
    print('in its turn')
    return y * 2


print(graphs(prints, x))
# expect: in its turn
# expect: 2


# D12: what hangs on elements ends a graph.
def branch(x):
    y = x + 1
    if y.sum() > 0:
        return y * 2
    return y * 3


def item(x):
    return x * (x + 1).sum().item()


for fn in (branch, item):
    print(graphs(fn, x))
    try:
        graphs(fn, x, fullgraph=True)
    except torch._dynamo.exc.Unsupported as error:
        print(str(error).split('\n')[0])
# expect: 2
# expect: Data-dependent branching
# expect: 2
# expect: Unsupported Tensor.item() call with capture_scalar_outputs=False


# D20: guards say what they are about, what they check, and on which line it was assumed.
def scaled(x, n, unused):
    return x * n


graphs(scaled, x, 2, 'whatever')
for source, kind, text, line in entries(scaled)[0].guards:
    if source:
        print(kind, text)
# expect: TENSOR_MATCH check_tensor(L['x'], Tensor, torch.float32, device=None, requires_grad=False, size=[3], stride=[1])
# expect: EQUALS_MATCH L['n'] == 2


# D20: the state that is looked at is that of the thread that calls, not of the one that compiled.
def asks_for_mode(x):
    return x * 2, torch.is_grad_enabled()


def called(fn, compiler):
    _capture.set_compiler(compiler)
    try:
        with torch.no_grad():
            seen.append(fn(x)[1])
        seen.append(fn(x)[1])
    finally:
        _capture.set_compiler(None)


seen = []
graphs(asks_for_mode, x)
thread = threading.Thread(target=called, args=(asks_for_mode, False))
thread.start()
thread.join()
print(seen)                                                 # expect: [False, True]

# D21, D23: another value is another entry; the one that was used last is asked first; at the limit nothing new is compiled.
compiler = Compiler()
_capture.reset()
_capture.set_compiler(compiler)
for n in (2, 3, 3, 2, 2):
    scaled(x, n, n)
_capture.set_compiler(None)
print([(entry.compile_id, entry.hits) for entry in entries(scaled)])    # expect: [('0/0', 2), ('0/1', 1)]
_capture.reset()
_capture.set_compiler(compiler)
results = [scaled(x, n, None)[0].item() for n in range(2, 14)]
_capture.set_compiler(None)
print(len(entries(scaled)), results[-1])                    # expect: 8 13.0


# D40: what resumes is named after the function and the line, also behind a second break.
def twice(x):
    a = x + 1
    torch._dynamo.graph_break()
    b = a * 2
    torch._dynamo.graph_break()
    return b - a


graphs(twice, x)
first = [code for code in entries(twice)[0].code.co_consts if hasattr(code, 'co_name')][-1]
second = [code for code in _capture.cache_entries(first)[0].code.co_consts if hasattr(code, 'co_name')][-1]
line = twice.__code__.co_firstlineno
print(first.co_name == f'torch_dynamo_resume_in_twice_at_{line + 2}', second.co_name == f'torch_dynamo_resume_in_twice_at_{line + 4}')      # expect: True True
print(first.co_varnames[:first.co_argcount])                # expect: ('___stack0', 'x', 'a')

# D41: both ways behind a branch have a function that resumes there.
graphs(branch, x)
print(len([code for code in entries(branch)[0].code.co_consts if getattr(code, 'co_name', '').startswith('torch_dynamo_resume_in_branch')]))      # expect: 2
ways = []
graphs(lambda: ways.extend([branch(x).tolist(), branch(-2 * x).tolist()]))
print(ways)                                                 # expect: [[4.0, 4.0, 4.0], [-3.0, -3.0, -3.0]]


# D32: what takes the place of a frame is a code object like any other. A function can be made of it.
def halved(x, n):
    return x / 2 + n


graphs(halved, x, 1)
entry = entries(halved)[0]
by_hand = types.FunctionType(entry.code, globals())
print(type(entry.code) is type(halved.__code__), entry.code is not halved.__code__, by_hand(torch.full((3,), 4.0), 1).tolist())
# expect: True True [3.0, 3.0, 3.0]
print('__compiled_fn_1' in [getattr(constant, '__name__', '') for constant in entry.code.co_consts], entry.code.co_varnames[:2])
# expect: True ('x', 'n')


# D43: what a function changes, prints and raises is the same in the same order, wherever its graph is made to end.
def busy(x, log, box):
    log.append('begun')
    y = x + 1
    box['y'] = y
    print('one', len(log))
    box['same'] = box['y'] is y
    x.add_(1)
    log.append(float(x.sum()))
    try:
        box['missing'][0]
    except KeyError as error:
        log.append(str(error))
    print('two', sorted(box))
    return y, log


def seen(step):
    written, log, box = io.StringIO(), [], {}
    _capture.break_at(step, True)
    try:
        with contextlib.redirect_stdout(written):
            if step is None:
                y, returned = busy(torch.ones(2), log, box)
            else:
                graphs(lambda: box.update(result=busy(torch.ones(2), log, box)))
                y, returned = box.pop('result')
    finally:
        _capture.break_at(None)
    return written.getvalue(), log, y.tolist(), returned is log, box['y'] is y, box['same'], list(box)


wanted = seen(None)
print(wanted[0].split('\n'), *wanted[1:])
# expect: ['one 1', "two ['same', 'y']", ''] ['begun', 4.0, "'missing'"] [2.0, 2.0] True True True ['y', 'same']
print([step for step in range(1, 70, 2) if seen(step) != wanted])      # expect: []
