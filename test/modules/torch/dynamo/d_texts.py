"""What real captures say of themselves, by numbers of the specification: D4, D11, D20, D22, D23, D30, D31, D42, D50."""
# torch: 99 (texts that are PyTorch's but for what is named differently here)
# skip fuel=1: it is the capture that is tested, in one tier
import contextlib
import io
import os
import re
import sys
import torch
from torch._dynamo.testing import CompileCounter
from torch._dynamo.utils import compile_times, counters
HERE = os.path.basename(__file__)


def told(call, *args, only=None, **logs):
    """What the logs write while something runs, without what differs from run to run. only: these lines."""
    torch._logging.set_logs(**logs)
    with contextlib.redirect_stderr(io.StringIO()) as written:
        try:
            call(*args)
        finally:
            torch._logging.set_logs()
    for line in written.getvalue().splitlines():
        line = re.sub(r'^[VIWE]\d{4} \d\d:\d\d:\d\d\.\d{6} \d+ .*?:1\]( \[\d+/\d+\])?( \[__\w+\])? ', r'\1 ', line)[1:].replace(__file__, HERE)
        if only is None or re.search(only, line):
            print(line.rstrip())


def fresh(f, **settings):
    torch._dynamo.reset()
    return torch.compile(f, **settings)


three, four = torch.ones(3), torch.ones(4)

# ---- D4: without a wrapper nothing of the capture is at work: no hook, no compiling, nothing counted, nothing loaded for it.
print('torch._dynamo._events' in sys.modules)  # expect: False


def plain(x):
    return x + 1


compiled = fresh(plain, backend='eager')
plain(three)
print(dict(counters['frames']))  # expect: {}
compiled(three)
plain(four)
print(dict(counters['frames']), len(torch._dynamo.eval_frame._debug_get_cache_entry_list(plain)))  # expect: {'total': 1, 'ok': 1} 1


# ---- D20: guards as a tree: where each looks, what has to be so, and which line took it for granted.
def added(unused, x, n):
    return x + n


told(fresh(added, backend='eager'), None, three, 2, guards=True)
# expect: [0/0] GUARDS:
# expect: [0/0]
# expect: [0/0] TREE_GUARD_MANAGER:
# expect: [0/0] +- RootGuardManager
# expect: [0/0] | +- GLOBAL_STATE: ___check_global_state()
# expect: [0/0] | +- GuardManager: source=L['x'], accessed_by=FrameLocalsGuardAccessor(key='x', framelocals_idx=1)
# expect: [0/0] | | +- TENSOR_MATCH: check_tensor(L['x'], Tensor, torch.float32, device=None, requires_grad=False, size=[3], stride=[1])  # return x + n  # d_texts.py:54 in added
# expect: [0/0] | +- GuardManager: source=L['n'], accessed_by=FrameLocalsGuardAccessor(key='n', framelocals_idx=2)
# expect: [0/0] | | +- EQUALS_MATCH: L['n'] == 2  # return x + n  # d_texts.py:54 in added
# expect: [0/0]


# ---- D22: which function, where, and for each compilation why it does not fit; compilations go by frame and number, also what resumes.
def scaled(x, n):
    y = x * n
    torch._dynamo.graph_break()
    return y + 1


