"""Jacobians, Hessians, and their products with vectors, of functions.

jvp() goes forward by going backward twice: the derivative of vjp() is linear in the vector that it begins with, and so its own derivative
with respect to that vector is what is wanted.
"""
import torch
from _torch import Tensor
from torch.autograd import grad as _autograd_grad
from torch.autograd.grad_mode import enable_grad

__all__ = ['vjp', 'jvp', 'jacobian', 'hessian', 'hvp', 'vhp']


def _as_tuple(value, name, function):
    """(whether it was a tuple, the tuple); only tensors are let in."""
    is_tuple = isinstance(value, tuple)
    values = value if is_tuple else (value,)
    for place, item in enumerate(values):
        if not isinstance(item, Tensor):
            if is_tuple:
                raise TypeError(
                    f'The {name} given to {function} must be either a Tensor or a tuple of Tensors but the value at index {place} has '
                    f'type {type(item)}.')
            raise TypeError(
                f'The {name} given to {function} must be either a Tensor or a tuple of Tensors but the given {name} has type {type(item)}.')
    return is_tuple, values


def _prepared(inputs, create_graph):
    """The inputs as the beginning of a graph: of the caller's, if it is to be differentiated, too."""
    return tuple(value.view_as(value) if create_graph and value.requires_grad else value.detach().requires_grad_() for value in inputs)


def _finished(values, create_graph):
    return values if create_graph else tuple(value.detach() for value in values)


def _unpacked(is_tuple, values):
    return values if is_tuple else values[0]


def _check_vector(v, values):
    if len(v) != len(values):
        raise RuntimeError(f'v is a tuple of invalid length: should be {len(values)} but got {len(v)}.')
    for place, (mine, other) in enumerate(zip(v, values)):
        if mine.size() != other.size():
            entry = f'Entry {place} in ' if len(v) > 1 else ''
            raise RuntimeError(f'{entry}v has invalid size: should be {other.size()} but got {mine.size()}.')


def _vector(v, values, name, function):
    """The vector; a single number may be left out."""
    if v is None:
        if len(values) != 1 or values[0].nelement() != 1:
            what = 'the user-provided function returns a single Tensor with a single element' if name == 'outputs' else (
                'the input to the user-provided function is a single Tensor with a single element')
            raise RuntimeError(f'The vector v can only be None if {what}.')
        return (torch.ones_like(values[0]),)
    _, v = _as_tuple(v, 'v', function)
    v = tuple(value.detach() for value in v)
    _check_vector(v, values)
    return v


def _refuse_strict(strict, vectorize=False):
    if strict:
        raise NotImplementedError('strict=True of torch.autograd.functional is not in this build')
    if vectorize:
        raise NotImplementedError('vectorize=True of torch.autograd.functional is not in this build')


def _grads(outputs, inputs, grads, create_graph):
    """Gradients; zeros where an input has no influence."""
    outputs_grads = [(output, grad) for output, grad in zip(outputs, grads) if output.requires_grad]
    if not outputs_grads:
        return tuple(torch.zeros_like(value) for value in inputs)
    outputs, grads = zip(*outputs_grads)
    found = _autograd_grad(outputs, inputs, grads, create_graph=create_graph, retain_graph=True, allow_unused=True)
    return tuple(torch.zeros_like(value) if grad is None else grad for grad, value in zip(found, inputs))


@enable_grad()
def vjp(func, inputs, v=None, create_graph=False, strict=False):
    """(func(inputs), v times the Jacobian)"""
    _refuse_strict(strict)
    is_inputs_tuple, inputs = _as_tuple(inputs, 'inputs', 'vjp')
    inputs = _prepared(inputs, create_graph)
    is_outputs_tuple, outputs = _as_tuple(func(*inputs), 'outputs of the user-provided function', 'vjp')
    v = _vector(v, outputs, 'outputs', 'vjp')
    result = _grads(outputs, inputs, v, create_graph)
    return (_unpacked(is_outputs_tuple, _finished(outputs, create_graph)),
            _unpacked(is_inputs_tuple, _finished(result, create_graph)))


