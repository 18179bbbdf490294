"""gradcheck(): derivatives beside what small steps of the inputs show.

The Jacobian of a function is computed twice. Numerically: each input goes a little up and a little down, and the outputs tell its row.
Analytically: backward() from one output gives its column. Both must be near each other.
"""
import warnings
import torch
from _torch import Tensor
from torch.autograd import grad as _grad

__all__ = ['GradcheckError', 'gradcheck', 'gradgradcheck']


class GradcheckError(RuntimeError):
    """The derivatives are not those that small steps show."""


def _as_tuple(value):
    return tuple(value) if isinstance(value, (tuple, list)) else (value,)


def _differentiable(outputs):
    return tuple(output for output in _as_tuple(outputs) if isinstance(output, Tensor) and output.requires_grad)


def _watched(inputs):
    """Pairs (number, input) of those that have a gradient."""
    return [(number, value) for number, value in enumerate(inputs) if isinstance(value, Tensor) and value.requires_grad]


def _check_inputs(inputs):
    for number, value in _watched(inputs):
        if value.dtype != torch.float64:
            warnings.warn(
                f'Input #{number} requires gradient and is not a double precision floating point or complex. This check will likely fail '
                'if all the inputs are not of double precision floating point or complex. ', stacklevel=4)
        if value.numel() > 1 and any(stride == 0 and size > 1 for stride, size in zip(value.stride(), value.shape)):
            raise RuntimeError(
                f'The {number}th input has a dimension with stride 0. gradcheck only supports inputs that are non-overlapping to be able '
                'to compute the numerical gradients correctly. You should call .contiguous on the input before passing it to gradcheck.')
        if value.is_leaf:
            value.retain_grad()
    if not _watched(inputs):
        raise ValueError(
            'gradcheck expects at least one input tensor to require gradient, but none of the them have requires_grad=True.')


def _numerical(function, inputs, value, eps):
    """For each output the matrix [elements of the input, elements of the output]."""
    flat = value.detach().contiguous().view(-1)
    rows = []
    for place in range(flat.numel()):
        sides = []
        for step in (-eps, eps):
            moved = flat.clone()
            moved[place] = flat[place] + step
            moved = moved.view(value.shape).requires_grad_()
            given = tuple(moved if other is value else other for other in inputs)
            sides.append([output.detach().clone().reshape(-1) for output in _differentiable(function(*given))])
        rows.append([(after - before) / (2 * eps) for before, after in zip(*sides)])
    return [torch.stack(columns) for columns in zip(*rows)]


def _analytical(output, inputs):
    """For each input the matrix [elements of the input, elements of the output]."""
    columns = []
    for place in range(output.numel()):
        start = torch.zeros(output.numel(), dtype=output.dtype)
        start[place] = 1
        grads = _grad(output, inputs, start.view(output.shape), retain_graph=True, allow_unused=True)
        for grad, value in zip(grads, inputs):
            if grad is not None and grad.shape != value.shape:
                raise GradcheckError('Analytical gradient has incorrect size')
            if grad is not None and grad.dtype != value.dtype:
                raise GradcheckError('Analytical gradient has incorrect type')
        columns.append([
            torch.zeros(value.numel(), dtype=value.dtype) if grad is None else grad.reshape(-1) for grad, value in zip(grads, inputs)])
    return [torch.stack(parts, 1) for parts in zip(*columns)]


def _check_zero(function, inputs, eps):
    """Where no output has a derivative, small steps must not change anything."""
    for _, value in _watched(inputs):
        flat = value.detach().contiguous().view(-1)
        for place in range(flat.numel()):
            sides = []
            for step in (-eps, eps):
                moved = flat.clone()
                moved[place] = flat[place] + step
                given = tuple(moved.view(value.shape) if other is value else other for other in inputs)
                sides.append([output.detach().clone() for output in _as_tuple(function(*given)) if isinstance(output, Tensor)])
            for before, after in zip(*sides):
                if not torch.equal(before, after):
                    raise GradcheckError('Numerical gradient for function expected to be zero')


