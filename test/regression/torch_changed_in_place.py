# What is changed in place: shared elements, views, what is given twice, and what such changes are refused for.
# torch: 1.13
import torch
import torch.nn.functional as F


def attempt(f):
    try:
        print(f())
    except (RuntimeError, IndexError, TypeError) as error:
        print(type(error).__name__, str(error).split('. ')[0])


def backward_of_one():
    b = torch.tensor([2.5], requires_grad=True)
    c = b * 1
    c += c
    c.backward()
    return b.grad


def given_twice():
    b = torch.tensor([2.5, -1.0], requires_grad=True)
    c = b * 1
    c.mul_(c)
    c.sum().backward()


def kept_result(change):
    b = torch.tensor([2.0, -1.0], requires_grad=True)
    change(b * 1).sum().backward()
    return b.grad


def without_padding_twice():
    x = torch.ones(1, 2, 2, dtype=torch.float64, requires_grad=True)
    w = torch.ones(1, 2, 2, dtype=torch.float64, requires_grad=True)
    y = F.avg_pool2d(x, [1, 2], [1, 2], [0, 1], False, False) * w
    (g,) = torch.autograd.grad(y.sum(), x, create_graph=True)
    (g * 3).sum().backward()
    return w.grad


def stale_view():
    x = torch.ones(3)
    with torch.no_grad():
        v = x[:2]
    x.mul_(torch.ones(3, requires_grad=True))
    return v.grad_fn


def chain(f):
    names = []
    while f is not None:
        names.append(type(f).__name__)
        f = f.next_functions[0][0] if f.next_functions else None
    return names


x = torch.arange(6.0)
m = torch.arange(9.0).view(3, 3)
i = torch.tensor([1, 2, 0])
attempt(backward_of_one)
attempt(given_twice)
attempt(lambda: kept_result(lambda t: F.leaky_relu(t, 0.5, inplace=True)))
attempt(lambda: kept_result(lambda t: F.elu(t, inplace=True)))
attempt(lambda: kept_result(lambda t: F.leaky_relu(t, -0.5, inplace=True)))
attempt(without_padding_twice)
attempt(stale_view)
attempt(lambda: x[1:].add_(x[:-1]))
attempt(lambda: x[1:].copy_(x[:-1]))
attempt(lambda: m.add_(m.t()))
attempt(lambda: x.__setitem__(torch.tensor([0]), x[:1]))
attempt(lambda: i.__setitem__(i, 0))
attempt(lambda: x.add_(x))
attempt(lambda: x.__setitem__(x > 2, x[1]))
attempt(lambda: torch.ones(2, 1).addmm_(torch.ones(2, 3), torch.ones(3, 2)))
attempt(lambda: torch.ones(3, dtype=torch.bool).expand(2, -1, 2))
attempt(lambda: torch.ones(2, 3, dtype=torch.bool).expand(3))
attempt(lambda: torch.ones(2).as_strided((3,), (1,)))
attempt(lambda: torch.ones(2, 3)[0, 5])
attempt(lambda: torch.ones(2, 3)[0, None, 5])
attempt(lambda: torch.tensor(1.0)[1])
attempt(lambda: torch.tensor(1.0)[0,])
attempt(lambda: x[0, 'a'])
attempt(lambda: torch.tensor([1]).requires_grad_())
attempt(lambda: torch.tensor([1], requires_grad=True))
with torch.inference_mode():
    made = torch.ones(2) + 1
print(made.is_inference())
attempt(lambda: made._version)
attempt(lambda: made.add_(1))
attempt(lambda: (made * torch.ones(2, requires_grad=True)).sum())
y = torch.ones(3, 3, requires_grad=True)
z = y * 1
for key in (slice(None), slice(0, 3), (slice(0, 3),), ..., (slice(None), 0)):
    print(chain(z[key].grad_fn))
attempt(lambda: y.__setitem__(slice(None), 1))
attempt(lambda: y.__setitem__(..., 1))
with torch.no_grad():
    seen = y.view(-1)
print(seen.requires_grad, seen.is_leaf, seen._is_view())
y.sum().backward(create_graph=True)
print(y.grad.stride(), y.grad.requires_grad)
s = torch.ones(2, requires_grad=True)
(s * s).sum().backward(create_graph=True)
print(type(s.grad.grad_fn).__name__)
print((torch.arange(-1.2, 8.0, 0.3) - torch.tensor([-1.2 + k * 0.3 for k in range(31)])).abs().gt(0).sum())
# expect: tensor([2.])
# expect: RuntimeError one of the variables needed for gradient computation has been modified by an inplace operation: [torch.FloatTensor [2]], which is output 0 of MulBackward0, is at version 1; expected version 0 instead
# expect: tensor([1.0000, 0.5000])
# expect: tensor([1.0000, 0.3679])
# expect: RuntimeError In-place leakyReLu backward calculation is triggered with a negative slope which is not supported
# expect: tensor([[[3., 3.],
# expect:          [3., 3.]]], dtype=torch.float64)
# expect: RuntimeError A view was created in no_grad mode and its base or another view of its base has been modified inplace with grad mode enabled
# expect: RuntimeError unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory location
# expect: RuntimeError unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory location
# expect: RuntimeError unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory location
# expect: RuntimeError unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory location
# expect: RuntimeError unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory location
# expect: tensor([ 0.,  2.,  4.,  6.,  8., 10.])
# expect: None
# expect: RuntimeError Bad in-place call: input tensor size [2, 1] and output tensor size [2, 2] should match
# expect: RuntimeError The expanded size of the tensor (2) must match the existing size (3) at non-singleton dimension 2
# expect: RuntimeError expand(CPUBoolType{[2, 3]}, size=[3]): the number of sizes provided (1) must be greater or equal to the number of dimensions in the tensor (2)
# expect: RuntimeError setStorage: sizes [3], strides [1], storage offset 0, and itemsize 4 requiring a storage size of 12 are out of bounds for storage of size 8
# expect: IndexError index 5 is out of bounds for dimension 1 with size 3
# expect: IndexError index 5 is out of bounds for dimension 2 with size 3
# expect: IndexError index 1 is out of bounds for dimension 0 with size 0
# expect: IndexError too many indices for tensor of dimension 0
# expect: IndexError too many indices for tensor of dimension 1
# expect: RuntimeError only Tensors of floating point dtype can require gradients
# expect: RuntimeError Only Tensors of floating point and complex dtype can require gradients
# expect: True
# expect: RuntimeError Inference tensors do not track version counter.
# expect: RuntimeError Inplace update to inference tensor outside InferenceMode is not allowed.You can make a clone to get a normal tensor before doing inplace update.See https://github.com/pytorch/rfcs/pull/17 for more details.
# expect: RuntimeError Inference tensors cannot be saved for backward
# expect: ['SliceBackward0', 'MulBackward0', 'AccumulateGrad']
# expect: ['SliceBackward0', 'MulBackward0', 'AccumulateGrad']
# expect: ['AliasBackward0', 'MulBackward0', 'AccumulateGrad']
# expect: ['AliasBackward0', 'MulBackward0', 'AccumulateGrad']
# expect: ['SelectBackward0', 'SliceBackward0', 'MulBackward0', 'AccumulateGrad']
# expect: RuntimeError a view of a leaf Variable that requires grad is being used in an in-place operation.
# expect: RuntimeError a leaf Variable that requires grad is being used in an in-place operation.
# expect: True True True
# expect: (3, 1) False
# expect: CopyBackwards
# expect: tensor(7)
