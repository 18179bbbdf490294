"""Modules that hold modules, or parameters: one after the other, by number, by name."""
import operator
from collections import OrderedDict
from itertools import chain
from torch.nn.modules.module import Module, _indented
from torch.nn.parameter import Parameter
from _torch import Tensor

__all__ = ['Sequential', 'ModuleList', 'ModuleDict', 'ParameterList', 'ParameterDict']


def _place(index, size):
    """A place from the beginning; negative ones count from the end."""
    index = operator.index(index)
    if not -size <= index < size:
        raise IndexError(f'index {index} is out of range')
    return index % size


class _Numbered(Module):
    """Modules whose names are their numbers."""

    def _renumber(self, modules):
        self._modules.clear()
        for place, module in enumerate(modules):
            self._modules[str(place)] = module

    def __setitem__(self, index, module):
        setattr(self, list(self._modules)[_place(index, len(self))], module)

    def __delitem__(self, index):
        kept = list(self._modules.values())
        del kept[index if isinstance(index, slice) else _place(index, len(self))]
        self._renumber(kept)

    def __len__(self):
        return len(self._modules)

    def __iter__(self):
        return iter(self._modules.values())

    def __dir__(self):
        return [name for name in super().__dir__() if not name.isdigit()]

    def append(self, module):
        """Add one at the end."""
        self.add_module(str(len(self)), module)
        return self

    def extend(self, modules):
        """Add several at the end."""
        for module in modules:
            self.append(module)
        return self


class Sequential(_Numbered):
    """Modules of which each is given what the one before gave."""

    def __init__(self, *args):
        super().__init__()
        if len(args) == 1 and isinstance(args[0], OrderedDict):
            for name, module in args[0].items():
                self.add_module(name, module)
        else:
            for place, module in enumerate(args):
                self.add_module(str(place), module)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return type(self)(OrderedDict(list(self._modules.items())[index]))
        return list(self._modules.values())[_place(index, len(self))]

    def __add__(self, other):
        if not isinstance(other, Sequential):
            raise ValueError(
                f'add operator supports only objects of Sequential class, but {type(other)} is given.')
        return Sequential(*self, *other)

    def __iadd__(self, other):
        if not isinstance(other, Sequential):
            raise ValueError(
                f'add operator supports only objects of Sequential class, but {type(other)} is given.')
        return self.extend(other)

    def __mul__(self, times):
        if not isinstance(times, int):
            raise TypeError(f"unsupported operand type(s) for *: {type(self)} and {type(times)}")
        if times <= 0:
            raise ValueError(f"Non-positive multiplication factor {times} for {type(self)}")
        return Sequential(*(module for _ in range(times) for module in self))

    __rmul__ = __mul__

    def pop(self, key):
        """Take one out, and give it."""
        module = self[key]
        del self[key]
        return module

    def insert(self, index, module):
        """Add one in front of another."""
        if not isinstance(module, Module):
            raise AssertionError(f'module should be of type: {Module}')
        size = len(self)
        if not -size <= index <= size:
            raise IndexError(f'Index out of range: {index}')
        modules = list(self)
        modules.insert(index, module)
        self._renumber(modules)
        return self

    def forward(self, input):
        for module in self._modules.values():
            input = module(input)
        return input


class ModuleList(_Numbered):
    """A list of modules."""

    def __init__(self, modules=None):
        super().__init__()
        if modules is not None:
            self += modules

    def __getitem__(self, index):
        if isinstance(index, slice):
            return type(self)(list(self._modules.values())[index])
        return self._modules[str(_place(index, len(self)))]

    def __setitem__(self, index, module):
        setattr(self, str(_place(index, len(self))), module)

    def __iadd__(self, modules):
        return self.extend(modules)

    def __add__(self, other):
        return type(self)(chain(self, other))

    def extend(self, modules):
        """Add several at the end."""
        try:
            modules = list(modules)
        except TypeError:
            raise TypeError(
                f'ModuleList.extend should be called with an iterable, but got {type(modules).__name__}') from None
        return super().extend(modules)

    def insert(self, index, module):
        """Add one in front of another."""
        modules = list(self)
        modules.insert(index, module)
        self._renumber(modules)

    def pop(self, key):
        """Take one out, and give it."""
        module = self[key]
        del self[key]
        return module

    def __repr__(self):
        """Equal neighbours are told once: (0-2): 3 x Linear(...)."""
        runs = []
        for place, module in enumerate(self):
            text = repr(module)
            if runs and runs[-1][2] == text:
                runs[-1][1] = place
            else:
                runs.append([place, place, text])
        if not runs:
            return f'{self._get_name()}()'
        lines = []
        for first, last, text in runs:
            line = f'({first}): {text}' if first == last else f'({first}-{last}): {last - first + 1} x {text}'
            lines.append(_indented(line, 2))
        body = '\n  '.join(lines)
        return f'{self._get_name()}(\n  {body}\n)'


