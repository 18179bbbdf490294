# torch: 2.9
"""Graph breaks: where a function falls apart into several graphs, why, and how it becomes one again."""
import torch
from torch._dynamo.testing import CompileCounter


def graphs(f, *args):
    """How many graphs a call makes, and of how many operations."""
    torch._dynamo.reset()
    counter = CompileCounter()
    result = torch.compile(f, backend=counter)(*args)
    return f'{f.__name__:<10} {counter.frame_count} graphs, {counter.op_count} operations', result


x = torch.arange(-2.0, 3.0)


# A branch on elements: which way it goes is known only when the function runs.
def branch(x):
    if x.sum() > 0:
        return x * 2
    return x - 1


def choose(x):
    return torch.where(x.sum() > 0, x * 2, x - 1)


for f in branch, choose:
    text, result = graphs(f, x)
    print(text, result.tolist())
# expect: branch     2 graphs, 3 operations [-3.0, -2.0, -1.0, 0.0, 1.0]
# expect: choose     1 graphs, 5 operations [-3.0, -2.0, -1.0, 0.0, 1.0]


# A print in the middle: it must happen between the two halves.
def chatty(x):
    y = torch.sin(x)
    print('half-way', tuple(y.shape))
    return torch.cos(y)


def quiet(x):
    return torch.cos(torch.sin(x))


for f in chatty, quiet:
    print(graphs(f, x)[0])
# expect: half-way (5,)
# expect: chatty     2 graphs, 2 operations
# expect: quiet      1 graphs, 2 operations

# fullgraph=True: a break is an error that says why.
try:
    torch.compile(chatty, fullgraph=True)(x)
except torch._dynamo.exc.Unsupported as error:
    print(str(error).splitlines()[0])  # expect: Attempted to call function marked as skipped

# A loop of Python is unrolled; what the function changes outside is changed at the end, in order.
log = []


def power(x, n):
    for step in range(n):
        x = x * x
        log.append(step)
    return x


print(graphs(power, x, 3)[0], log)  # expect: power      1 graphs, 3 operations [0, 1, 2]

print(torch._dynamo.explain(branch)(x).graph_break_count)  # expect: 1
