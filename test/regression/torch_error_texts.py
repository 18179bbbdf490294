# torch: 1.13
# Error texts, and where answers lie, that were not PyTorch's: found with random cases (test/unit/tensor/oracle).
import torch
import torch.nn.functional as F


def attempt(f):
    try:
        answer = f()
        print(tuple(answer.shape), answer.stride())
    except (RuntimeError, IndexError) as error:
        print(type(error).__name__, error)


ones = torch.ones
whole = torch.ones(2, dtype=torch.int64)
attempt(lambda: whole.pow_(0.5))  # expect: RuntimeError Found dtype Long but expected Float
attempt(lambda: torch.tensor([True]).square_())  # expect: RuntimeError Found dtype Bool but expected Long
attempt(lambda: ones(2).copy_(ones(3)))
# expect: RuntimeError The size of tensor a (2) must match the size of tensor b (3) at non-singleton dimension 0
attempt(lambda: ones(2).copy_(ones(2, 2)))
# expect: RuntimeError output with shape [2] doesn't match the broadcast shape [2, 2]
attempt(lambda: ones(2, 2, 2).baddbmm_(ones(2, 3), ones(2, 3, 2)))
# expect: RuntimeError The expanded size of the tensor (3) must match the existing size (2) at non-singleton dimension 1.  Target sizes: [2, 3, 2].  Tensor sizes: [2, 2, 2]
attempt(lambda: ones(2).index_fill(7, torch.tensor([0]), ones(2)))
# expect: RuntimeError index_fill_ only supports a 0-dimensional value tensor, but got tensor with 1 dimension(s).
attempt(lambda: F.conv2d(ones(1, 2, 0, 4), ones(1, 2, 1, 1)))
# expect: RuntimeError Calculated padded input size per channel: (0 x 4). Kernel size: (1 x 1). Kernel size can't be greater than actual input size
attempt(lambda: F.conv1d(ones(1, 2, 0), ones(1, 2, 1)))
# expect: RuntimeError Calculated padded input size per channel: (0). Kernel size: (1). Kernel size can't be greater than actual input size
attempt(lambda: torch.constant_pad_nd(ones(2, 2), [-1, -1, 2, 0]))
# expect: RuntimeError The input size 2, plus negative padding -1 and -1 resulted in a negative output size, which is invalid. Check dimension 1 of your input.
attempt(lambda: torch.constant_pad_nd(ones(3, 2).t(), []))  # expect: (2, 3) (1, 2)
attempt(lambda: torch.addmv(ones(1), ones(0, 4), ones(4)))  # expect: (1,) (1,)
attempt(lambda: ones(1).addmv_(ones(2, 3), ones(3)))
# expect: RuntimeError Bad in-place call: input tensor size [1] and output tensor size [2] should match

# out= is not read under another arrangement, and its elements are not one.
x = torch.arange(6.0)
attempt(lambda: torch.exp(x[:4], out=x[1:5]))
# expect: RuntimeError unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory location. Please clone() the tensor before performing the operation.
attempt(lambda: torch.add(x, 1, out=x))  # expect: (6,) (1,)
attempt(lambda: torch.cat([x[:2], x[2:4]], out=x[:4]))
# expect: RuntimeError unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory location. Please clone() the tensor before performing the operation.
attempt(lambda: torch.exp(ones(2, 2), out=torch.zeros(1).expand(2, 2)))
# expect: RuntimeError unsupported operation: more than one element of the written-to tensor refers to a single memory location. Please clone() the tensor before performing the operation.
attempt(lambda: torch.gather(x, 0, torch.tensor([1, 0, 2, 3, 4, 5]), out=x))
# expect: RuntimeError unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory location. Please clone() the tensor before performing the operation.

# Steps of what is empty.
y = ones(2, 3, 4)
attempt(lambda: y.permute(2, 0, 1)[False])  # expect: (0, 4, 2, 3) (24, 1, 12, 4)
attempt(lambda: y.permute(2, 0, 1)[:, False])  # expect: (4, 0, 2, 3) (1, 12, 0, 4)
attempt(lambda: y[False, ::2])  # expect: (0, 1, 3, 4) (12, 0, 4, 1)
attempt(lambda: y[..., False])  # expect: (2, 3, 4, 0) (12, 4, 1, 1)

# backward() of a loss of two types.
a, b = ones(2, requires_grad=True), torch.tensor([3.0, 1.2], dtype=torch.float64, requires_grad=True)
attempt(lambda: F.mse_loss(a, b).backward())  # expect: RuntimeError Found dtype Double but expected Float
attempt(lambda: F.mse_loss(a.detach(), b).backward())  # expect: RuntimeError Found dtype Float but expected Double
F.smooth_l1_loss(a, b, beta=0.5).backward()
print(a.grad, b.grad)  # expect: tensor([-0.5000, -0.2000]) tensor([0.5000, 0.2000], dtype=torch.float64)
attempt(lambda: F.huber_loss(b, a))  # expect: () ()
print(F.huber_loss(b, a).dtype, F.huber_loss(a, b).dtype)  # expect: torch.float64 torch.float32
