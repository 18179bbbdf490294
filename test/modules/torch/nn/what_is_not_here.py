# What PyTorch has in its parts and this build does not is refused by name.
# differs: PyTorch has the names that are refused here
import torch
from torch import nn, optim
from torch.nn import functional as F, init
from torch.optim import lr_scheduler
from torch.utils.data import DataLoader

for attempt in (
    lambda: nn.Transformer,
    lambda: F.grid_sample,
    lambda: init.orthogonal_,
    lambda: nn.utils.rnn,
    lambda: nn.Linear(2, 2).half,
    lambda: optim.LBFGS,
    lambda: lr_scheduler.OneCycleLR,
    lambda: torch.utils.data.DistributedSampler,
    lambda: DataLoader([1], num_workers=2),
    lambda: nn.Embedding(2, 2, sparse=True),
    lambda: optim.Adam([torch.ones(1)], capturable=True),
    lambda: torch.autograd.gradcheck(torch.sin, torch.ones(1), fast_mode=True),
    lambda: torch.autograd.functional.jacobian(torch.sin, torch.ones(1), vectorize=True),
):
    try:
        attempt()
        print('there')
    except NotImplementedError as error:
        print(error)
# expect: torch.nn.Transformer is not in this build (see torch.__supported__)
# expect: torch.nn.functional.grid_sample is not in this build (see torch.__supported__)
# expect: torch.nn.init.orthogonal_ is not in this build (see torch.__supported__)
# expect: torch.nn.utils.rnn is not in this build (see torch.__supported__)
# expect: torch.nn.Module.half is not in this build (see torch.__supported__)
# expect: torch.optim.LBFGS is not in this build (see torch.__supported__)
# expect: torch.optim.lr_scheduler.OneCycleLR is not in this build (see torch.__supported__)
# expect: torch.utils.data.DistributedSampler is not in this build (see torch.__supported__)
# expect: num_workers=2 is not in this build: there are no other processes; use num_workers=0
# expect: Embedding(sparse=True) is not in this build: it has no sparse tensors
# expect: an optimizer with capturable=True is not in this build
# expect: gradcheck(fast_mode=True) is not in this build
# expect: vectorize=True of torch.autograd.functional is not in this build
try:
    from torch.nn import Transformer
except ImportError as error:
    print(error)  # expect: cannot import name 'Transformer' from 'torch.nn' (unknown location)
for part in (nn, F, init, optim, lr_scheduler, torch.random, torch.utils.data):
    try:
        part.nobody
    except AttributeError as error:
        print(isinstance(error, NotImplementedError), error)
# expect: False module 'torch.nn' has no attribute 'nobody'
# expect: False module 'torch.nn.functional' has no attribute 'nobody'
# expect: False module 'torch.nn.init' has no attribute 'nobody'
# expect: False module 'torch.optim' has no attribute 'nobody'
# expect: False module 'torch.optim.lr_scheduler' has no attribute 'nobody'
# expect: False module 'torch.random' has no attribute 'nobody'
# expect: False module 'torch.utils.data' has no attribute 'nobody'
print(hasattr(nn, 'Transformer'), hasattr(nn, '__nothing__'))  # expect: False False
