# torch: 1.13
"""Layers: their text, and what they give with weights that a seed decides, in training and in evaluation."""
import torch
from torch import nn

torch.manual_seed(0)
ROWS = torch.randn(3, 6)
INTS = torch.tensor([[1, 5], [0, 2]])
LINES = torch.randn(2, 4, 6)
IMAGES = torch.randn(1, 2, 4, 4)

for make, example in (
    (lambda: nn.Linear(6, 3), ROWS),
    (lambda: nn.Linear(6, 3, bias=False), ROWS),
    (lambda: nn.Identity(3, a=4), ROWS),
    (lambda: nn.ReLU(inplace=True), ROWS),
    (lambda: nn.LeakyReLU(0.2, True), ROWS),
    (lambda: nn.ELU(), ROWS),
    (lambda: nn.GELU(), ROWS),
    (lambda: nn.GELU('tanh'), ROWS),
    (lambda: nn.SiLU(), ROWS),
    (lambda: nn.Sigmoid(), ROWS),
    (lambda: nn.Tanh(), ROWS),
    (lambda: nn.Softmax(dim=1), ROWS),
    (lambda: nn.LogSoftmax(1), ROWS),
    (lambda: nn.Softmin(1), ROWS),
    (lambda: nn.Softplus(2.0, 10.0), ROWS),
    (lambda: nn.Softsign(), ROWS),
    (lambda: nn.Tanhshrink(), ROWS),
    (lambda: nn.LogSigmoid(), ROWS),
    (lambda: nn.Hardtanh(-2, 2), ROWS),
    (lambda: nn.ReLU6(), ROWS),
    (lambda: nn.Threshold(0.1, 20), ROWS),
    (lambda: nn.Flatten(), LINES),
    (lambda: nn.Unflatten(1, (2, 3)), ROWS),
    (lambda: nn.Dropout(), ROWS),
    (lambda: nn.Dropout(0.2), ROWS),
    (lambda: nn.Dropout(1.0), ROWS),
    (lambda: nn.LayerNorm(6), ROWS),
    (lambda: nn.LayerNorm((6,), elementwise_affine=False), ROWS),
    (lambda: nn.BatchNorm1d(6), ROWS),
    (lambda: nn.BatchNorm1d(4, momentum=None), LINES),
    (lambda: nn.BatchNorm2d(2, affine=False, track_running_stats=False), IMAGES),
    (lambda: nn.Embedding(6, 2), INTS),
    (lambda: nn.Embedding(6, 2, padding_idx=-1), INTS),
    (lambda: nn.Conv1d(4, 2, 3), LINES),
    (lambda: nn.Conv2d(2, 1, 3, padding=1), IMAGES),
    (lambda: nn.Conv2d(2, 2, 3, stride=2, groups=2, bias=False, dilation=1), IMAGES),
    (lambda: nn.MaxPool2d(2), IMAGES),
    (lambda: nn.AvgPool2d(2, stride=1), IMAGES),
    (lambda: nn.Sequential(nn.Linear(6, 2), nn.Tanh()), ROWS),
    (lambda: nn.Dropout(2), ROWS),
    (lambda: nn.Linear(5, 2), ROWS),
    (lambda: nn.BatchNorm1d(6), ROWS[:1]),
    (lambda: nn.BatchNorm1d(6), IMAGES),
    (lambda: nn.Conv2d(3, 1, 3), IMAGES),
):
    torch.manual_seed(0)
    try:
        layer = make()
        print(layer)
        print(layer(example.clone()))
        print(layer.eval()(example.clone()))
        print([(name, value) for name, value in layer.state_dict().items()])
    except (ValueError, RuntimeError) as error:
        print(f'{type(error).__name__}: {error}')
