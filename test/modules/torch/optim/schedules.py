# torch: 1.13
"""Learning rates over twelve epochs, and warnings about the order of steps."""
import warnings

import torch
from torch import optim
from torch.optim import lr_scheduler

for make in (
    lambda o: lr_scheduler.StepLR(o, 2),
    lambda o: lr_scheduler.StepLR(o, 2, 0.5),
    lambda o: lr_scheduler.MultiStepLR(o, [1, 3, 3]),
    lambda o: lr_scheduler.ExponentialLR(o, 0.9),
    lambda o: lr_scheduler.CosineAnnealingLR(o, 4),
    lambda o: lr_scheduler.CosineAnnealingLR(o, 3, eta_min=0.01),
    lambda o: lr_scheduler.LambdaLR(o, lambda epoch: 1 / (epoch + 1)),
    lambda o: lr_scheduler.MultiplicativeLR(o, lambda epoch: 0.9),
    lambda o: lr_scheduler.LinearLR(o, total_iters=3),
    lambda o: lr_scheduler.ConstantLR(o, total_iters=2),
    lambda o: lr_scheduler.StepLR(3, 4),
    lambda o: lr_scheduler.LambdaLR(o, [1, 2]),
):
    optimizer = optim.SGD([torch.ones(1, requires_grad=True)], 0.1)
    try:
        scheduler = make(optimizer)
    except (TypeError, ValueError) as error:
        print(f'{type(error).__name__}: {error}')
        continue
    rates = []
    for _ in range(12):
        optimizer.step()
        scheduler.step()
        rates.append(optimizer.param_groups[0]['lr'])
    print(type(scheduler).__name__, rates)
    print(scheduler.get_last_lr() == rates[-1:], scheduler.state_dict()['last_epoch'])

optimizer = optim.SGD([torch.ones(1, requires_grad=True)], 0.1)
scheduler = lr_scheduler.ReduceLROnPlateau(optimizer, patience=1)
for measure in 1.0, 0.9, 0.9, 0.9, 0.9, 0.8, 0.8, 0.8, 0.8:
    scheduler.step(measure)
    print(optimizer.param_groups[0]['lr'], scheduler.num_bad_epochs)

with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter('always')
    lr_scheduler.StepLR(optim.SGD([torch.ones(1, requires_grad=True)], 0.1), 2).step()
    print(told[0].message)
