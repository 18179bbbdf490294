"""D24: sizes that may change. What is compiled for a row of calls, under which guards for the sizes, and what a mark on a size demands."""
# torch: 99 (it looks at guards)
# skip fuel=1: it is the capture that is tested, in one tier
import torch
from torch._dynamo import mark_dynamic, mark_static, maybe_mark_dynamic
from torch._dynamo.testing import CompileCounter
from torch.fx.experimental.symbolic_shapes import ConstraintViolationError


def calls(f, sizes, mark=None, dynamic=None, **bounds):
    """Compiles and calls with tensors of these lengths: the sum of each result, graphs, guards of the graphs, the oldest first."""
    torch._dynamo.reset()
    counter = CompileCounter()
    compiled = torch.compile(f, backend=counter, dynamic=dynamic)
    results = []
    for size in sizes:
        x = torch.ones(size, 7)
        if mark is not None:
            mark(x, 0, **bounds)
        try:
            results.append(int(compiled(x).sum()))
        except ConstraintViolationError as error:
            results.append('refused')
            print('    ' + str(error).split('\n')[-1].strip())
    entries = sorted(torch._dynamo.eval_frame._debug_get_cache_entry_list(f), key=lambda entry: entry.compile_id)
    print(results, counter.frame_count, [[text for _, kind, text, _ in entry.guards if kind == 'SHAPE_ENV'] for entry in entries])


def longer(x):
    return x + x.shape[0]


# Automatic: as it is, then as what may change. dynamic=True: from the start. dynamic=False: never.
calls(longer, [3, 4, 5, 9])  # expect: [84, 140, 210, 630] 2 [[], ["2 <= L['x'].size()[0]"]]
calls(longer, [3, 4, 5], dynamic=True)  # expect: [84, 140, 210] 1 [["2 <= L['x'].size()[0]", "2 <= L['x'].size()[1]"]]
calls(longer, [3, 4, 5], dynamic=False)  # expect: [84, 140, 210] 3 [[], [], []]
with torch._dynamo.config.patch(automatic_dynamic_shapes=False):
    calls(longer, [3, 4, 5])
# expect: [84, 140, 210] 3 [[], [], []]
# Zero and one are sizes of their own; they do not spoil the others.
calls(longer, [3, 0, 1, 4, 5, 1, 0])  # expect: [84, 0, 14, 140, 210, 14, 0] 4 [[], [], [], ["2 <= L['x'].size()[0]"]]


# What is computed with a size is computed there; what is asked of it is a guard.
def computed(x):
    n = x.shape[0]
    return x * (2 * n + 1 - n % 2) + n // 2


def asked(x):
    if x.shape[0] > 10:
        return x * 2
    if x.shape[0] == 5:
        return x * 3
    return x


calls(computed, [4, 6, 9, 11])  # expect: [308, 672, 1386, 2079] 2 [[], ["2 <= L['x'].size()[0]"]]
calls(asked, [4, 6, 12, 5, 20, 8])
# expect: [28, 42, 168, 105, 280, 56] 3 [[], ["2 <= L['x'].size()[0]", "not (L['x'].size()[0] > 10)", "not (L['x'].size()[0] == 5)"], ["2 <= L['x'].size()[0]", "L['x'].size()[0] > 10"], ["2 <= L['x'].size()[0]", "not (L['x'].size()[0] > 10)", "L['x'].size()[0] == 5"]]


# Sizes that are equal now are one: two tensors that are not of one length are another case.
def both(x, y):
    return x.sum() + y.sum()


torch._dynamo.reset()
counter = CompileCounter()
compiled = torch.compile(both, backend=counter, dynamic=True)
print([int(compiled(torch.ones(a), torch.ones(b))) for a, b in ((3, 3), (5, 5), (3, 4), (5, 9))], counter.frame_count)
# expect: [6, 10, 7, 14] 2


# mark_dynamic(): from the first call. A size that the code takes as it is is an error, so are zero and one; bounds are guards.
def pinned(x):
    return x.view(10, 7) if x.shape[0] == 10 else x


