# torch: 2.0
# skip fuel=1: it is the library that works, in one tier
"""A function as a graph: recorded, read, changed, and run step by step.

    glasspy programs/graph_surgery.py

symbolic_trace() calls the function once with stand-ins, which write down what is done to them. What comes of it is a list of steps, and
the same as Python again.
"""
import torch
from torch.fx import Interpreter, symbolic_trace


def gate(x, w):
    """A sum of which some is let through."""
    return torch.add(x, w).sigmoid() * torch.add(w, x)


recorded = symbolic_trace(gate)
print(recorded.graph)

# ---- surgery: x + w and w + x are the same sum, so one of them is enough
first = None
for node in recorded.graph.nodes:
    if node.target is torch.add:
        if first is None:
            first = node
        else:
            node.replace_all_uses_with(first)
print(recorded.graph.eliminate_dead_code())
recorded.recompile()
print(recorded.code)

# ---- the same results, one step fewer
x, w = torch.tensor([1.0, -2.0]), torch.tensor([3.0, 0.5])
print(torch.equal(recorded(x, w), gate(x, w)), len(recorded.graph.nodes))


# ---- run it step by step
class Watched(Interpreter):
    def run_node(self, node):
        value = super().run_node(node)
        print(f'{node.op:13}  {node.name:8} ', value)
        return value


Watched(recorded).run(x, w)


# ---- what a stand-in cannot know
def sign(x):
    return x if x.sum() > 0 else -x


try:
    symbolic_trace(sign)
except Exception as error:
    print(f'{type(error).__name__}: {error}')
