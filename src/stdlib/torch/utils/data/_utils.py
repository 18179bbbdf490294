"""Examples become batches."""
import torch
from _torch import Tensor
from collections.abc import Mapping, Sequence


def _rebuilt(kind, items):
    """A sequence of the same type; a list where the type cannot be made from one."""
    try:
        return kind(items)
    except TypeError:
        return items


def default_convert(data):
    """Tensors of numbers within mappings and sequences; everything else stays."""
    if isinstance(data, Tensor):
        return data
    if isinstance(data, Mapping):
        return _rebuilt(type(data), {key: default_convert(value) for key, value in data.items()})
    if isinstance(data, tuple) and hasattr(data, '_fields'):
        return type(data)(*(default_convert(item) for item in data))
    if isinstance(data, tuple):
        return [default_convert(item) for item in data]
    if isinstance(data, Sequence) and not isinstance(data, (str, bytes)):
        return _rebuilt(type(data), [default_convert(item) for item in data])
    return data


def default_collate(batch):
    """One example of tensors with a dimension more, from a list of examples."""
    first = batch[0]
    if isinstance(first, Tensor):
        return torch.stack(batch, 0)
    if isinstance(first, float):
        return torch.tensor(batch, dtype=torch.float64)
    if isinstance(first, int):
        return torch.tensor(batch)
    if isinstance(first, (str, bytes)):
        return batch
    if isinstance(first, Mapping):
        return _rebuilt(type(first), {key: default_collate([example[key] for example in batch]) for key in first})
    if isinstance(first, tuple) and hasattr(first, '_fields'):
        return type(first)(*(default_collate(items) for items in zip(*batch)))
    if isinstance(first, Sequence):
        if any(len(example) != len(first) for example in batch):
            raise RuntimeError('each element in list of batch should be of equal size')
        parts = [default_collate(items) for items in zip(*batch)]
        return parts if isinstance(first, tuple) else _rebuilt(type(first), parts)
    raise TypeError(
        f'default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found {type(first)}')