calls(longer, [3, 4, 9], mark_dynamic)  # expect: [84, 140, 630] 1 [["2 <= L['x'].size()[0]"]]
calls(longer, [3, 4, 9], mark_dynamic, dynamic=False)  # expect: [84, 140, 630] 1 [["2 <= L['x'].size()[0]"]]
calls(longer, [1, 3, 0], mark_dynamic)
# expect:     - You marked L['x'].size()[0] as dynamic but your code specialized it to be a constant (1). If you're using mark_dynamic, either remove it or use maybe_mark_dynamic.
# expect:     - You marked L['x'].size()[0] as dynamic but your code specialized it to be a constant (0). If you're using mark_dynamic, either remove it or use maybe_mark_dynamic.
# expect: ['refused', 84, 'refused'] 1 [["2 <= L['x'].size()[0]"]]
calls(pinned, [11, 10, 12], mark_dynamic)
# expect:     - You marked L['x'].size()[0] as dynamic but your code specialized it to be a constant (10). If you're using mark_dynamic, either remove it or use maybe_mark_dynamic.
# expect: [77, 'refused', 84] 1 [["2 <= L['x'].size()[0]", "not (L['x'].size()[0] == 10)"]]
calls(asked, [5], mark_dynamic)
# expect:     - You marked L['x'].size()[0] as dynamic but your code specialized it to be a constant (5). If you're using mark_dynamic, either remove it or use maybe_mark_dynamic.
# expect: ['refused'] 0 []
calls(asked, [8, 4, 12], mark_dynamic)
# expect: [56, 28, 168] 2 [["2 <= L['x'].size()[0]", "not (L['x'].size()[0] > 10)", "not (L['x'].size()[0] == 5)"], ["2 <= L['x'].size()[0]", "L['x'].size()[0] > 10"]]
calls(longer, [4, 8, 9, 3], mark_dynamic, min=4, max=8)
# expect:     9 not in range [4, 8]
# expect:     3 not in range [4, 8]
# expect: [140, 504, 'refused', 'refused'] 1 [["4 <= L['x'].size()[0] <= 8"]]
calls(longer, [4, 100], mark_dynamic, min=4)  # expect: [140, 70700] 1 [["4 <= L['x'].size()[0]"]]
calls(longer, [4, 100], mark_dynamic, max=50)
# expect:     100 not in range [2, 50]
# expect: [140, 'refused'] 1 [["2 <= L['x'].size()[0] <= 50"]]
calls(asked, [8], mark_dynamic, min=2, max=50)
# expect:     - Not all values of L['x'].size()[0] in the specified range 2 <= L['x'].size()[0] <= 50 satisfy the generated guard not (L['x'].size()[0] > 10).
# expect: ['refused'] 0 []
calls(asked, [20], mark_dynamic, min=11, max=50)  # expect: [280] 1 [["11 <= L['x'].size()[0] <= 50", "L['x'].size()[0] > 10"]]
x = torch.ones(1, 7)
mark_dynamic(x, 0)
try:
    torch.compile(longer, backend='eager')(x)
except ConstraintViolationError as error:
    print(error)
# expect: Constraints violated (L['x'].size()[0])! For more information, run with TORCH_LOGS="+dynamo".
# expect:   - You marked L['x'].size()[0] as dynamic but your code specialized it to be a constant (1). If you're using mark_dynamic, either remove it or use maybe_mark_dynamic.

# maybe_mark_dynamic(): the same without errors. mark_static(): as it is, whatever dynamic says.
calls(longer, [3, 4, 1], maybe_mark_dynamic)  # expect: [84, 140, 14] 2 [["2 <= L['x'].size()[0]"], []]
calls(pinned, [10, 11, 12], maybe_mark_dynamic)  # expect: [70, 77, 84] 2 [[], ["2 <= L['x'].size()[0]", "not (L['x'].size()[0] == 10)"]]
calls(longer, [3, 4], mark_static)  # expect: [84, 140] 2 [[], []]
calls(longer, [3, 4], mark_static, dynamic=True)  # expect: [84, 140] 2 [["2 <= L['x'].size()[1]"], ["2 <= L['x'].size()[1]"]]