compiled = fresh(scaled, backend='eager')
compiled(three, 2)
told(compiled, four, 2, recompiles=True)
# expect: [0/1] Recompiling function scaled in d_texts.py:71
# expect: [0/1]     triggered by the following guard failure(s):
# expect: [0/1]     - 0/0: tensor 'x' size mismatch at index 0. expected 3, actual 4
# expect: [1/1] Recompiling function torch_dynamo_resume_in_scaled_at_73 in d_texts.py:73
# expect: [1/1]     triggered by the following guard failure(s):
# expect: [1/1]     - 1/0: tensor 'y' size mismatch at index 0. expected 3, actual 4
told(compiled, three.double(), 2, recompiles=True, only='- ')
# expect: [0/2]     - 0/1: tensor 'x' dtype mismatch. expected Float, actual Double
# expect: [0/2]     - 0/0: tensor 'x' dtype mismatch. expected Float, actual Double
# expect: [1/2]     - 1/1: tensor 'y' dtype mismatch. expected Float, actual Double
# expect: [1/2]     - 1/0: tensor 'y' dtype mismatch. expected Float, actual Double
told(compiled, torch.ones(1, 2), 2, recompiles=True, only='- 0/0')  # expect: [0/3]     - 0/0: tensor 'x' rank mismatch. expected 1, actual 2
told(compiled, torch.ones(3, requires_grad=True), 2, recompiles=True, only='- 0/0')
# expect: [0/4]     - 0/0: tensor 'x' requires_grad mismatch. expected requires_grad=0
told(compiled, torch.ones(6)[::2], 2, recompiles=True, only='- 0/0')
# expect: [0/5]     - 0/0: tensor 'x' stride mismatch at index 0. expected 1, actual 2
told(compiled, three, 5, recompiles=True, only='- 0/0')  # expect: [0/6]     - 0/0: L['n'] == 2
with torch.no_grad():
    told(compiled, three, 2, recompiles=True, only='- 0/0')
# expect: [0/7]     - 0/0: GLOBAL_STATE changed: grad_mode

# ---- D23: at the limit it is said once what will not be compiled, and which compilation that would have been.
told(compiled, three, 7)
# expect: [0/8] torch._dynamo hit config.recompile_limit (8)
# expect: [0/8]    function: 'scaled' (d_texts.py:71)
# expect: [0/8]    last reason: 0/7: GLOBAL_STATE changed: grad_mode
# expect: [0/8] To log all recompilation reasons, use TORCH_LOGS="recompiles".
# expect: [0/8] To diagnose recompilation issues, see https://pytorch.org/docs/main/torch.compiler_troubleshooting.html
told(compiled, three, 8)
told(compiled, three, 9)
# The other limit counts what other backends have compiled, too.
with torch._dynamo.config.patch(accumulated_recompile_limit=2):
    torch._dynamo.reset()
    for n, backend in (2, 'eager'), (3, 'aot_eager'), (4, 'aot_eager'):
        told(torch.compile(plain, backend=backend, dynamic=False), torch.ones(n), only='limit|reason')
# expect: [0/2] torch._dynamo hit config.accumulated_recompile_limit (2)
# expect: [0/2]    last reason: 0/1: tensor 'x' size mismatch at index 0. expected 3, actual 4
# expect: [0/2] To log all recompilation reasons, use TORCH_LOGS="recompiles".

# ---- D11: functions that log end no graph when the program says so: they are called behind it, in their order, or not at all.
def logs(x, note):
    x = x + 1
    print('first', x.shape, end=';')
    y = x * 2
    note('second')
    print(y)
    return y - x


def note(text):
    print('note', text)


print(torch._dynamo.explain(logs)(three, note).graph_break_count)
# expect: first torch.Size([3]);note second
# expect: tensor([4., 4., 4.])
# expect: 2
with torch._dynamo.config.patch(reorderable_logging_functions={print}, ignore_logger_methods={note}):
    counter = CompileCounter()
    print(fresh(logs, backend=counter, fullgraph=True)(three, note).tolist(), counter.frame_count, counter.op_count)
# expect: first torch.Size([3]);tensor([4., 4., 4.])
# expect: [2.0, 2.0, 2.0] 1 3
with torch._dynamo.config.patch(reorderable_logging_functions={print, note}):
    torch._dynamo.reset()
    torch.compile(lambda x: logs(x, note), backend=counter, fullgraph=True)(three)
# expect: first torch.Size([3]);note second
# expect: tensor([4., 4., 4.])


