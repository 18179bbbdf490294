"""What is told of compiling: counters, explain(), logs, and errors. The texts are those of PyTorch 2 (documentation of torch.compile). A
stand-in takes the place of the native part, and a function that reports takes the place of one that is compiled.
"""
import contextlib
import io
import re
import sys
import types


class Capture(types.ModuleType):
    def set_compiler(self, compiler):
        return None

    def reset(self):
        pass


sys.modules['_capture'] = Capture('_capture')
import torch
from torch._dynamo import _events, exc
from torch._dynamo.utils import compile_times, counters
from torch.fx import Graph, GraphModule

graph = Graph()
x = graph.placeholder('L_x_')
x.meta['example_value'] = torch.ones(3)
add = graph.call_function(torch.add, (x, 1))
add.meta.update(example_value=torch.ones(3), stack_trace='  File "file.py", line 2, in fn\n    return x + 1\n')
graph.output((add,))
GM = GraphModule({}, graph)
BREAK = {
    'compile_id': '0/0', 'gb_type': 'Call to `torch._dynamo.graph_break()`', 'context': 'Called `torch._dynamo.graph_break()` with args `[]`',
    'explanation': 'User-inserted graph break. Message: None', 'hints': ['Remove the `torch._dynamo.graph_break()` call.'],
    'stack': [('file.py', 9, '<module>'), ('file.py', 5, 'fn')], 'function': 'fn', 'filename': 'file.py', 'line': 5}
GUARDS = [
    ('', 'GLOBAL_STATE', '___check_global_state()', None),
    ("L['x']", 'TENSOR_MATCH', "check_tensor(L['x'], Tensor, torch.float32, device=None, requires_grad=False, size=[3], stride=[1])",
     'return x + 1  # file.py:2 in fn'),
    ("L['self']", 'TYPE_MATCH', "___check_type_id(L['self'])", None),
    ("L['self'].scale", 'EQUALS_MATCH', "L['self'].scale == 2", 'x * self.scale  # file.py:3 in fn')]
RECOMPILE = {'function': 'fn', 'filename': 'file.py', 'line': 1, 'compile_id': '0/1',
             'reasons': ["0/0: tensor 'x' size mismatch at index 0. expected 3, actual 4"]}


def fn(x):
    """Reports as one that is compiled would."""
    emit = _events.emit
    emit('frame', {'code': fn.__code__, 'compile_id': '0/0', 'filename': 'file.py', 'line': 1})
    emit('trace_source', {'text': 'TRACE starts_line file.py:2 in fn', 'filename': 'file.py', 'line': 2, 'compile_id': '0/0'})
    emit('graph_break', BREAK)
    emit('graph', {'compile_id': '0/0', 'name': '__compiled_fn_1', 'gm': GM, 'example_inputs': [], 'op_count': 1})
    emit('guards', {'compile_id': '0/0', 'rows': GUARDS})
    emit('graph', {'compile_id': '1/0', 'name': '__compiled_fn_3', 'gm': GM, 'example_inputs': [], 'op_count': 1})
    emit('time', {'phase': '_compile.compile_inner', 'seconds': 0.25})
    emit('time', {'phase': '_compile.compile_inner', 'seconds': 0.5})


fn(1)
print(dict(counters['frames']), dict(counters['stats']))  # expect: {'total': 1, 'ok': 1} {'unique_graphs': 2, 'calls_captured': 2}
print(list(counters['graph_break'].values()), len(counters['graph_break']))  # expect: [1] 1
print(compile_times())
# expect: TorchDynamo compilation metrics:
# expect: Function                Runtimes (s)
# expect: ----------------------  --------------
# expect: _compile.compile_inner  0.2500, 0.5000
print(compile_times(repr='csv', aggregate=True))  # expect: (['_compile.compile_inner'], ['0.7500'])
torch._dynamo.reset()
print(counters)  # expect: defaultdict(<class 'collections.Counter'>, {})

