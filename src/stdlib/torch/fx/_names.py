"""Names: unique ones for nodes, and how the target of a node is written.

    torch.nn.functional.relu    is written torch.nn.functional.relu, and its node is called relu, then relu_1
    operator.add                is written operator.add in a graph and + in code
"""
import builtins
import keyword
import math
import re
import torch

_ILLEGAL = re.compile('[^0-9a-zA-Z_]+')
_FUNCTION = type(lambda: None)
_SUFFIX = re.compile(r'(.*)_(\d+)$')
# What generated code may use without saying so first.
RESERVED = {'torch': torch, 'device': torch.device, 'inf': math.inf, 'nan': math.nan, 'NoneType': type(None)}


class Namespace:
    """Names that are given out once. An object that has one already gets the same again."""

    def __init__(self):
        self._of_object = {}
        self._used = set()
        self._last_number = {}

    def create_name(self, candidate, obj=None):
        if obj is not None and obj in self._of_object:
            return self._of_object[obj]
        candidate = _ILLEGAL.sub('_', candidate) or '_unnamed'
        if candidate[0].isdigit():
            candidate = f'_{candidate}'
        match = _SUFFIX.match(candidate)
        base, number = (match[1], int(match[2])) if match else (candidate, 0)
        if match:
            candidate = f'{base}_{number}'
        number = number or self._last_number.get(base, 0)
        while candidate in self._used or self._is_taken(candidate, obj):
            number += 1
            candidate = f'{base}_{number}'
        self._used.add(candidate)
        self._last_number[base] = number
        if obj is not None:
            self._of_object[obj] = candidate
        return candidate

    def _is_taken(self, name, obj):
        if name in RESERVED:
            return RESERVED[name] is not obj
        return name in keyword.kwlist or (hasattr(builtins, name) and getattr(builtins, name) is not obj)


def snake_case(text):
    """layerNorm -> layer_norm"""
    result = ''
    for before, letter in zip(' ' + text, text):
        result += ('_' if before.islower() and letter.isupper() else '') + letter.lower()
    return result


def name_for_target(target):
    """What a node is called by what it does."""
    if callable(target):
        return snake_case(getattr(target, '__name__', type(target).__name__))
    if target.startswith('__') and target.endswith('__'):
        target = target[2:-2]
    return snake_case(target)


# Where natives of ours are in PyTorch.
_PLACES = {'_torch': ('torch', 'torch._C', 'torch.Tensor'), '_torch_nn': ('torch.nn.functional', 'torch._C._nn')}


def _native_place(function, name):
    for place in _PLACES[function.__module__]:
        found = torch
        for part in place.split('.')[1:]:
            found = getattr(found, part, None)
        if getattr(found, name, None) is function:
            return place
    return _PLACES[function.__module__][-1]


def qualified_name(function):
    """torch.sin, torch.nn.functional.relu, math.sqrt, len"""
    name = getattr(function, '__name__', None)
    if name is None:
        raise RuntimeError(f'cannot find a name for {function}')
    if getattr(builtins, name, None) is function:
        return name
    if getattr(function, '__objclass__', None) is torch.Tensor:
        return f'torch.Tensor.{name}'
    module = getattr(function, '__module__', None)
    if module is None:
        raise RuntimeError(f'cannot find module for {function}')
    if module in _PLACES:
        module = _native_place(function, name)
    return f'{module}.{name}'


def pretty_target(target):
    """How graphs show a target: builtins.getattr, operator.add, torch.sin, linear1."""
    if isinstance(target, str):
        return target
    module = getattr(target, '__module__', None)
    if module == 'builtins' and hasattr(target, '__name__'):
        return f'builtins.{target.__name__}'
    if module == '_operator' and hasattr(target, '__name__'):
        return f'operator.{target.__name__}'
    return qualified_name(target)


def is_from_torch(obj):
    """Whether generated code reaches it through the name torch."""
    module = getattr(obj, '__module__', None)
    return isinstance(module, str) and (module.partition('.')[0] == 'torch' or module in _PLACES) and not module.startswith('torch._dynamo')


def type_text(kind):
    """int, torch.Tensor, typing.List[int]"""
    if isinstance(kind, type):
        return kind.__qualname__ if kind.__module__ == 'builtins' else f'{kind.__module__}.{kind.__qualname__}'
    if kind is ...:
        return '...'
    return kind.__name__ if isinstance(kind, _FUNCTION) else repr(kind)
