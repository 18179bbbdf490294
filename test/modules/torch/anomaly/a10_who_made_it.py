# A10: the error names the node that made the tensor as it is now, after the change.
# torch: 1.13
import torch

a = torch.tensor([1.0, 2.0], requires_grad=True)


def attempt(change, make=lambda: a.exp()):
    b = make()
    c = b * b
    change(b)
    try:
        c.sum().backward()
    except RuntimeError as error:
        print(str(error).split('operation: ')[1].split(' Hint')[0])


def item(b):
    b[0] = 5.0


def detached(b):
    b.detach().zero_()


def through_view(b):
    b.view(2, 1).mul_(3)


attempt(lambda b: b.mul_(2))
# expect: [torch.FloatTensor [2]], which is output 0 of MulBackward0, is at version 1; expected version 0 instead.
attempt(lambda b: b.add_(1))
# expect: [torch.FloatTensor [2]], which is output 0 of AddBackward0, is at version 1; expected version 0 instead.
attempt(item)
# expect: [torch.FloatTensor [2]], which is output 0 of torch::autograd::CopySlices, is at version 1; expected version 0 instead.
attempt(detached)
# expect: [torch.FloatTensor [2]], which is output 0 of ExpBackward0, is at version 1; expected version 0 instead.
attempt(through_view)
# expect: [torch.FloatTensor [2]], which is output 0 of torch::autograd::CopySlices, is at version 1; expected version 0 instead.
attempt(lambda b: b.mul_(2), lambda: (a * 2)[:1])
# expect: [torch.FloatTensor [1]], which is output 0 of AsStridedBackward0, is at version 1; expected version 0 instead.
attempt(lambda b: b.mul_(2), lambda: (a * 2).view(2, 1))
# expect: [torch.FloatTensor [2, 1]], which is output 0 of AsStridedBackward0, is at version 1; expected version 0 instead.
