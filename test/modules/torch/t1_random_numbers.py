# T1: for the same seed the random numbers are those of PyTorch on a CPU.
# torch: 1.13
import torch

torch.manual_seed(0)
print(torch.rand(6))  # expect: tensor([0.4963, 0.7682, 0.0885, 0.1320, 0.3074, 0.6341])
torch.manual_seed(0)
print(torch.randn(2, 3))
# expect: tensor([[ 1.5410, -0.2934, -2.1788],
# expect:         [ 0.5684, -1.0845, -1.3986]])
print(torch.randn(2, 3))
# expect: tensor([[ 0.4033,  0.8380, -0.7193],
# expect:         [-0.4033, -0.5966,  0.1820]])
torch.manual_seed(0)
print(torch.randn(4, 4))
# expect: tensor([[-1.1258, -1.1524, -0.2506, -0.4339],
# expect:         [ 0.8487,  0.6920, -0.3160, -2.1152],
# expect:         [ 0.3223, -1.2633,  0.3500,  0.3081],
# expect:         [ 0.1198,  1.2377,  1.1168, -0.2473]])
torch.manual_seed(0)
layer = torch.nn.Linear(3, 3)
print(layer.weight)
# expect: Parameter containing:
# expect: tensor([[-0.0043,  0.3097, -0.4752],
# expect:         [-0.4249, -0.2224,  0.1548],
# expect:         [-0.0114,  0.4578, -0.0512]], requires_grad=True)
print(layer.bias)
# expect: Parameter containing:
# expect: tensor([ 0.1528, -0.1745, -0.1135], requires_grad=True)
torch.manual_seed(42)
print(torch.rand(3), torch.randn(3))  # expect: tensor([0.8823, 0.9150, 0.3829]) tensor([-0.8293, -1.6137, -0.2147])
print(torch.rand(2, dtype=torch.float64), torch.randn(3, dtype=torch.float64))
# expect: tensor([0.7486, 0.5417], dtype=torch.float64) tensor([ 0.2989, -1.2284,  0.5294], dtype=torch.float64)
print(torch.randint(0, 10, (8,)), torch.randint(-5, 5, (2, 3)), torch.randperm(9))
# expect: tensor([6, 9, 6, 3, 1, 9, 3, 1]) tensor([[ 4,  2,  4],
# expect:         [-3, -5,  0]]) tensor([7, 6, 2, 8, 5, 4, 1, 0, 3])
print(torch.bernoulli(torch.full((8,), 0.3)), torch.empty(3).uniform_(-1, 1), torch.empty(3).normal_(10, 2))
# expect: tensor([0., 0., 0., 0., 1., 0., 0., 0.]) tensor([-0.6095, -0.9899, -0.3864]) tensor([11.0454,  9.5233,  9.9002])
print(torch.multinomial(torch.tensor([0.1, 0.2, 0.7]), 6, replacement=True), torch.normal(0.0, 1.0, (3,)))
# expect: tensor([1, 1, 1, 2, 2, 2]) tensor([ 0.5263,  0.1498, -0.2089])
print(torch.nn.functional.dropout(torch.ones(10), 0.5))  # expect: tensor([2., 2., 0., 2., 2., 2., 0., 0., 2., 2.])
generator = torch.Generator().manual_seed(7)
print(torch.rand(2, generator=generator), torch.randperm(5, generator=generator), generator.initial_seed())
# expect: tensor([0.5349, 0.1988]) tensor([1, 3, 0, 4, 2]) 7
state = torch.get_rng_state()
first = torch.rand(3)
torch.set_rng_state(state)
print(state.shape, state.dtype, torch.equal(first, torch.rand(3)))  # expect: torch.Size([5056]) torch.uint8 True
