# differs: torch is not a part of CPython; what glasspy does not have of it is refused by name
import torch
import torch._dynamo

for module, name in (torch, 'tensor'), (torch, '__version__'), (torch._dynamo, 'optimize'):
    try:
        getattr(module, name)
    except AttributeError as error:
        print(error)
# expect: module 'torch' has no attribute 'tensor' (of torch, glasspy has only torch._dynamo.code_context so far)
# expect: module 'torch' has no attribute '__version__' (of torch, glasspy has only torch._dynamo.code_context so far)
# expect: module 'torch._dynamo' has no attribute 'optimize' (of torch, glasspy has only torch._dynamo.code_context so far)
try:
    import torch.nn
except ModuleNotFoundError as error:
    print(error)  # expect: No module named 'torch.nn'
try:
    from torch import nn
except ImportError as error:
    print(error)  # expect: cannot import name 'nn' from 'torch' (unknown location)
