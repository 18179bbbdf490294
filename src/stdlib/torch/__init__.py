"""A small torch: tensors and autograd that behave as PyTorch's do.

What is here is listed in torch.__supported__. Whatever else PyTorch has is refused by name.
"""
import _torch
from _torch import *
from _torch import (
    Event, Generator, Size, Stream, Tensor, device, dtype, layout, memory_format, contiguous_format, preserve_format, strided,
    bool, uint8, int8, int16, short, int32, int, int64, long, float32, float, float64, double)
from torch import return_types
from torch.autograd.grad_mode import enable_grad, inference_mode, no_grad, set_grad_enabled
from torch import autograd as autograd
from torch.autograd.anomaly_mode import set_anomaly_enabled
import math as _math
import sys as _sys

__version__ = '2.9.0+glasspy'

pi, e, inf, nan = _math.pi, _math.e, _math.inf, _math.nan
newaxis = None
del RemovableHandle
default_generator = _torch._default_generator()
if 'sim_accelerator' in _sys._xoptions:
    from torch import _vm
    _vm.enable_sim_accelerator()


def tensor(data, *, dtype=None, device=None, requires_grad=False, pin_memory=False):
    """A tensor from a number or nested lists of numbers. The elements are copied."""
    _check_pinned(pin_memory)
    if isinstance(data, Tensor):
        import warnings
        warnings.warn(
            'To copy construct from a tensor, it is recommended to use sourceTensor.detach().clone() or '
            'sourceTensor.detach().clone().requires_grad_(True), rather than torch.tensor(sourceTensor).',
            UserWarning, stacklevel=2)
        copied = data.detach().clone()
        if dtype is not None:
            copied = copied.to(dtype)
        if device is not None:
            copied = copied.to(device)
        return copied.requires_grad_(requires_grad) if requires_grad else copied
    return _torch._tensor(data, dtype, requires_grad, device)


def as_tensor(data, dtype=None, device=None):
    """A tensor with these elements: the same one when it is one already, of that type."""
    if isinstance(data, Tensor):
        if dtype is not None:
            data = data.to(dtype)
        return data if device is None else data.to(device)
    return _torch._tensor(data, dtype, False, device)


asarray = as_tensor


def _check_pinned(pin_memory):
    if pin_memory:
        raise RuntimeError('pin_memory is not in this build: there is no accelerator')


def _legacy_new(*args):
    """torch.Tensor(2, 3) and torch.Tensor([1, 2]), as PyTorch had it first."""
    if len(args) == 1 and not isinstance(args[0], (Size, type(0))):
        if isinstance(args[0], Tensor):
            return args[0].detach()
        return tensor(args[0], dtype=float32)
    sizes = args[0] if len(args) == 1 and isinstance(args[0], Size) else args
    return zeros(tuple(sizes), dtype=float32) if sizes else zeros((0,), dtype=float32)


def manual_seed(seed):
    """Let the random numbers of torch begin again with a seed. Gives the generator."""
    return default_generator.manual_seed(seed)


def seed():
    """Let the random numbers begin anew where nobody knows."""
    return default_generator.seed()


def initial_seed():
    """The seed with which the random numbers began."""
    return default_generator.initial_seed()


def get_rng_state():
    """The state of the random numbers, as a tensor of bytes."""
    return default_generator.get_state()


def set_rng_state(new_state):
    """Go on from a state of the random numbers."""
    default_generator.set_state(new_state)


def set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, profile=None, sci_mode=None):
    """How tensors are printed: digits after the point, when they are summarised, how wide a line may be."""
    _torch._set_printoptions(precision, threshold, edgeitems, linewidth, profile, sci_mode)


def is_floating_point(input):
    """Whether the elements are floats."""
    return input.is_floating_point()


def numel(input):
    """The number of elements."""
    return input.numel()


def is_nonzero(input):
    """Whether the only element is not zero."""
    return type(True)(input)


def broadcast_tensors(*tensors):
    """The tensors, each expanded to the shape that they have in common."""
    return _torch.broadcast_tensors(tensors[0] if len(tensors) == 1 and isinstance(tensors[0], (list, tuple)) else tensors)


def broadcast_shapes(*shapes):
    """The shape that tensors of these shapes have in common."""
    rank = sorted([0, *(len(shape) for shape in shapes)])[-1]
    result = [1] * rank
    for shape in shapes:
        for place, size in enumerate(shape, rank - len(shape)):
            if size != 1 and result[place] not in (1, size):
                raise RuntimeError('Shape mismatch: objects cannot be broadcast to a single shape')
            if size != 1:
                result[place] = size
    return Size(result)


def einsum(equation, *operands):
    """Sums of products, written with a letter for each dimension."""
    return _torch.einsum(equation, operands[0] if len(operands) == 1 and isinstance(operands[0], (list, tuple)) else operands)


def typename(obj):
    """The name of a type for messages: torch.FloatTensor, __main__.Net, int."""
    if isinstance(obj, Tensor):
        return obj.type()
    if hasattr(obj, '__qualname__'):
        return obj.__qualname__
    kind = type(obj)
    return kind.__qualname__ if kind.__module__ in ('', 'builtins') else f'{kind.__module__}.{kind.__qualname__}'


def unique(input, sorted=True, return_inverse=False, return_counts=False, dim=None):
    """The different elements in order; on request which of them each element is, and how many there are of each."""
    if dim is not None:
        raise NotImplementedError('unique(dim=...) is not in this build')
    values, inverse, counts = _torch._unique2(input, sorted, return_inverse, return_counts)
    if not return_inverse and not return_counts:
        return values
    return (values,) + ((inverse,) if return_inverse else ()) + ((counts,) if return_counts else ())


