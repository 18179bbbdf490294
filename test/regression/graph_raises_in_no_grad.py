# torch: 2.9
# A graph that raises while it has a mode switched: whoever catches the exception does not find that mode.
import torch


@torch.compile(backend='eager')
def f(x, index):
    x.add_(1)
    with torch.no_grad():
        y = x[index]
    return y * 2


x = torch.zeros(3)
print(f(x, torch.tensor([0])), torch.is_grad_enabled())  # expect: tensor([2.]) True
try:
    f(x, torch.tensor([7]))
except IndexError:
    print('IndexError', torch.is_grad_enabled(), x.tolist())  # expect: IndexError True [2.0, 2.0, 2.0]
