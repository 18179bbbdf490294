# A7: the stack is that of the call which made the node, outermost first; for a node made in backward(), that of the call of backward().
# torch: 1.13
import torch


def deep(x):
    return x * x


def caller(x):
    return deep(x)


x = torch.tensor(3.0, requires_grad=True)
with torch.autograd.set_detect_anomaly(True):
    y = caller(x)
    for entry in y.grad_fn.metadata['traceback_']:
        if __file__ in entry:
            print(entry.replace(__file__, 'FILE'), end='')
    grad, = torch.autograd.grad(y, x, create_graph=True)
# expect:   File "FILE", line 16, in <module>
# expect:     y = caller(x)
# expect:   File "FILE", line 11, in caller
# expect:     return deep(x)
# expect:   File "FILE", line 7, in deep
# expect:     return x * x
made = ''.join(grad.grad_fn.metadata['traceback_']).splitlines()
print(any('torch.autograd.grad(y, x' in line for line in made))  # expect: True