def _check(function, inputs, eps, atol, rtol, nondet_tol):
    outputs = _differentiable(function(*inputs))
    if not outputs:
        _check_zero(function, inputs, eps)
        return
    watched = _watched(inputs)
    values = tuple(value for _, value in watched)
    numerical = [_numerical(function, inputs, value, eps) for value in values]
    for output_number, output in enumerate(outputs):
        analytical = _analytical(output, values)
        for again, first in zip(_analytical(output, values), analytical):
            if not torch.allclose(first, again, 0.0, max(nondet_tol, 0.0)):
                raise GradcheckError(
                    'Backward is not reentrant, i.e., running backward with same input and grad_output multiple times gives different '
                    f'values, although analytical gradient matches numerical gradient. The tolerance for nondeterminism was {nondet_tol}.')
        for input_number, (mine, steps) in enumerate(zip(analytical, numerical)):
            shown = steps[output_number]
            if not torch.allclose(mine, shown.to(mine.dtype), rtol, atol):
                raise GradcheckError(
                    f'Jacobian mismatch for output {output_number} with respect to input {input_number},\n'
                    f'numerical:{shown}\nanalytical:{mine}\n')
    _check_zero_grads(outputs, values)


def _check_zero_grads(outputs, values):
    """From gradients that are zero only zeros may come."""
    grads = _grad(outputs, values, tuple(torch.zeros_like(output) for output in outputs), retain_graph=True, allow_unused=True)
    for grad, value in zip(grads, values):
        if grad is None:
            continue
        if not bool((grad == 0).all()):
            raise GradcheckError('backward not multiplied by grad_output')
        if grad.dtype != value.dtype:
            raise GradcheckError(f'grad is incorrect type: {grad.dtype}')
        if grad.shape != value.shape:
            raise GradcheckError('grad is incorrect size')


def gradcheck(func, inputs, *, eps=1e-6, atol=1e-5, rtol=1e-3, raise_exception=True, check_sparse_nnz=None, nondet_tol=0.0,
              check_undefined_grad=True, check_grad_dtypes=False, check_batched_grad=False, check_batched_forward_grad=False,
              check_forward_ad=False, check_backward_ad=True, fast_mode=False, masked=None):
    """Whether the derivatives of func at the inputs are those that small steps show. Undefined gradients are not tried."""
    for name, value in (('check_batched_grad', check_batched_grad), ('check_batched_forward_grad', check_batched_forward_grad),
                        ('check_forward_ad', check_forward_ad), ('fast_mode', fast_mode)):
        if value:
            raise NotImplementedError(f'gradcheck({name}=True) is not in this build')
    inputs = _as_tuple(inputs)
    try:
        _check_inputs(inputs)
        _check(func, inputs, eps, atol, rtol, nondet_tol)
    except GradcheckError:
        if raise_exception:
            raise
        return False
    return True


def gradgradcheck(func, inputs, grad_outputs=None, *, eps=1e-6, atol=1e-5, rtol=1e-3, gen_non_contig_grad_outputs=False,
                  raise_exception=True, nondet_tol=0.0, check_undefined_grad=True, check_grad_dtypes=False, check_batched_grad=False,
                  check_fwd_over_rev=False, check_rev_over_rev=True, fast_mode=False, masked=False):
    """gradcheck() of the derivative: second derivatives. The gradients that it begins with are drawn, if they are not given."""
    if check_fwd_over_rev:
        raise NotImplementedError('gradgradcheck(check_fwd_over_rev=True) is not in this build')
    inputs = _as_tuple(inputs)
    if grad_outputs is None:
        grad_outputs = tuple(
            torch.empty_like(output, requires_grad=False).uniform_(-1, 1).requires_grad_() for output in _differentiable(func(*inputs)))
    else:
        grad_outputs = _as_tuple(grad_outputs)
    count = len(grad_outputs)

    def derivative(*args):
        # New names for the same values: what is given may be no leaf.
        given = tuple(arg.view_as(arg) if isinstance(arg, Tensor) and arg.requires_grad else arg for arg in args[:-count])
        outputs = _differentiable(func(*given))
        values = tuple(value for _, value in _watched(given))
        grads = _grad(outputs, values, args[-count:], create_graph=True, allow_unused=True)
        return tuple(grad for grad in grads if grad is not None)

    return gradcheck(
        derivative, inputs + grad_outputs, eps=eps, atol=atol, rtol=rtol, raise_exception=raise_exception, nondet_tol=nondet_tol,
        check_undefined_grad=check_undefined_grad, check_grad_dtypes=check_grad_dtypes, check_batched_grad=check_batched_grad,
        fast_mode=fast_mode, masked=masked)
