# skip fuel=1: it is the library that is tested, in one tier
# Networks that go through a sequence: numbers from a seed, gradients, shapes, how they are shown, and what they refuse.
# torch: 1.13
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(5, 2, 3)
for make, inputs in (
    (lambda: nn.RNN(3, 4), x),
    (lambda: nn.RNN(3, 4, nonlinearity='relu', bias=False), x),
    (lambda: nn.LSTM(3, 4, num_layers=2), x),
    (lambda: nn.GRU(3, 4, bidirectional=True), x),
    (lambda: nn.LSTM(3, 4, num_layers=2, bidirectional=True, batch_first=True, bias=False), x),
    (lambda: nn.GRU(3, 4), x[:, 0]),
    (lambda: nn.LSTM(3, 4).double(), x[:, 0].double()),
):
    torch.manual_seed(1)
    net = make()
    output, kept = net(inputs)
    print(net, output.shape, output.stride())
    print(output.detach()[-1])
    for each in kept if isinstance(kept, tuple) else (kept,):
        print(each.shape, each.detach().sum())
    output.pow(2).sum().backward()
    print([round(weight.grad.sum().item(), 3) for weight in net.parameters()])
# expect: RNN(3, 4) torch.Size([5, 2, 4]) (8, 4, 1)
# expect: tensor([[-0.3311, -0.5036, -0.0738,  0.4650],
# expect:         [-0.3185,  0.0462,  0.0941,  0.1310]])
# expect: torch.Size([1, 2, 4]) tensor(-0.4907)
# expect: [-2.341, 0.03, -3.071, -3.071]
# expect: RNN(3, 4, bias=False) torch.Size([5, 2, 4]) (8, 4, 1)
# expect: tensor([[0.0000, 0.0000, 0.1581, 0.1739],
# expect:         [0.0000, 0.4838, 0.2176, 0.0659]])
# expect: torch.Size([1, 2, 4]) tensor(1.0993)
# expect: [-3.596, 3.139]
# expect: LSTM(3, 4, num_layers=2) torch.Size([5, 2, 4]) (8, 4, 1)
# expect: tensor([[-0.1387,  0.0931,  0.1023, -0.0202],
# expect:         [-0.1275,  0.1060,  0.1070, -0.0276]])
# expect: torch.Size([2, 2, 4]) tensor(-0.0866)
# expect: torch.Size([2, 2, 4]) tensor(0.1424)
# expect: [0.198, -0.002, -0.194, -0.194, -0.04, 0.009, 0.89, 0.89]
# expect: GRU(3, 4, bidirectional=True) torch.Size([5, 2, 8]) (16, 8, 1)
# expect: tensor([[-0.0506, -0.2921, -0.0217, -0.3081,  0.0074,  0.0093,  0.1699, -0.2031],
# expect:         [ 0.1676,  0.0409,  0.1258, -0.3997,  0.1178,  0.1213,  0.0020,  0.0764]])
# expect: torch.Size([2, 2, 4]) tensor(-1.0975)
# expect: [1.108, 0.642, -5.302, -3.322, 9.446, -0.404, -4.493, -2.65]
# expect: LSTM(3, 4, num_layers=2, bias=False, batch_first=True, bidirectional=True) torch.Size([5, 2, 8]) (8, 40, 1)
# expect: tensor([[-0.0117,  0.0027, -0.0256,  0.0217,  0.0077,  0.0335, -0.0051,  0.0095],
# expect:         [-0.0096,  0.0017, -0.0800,  0.0346, -0.0061,  0.0362, -0.0022, -0.0023]])
# expect: torch.Size([4, 5, 4]) tensor(0.2997)
# expect: torch.Size([4, 5, 4]) tensor(0.5432)
# expect: [-0.065, 0.004, 0.014, 0.0, -0.021, -0.0, -0.081, 0.006]
# expect: GRU(3, 4) torch.Size([5, 4]) (4, 1)
# expect: tensor([-0.0506, -0.2921, -0.0217, -0.3081])
# expect: torch.Size([1, 4]) tensor(-0.6726)
# expect: [1.086, 0.297, -2.905, -1.822]
# expect: LSTM(3, 4) torch.Size([5, 4]) (4, 1)
# expect: tensor([ 0.0115, -0.0130,  0.1123, -0.2765], dtype=torch.float64)
# expect: torch.Size([1, 4]) tensor(-0.1658, dtype=torch.float64)
# expect: torch.Size([1, 4]) tensor(-0.3813, dtype=torch.float64)
# expect: [-1.015, 0.114, 1.114, 1.114]