# ---- explain
explained = torch._dynamo.explain(fn)(1)
print(str(explained).split('Compile Times')[0])
# expect: Graph Count: 2
# expect: Graph Break Count: 1
# expect: Op Count: 2
# expect: Break Reasons:
# expect:   Break Reason 1:
# expect:     Reason: Call to `torch._dynamo.graph_break()`
# expect:   Explanation: User-inserted graph break. Message: None
# expect:   Hint: Remove the `torch._dynamo.graph_break()` call.
# expect: 
# expect:   Developer debug context: Called `torch._dynamo.graph_break()` with args `[]`
# expect: 
# expect:     User Stack:
# expect:       <FrameSummary file file.py, line 9 in <module>>
# expect:       <FrameSummary file file.py, line 5 in fn>
# expect: Ops per Graph:
# expect:   Ops 1:
# expect:     <built-in function add>
# expect:   Ops 2:
# expect:     <built-in function add>
# expect: Out Guards:
# expect:   Guard 1:
# expect:     Name: ''
# expect:     Source: global
# expect:     Create Function: GLOBAL_STATE
# expect:     Guard Types: ['GLOBAL_STATE']
# expect:     Code List: ['___check_global_state()']
# expect:   Guard 2:
# expect:     Name: "L['x']"
# expect:     Source: local
# expect:     Create Function: TENSOR_MATCH
# expect:     Guard Types: ['TENSOR_MATCH']
# expect:     Code List: ["check_tensor(L['x'], Tensor, torch.float32, device=None, requires_grad=False, size=[3], stride=[1])"]
# expect:   Guard 3:
# expect:     Name: "L['self']"
# expect:     Source: local
# expect:     Create Function: TYPE_MATCH
# expect:     Guard Types: ['TYPE_MATCH']
# expect:     Code List: ["___check_type_id(L['self'])"]
# expect:   Guard 4:
# expect:     Name: "L['self'].scale"
# expect:     Source: local
# expect:     Create Function: EQUALS_MATCH
# expect:     Guard Types: ['EQUALS_MATCH']
# expect:     Code List: ["L['self'].scale == 2"]
# expect: 
print(explained.graph_count, explained.graph_break_count, explained.op_count, explained.ops_per_graph[0] == [torch.add],
      explained.break_reasons[0].user_stack[1].name, len(explained.out_guards), explained.graphs[0] is GM)
# expect: 2 1 2 True fn 4 True


# ---- logs
def logged(action, *args, **kwargs):
    """What is written to standard error, without what differs from run to run."""
    with contextlib.redirect_stderr(io.StringIO()) as written:
        action(*args, **kwargs)
    for line in written.getvalue().splitlines():
        print(re.sub(r'^([VIWE])\d{4} \d\d:\d\d:\d\d\.\d{6} \d+ (.*?):1\]', r'\1 \2', line))


