# T2: float32 rounds after each operation, and sums are added up in PyTorch's order, to the last bit.
# torch: 1.13
import torch

x = torch.full((10,), 0.1)
print(x.sum().item(), x.double().sum().item(), (x * 3).tolist()[0], (x + 1e-8).tolist()[0])
# expect: 1.0000001192092896 1.0000000149011612 0.30000001192092896 0.10000000894069672
torch.manual_seed(3)
for shape in (7,), (1000,), (4097,), (33, 129), (5, 6, 70):
    y = torch.rand(shape)
    print(y.sum().item(), y.mean().item(), y.sum(0).sum().item(), y.sum(-1).tolist()[:2] if y.dim() > 1 else '')
# expect: 1.726226806640625 0.2466038316488266 1.726226806640625 
# expect: 497.1730041503906 0.497173011302948 497.1730041503906 
# expect: 2035.4373779296875 0.4968116581439972 2035.4373779296875 
# expect: 2127.019287109375 0.4996521770954132 2127.019287109375 [65.09553527832031, 62.513336181640625]
# expect: 1054.24951171875 0.5020235776901245 1054.2496337890625 [[33.328575134277344, 37.63569641113281, 36.10292434692383, 34.21123504638672, 33.61349868774414, 36.200992584228516], [36.960445404052734, 38.30625915527344, 33.52146530151367, 39.70375442504883, 36.03874206542969, 41.48077392578125]]
print((torch.tensor(16777216.0) + 1).item(), torch.tensor(1 / 3).item(), torch.tensor(1 / 3, dtype=torch.float64).item())
# expect: 16777216.0 0.3333333432674408 0.3333333333333333
print(torch.tensor([1e38, 1e38]).sum().item(), torch.tensor(300).to(torch.uint8).item())
# expect: 1.9999999360571385e+38 44
print((torch.tensor(200, dtype=torch.uint8) + 100).item(), (torch.tensor(2**31 - 1, dtype=torch.int32) + 1).item())
# expect: 44 -2147483648
