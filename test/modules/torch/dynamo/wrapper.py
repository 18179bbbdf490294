"""The wrapper of torch.compile: which compiler is set while a function runs. A stand-in takes the place of the native part."""
import copy
import sys
import types


class Capture(types.ModuleType):
    compiler = None
    skipped = []

    def set_compiler(self, compiler):
        before, self.compiler = self.compiler, compiler
        return before

    def skip(self, code):
        self.skipped.append(code.co_name)

    def reset(self):
        print('reset')

    def cache_entries(self, code):
        return [code.co_name]


capture = sys.modules['_capture'] = Capture('_capture')
import torch
from torch import nn


def now():
    compiler = capture.compiler
    return compiler if not compiler else (compiler.backend.function.__name__, compiler.fullgraph, compiler.dynamic)


def attempt(what, *args, **kwargs):
    try:
        print(what(*args, **kwargs))
    except Exception as error:
        print(f'{type(error).__name__}: {error}')


# ---- functions
def plain(x, *, y=1):
    """Gives what is set."""
    return now(), x + y


compiled = torch.compile(plain, backend='eager')
print(compiled(1, y=2), now())  # expect: (('eager', False, None), 3) None
print(compiled.__name__, compiled.__doc__, compiled.__wrapped__ is plain)  # expect: plain Gives what is set. True


@torch.compile(fullgraph=True, dynamic=True, backend='aot_eager')
def decorated():
    return now()


@torch.compile
def bare():
    return now() is not None


print(decorated(), bare())  # expect: ('aot_eager', True, True) True
print(torch.compile(compiled, backend='eager', dynamic=False)(1))  # expect: (('eager', False, False), 2)
print(torch.compile(plain, disable=True) is plain)  # expect: True
print(torch.compile(lambda: compiled(1), backend='aot_eager', fullgraph=True)())  # expect: (('eager', False, None), 2)


@torch.compile(backend='eager')
def raises():
    raise KeyError('out')


attempt(raises)  # expect: KeyError: 'out'
print(now())  # expect: None

# ---- not here
@torch.compiler.disable
def disabled():
    return now()


@torch._dynamo.disable(recursive=False, reason='because')
def shallow():
    return now()[0]


@torch.compile(backend='eager')
def calls():
    return disabled(), shallow(), torch._dynamo.run(now)(), now()


print(calls(), capture.skipped)  # expect: (None, 'eager', False, ('eager', False, None)) ['shallow']
print(torch.compile(disabled)())  # expect: None
print(disabled._torchdynamo_disable, shallow._torchdynamo_disable_msg)  # expect: True because

# ---- stances
with torch.compiler.set_stance('force_eager'):
    print(compiled(1))  # expect: (None, 2)
    with torch.compiler.set_stance('eager_on_recompile'):
        print(compiled(1))  # expect: (False, 2)
    print(compiled(1))  # expect: (None, 2)
print(compiled(1))  # expect: (('eager', False, None), 2)


@torch.compiler.set_stance('force_eager')
def eagerly():
    return compiled(1)


print(eagerly(), compiled(1))  # expect: (None, 2) (('eager', False, None), 2)
torch.compiler.set_stance('eager_then_compile')
again = torch.compile(plain, backend='eager')
print(again(1)[0], again(1)[0])  # expect: None ('eager', False, None)
torch.compiler.set_stance('fail_on_recompile')
from torch._dynamo._events import emit

attempt(emit, 'frame', {'code': plain.__code__, 'compile_id': '0/0', 'filename': 'example.py', 'line': 3})
# expect: RuntimeError: Detected recompile when torch.compile stance is 'fail_on_recompile'. filename: 'example.py', function name: 'plain', line number: 3
torch.compiler.set_stance('default')


@torch.compile(backend='eager')
def changes_the_stance():
    with torch.compiler.set_stance('force_eager'):
        return 1


attempt(changes_the_stance)  # expect: RuntimeError: attempted to set_stance in a torch.compile region
attempt(torch.compiler.set_stance, 'sideways')  # expect: RuntimeError: invalid torch.compile stance 'sideways'


# ---- modules
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(2, 3)

    def forward(self, x):
        print(now())
        return self.linear(x)


net = Net()
fast = torch.compile(net, backend='eager')
print(fast(torch.ones(1, 2)).shape)
# expect: ('eager', False, None)
# expect: torch.Size([1, 3])
print(fast)
# expect: OptimizedModule(
# expect:   (_orig_mod): Net(
# expect:     (linear): Linear(in_features=2, out_features=3, bias=True)
# expect:   )
# expect: )
print(list(fast.state_dict()), fast._orig_mod is net)  # expect: ['_orig_mod.linear.weight', '_orig_mod.linear.bias'] True
print([name for name, _ in fast.named_parameters()])  # expect: ['_orig_mod.linear.weight', '_orig_mod.linear.bias']
print(fast.linear is net.linear, isinstance(fast, nn.Module))  # expect: True True
fast.extra = 5
print(net.extra, fast.eval() is fast, net.training, fast.training)  # expect: 5 True False False
copied = copy.deepcopy(fast)
print(type(copied).__name__, copied.linear.weight is net.linear.weight)  # expect: OptimizedModule False
print(torch.compile(fast, backend='eager')._orig_mod is net)  # expect: True
print(torch.compile(nn.Linear(2, 2), backend='eager')(torch.ones(1, 2)).shape)  # expect: torch.Size([1, 2])