logged(fn, 1)
torch._logging.set_logs(graph_code=True, graph_breaks=True)
logged(fn, 1)
# expect: V torch/_dynamo/symbolic_convert.py [0/0] [__graph_breaks] Graph break in user code at file.py:5
# expect: V torch/_dynamo/symbolic_convert.py [0/0] [__graph_breaks] Graph Break Reason: Call to `torch._dynamo.graph_break()`
# expect: V torch/_dynamo/symbolic_convert.py [0/0] [__graph_breaks]   Explanation: User-inserted graph break. Message: None
# expect: V torch/_dynamo/symbolic_convert.py [0/0] [__graph_breaks]   Hint: Remove the `torch._dynamo.graph_break()` call.
# expect: V torch/_dynamo/symbolic_convert.py [0/0] [__graph_breaks] 
# expect: V torch/_dynamo/symbolic_convert.py [0/0] [__graph_breaks]   Developer debug context: Called `torch._dynamo.graph_break()` with args `[]`
# expect: V torch/_dynamo/symbolic_convert.py [0/0] [__graph_breaks] 
# expect: V torch/_dynamo/symbolic_convert.py [0/0] [__graph_breaks] User code traceback:
# expect: V torch/_dynamo/symbolic_convert.py [0/0] [__graph_breaks]   File "file.py", line 9, in <module>
# expect: V torch/_dynamo/symbolic_convert.py [0/0] [__graph_breaks]   File "file.py", line 5, in fn
# expect: V torch/_dynamo/symbolic_convert.py [0/0] [__graph_breaks] 
# expect: V torch/_dynamo/output_graph.py [0/0] [__graph_code] TRACED GRAPH
# expect: V torch/_dynamo/output_graph.py [0/0] [__graph_code]  ===== __compiled_fn_1 =====
# expect: V torch/_dynamo/output_graph.py [0/0] [__graph_code]  <eval_with_key>.0 class GraphModule(torch.nn.Module):
# expect: V torch/_dynamo/output_graph.py [0/0] [__graph_code]     def forward(self, L_x_: "f32[3][1]cpu"):
# expect: V torch/_dynamo/output_graph.py [0/0] [__graph_code]         l_x_ = L_x_
# expect: V torch/_dynamo/output_graph.py [0/0] [__graph_code]         
# expect: V torch/_dynamo/output_graph.py [0/0] [__graph_code]          # File: file.py:2 in fn, code: return x + 1
# expect: V torch/_dynamo/output_graph.py [0/0] [__graph_code]         add: "f32[3][1]cpu" = torch.add(l_x_, 1);  l_x_ = None
# expect: V torch/_dynamo/output_graph.py [0/0] [__graph_code]         return (add,)
# expect: V torch/_dynamo/output_graph.py [0/0] [__graph_code]         
# expect: V torch/_dynamo/output_graph.py [0/0] [__graph_code] 
# expect: V torch/_dynamo/output_graph.py [1/0] [__graph_code] TRACED GRAPH
# expect: V torch/_dynamo/output_graph.py [1/0] [__graph_code]  ===== __compiled_fn_3 =====
# expect: V torch/_dynamo/output_graph.py [1/0] [__graph_code]  <eval_with_key>.0 class GraphModule(torch.nn.Module):
# expect: V torch/_dynamo/output_graph.py [1/0] [__graph_code]     def forward(self, L_x_: "f32[3][1]cpu"):
# expect: V torch/_dynamo/output_graph.py [1/0] [__graph_code]         l_x_ = L_x_
# expect: V torch/_dynamo/output_graph.py [1/0] [__graph_code]         
# expect: V torch/_dynamo/output_graph.py [1/0] [__graph_code]          # File: file.py:2 in fn, code: return x + 1
# expect: V torch/_dynamo/output_graph.py [1/0] [__graph_code]         add: "f32[3][1]cpu" = torch.add(l_x_, 1);  l_x_ = None
# expect: V torch/_dynamo/output_graph.py [1/0] [__graph_code]         return (add,)
# expect: V torch/_dynamo/output_graph.py [1/0] [__graph_code]         
# expect: V torch/_dynamo/output_graph.py [1/0] [__graph_code] 
torch._logging.set_logs(graph_breaks=True)
logged(_events.emit, 'graph_break', {**BREAK, 'hints': []})
# expect: V torch/_dynamo/symbolic_convert.py [0/0] [__graph_breaks] Graph break (user stack suppressed due to duplicate graph break) in user code at file.py:5
# expect: V torch/_dynamo/symbolic_convert.py [0/0] [__graph_breaks] Graph Break Reason: Call to `torch._dynamo.graph_break()`
# expect: V torch/_dynamo/symbolic_convert.py [0/0] [__graph_breaks]   Explanation: User-inserted graph break. Message: None
# expect: V torch/_dynamo/symbolic_convert.py [0/0] [__graph_breaks] 
# expect: V torch/_dynamo/symbolic_convert.py [0/0] [__graph_breaks]   Developer debug context: Called `torch._dynamo.graph_break()` with args `[]`
# expect: V torch/_dynamo/symbolic_convert.py [0/0] [__graph_breaks] 
torch._logging.set_logs(guards=True, recompiles=True, graph_sizes=True, graph=True)
logged(_events.emit, 'guards', {'compile_id': '0/0', 'rows': GUARDS})
# expect: V torch/_dynamo/guards.py [0/0] [__guards] GUARDS:
# expect: V torch/_dynamo/guards.py [0/0] [__guards] 
# expect: V torch/_dynamo/guards.py [0/0] [__guards] TREE_GUARD_MANAGER:
# expect: V torch/_dynamo/guards.py [0/0] [__guards] +- RootGuardManager
# expect: V torch/_dynamo/guards.py [0/0] [__guards] | +- GLOBAL_STATE: ___check_global_state()
# expect: V torch/_dynamo/guards.py [0/0] [__guards] | +- GuardManager: source=L['x'], accessed_by=FrameLocalsGuardAccessor(key='x')
# expect: V torch/_dynamo/guards.py [0/0] [__guards] | | +- TENSOR_MATCH: check_tensor(L['x'], Tensor, torch.float32, device=None, requires_grad=False, size=[3], stride=[1])  # return x + 1  # file.py:2 in fn
# expect: V torch/_dynamo/guards.py [0/0] [__guards] | +- GuardManager: source=L['self'], accessed_by=FrameLocalsGuardAccessor(key='self')
# expect: V torch/_dynamo/guards.py [0/0] [__guards] | | +- TYPE_MATCH: ___check_type_id(L['self'])
# expect: V torch/_dynamo/guards.py [0/0] [__guards] | | +- GuardManager: source=L['self'].scale
# expect: V torch/_dynamo/guards.py [0/0] [__guards] | | | +- EQUALS_MATCH: L['self'].scale == 2  # x * self.scale  # file.py:3 in fn
# expect: V torch/_dynamo/guards.py [0/0] [__guards] 
logged(_events.emit, 'recompile', RECOMPILE)
# expect: V torch/_dynamo/guards.py [0/1] [__recompiles] Recompiling function fn in file.py:1
# expect: V torch/_dynamo/guards.py [0/1] [__recompiles]     triggered by the following guard failure(s):
# expect: V torch/_dynamo/guards.py [0/1] [__recompiles]     - 0/0: tensor 'x' size mismatch at index 0. expected 3, actual 4
logged(_events.emit, 'graph', {'compile_id': '0/0', 'name': '__compiled_fn_1', 'gm': GM, 'example_inputs': [], 'op_count': 1})
# expect: V torch/_dynamo/output_graph.py [0/0] [__graph] TRACED GRAPH
# expect: V torch/_dynamo/output_graph.py [0/0] [__graph]  __compiled_fn_1 <eval_with_key>.0 opcode         name    target                   args       kwargs
# expect: V torch/_dynamo/output_graph.py [0/0] [__graph] -------------  ------  -----------------------  ---------  --------
# expect: V torch/_dynamo/output_graph.py [0/0] [__graph] placeholder    l_x_    L_x_                     ()         {}
# expect: V torch/_dynamo/output_graph.py [0/0] [__graph] call_function  add     <built-in function add>  (l_x_, 1)  {}
# expect: V torch/_dynamo/output_graph.py [0/0] [__graph] output         output  output                   ((add,),)  {}
# expect: V torch/_dynamo/output_graph.py [0/0] [__graph] 
# expect: V torch/_dynamo/output_graph.py [0/0] [__graph_sizes] TRACED GRAPH TENSOR SIZES
# expect: V torch/_dynamo/output_graph.py [0/0] [__graph_sizes] ===== __compiled_fn_1 =====
# expect: V torch/_dynamo/output_graph.py [0/0] [__graph_sizes] l_x_: (3,)
# expect: V torch/_dynamo/output_graph.py [0/0] [__graph_sizes] add: (3,)
# expect: V torch/_dynamo/output_graph.py [0/0] [__graph_sizes] 