@enable_grad()
def jvp(func, inputs, v=None, create_graph=False, strict=False):
    """(func(inputs), the Jacobian times v)"""
    _refuse_strict(strict)
    _, inputs = _as_tuple(inputs, 'inputs', 'jvp')
    inputs = _prepared(inputs, create_graph)
    v = _vector(v, inputs, 'inputs', 'jvp')
    is_outputs_tuple, outputs = _as_tuple(func(*inputs), 'outputs of the user-provided function', 'jvp')
    starts = tuple(torch.zeros_like(output, requires_grad=True) for output in outputs)
    back = _grads(outputs, inputs, starts, True)
    result = _grads(back, starts, v, create_graph)
    return (_unpacked(is_outputs_tuple, _finished(outputs, create_graph)),
            _unpacked(is_outputs_tuple, _finished(result, create_graph)))


@enable_grad()
def jacobian(func, inputs, create_graph=False, strict=False, vectorize=False, strategy='reverse-mode'):
    """For each output and input the derivatives of shape [*output.shape, *input.shape]."""
    _refuse_strict(strict, vectorize)
    if strategy != 'reverse-mode':
        raise NotImplementedError(f'jacobian(strategy={strategy!r}) is not in this build')
    is_inputs_tuple, inputs = _as_tuple(inputs, 'inputs', 'jacobian')
    inputs = _prepared(inputs, create_graph)
    is_outputs_tuple, outputs = _as_tuple(func(*inputs), 'outputs of the user-provided function', 'jacobian')
    result = []
    for output in outputs:
        rows = []
        for place in range(output.nelement()):
            start = torch.zeros(output.nelement(), dtype=output.dtype)
            start[place] = 1
            rows.append(_grads((output,), inputs, (start.view(output.shape),), create_graph))
        parts = zip(*rows) if rows else ([] for _ in inputs)
        result.append(tuple(
            torch.stack(part).view(*output.size(), *value.size()) if part else torch.zeros((*output.size(), *value.size()))
            for part, value in zip(parts, inputs)))
    result = tuple(_unpacked(is_inputs_tuple, _finished(row, create_graph)) for row in result)
    return _unpacked(is_outputs_tuple, result)


def _single(func, function, *inputs):
    output = func(*inputs)
    if not isinstance(output, Tensor):
        raise RuntimeError(f'The function given to {function} should return a single Tensor')
    if output.nelement() != 1:
        raise RuntimeError(f'The Tensor returned by the function given to {function} should contain a single element')
    return output


@enable_grad()
def hessian(func, inputs, create_graph=False, strict=False, vectorize=False, outer_jacobian_strategy='reverse-mode'):
    """The second derivatives of a function that gives one number."""
    _refuse_strict(strict, vectorize)
    is_inputs_tuple, inputs = _as_tuple(inputs, 'inputs', 'hessian')

    def derivative(*values):
        return _grads((_single(func, 'hessian', *values).squeeze(),), values, (None,), True)

    result = jacobian(derivative, inputs, create_graph)
    return result if is_inputs_tuple else result[0][0]


@enable_grad()
def vhp(func, inputs, v=None, create_graph=False, strict=False):
    """(func(inputs), v times the Hessian)"""
    return _product_with_hessian('vhp', func, inputs, v, create_graph, strict)


@enable_grad()
def hvp(func, inputs, v=None, create_graph=False, strict=False):
    """(func(inputs), the Hessian times v)"""
    return _product_with_hessian('hvp', func, inputs, v, create_graph, strict)


def _product_with_hessian(name, func, inputs, v, create_graph, strict):
    """From one side or the other is the same: Hessians are symmetric."""
    _refuse_strict(strict)
    is_inputs_tuple, inputs = _as_tuple(inputs, 'inputs', name)
    inputs = _prepared(inputs, create_graph)
    v = _vector(v, inputs, 'inputs', name)
    output = _single(func, name, *inputs)
    first = _grads((output,), inputs, (None,), True)
    result = _grads(first, inputs, v, create_graph)
    return (_finished((output,), create_graph)[0], _unpacked(is_inputs_tuple, _finished(result, create_graph)))