def meshgrid(*tensors, indexing=None):
    """Grids of coordinates from one-dimensional tensors. indexing: "ij" (rows first) or "xy"."""
    if len(tensors) == 1 and not isinstance(tensors[0], Tensor):
        tensors = tuple(tensors[0])
    if indexing not in (None, 'ij', 'xy'):
        raise RuntimeError(f'torch.meshgrid: indexing must be one of "xy" or "ij", but received: {indexing}')
    if indexing == 'xy' and len(tensors) >= 2:
        first, second = meshgrid(tensors[1], tensors[0], *tensors[2:], indexing='ij')[:2]
        rest = meshgrid(tensors[1], tensors[0], *tensors[2:], indexing='ij')[2:]
        return (second, first) + rest
    shape = tuple(one.numel() for one in tensors)
    return tuple(
        one.reshape([-1 if at == place else 1 for at in range(len(tensors))]).expand(shape) for place, one in enumerate(tensors))


def result_type(tensor1, tensor2):
    """The type in which two tensors or numbers meet."""
    return _torch._result_type(tensor1, tensor2)


def promote_types(type1, type2):
    """The smallest type that holds both."""
    return _torch._result_type(zeros(1, dtype=type1), zeros(1, dtype=type2))


def can_cast(from_, to):
    """Whether PyTorch converts by itself from one type to the other."""
    return not (from_.is_floating_point and not to.is_floating_point) and not (from_ is not bool and to is bool)


class _TypeInfo:
    def __init__(self, type=None):
        self.dtype = get_default_dtype() if type is None else type
        self.bits, self._min, self._max = _torch._limits(self.dtype)


class finfo(_TypeInfo):
    """The limits of a type of floats."""

    @property
    def max(self): return self._max

    @property
    def min(self): return self._min

    @property
    def eps(self): return 2.0 ** (-23 if self.bits == 32 else -52)

    @property
    def tiny(self): return 2.0 ** (-126 if self.bits == 32 else -1022)

    smallest_normal = tiny

    @property
    def resolution(self): return 1e-06 if self.bits == 32 else 1e-15

    def __repr__(self):
        return (f'finfo(resolution={self.resolution:g}, min={self.min:g}, max={self.max:g}, eps={self.eps:g}, '
                f'smallest_normal={self.tiny:g}, tiny={self.tiny:g}, dtype={str(self.dtype)[6:]})')


class iinfo(_TypeInfo):
    """The limits of a type of whole numbers."""

    @property
    def max(self):
        return 2 ** 63 - 1 if self.bits == 64 else self._max

    @property
    def min(self):
        return -2 ** 63 if self.bits == 64 else self._min

    def __repr__(self):
        return f'iinfo(min={self.min}, max={self.max}, dtype={str(self.dtype)[6:]})'


def set_num_threads(num):
    """Has no effect: everything runs on one thread."""


def _assert(condition, message):
    """An assert statement as a function, so that it can be a node of a graph."""
    assert condition, message


def _check(cond, message=None):
    """Raise RuntimeError with the text that message() gives unless cond holds."""
    _check_with(RuntimeError, cond, message)


def _check_with(error_type, cond, message):
    if type(cond) is not type(True):
        raise TypeError(f'cond must be a bool, but got {type(cond)}')
    if cond:
        return
    if message is None:
        raise error_type('Expected cond to be True, but got False. (Could this error message be improved? If so, please report an '
                         'enhancement request to PyTorch.)')
    if not callable(message):
        raise TypeError('message must be a callable')
    raise error_type(str(message()))


def cond(pred, true_fn, false_fn, operands=()):
    """true_fn(*operands) or false_fn(*operands). In a compiled function the graph ends here, and both functions are captured by themselves."""
    if not isinstance(pred, Tensor) and type(pred) is not type(True):
        raise RuntimeError(f'Expected pred to be bool or tensor, but got {pred}.')
    if isinstance(pred, Tensor) and (pred.dtype is not bool or pred.numel() != 1):
        raise RuntimeError(f'Expected pred to be bool or single-element bool tensor, but got {pred}.')
    if not callable(true_fn) or not callable(false_fn):
        raise RuntimeError('Expect both branches to be callable.')
    return true_fn(*operands) if pred else false_fn(*operands)


def get_num_threads():
    """One."""
    return 1


def compile(model=None, *, fullgraph=False, dynamic=None, backend='inductor', mode=None, options=None, disable=False):
    """Have a function or a module captured as graphs when it is called, and the graphs compiled by a backend. Also as a decorator.

    fullgraph: what cannot be in the graph is an error. dynamic: sizes are taken to change (True), not to (False), or when they do (None).
    """
    from torch._dynamo.eval_frame import compile as compiled
    if model is None:
        return lambda model: compiled(model, fullgraph, dynamic, backend, mode, options, disable)
    return compiled(model, fullgraph, dynamic, backend, mode, options, disable)


# Loaded when they are first asked for.
_MODULES = (
    '_C', '_dynamo', '_logging', '_vm', 'accelerator', 'backends', 'compiler', 'cuda', 'fx', 'linalg', 'nn', 'ops', 'optim', 'random',
    'serialization', 'utils')


def __getattr__(name):
    if name in _MODULES:
        import importlib
        return importlib.import_module(f'torch.{name}')
    if name in ('save', 'load'):
        from torch import serialization
        return getattr(serialization, name)
    if name == '__supported__':
        return sorted(key for key in globals() if not key.startswith('_'))
    from torch._absent import of_module
    raise of_module(name)


def _no_attribute(tensor, name):
    """Called when a tensor has no such attribute."""
    from torch._absent import of_tensor
    raise of_tensor(tensor, name)