class ModuleDict(Module):
    """Modules by names."""

    def __init__(self, modules=None):
        super().__init__()
        if modules is not None:
            self.update(modules)

    def __getitem__(self, key):
        return self._modules[key]

    def __setitem__(self, key, module):
        self.add_module(key, module)

    def __delitem__(self, key):
        del self._modules[key]

    def __len__(self):
        return len(self._modules)

    def __iter__(self):
        return iter(self._modules)

    def __contains__(self, key):
        return key in self._modules

    def clear(self):
        """Take all out."""
        self._modules.clear()

    def pop(self, key):
        """Take one out, and give it."""
        return self._modules.pop(key)

    def keys(self):
        """The names."""
        return self._modules.keys()

    def items(self):
        """Pairs (name, module)."""
        return self._modules.items()

    def values(self):
        """The modules."""
        return self._modules.values()

    def update(self, modules):
        """Add those of a dict, or pairs (name, module)."""
        if not hasattr(modules, '__iter__'):
            raise TypeError(
                f'ModuleDict.update should be called with an iterable of key/value pairs, but got {type(modules).__name__}')
        if hasattr(modules, 'items'):
            modules = modules.items()
        for place, pair in enumerate(modules):
            if not hasattr(pair, '__iter__'):
                raise TypeError(f'ModuleDict update sequence element #{place} should be Iterable; is{type(pair).__name__}')
            if len(pair) != 2:
                raise ValueError(f'ModuleDict update sequence element #{place} has length {len(pair)}; 2 is required')
            self[pair[0]] = pair[1]


def _described(value, kind):
    if not isinstance(value, Tensor):
        return f'Object of type: {type(value).__name__}'
    role = 'Parameter' if isinstance(value, Parameter) else 'Tensor'
    return f'{role} containing: [{kind(value)} of size {"x".join(map(str, value.size()))}]'


class ParameterList(Module):
    """A list of parameters. A tensor becomes one; anything else stays what it is."""

    def __init__(self, values=None):
        super().__init__()
        self._size = 0
        if values is not None:
            self += values

    def __getitem__(self, index):
        if isinstance(index, slice):
            return type(self)([self[place] for place in range(*index.indices(len(self)))])
        return getattr(self, str(_place(index, len(self))))

    def __setitem__(self, index, value):
        if isinstance(value, Tensor) and not isinstance(value, Parameter):
            value = Parameter(value)
        setattr(self, str(_place(index, len(self))), value)

    def __len__(self):
        return self._size

    def __iter__(self):
        return iter(self[place] for place in range(len(self)))

    def __iadd__(self, values):
        return self.extend(values)

    def append(self, value):
        """Add one at the end."""
        self._size += 1
        self[self._size - 1] = value
        return self

    def extend(self, values):
        """Add several at the end."""
        if not hasattr(values, '__iter__') or isinstance(values, Tensor):
            raise TypeError(f'ParameterList.extend should be called with an iterable, but got {type(values).__name__}')
        for value in values:
            self.append(value)
        return self

    def extra_repr(self):
        return '\n'.join(f'  ({place}): {_described(value, lambda tensor: tensor.dtype)}' for place, value in enumerate(self))


class ParameterDict(Module):
    """Parameters by names. A tensor becomes one; anything else stays what it is."""

    def __init__(self, parameters=None):
        super().__init__()
        self._keys = {}
        if parameters is not None:
            self.update(parameters)

    def __getitem__(self, key):
        return getattr(self, key)

    def __setitem__(self, key, value):
        if not isinstance(key, str):
            raise TypeError(
                f'Index given to ParameterDict cannot be used as a key as it is not a string (type is {type(key).__name__!r}). '
                'Open an issue on github if you need non-string keys.')
        self._keys[key] = None
        if isinstance(value, Tensor) and not isinstance(value, Parameter):
            value = Parameter(value)
        setattr(self, key, value)

    def __delitem__(self, key):
        del self._keys[key]
        delattr(self, key)

    def __len__(self):
        return len(self._keys)

    def __iter__(self):
        return iter(self._keys)

    def __reversed__(self):
        return reversed(list(self._keys))

    def __contains__(self, key):
        return key in self._keys

    def __or__(self, other):
        both = self.copy()
        both.update(other)
        return both

    def __ror__(self, other):
        both = type(self)(other)
        both.update(self)
        return both

    def __ior__(self, other):
        self.update(other)
        return self

    def copy(self):
        """Another with the same parameters."""
        return type(self)({key: self[key] for key in self._keys})

    def setdefault(self, key, default=None):
        """The parameter of this name; if there is none, it becomes the default."""
        if key not in self:
            self[key] = default
        return self[key]

    def clear(self):
        """Take all out."""
        for key in list(self._keys):
            del self[key]

    def pop(self, key):
        """Take one out, and give it."""
        value = self[key]
        del self[key]
        return value

    def popitem(self):
        """Take the last one out: (name, parameter)."""
        key = list(self._keys)[-1]
        return key, self.pop(key)

    def get(self, key, default=None):
        """The parameter of this name, or the default."""
        return self[key] if key in self else default

    def fromkeys(self, keys, default=None):
        """A new one with the same parameter for each name."""
        return type(self)({key: default for key in keys})

    def keys(self):
        """The names."""
        return self._keys.keys()

    def items(self):
        """Pairs (name, parameter)."""
        return ((key, self[key]) for key in self._keys)

    def values(self):
        """The parameters."""
        return (self[key] for key in self._keys)

    def update(self, parameters):
        """Add those of a dict, or pairs (name, parameter)."""
        if not hasattr(parameters, '__iter__') or isinstance(parameters, Tensor):
            raise TypeError(
                'ParametersDict.update should be called with an iterable of key/value pairs, but got '
                f'{type(parameters).__name__}')
        for key, value in parameters.items() if hasattr(parameters, 'items') else parameters:
            self[key] = value

    def extra_repr(self):
        return '\n'.join(f'  ({key}): {_described(value, Tensor.type)}' for key, value in self.items())
