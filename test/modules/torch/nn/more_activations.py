# Activations that few networks use: values, slopes, and how they are shown.
# torch: 1.13
import torch
from torch import nn

x = torch.linspace(-4, 4, 9)
for layer in (nn.CELU(), nn.CELU(0.5), nn.SELU(), nn.Mish(), nn.Hardsigmoid(), nn.Hardswish(), nn.Hardshrink(), nn.Softshrink(1.0)):
    y = x.clone().requires_grad_()
    result = layer(y)
    result.sum().backward()
    print(layer, result, y.grad)
# expect: CELU(alpha=1.0) tensor([-0.9817, -0.9502, -0.8647, -0.6321,  0.0000,  1.0000,  2.0000,  3.0000,
# expect:          4.0000], grad_fn=<CeluBackward0>) tensor([0.0183, 0.0498, 0.1353, 0.3679, 1.0000, 1.0000, 1.0000, 1.0000, 1.0000])
# expect: CELU(alpha=0.5) tensor([-0.4998, -0.4988, -0.4908, -0.4323,  0.0000,  1.0000,  2.0000,  3.0000,
# expect:          4.0000], grad_fn=<CeluBackward0>) tensor([3.3546e-04, 2.4788e-03, 1.8316e-02, 1.3534e-01, 1.0000e+00, 1.0000e+00,
# expect:         1.0000e+00, 1.0000e+00, 1.0000e+00])
# expect: SELU() tensor([-1.7259, -1.6706, -1.5202, -1.1113,  0.0000,  1.0507,  2.1014,  3.1521,
# expect:          4.2028], grad_fn=<EluBackward0>) tensor([0.0322, 0.0875, 0.2379, 0.6468, 1.7581, 1.0507, 1.0507, 1.0507, 1.0507])
# expect: Mish() tensor([-0.0726, -0.1456, -0.2525, -0.3034,  0.0000,  0.8651,  1.9440,  2.9865,
# expect:          3.9974], grad_fn=<MishBackward0>) tensor([-0.0538, -0.0934, -0.1084,  0.0592,  0.6000,  1.0490,  1.0693,  1.0211,
# expect:          1.0044])
# expect: Hardsigmoid() tensor([0.0000, 0.0000, 0.1667, 0.3333, 0.5000, 0.6667, 0.8333, 1.0000, 1.0000],
# expect:        grad_fn=<HardsigmoidBackward0>) tensor([0.0000, 0.0000, 0.1667, 0.1667, 0.1667, 0.1667, 0.1667, 0.0000, 0.0000])
# expect: Hardswish() tensor([-0.0000, -0.0000, -0.3333, -0.3333,  0.0000,  0.6667,  1.6667,  3.0000,
# expect:          4.0000], grad_fn=<HardswishBackward0>) tensor([ 0.0000, -0.5000, -0.1667,  0.1667,  0.5000,  0.8333,  1.1667,  1.5000,
# expect:          1.0000])
# expect: Hardshrink(0.5) tensor([-4., -3., -2., -1.,  0.,  1.,  2.,  3.,  4.],
# expect:        grad_fn=<HardshrinkBackward0>) tensor([1., 1., 1., 1., 0., 1., 1., 1., 1.])
# expect: Softshrink(1.0) tensor([-3., -2., -1.,  0.,  0.,  0.,  1.,  2.,  3.],
# expect:        grad_fn=<SoftshrinkBackward0>) tensor([1., 1., 1., 0., 0., 0., 1., 1., 1.])
print(nn.functional.mish(x.clone(), inplace=True), nn.SELU(inplace=True)(x.clone()), nn.Hardswish(inplace=True)(x.clone()))
# expect: tensor([-0.0726, -0.1456, -0.2525, -0.3034,  0.0000,  0.8651,  1.9440,  2.9865,
# expect:          3.9974]) tensor([-1.7259, -1.6706, -1.5202, -1.1113,  0.0000,  1.0507,  2.1014,  3.1521,
# expect:          4.2028]) tensor([-0.0000, -0.0000, -0.3333, -0.3333,  0.0000,  0.6667,  1.6667,  3.0000,
# expect:          4.0000])