# ---- what sets them
def artifacts():
    from torch._logging import _state
    return [name for name in _state.ARTIFACTS if _state.is_on(name)], _state.level('dynamo')


from torch._logging._state import from_text

from_text('+dynamo,-inductor')
print(*artifacts())
# expect: ['guards', 'graph', 'graph_code', 'graph_sizes', 'graph_breaks', 'trace_source', 'trace_call', 'recompiles'] 10
from_text('dynamo, bytecode')
print(*artifacts())  # expect: ['bytecode'] 20
torch._logging.set_logs(dynamo=40, output_code=True, guards=False)
print(*artifacts())  # expect: ['output_code'] 40


def attempt(what, *args, **kwargs):
    try:
        print(what(*args, **kwargs))
    except Exception as error:
        print(f'{type(error).__name__}: {error}')


attempt(torch._logging.set_logs, nonesuch=True)  # expect: ValueError: Unrecognized log or artifact name passed to set_logs: nonesuch
logged(torch._logging.set_logs, kernel_code=True)
# expect: W torch/_logging/_internal.py the log 'kernel_code' is not in this build: nothing is written for it
attempt(torch._logging.set_logs, guards=1)  # expect: ValueError: Expected bool to enable artifact guards, received 1
attempt(torch._logging.set_logs, dynamo='loud')
# expect: ValueError: Unrecognized log level for log dynamo: loud, valid level values are: 10, 20, 30, 40, 50
torch._logging.set_logs()
print(*artifacts())  # expect: [] 30