# ---- backends
print(torch._dynamo.list_backends(exclude_tags=None)[:4])  # expect: ['aot_eager', 'aot_jsfuse', 'eager', 'eager_noexcept']
print('inductor' in torch.compiler.list_backends())  # expect: True


@torch._dynamo.register_backend
def mine(gm, example_inputs):
    return gm.forward


def failing(gm, example_inputs):
    return {}[gm]


print(torch.compile(plain, backend='mine')(1))  # expect: (('mine', False, None), 2)
print(torch.compile(plain, backend=failing)(1))  # expect: (('failing', False, None), 2)
print('mine' in torch._dynamo.list_backends(), torch._dynamo.lookup_backend('mine') is mine)  # expect: True True
attempt(torch._dynamo.register_backend, mine)  # expect: AssertionError: duplicate name: mine
attempt(torch.compile, plain, backend='nonesuch')
# expect: InvalidBackend: Invalid backend: 'nonesuch', see `torch._dynamo.list_backends()` for available backends.
attempt(torch.compile, plain, mode='a', options={'b': 1})
# expect: RuntimeError: Either mode or options can be specified, but both can't be specified at the same time.
attempt(torch.compile, plain, mode='fastest')
# expect: RuntimeError: Unrecognized mode=fastest, should be one of: default, reduce-overhead, max-autotune, max-autotune-no-cudagraphs
print(torch.compile(plain, options={'triton.cudagraphs': True, 'max-autotune': True})(1)[1])  # expect: 2
attempt(torch.compile, plain, options={'trace.enabled': True})
# expect: NotImplementedError: torch.compile(options={'trace.enabled': True}) is not in this build (it is always False)
attempt(torch.compile, plain, options={'max_autotune': 'yes'})
# expect: RuntimeError: Unexpected type of attr max_autotune, got str should be bool
try:
    torch.compile(plain, options={'faster': True})
except RuntimeError as error:
    print(str(error).split(',')[0])  # expect: Unexpected optimization option faster
attempt(torch.compile, 3, backend='eager')
# expect: AssertionError: A callable function is expected, but <class 'int'> is provided.
backend = torch._dynamo.backends.registry.backend_for
print(backend('eager') is backend('eager'))  # expect: True
attempt(backend(failing), 'gm', [])
# expect: BackendCompilerFailed: backend='failing' raised:
# expect: KeyError: 'gm'
attempt(backend(lambda gm, example_inputs: 3), 'gm', [])
# expect: BackendCompilerFailed: backend='<lambda>' raised:
# expect: AssertionError: compiler_fn did not return callable
print(backend(lambda gm, example_inputs, options: lambda: options['a'], options={'a': 1})('gm', [])())  # expect: 1

# ---- marks on tensors, and the rest
x = torch.ones(2, 3)
torch._dynamo.mark_dynamic(x, 0)
torch._dynamo.mark_static(x, 1)
torch._dynamo.maybe_mark_dynamic(x, [0, 1])
print(x._dynamo_dynamic_indices, x._dynamo_static_indices, x._dynamo_weak_dynamic_indices)  # expect: {0} {1} {0, 1}
attempt(torch._dynamo.mark_dynamic, x, 2)  # expect: AssertionError: the tensor has 2 dimensions, none with the number 2
print(torch.compiler.is_compiling(), torch._dynamo.is_compiling(), torch._dynamo.graph_break())  # expect: False False None
print(torch._dynamo.eval_frame._debug_get_cache_entry_list(plain))  # expect: ['plain']
torch.compiler.reset()  # expect: reset
attempt(lambda: torch.compiler.cudagraph_mark_step_begin)
# expect: NotInBuild: torch.compiler.cudagraph_mark_step_begin is not in this build (see torch.__supported__)
attempt(lambda: torch._dynamo.export)  # expect: NotInBuild: torch._dynamo.export is not in this build (see torch.__supported__)

# ---- what functions that are compiled ask with
print(torch.cond(torch.tensor(True), lambda x: x + 1, lambda x: x - 1, (2,)), torch.cond(False, lambda: 1, lambda: 2))  # expect: 3 2
attempt(torch.cond, torch.ones(2), lambda: 1, lambda: 2)
# expect: RuntimeError: Expected pred to be bool or single-element bool tensor, but got tensor([1., 1.]).
attempt(torch._check, 1 < 2)  # expect: None
attempt(torch._check, 2 < 1, lambda: 'too much')  # expect: RuntimeError: too much
attempt(torch._check, 1)  # expect: TypeError: cond must be a bool, but got <class 'int'>
