"""`glasspy explain`: what it makes of the reports of the capture, as text and as data."""
import json

import torch
from torch._dynamo._events import emit
from torch.fx import Graph, GraphModule
from vmtools.explain import Report

report = Report().listen()
print(report.text())  # expect: Nothing was compiled: no function of torch.compile was called.


def f(x):
    return x


def graph_of(*operations):
    graph = Graph()
    value = graph.placeholder('L_x_')
    for operation in operations:
        value = graph.call_function(operation, (value,))
    graph.output((value,))
    return GraphModule({}, graph)


def compile_frame(compile_id, name, *operations):
    emit('frame', {'code': f.__code__, 'compile_id': compile_id, 'filename': 'example.py', 'line': 3})
    emit('graph', {'compile_id': compile_id, 'name': name, 'gm': graph_of(*operations), 'example_inputs': [], 'op_count': len(operations)})


compile_frame('0/0', '__compiled_fn_1', torch.sin, torch.neg)
emit('graph_break', {
    'compile_id': '0/0', 'gb_type': 'Data-dependent branching', 'context': 'if', 'explanation': 'The branch depends on elements.',
    'hints': ['Use torch.where().'], 'stack': [], 'function': 'f', 'filename': 'example.py', 'line': 5})
emit('guards', {'compile_id': '0/0', 'rows': [("L['x']", 'TENSOR_MATCH', "check_tensor(L['x'])", 'return x  # example.py:4 in f')]})
emit('recompile', {'function': 'f', 'filename': 'example.py', 'line': 3, 'compile_id': '0/1', 'reasons': ['0/0: tensor mismatch']})
compile_frame('0/1', '__compiled_fn_3', torch.cos)
emit('frame', {'code': (lambda: 1).__code__, 'compile_id': '1/0', 'filename': 'example.py', 'line': 9})
emit('time', {'phase': '_compile.compile_inner', 'seconds': 0.5})
print(report.text())
# expect: example.py:3 f
# expect:   0/1 again, because 0/0: tensor mismatch
# expect:   0/0 graph __compiled_fn_1, 2 operations
# expect:         l_x_ = L_x_
# expect:         sin = torch.sin(l_x_);  l_x_ = None
# expect:         neg = torch.neg(sin);  sin = None
# expect:         return (neg,)
# expect:   0/1 graph __compiled_fn_3, 1 operation
# expect:         l_x_ = L_x_
# expect:         cos = torch.cos(l_x_);  l_x_ = None
# expect:         return (cos,)
# expect:   0/0 breaks at example.py:5: Data-dependent branching
# expect:         The branch depends on elements.
# expect:         Use torch.where().
# expect:   0/0 holds while
# expect:         check_tensor(L['x'])  # return x  # example.py:4 in f
# expect: example.py:9 <lambda>
# expect:   no graph: it runs as it is
# expect: 2 functions, 2 graphs, 3 operations, 1 break
data = json.loads(json.dumps(report.data()))
print(data['schema'], data['seconds'], [(one['function'], len(one['graphs'])) for one in data['functions']])
# expect: 1 0.5 [('f', 2), ('<lambda>', 0)]
print(data['functions'][0]['breaks'][0]['hints'])  # expect: ['Use torch.where().']
