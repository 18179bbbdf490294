# glu(), erfinv() and trunc_normal_(): values, slopes, and how they are shown.
# torch: 1.13
import torch
from torch import nn

x = torch.linspace(-3, 3, 12).reshape(2, 6).requires_grad_()
y = nn.GLU()(x)
print(nn.GLU(), nn.GLU(0), y)
# expect: GLU(dim=-1) GLU(dim=0) tensor([[-0.6109, -0.7515, -0.8252],
# expect:         [ 0.2375,  0.7535,  1.2990]], grad_fn=<GluBackward0>)
y.sum().backward()
print(x.grad)
# expect: tensor([[ 0.2036,  0.3061,  0.4322, -0.4865, -0.5214, -0.4685],
# expect:         [ 0.8709,  0.9209,  0.9526,  0.0307,  0.0596,  0.0616]])
print(nn.functional.glu(torch.ones(4, 2), 0))
# expect: tensor([[0.7311, 0.7311],
# expect:         [0.7311, 0.7311]])

p = torch.tensor([-1.0, -0.9, -0.5, 0.0, 0.25, 0.9, 1.0, 1.5], requires_grad=True)
print(p.erfinv(), torch.erfinv(torch.erf(torch.tensor(2.0))))
# expect: tensor([   -inf, -1.1631, -0.4769,  0.0000,  0.2253,  1.1631,     inf,     nan],
# expect:        grad_fn=<ErfinvBackward0>) tensor(2.0000)
torch.erfinv(p[1:6]).sum().backward()
print(p.grad[1:6])  # expect: tensor([3.4280, 1.1126, 0.8862, 0.9324, 3.4280])

torch.manual_seed(7)
print(nn.init.trunc_normal_(torch.empty(3, 4)))
# expect: tensor([[ 0.0837, -0.7978,  0.3906,  0.3847],
# expect:         [-0.6906, -0.1803, -0.7708,  0.3156],
# expect:         [-0.3280,  0.9753,  0.9895,  0.1222]])
print(nn.init.trunc_normal_(torch.empty(2, 4), mean=1.0, std=0.5, a=0.5, b=1.25))
# expect: tensor([[0.7542, 0.6914, 0.8679, 0.8075],
# expect:         [1.0533, 0.5748, 1.2275, 0.6073]])
w = nn.init.trunc_normal_(torch.empty(1000))
print(w.min() >= -2, w.max() <= 2, f'{w.std():.3f}')  # expect: tensor(True) tensor(True) 0.892
for attempt in (lambda: nn.functional.glu(torch.ones(3)), lambda: nn.functional.glu(torch.tensor(1.0)), lambda: nn.functional.glu(torch.ones(4).long())):
    try:
        attempt()
    except RuntimeError as error:
        print(error)
# expect: Halving dimension must be even, but dimension 0 is size 3
# expect: glu does not support scalars because halving size must be even
# expect: "glu_cpu" not implemented for 'Long'
