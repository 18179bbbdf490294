# backward() node by node: before a node is evaluated the program sees what came for it, then what it gives.
# differs: module vmtools is ours
import threading
import torch
import vmtools

a = torch.tensor([1.0, 2.0], requires_grad=True)
b = torch.tensor([3.0, 4.0], requires_grad=True)
loss = ((a * b).exp() * 0 + a * b).sum()
for step in vmtools.backward_steps(loss):
    print(step, step.incoming, step.outgoing, a.grad)
    print('   ', step.evaluate(), step.evaluate() is step.outgoing)
# expect: <Step SumBackward0> (tensor(1.),) None None
# expect:     (tensor([1., 1.]),) True
# expect: <Step AddBackward0> (tensor([1., 1.]),) None None
# expect:     (tensor([1., 1.]), tensor([1., 1.])) True
# expect: <Step MulBackward0> (tensor([1., 1.]),) None None
# expect:     (tensor([3., 4.]), tensor([1., 2.])) True
# expect: <Step MulBackward0> (tensor([1., 1.]),) None None
# expect:     (tensor([0., 0.]), None) True
# expect: <Step ExpBackward0> (tensor([0., 0.]),) None None
# expect:     (tensor([0., 0.]),) True
# expect: <Step MulBackward0> (tensor([0., 0.]),) None None
# expect:     (tensor([0., 0.]), tensor([0., 0.])) True
# expect: <Step torch::autograd::AccumulateGrad> (tensor([3., 4.]),) None None
# expect:     () True
# expect: <Step torch::autograd::AccumulateGrad> (tensor([1., 2.]),) None tensor([3., 4.])
# expect:     () True
print(a.grad, b.grad)  # expect: tensor([3., 4.]) tensor([1., 2.])


# Between steps the thread is the program's own.
def make():
    return (a.exp() * b).sum()


a.grad = None
for step in vmtools.backward_steps(make()):
    assert torch.is_grad_enabled()
    other = (a * 2).sum()
    assert other.requires_grad
    other.backward()
    a.grad = None
print(a.grad, b.grad)  # expect: tensor([ 8.1548, 29.5562]) tensor([3.7183, 9.3891])

# A loop that is left leaves the rest of the graph as it is.
loss = make()
for step in vmtools.backward_steps(loss):
    if step.node.name() == 'MulBackward0':
        break
loss = make()
steps = list(vmtools.backward_steps(loss, torch.tensor(2.0), retain_graph=True))
print([step.node.name() for step in steps], steps[1].outgoing)
# expect: ['SumBackward0', 'MulBackward0', 'torch::autograd::AccumulateGrad', 'ExpBackward0', 'torch::autograd::AccumulateGrad'] (tensor([6., 8.]), tensor([ 5.4366, 14.7781]))
print(len(list(vmtools.backward_steps(loss))))  # expect: 5
# What the guest has kept stays as it was when more gradients arrive.
a.grad = None
kept = list(vmtools.backward_steps((a * 3).sum()))
(a * 4).sum().backward()
print([step.incoming for step in kept], a.grad)  # expect: [(tensor(1.),), (tensor([1., 1.]),), (tensor([3., 3.]),)] tensor([7., 7.])


# Hooks are called, and a function of one's own is evaluated, as in backward().
class Double(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x * 2

    @staticmethod
    def backward(ctx, grad):
        print('backward of Double')
        return grad * 2


y = Double.apply(a)
y.register_hook(lambda grad: grad * 10)
for step in vmtools.backward_steps(y.sum()):
    print(step, step.incoming)
# expect: <Step SumBackward0> (tensor(1.),)
# expect: <Step DoubleBackward> (tensor([10., 10.]),)
# expect: backward of Double
# expect: <Step torch::autograd::AccumulateGrad> (tensor([20., 20.]),)


# A second derivative: the gradients have a history.
a.grad = None
for step in vmtools.backward_steps((a ** 3).sum(), create_graph=True):
    pass
print(a.grad.requires_grad)  # expect: True
a.grad = None


# A failure is told of as always, and ends the run.
class Fails(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x * 1

    @staticmethod
    def backward(ctx, grad):
        raise ValueError('no way back')


steps = vmtools.backward_steps(Fails.apply(a).sum())
print(next(steps))  # expect: <Step SumBackward0>
failing = next(steps)
try:
    failing.evaluate()
except ValueError as error:
    print(error, error.anomaly)
# expect: no way back <Anomaly FailsBackward>
print(torch.is_grad_enabled())  # expect: True
try:
    failing.evaluate()
except RuntimeError as error:
    print(error)
# expect: this backward() has failed, and cannot go on
try:
    next(vmtools.backward_steps(torch.tensor(1.0)))
except RuntimeError as error:
    print(error)
# expect: element 0 of tensors does not require grad and does not have a grad_fn


# A hook that goes on with its own run is refused.
def impatient(grad):
    step.outgoing = None
    try:
        step.evaluate()
    except RuntimeError as error:
        print(error)


z = a * 1
z.register_hook(impatient)
for step in vmtools.backward_steps(z.sum()):
    pass
# expect: this backward() is at a node already


# Steps are taken in one thread.
def elsewhere():
    try:
        next(steps)
    except RuntimeError as error:
        print(error)


steps = vmtools.backward_steps((a * a).sum())
next(steps)
thread = threading.Thread(target=elsewhere)
thread.start()
thread.join()
# expect: backward() goes on in the thread that began it
