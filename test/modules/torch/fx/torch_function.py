# torch: 1.13
"""__torch_function__: a type that is no tensor says what the operations of torch mean for it."""
import torch


class Length:
    def __init__(self, metres):
        self.metres = metres

    def __repr__(self):
        return f'Length({self.metres})'

    @classmethod
    def __torch_function__(cls, func, types, args=(), kwargs=None):
        print(func.__name__, [kind.__name__ for kind in types], args, kwargs)
        if func is torch.add:
            return cls(args[0].metres + args[1].metres)
        return NotImplemented


print(torch.add(Length(1), Length(2)))
for call in (
    lambda: torch.sin(Length(1)),
    lambda: torch.cat([torch.ones(1), Length(1)], dim=0),
    lambda: torch.mul(torch.ones(2), other=Length(1)),
    lambda: torch.ones(2).mul(Length(3)),
    lambda: torch.ones(2).add_(Length(4), alpha=2),
    lambda: torch.relu_(Length(5)),
    lambda: torch.nn.functional.linear(Length(6), torch.ones(1, 1)),
    lambda: torch.sin(object()),
):
    try:
        print(call())
    except TypeError as error:
        # What the message says depends on the version.
        print(type(error).__name__, 'Length' in str(error))
