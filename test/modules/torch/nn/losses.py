# torch: 1.13
"""Losses and their gradients, warnings and refusals."""
import warnings

import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(0)
x = torch.randn(3, 4, requires_grad=True)
t = torch.rand(3, 4)
c = torch.tensor([1, 0, 3])
w = torch.rand(4)

for attempt in (
    lambda: nn.MSELoss()(x, t),
    lambda: nn.MSELoss(reduction='sum')(x, t),
    lambda: nn.MSELoss(reduction='none')(x, t),
    lambda: nn.MSELoss(size_average=False)(x, t),
    lambda: nn.MSELoss(reduction='x')(x, t),
    lambda: nn.MSELoss()(x, t[0]),
    lambda: F.mse_loss(x, t[:, :1]),
    lambda: nn.L1Loss()(x, t),
    lambda: nn.SmoothL1Loss()(x, t),
    lambda: nn.SmoothL1Loss(beta=0.0)(x, t).detach(),
    lambda: nn.HuberLoss(delta=0.3)(x, t),
    lambda: nn.CrossEntropyLoss()(x, c),
    lambda: nn.CrossEntropyLoss(weight=w)(x, c),
    lambda: nn.CrossEntropyLoss(label_smoothing=0.1)(x, c),
    lambda: nn.CrossEntropyLoss(ignore_index=1)(x, c),
    lambda: nn.CrossEntropyLoss()(x, t),
    lambda: nn.NLLLoss()(x.log_softmax(1), c),
    lambda: nn.NLLLoss(reduction='sum')(x, c),
    lambda: nn.BCELoss()(x.sigmoid(), t),
    lambda: nn.BCELoss(weight=w)(x.sigmoid(), t),
    lambda: nn.BCELoss()(x.sigmoid(), t[0]),
    lambda: nn.BCEWithLogitsLoss()(x, t),
    lambda: nn.BCEWithLogitsLoss(pos_weight=w)(x, t),
    lambda: nn.BCEWithLogitsLoss()(x, t[0]),
    lambda: nn.KLDivLoss(reduction='batchmean')(x.log_softmax(1), t),
    lambda: nn.KLDivLoss()(x, t),
    lambda: nn.KLDivLoss(reduction='sum', log_target=True)(x, t),
    lambda: nn.CosineSimilarity()(x, t).detach(),
    lambda: F.softmax(x.detach()),
    lambda: F.dropout(x, 2),
    lambda: F.embedding(c, t.repeat(2, 1)),
    lambda: F.one_hot(c),
    lambda: F.normalize(x.detach()),
    lambda: F.pad(x.detach(), (1, 2)),
    lambda: nn.MSELoss(),
    lambda: nn.CrossEntropyLoss(weight=w),
):
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter('always')
        try:
            loss = attempt()
            print([loss])
            if isinstance(loss, torch.Tensor) and loss.requires_grad:
                x.grad = None
                loss.sum().backward()
                print(x.grad)
        except (ValueError, RuntimeError) as error:
            print(f'{type(error).__name__}: {error}')
    for warning in told:
        print(f'{warning.category.__name__}: {warning.message}')

for order in 2.0, 1.0, float('inf'):
    p = torch.ones(2, 3, requires_grad=True)
    p.grad = torch.arange(6.0).view(2, 3)
    print(nn.utils.clip_grad_norm_([p], 1.0, order), p.grad)
    nn.utils.clip_grad_value_(p, 0.2)
    print(p.grad)
vector = nn.utils.parameters_to_vector([p, w])
nn.utils.vector_to_parameters(vector * 2, [p, w])
print(vector, p, w)
