"""Gradients: backward(), grad(), functions of one's own, anomaly mode."""
import _torch
from torch.autograd.anomaly_mode import detect_anomaly, set_detect_anomaly
from torch.autograd.function import Function
from torch.autograd.grad_mode import enable_grad, inference_mode, no_grad, set_grad_enabled
from torch.autograd import function, grad_mode, anomaly_mode, graph

Variable = _torch.Tensor


def _tuple(value):
    return (value,) if isinstance(value, _torch.Tensor) else tuple(value)


def _starting_grads(outputs, grads):
    """What the walk begins with. None stands for a one, which only a scalar can begin with."""
    result = []
    for index, (output, grad) in enumerate(zip(outputs, grads)):
        if isinstance(grad, _torch.Tensor):
            if output.shape != grad.shape:
                raise RuntimeError(
                    f'Mismatch in shape: grad_output[{index}] has a shape of {grad.shape} and output[{index}] has a shape of {output.shape}.')
            result.append(grad)
        elif grad is None:
            if output.requires_grad:
                if output.numel() != 1:
                    raise RuntimeError('grad can be implicitly created only for scalar outputs')
                if not output.dtype.is_floating_point:
                    raise RuntimeError(
                        f'grad can be implicitly created only for real scalar outputs but got {output.dtype}')
            result.append(None)
        else:
            raise TypeError(f'gradients can be either Tensors or None, but got {type(grad).__name__}')
    return tuple(result)


def _grads_for(outputs, grads):
    if grads is None:
        return [None] * len(outputs)
    grads = _tuple(grads)
    if len(grads) != len(outputs):
        raise RuntimeError(f'got {len(outputs)} tensors and {len(grads)} gradients')
    return grads


def backward(tensors, grad_tensors=None, retain_graph=None, create_graph=False, grad_variables=None, inputs=None):
    """Walk the graph from the tensors to its leaves, and add up the gradients in their .grad."""
    if inputs is not None and not isinstance(inputs, _torch.Tensor) and len(inputs) == 0:
        raise RuntimeError("'inputs' argument to backward() cannot be empty.")
    tensors = _tuple(tensors)
    inputs = () if inputs is None else _tuple(inputs)
    grads = _starting_grads(tensors, _grads_for(tensors, grad_tensors))
    keep = create_graph if retain_graph is None else retain_graph
    _torch._run_backward(tensors, grads, keep, create_graph, inputs, True, True)


def grad(outputs, inputs, grad_outputs=None, retain_graph=None, create_graph=False, only_inputs=True, allow_unused=None,
         is_grads_batched=False, materialize_grads=False):
    """The gradients of the outputs with respect to the inputs; the .grad of leaves stays as it is."""
    if is_grads_batched:
        raise NotImplementedError('is_grads_batched=True is not in this build')
    if not only_inputs:
        raise NotImplementedError('only_inputs=False is not in this build')
    if materialize_grads and allow_unused is False:
        raise ValueError('Expected allow_unused to be True or not passed when materialize_grads=True, but got: allow_unused=False.')
    outputs, inputs = _tuple(outputs), _tuple(inputs)
    grads = _starting_grads(outputs, _grads_for(outputs, grad_outputs))
    keep = create_graph if retain_graph is None else retain_graph
    allow_unused = materialize_grads if allow_unused is None else allow_unused
    result = _torch._run_backward(outputs, grads, keep, create_graph, inputs, allow_unused, False)
    if materialize_grads:
        result = tuple(_torch.zeros_like(x) if g is None else g for g, x in zip(result, inputs))
    return result


def _backward(self, gradient=None, retain_graph=None, create_graph=False, inputs=None):
    """Walk the graph from this tensor to its leaves, and add up the gradients in their .grad."""
    backward(self, gradient, retain_graph, create_graph, inputs=inputs)


def __getattr__(name):
    import importlib
    if name in ('gradcheck', 'gradgradcheck'):
        # The module is called as one of its functions, and it is the function that is meant.
        module = importlib.import_module('torch.autograd.gradcheck')
        globals().update(gradcheck=module.gradcheck, gradgradcheck=module.gradgradcheck)
        return globals()[name]
    if name == 'functional':
        return importlib.import_module('torch.autograd.functional')
    from torch._absent import NotInBuild
    raise NotInBuild(f'torch.autograd.{name} is not in this build (see torch.__supported__)')