# Gone on with what was kept, and with dropout between layers.
torch.manual_seed(2)
net = nn.LSTM(3, 4, num_layers=3, dropout=0.5)
output, kept = net(x)
output, (h, c) = net(x, kept)
print(output.detach()[0], h.detach()[-1], c.detach()[0])
# expect: tensor([[ 0.0023, -0.0296, -0.0296,  0.2937],
# expect:         [-0.0103, -0.0281, -0.0430,  0.2942]]) tensor([[-0.0521, -0.0938, -0.0852,  0.3233],
# expect:         [-0.0031, -0.0155, -0.0345,  0.2898]]) tensor([[ 0.3615, -0.1682,  0.0111,  0.5489],
# expect:         [ 0.3545, -0.2921,  0.0134,  0.3684]])
print(net.eval()(x)[0].detach()[4])
# expect: tensor([[-0.0270, -0.0423, -0.0376,  0.3078],
# expect:         [-0.0272, -0.0401, -0.0369,  0.3077]])
print(list(net.state_dict()), [len(each) for each in net.all_weights])
# expect: ['weight_ih_l0', 'weight_hh_l0', 'bias_ih_l0', 'bias_hh_l0', 'weight_ih_l1', 'weight_hh_l1', 'bias_ih_l1', 'bias_hh_l1', 'weight_ih_l2', 'weight_hh_l2', 'bias_ih_l2', 'bias_hh_l2'] [4, 4, 4]

# Single steps.
torch.manual_seed(3)
for cell in (nn.RNNCell(3, 4), nn.RNNCell(3, 4, nonlinearity='relu'), nn.LSTMCell(3, 4, bias=False), nn.GRUCell(3, 4)):
    h = cell(x[0])
    h = cell(x[1], h)
    print(cell, h)
# expect: RNNCell(3, 4) tensor([[ 0.4502, -0.8804, -0.8748,  0.2213],
# expect:         [ 0.2297, -0.5451, -0.7797,  0.2209]], grad_fn=<TanhBackward0>)
# expect: RNNCell(3, 4, nonlinearity=relu) tensor([[0.8647, 0.0000, 0.7575, 0.6950],
# expect:         [0.0000, 0.0000, 0.1662, 0.0322]], grad_fn=<ReluBackward0>)
# expect: LSTMCell(3, 4, bias=False) (tensor([[-0.1466,  0.0105,  0.0992,  0.2038],
# expect:         [ 0.1313,  0.1031, -0.0549,  0.0032]], grad_fn=<MulBackward0>), tensor([[-0.2215,  0.0167,  0.1323,  0.3820],
# expect:         [ 0.3495,  0.2985, -0.0917,  0.0083]], grad_fn=<AddBackward0>))
# expect: GRUCell(3, 4) tensor([[ 0.2168, -0.5798,  0.7137, -0.1749],
# expect:         [-0.5224,  0.2341,  0.1848,  0.1482]], grad_fn=<AddBackward0>)
print(nn.GRUCell(3, 4)(x[0, 0]))  # expect: tensor([-0.2726, -0.3521,  0.4048, -0.0425], grad_fn=<SqueezeBackward1>)

# A network that learns to say whether the sum so far is above 0.
torch.manual_seed(4)
net, head = nn.GRU(1, 8, batch_first=True), nn.Linear(8, 1)
optimizer = torch.optim.Adam([*net.parameters(), *head.parameters()], lr=0.02)
steps = torch.randn(16, 6, 1)
wanted = (steps.cumsum(1) > 0).float()
for epoch in range(31):
    loss = nn.functional.binary_cross_entropy_with_logits(head(net(steps)[0]), wanted)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if epoch % 10 == 0:
        print(f'{loss.item():.4f}')
# expect: 0.6818
# expect: 0.5255
# expect: 0.2694
# expect: 0.1962

ones = torch.ones
for attempt in (
    lambda: nn.LSTM(3, 4)(ones(5, 2, 2)),
    lambda: nn.LSTM(3, 4)(ones(5, 2, 3), (ones(2, 2, 4), ones(1, 2, 4))),
    lambda: nn.LSTM(3, 4)(ones(5, 3), (ones(1, 2, 4), ones(1, 2, 4))),
    lambda: nn.GRU(3, 4)(ones(5, 2, 3), ones(1, 4)),
    lambda: nn.RNN(3, 4)(ones(0, 2, 3)),
    lambda: nn.RNN(3, 4)(ones(5)),
    lambda: nn.RNN(3, 4, nonlinearity='sin'),
    lambda: nn.RNN(3, 4, dropout=2),
    lambda: nn.RNNCell(3, 4)(ones(2, 2)),
    lambda: nn.GRUCell(3, 4)(ones(2, 3), ones(3, 4)),
    lambda: nn.LSTMCell(3, 4)(ones(2, 2, 3)),
):
    try:
        attempt()
    except (RuntimeError, ValueError, AssertionError) as error:
        print(type(error).__name__, error)
# expect: RuntimeError input.size(-1) must be equal to input_size. Expected 3, got 2
# expect: RuntimeError Expected hidden[0] size (1, 2, 4), got [2, 2, 4]
# expect: RuntimeError For unbatched 2-D input, hx and cx should also be 2-D but got (3-D, 3-D) tensors
# expect: RuntimeError For batched 3-D input, hx should also be 3-D but got 2-D tensor
# expect: RuntimeError Expected sequence length to be larger than 0 in RNN
# expect: RuntimeError input must have 3 dimensions, got 2
# expect: ValueError Unknown nonlinearity 'sin'
# expect: ValueError dropout should be a number in range [0, 1] representing the probability of an element being zeroed
# expect: RuntimeError input has inconsistent input_size: got 2 expected 3
# expect: RuntimeError Input batch size 2 doesn't match hidden0 batch size 3
# expect: AssertionError LSTMCell: Expected input to be 1-D or 2-D but received 3-D tensor
