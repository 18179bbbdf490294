# differs: PyTorch has no such function
# Module torch._dynamo: guards are asked without a call.
import torch
from torch._dynamo.eval_frame import _debug_check_guards


@torch.compile(backend='eager')
def f(x, n=2):
    return x * n


f(torch.ones(3))
f(torch.ones(3), 5)
print(_debug_check_guards(f, torch.zeros(3), 5))  # expect: [('0/1', None), ('0/0', "L['n'] == 2")]
print(_debug_check_guards(f, torch.zeros(4)))
# expect: [('0/1', "tensor 'x' size mismatch at index 0. expected 3, actual 4"), ('0/0', "tensor 'x' size mismatch at index 0. expected 3, actual 4")]
print(_debug_check_guards(f, [1], n=2)[0][1])  # expect: expected type of 'x' to be a tensor type, but found list
print([entry.hits for entry in torch._dynamo.eval_frame._debug_get_cache_entry_list(f.__wrapped__.__code__)])  # expect: [0, 0]
try:
    _debug_check_guards(f)
except TypeError as error:
    print(error)  # expect: f() missing 1 required positional argument: 'x'