# A backend that fails: an error, unless the program wants to go on without it.
def fails(gm, example_inputs):
    return {}['missing']


try:
    fresh(plain, backend=fails)(three)
except torch._dynamo.exc.BackendCompilerFailed as error:
    print(error)
# expect: backend='fails' raised:
# expect: KeyError: 'missing'
with torch._dynamo.config.patch(suppress_errors=True):
    told(lambda: print(fresh(plain, backend=fails)(three).tolist()))
# expect: [2.0, 2.0, 2.0]
# expect: WON'T CONVERT, the graph is run as it was captured: backend='fails' raised:
# expect: KeyError: 'missing'


# ---- D30: the graphs that PyTorch's documentation shows: a function that falls apart at a branch, a module with parameters.
def halves(a, b):
    x = a / (torch.abs(a) + 1)
    if b.sum() < 0:
        b = b * -1
    return x * b


class Layers(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.first = torch.nn.Linear(3, 2)

    def forward(self, x):
        return torch.relu(self.first(x))


def shown(gm, example_inputs):
    text = gm.print_readable(print_output=False, include_stride=True, include_device=True)
    print(re.sub(r'\n\s*\n', '\n', text.replace(__file__, HERE)).rstrip())
    return gm.forward


def tabular(gm, example_inputs):
    with contextlib.redirect_stdout(io.StringIO()) as written:
        gm.graph.print_tabular()
    print('\n'.join(line.rstrip() for line in written.getvalue().splitlines()))
    return gm.forward


fresh(halves, backend=tabular)(three, -three)
# expect: opcode         name     target                       args              kwargs
# expect: -------------  -------  ---------------------------  ----------------  --------
# expect: placeholder    l_a_     L_a_                         ()                {}
# expect: placeholder    l_b_     L_b_                         ()                {}
# expect: call_function  abs_1    <built-in function abs>      (l_a_,)           {}
# expect: call_function  add      <built-in function add>      (abs_1, 1)        {}
# expect: call_function  truediv  <built-in function truediv>  (l_a_, add)       {}
# expect: call_method    sum_1    sum                          (l_b_,)           {}
# expect: call_function  lt       <built-in function lt>       (sum_1, 0)        {}
# expect: output         output   output                       ((truediv, lt),)  {}
# expect: opcode         name    target                   args         kwargs
# expect: -------------  ------  -----------------------  -----------  --------
# expect: placeholder    l_b_    L_b_                     ()           {}
# expect: placeholder    l_x_    L_x_                     ()           {}
# expect: call_function  mul     <built-in function mul>  (l_b_, -1)   {}
# expect: call_function  mul_1   <built-in function mul>  (l_x_, mul)  {}
# expect: output         output  output                   ((mul_1,),)  {}
fresh(Layers(), backend=shown)(torch.ones(1, 3))
# expect: class GraphModule(torch.nn.Module):
# expect:     def forward(self, L_x_: "f32[1, 3][3, 1]cpu", L_self_modules_first_parameters_weight_: "f32[2, 3][3, 1]cpu", L_self_modules_first_parameters_bias_: "f32[2][1]cpu"):
# expect:         l_x_ = L_x_
# expect:         l_self_modules_first_parameters_weight_ = L_self_modules_first_parameters_weight_
# expect:         l_self_modules_first_parameters_bias_ = L_self_modules_first_parameters_bias_
# expect:          # File: d_texts.py:181 in forward, code: return torch.relu(self.first(x))
# expect:         linear: "f32[1, 2][2, 1]cpu" = torch.nn.functional.linear(l_x_, l_self_modules_first_parameters_weight_, l_self_modules_first_parameters_bias_);  l_x_ = l_self_modules_first_parameters_weight_ = l_self_modules_first_parameters_bias_ = None
# expect:         relu: "f32[1, 2][2, 1]cpu" = torch.relu(linear);  linear = None
# expect:         return (relu,)
told(fresh(plain, backend='eager'), three, graph_code=True, only='=====')  # expect: [0/0]  ===== __compiled_fn_1 =====

# ---- D31: both forms of the code, each under its heading.
told(fresh(plain, backend='eager'), three, bytecode=True, only='BYTECODE|__compiled_fn|BINARY_ADD')
# expect: [0/0] ORIGINAL BYTECODE plain d_texts.py line 40
# expect: [0/0]               BINARY_ADD               0
# expect: [0/0] MODIFIED BYTECODE plain d_texts.py line 40
# expect: [0/0]  40   L1:     LOAD_CONST               1 (__compiled_fn_1)
# expect: [0/0]               BINARY_ADD               0

# ---- D42: where, what, why and what can be done; the stack only the first time at each place.
def chatty(x):
    y = x + 1
    print('between')
    return y * 2


def calls(x):
    return chatty(x) - 1


compiled = fresh(calls, backend='eager')
told(compiled, three, graph_breaks=True)
# expect: between
# expect: [0/0] Graph break in user code at d_texts.py:238
# expect: [0/0] Graph Break Reason: Attempted to call function marked as skipped
# expect: [0/0]   Explanation: What is printed must be printed in its turn.
# expect: [0/0]   Hint: Print before the captured part or behind it.
# expect: [0/0]
# expect: [0/0]   Developer debug context: builtins.print()
# expect: [0/0]
# expect: [0/0] User code traceback:
# expect: [0/0]   File "d_texts.py", line 243, in calls
# expect: [0/0]     return chatty(x) - 1
# expect: [0/0]   File "d_texts.py", line 238, in chatty
# expect: [0/0]     print('between')
# expect: [0/0]
# expect: [1/0] Graph break (user stack suppressed due to duplicate graph break) in user code at d_texts.py:238
# expect: [1/0] Graph Break Reason: Attempted to call function marked as skipped
# expect: [1/0]   Explanation: What is printed must be printed in its turn.
# expect: [1/0]   Hint: Print before the captured part or behind it.
# expect: [1/0]
# expect: [1/0]   Developer debug context: builtins.print()
# expect: [1/0]
told(fresh(calls, backend='eager'), three, graph_breaks=True, only='in user code')
# expect: between
# expect: [0/0] Graph break in user code at d_texts.py:238
# expect: [1/0] Graph break (user stack suppressed due to duplicate graph break) in user code at d_texts.py:238
try:
    fresh(calls, fullgraph=True)(three)
except torch._dynamo.exc.Unsupported as error:
    print(str(error).replace(__file__, HERE))
# expect: Attempted to call function marked as skipped
# expect:   Explanation: What is printed must be printed in its turn.
# expect:   Hint: Print before the captured part or behind it.
# expect: 
# expect:   Developer debug context: builtins.print()
# expect: 
# expect: from user code:
# expect:    File "d_texts.py", line 243, in calls
# expect:     return chatty(x) - 1
# expect:   File "d_texts.py", line 238, in chatty
# expect:     print('between')
# expect: 
# expect: For even more developer context, set TORCH_LOGS="+dynamo"
# expect: 


# ---- D50: a chain of ten operations is one loop with the bits of the operations; how long compiling took is told.
def chain(x):
    for _ in range(5):
        x = torch.tanh(x * 0.5)
    return x


x = torch.linspace(-4, 4, 5000)
told(lambda: print(torch.equal(fresh(chain)(x), chain(x))), output_code=True, only='fused')
# expect: True
# expect: function fused_mul_tanh_mul_tanh_mul_tanh_mul_tanh_mul_tanh(n, loops, inputs, starts, outputs, temps, numbers) {
times = compile_times(repr='csv', aggregate=True)
print(times[0], all(float(seconds) > 0 for seconds in times[1]))  # expect: ['OutputGraph.call_user_compiler', 'entire_frame_compile'] True
