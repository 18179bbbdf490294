# differs: PyTorch lets what a graph raises out of the function at once
# Module torch._dynamo: a graph that raises is left, and the function raises itself, or does not.
import torch
from vmtools.explain import graphs_left


def faulty(gm, example_inputs):
    def run(*inputs):
        raise ZeroDivisionError('a bug of the backend')
    return run


@torch.compile(backend=faulty)
def f(x):
    return x + 1


@torch.compile(backend='eager')
def g(x, index):
    try:
        return x[index]
    except IndexError:
        return x


print(f(torch.ones(2)), f(torch.zeros(2)))  # expect: tensor([2., 2.]) tensor([1., 1.])
print(g(torch.ones(3), torch.tensor([5])), g(torch.ones(3), torch.tensor([1])))  # expect: tensor([1., 1., 1.]) tensor([1.])
for text in graphs_left().values():
    print(text)
# expect: 2 times, last ZeroDivisionError: a bug of the backend
# expect: 1 time, last IndexError: index 5 is out of bounds for dimension 0 with size 3
