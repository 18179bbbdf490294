# What PyTorch has and this build does not is refused by name; what nobody has is told as always.
# differs: PyTorch has the names that are refused here
import torch

x = torch.tensor([1.0])
for attempt in (
    lambda: torch.vmap,
    lambda: torch.foo,
    lambda: x.svd,
    lambda: x.foo,
    lambda: torch.nn.Transformer,
    lambda: torch.nn.functional.multi_head_attention_forward,
    lambda: torch.optim.LBFGS,
    lambda: torch._dynamo.export,
):
    try:
        attempt()
        print('there')
    except AttributeError as error:
        print(error)
# expect: torch.vmap is not in this build (see torch.__supported__)
# expect: module 'torch' has no attribute 'foo'
# expect: Tensor.svd is not in this build (see torch.__supported__)
# expect: 'Tensor' object has no attribute 'foo'
# expect: torch.nn.Transformer is not in this build (see torch.__supported__)
# expect: torch.nn.functional.multi_head_attention_forward is not in this build (see torch.__supported__)
# expect: torch.optim.LBFGS is not in this build (see torch.__supported__)
# expect: torch._dynamo.export is not in this build (see torch.__supported__)
try:
    from torch import vmap
except ImportError as error:
    print(error)  # expect: cannot import name 'vmap' from 'torch' (unknown location)
print('tensor' in torch.__supported__, 'vmap' in torch.__supported__)  # expect: True False