# ---- errors, and a warning that needs no logs
attempt(_events.emit, 'graph_break', {**BREAK, 'fullgraph': True})
# expect: Unsupported: Call to `torch._dynamo.graph_break()`
# expect:   Explanation: User-inserted graph break. Message: None
# expect:   Hint: Remove the `torch._dynamo.graph_break()` call.
# expect: 
# expect:   Developer debug context: Called `torch._dynamo.graph_break()` with args `[]`
# expect: 
# expect: from user code:
# expect:    File "file.py", line 9, in <module>
# expect:   File "file.py", line 5, in fn
# expect: 
# expect: For even more developer context, set TORCH_LOGS="+dynamo"
# expect: 
with torch._dynamo.config.patch(error_on_recompile=True):
    attempt(_events.emit, 'recompile', RECOMPILE)
# expect: RecompileError: Recompiling function fn in file.py:1
# expect:     triggered by the following guard failure(s):
# expect:     - 0/0: tensor 'x' size mismatch at index 0. expected 3, actual 4
LIMIT = {'function': 'f', 'filename': 'file.py', 'line': 3, 'limit_name': 'recompile_limit', 'limit': 8, 'compile_id': '0/8',
         'last_reason': "0/7: tensor 'x' size mismatch at index 0. expected 10, actual 11"}
logged(_events.emit, 'limit', LIMIT)
# expect: W torch/_dynamo/convert_frame.py [0/8] torch._dynamo hit config.recompile_limit (8)
# expect: W torch/_dynamo/convert_frame.py [0/8]    function: 'f' (file.py:3)
# expect: W torch/_dynamo/convert_frame.py [0/8]    last reason: 0/7: tensor 'x' size mismatch at index 0. expected 10, actual 11
# expect: W torch/_dynamo/convert_frame.py [0/8] To log all recompilation reasons, use TORCH_LOGS="recompiles".
# expect: W torch/_dynamo/convert_frame.py [0/8] To diagnose recompilation issues, see https://pytorch.org/docs/main/torch.compiler_troubleshooting.html
attempt(_events.emit, 'limit', {**LIMIT, 'fullgraph': True})
# expect: FailOnRecompileLimitHit: recompile_limit reached with fullgraph=True. Excessive recompilations can degrade performance due to the compilation overhead of each recompilation. To monitor recompilations, enable TORCH_LOGS=recompiles. If recompilations are expected, consider increasing torch._dynamo.config.recompile_limit to an appropriate value.
print(issubclass(exc.Unsupported, exc.TorchDynamoException), issubclass(exc.TorchDynamoException, RuntimeError))  # expect: True True
attempt(lambda: exc.UserError(exc.UserErrorType.DYNAMIC_DIM, 'too dynamic').error_type)  # expect: UserErrorType.DYNAMIC_DIM

counting = torch._dynamo.testing.CompileCounterWithBackend('eager')
print(counting(GM, [])(torch.zeros(3)), counting.frame_count, counting.op_count, len(counting.graphs))
# expect: (tensor([1., 1., 1.]),) 1 1 1
print(torch._dynamo.testing.same((torch.ones(1), [2]), (torch.ones(1) + 1e-9, [2])))  # expect: True
