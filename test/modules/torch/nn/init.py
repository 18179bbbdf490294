# torch: 1.13
"""How weights begin: the numbers of PyTorch for a seed."""
import torch
from torch import nn
from torch.nn import init

for attempt in (
    lambda t: init.uniform_(t),
    lambda t: init.uniform_(t, -1, 2),
    lambda t: init.normal_(t),
    lambda t: init.normal_(t, 1, 2),
    lambda t: init.constant_(t, 3),
    lambda t: init.ones_(t),
    lambda t: init.zeros_(t),
    lambda t: init.eye_(t),
    lambda t: init.xavier_uniform_(t),
    lambda t: init.xavier_normal_(t, 2),
    lambda t: init.kaiming_uniform_(t),
    lambda t: init.kaiming_normal_(t, mode='fan_out', nonlinearity='relu'),
    lambda t: init.kaiming_uniform_(t, a=0.3, nonlinearity='tanh'),
    lambda t: init.eye_(torch.zeros(2)),
    lambda t: init.xavier_uniform_(torch.zeros(2)),
    lambda t: init.kaiming_uniform_(t, mode='other'),
    lambda t: init.calculate_gain('other'),
    lambda t: init.calculate_gain('leaky_relu', 0.2),
    lambda t: init.calculate_gain('relu'),
    lambda t: init.calculate_gain('leaky_relu', True),
):
    torch.manual_seed(0)
    try:
        print(attempt(torch.empty(2, 3)))
    except ValueError as error:
        print(f'{type(error).__name__}: {error}')
torch.manual_seed(0)
linear = nn.Linear(3, 3)
print(linear.weight, linear.bias)
print(nn.Parameter(torch.zeros(2)), nn.Parameter(torch.ones(1), requires_grad=False))
