# A21: where a node was made is kept as code and instruction; text is made when somebody asks, and then kept.
# differs: PyTorch makes a list of strings for each node at once
import linecache
import torch


source = 'def scale(x):\n    return x * 2\n'
scope = {}
exec(compile(source, 'kept.py', 'exec'), scope)
x = torch.tensor([1.0, 2.0], requires_grad=True)
with torch.autograd.set_detect_anomaly(True):
    y = scope['scale'](x)
# The text of the file turns up after the node was made, and is still found.
linecache.cache['kept.py'] = len(source), None, source.splitlines(True), 'kept.py'
lines = y.grad_fn.metadata['traceback_']
print(len(lines), lines[-1], end='')
# expect: 2   File "kept.py", line 2, in scale
# expect:     return x * 2
# Once made, it stays.
linecache.cache['kept.py'] = 1, None, ['gone\n'], 'kept.py'
print(y.grad_fn.metadata['traceback_'] is lines, lines[-1].splitlines()[1])  # expect: True     return x * 2
# Outside of the mode there is no list at all.
print(scope['scale'](x).grad_fn.metadata)  # expect: {}
