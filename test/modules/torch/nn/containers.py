# torch: 1.13
"""Modules that hold modules or parameters."""
from collections import OrderedDict

import torch
from torch import nn


def say(attempt):
    try:
        print(attempt())
    except Exception as error:
        print(f'{type(error).__name__}: {error}')


sequence = nn.Sequential(OrderedDict([('first', nn.Linear(1, 2)), ('then', nn.ReLU()), ('last', nn.Tanh())]))
print(sequence, sequence[1:], sequence[-1], sequence.first, sep='\n')
say(lambda: sequence[5])
sequence.append(nn.GELU())
del sequence[0]
sequence[0] = nn.SiLU()
sequence.insert(1, nn.ELU())
print(sequence, len(sequence))
say(lambda: sequence + sequence)
say(lambda: sequence + 3)
say(lambda: sequence * 2)
say(lambda: sequence.pop(0))
say(lambda: list(sequence))
say(lambda: nn.Sequential(3))
say(lambda: nn.Sequential())
say(lambda: nn.Sequential(nn.Flatten(), nn.Linear(4, 2))(torch.zeros(3, 2, 2)).shape)

numbered = nn.ModuleList([nn.Linear(1, 1), nn.Tanh()])
print(numbered, numbered[0], numbered[-1], numbered[:1], sep='\n')
say(lambda: numbered[2])
numbered.insert(0, nn.ReLU())
numbered += [nn.LeakyReLU()]
print(numbered, len(numbered))
say(lambda: numbered + [nn.GELU()])
say(lambda: numbered.extend(3))
say(lambda: numbered.append(3))
del numbered[1]
print(numbered, nn.ModuleList())

named = nn.ModuleDict([['a', nn.ReLU()], ['b', nn.Tanh()]])
print(named, named['a'], list(named.items()), 'a' in named)
say(lambda: named['z'])
say(lambda: named.pop('a'))
print(named)
say(lambda: nn.ModuleDict({'a.b': nn.ReLU()}))
say(lambda: named.update(3))
say(lambda: named.update([3]))
say(lambda: named.update([[1, 2, 3]]))

parameters = nn.ParameterList([torch.zeros(2), nn.Parameter(torch.ones(1, 2)), 3])
print(parameters, parameters[0], parameters[1:], len(parameters))
say(lambda: parameters[7])
print([name for name, _ in parameters.named_parameters()])
parameters.append(torch.ones(1))
print(parameters)

by_name = nn.ParameterDict({'a': torch.zeros(2), 'b': 3})
print(by_name, by_name['a'], list(by_name.keys()))
by_name['n'] = torch.ones(1)
say(lambda: by_name.pop('a'))
print(by_name, by_name.get('x', 3), 'b' in by_name, len(by_name))
