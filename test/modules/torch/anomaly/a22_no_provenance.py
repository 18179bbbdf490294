# A22: with -X no_provenance nobody remembers where operations were called, and an error does not say it.
# flags: -X no_provenance
# differs: PyTorch has no such note
import torch

x = torch.tensor([1.0, 2.0], requires_grad=True)
y = x * 2
z = y * y
y += 1
try:
    z.sum().backward()
except RuntimeError as error:
    print(str(error)[:35], getattr(error, '__notes__', None))  # expect: one of the variables needed for gra None
