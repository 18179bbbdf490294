"""The names of reductions, and their numbers."""
import warnings

_NUMBERS = {'none': 0, 'mean': 1, 'elementwise_mean': 1, 'sum': 2}


def get_enum(reduction):
    """The number by which the native losses know a reduction."""
    if reduction not in _NUMBERS:
        raise ValueError(f'{reduction} is not a valid value for reduction')
    if reduction == 'elementwise_mean':
        warnings.warn("reduction='elementwise_mean' is deprecated. Please use reduction='mean' instead.")
    return _NUMBERS[reduction]


def legacy_get_string(size_average, reduce, emit_warning=True):
    """The reduction that two older arguments stand for."""
    size_average = True if size_average is None else size_average
    reduce = True if reduce is None else reduce
    reduction = 'none' if not reduce else 'mean' if size_average else 'sum'
    if emit_warning:
        warnings.warn(f"size_average and reduce args will be deprecated, please use reduction='{reduction}' instead.")
    return reduction


def legacy_get_enum(size_average, reduce, emit_warning=True):
    """The number of that reduction."""
    return get_enum(legacy_get_string(size_average, reduce, emit_warning))
