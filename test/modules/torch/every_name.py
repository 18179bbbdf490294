# Each public name that PyTorch has is here or is refused by name; and nothing public is here that PyTorch does not have.
# differs: PyTorch has all of them
import importlib
import warnings
import torch
from torch import _absent, _absent_parts

warnings.simplefilter('ignore')


def walk(thing, names):
    there, refused, wrong = 0, 0, []
    for name in sorted(names):
        try:
            getattr(thing, name)
            there += 1
        except _absent.NotInBuild as error:
            refused += 1
            if name not in str(error):
                wrong.append(name)
        except Exception as error:
            wrong.append((name, error))
    return there > 100, refused > 0, wrong


def public(thing):
    return {name for name in dir(thing) if not name.startswith('_')}


print(walk(torch, _absent.FUNCTIONS))  # expect: (True, True, [])
print(walk(torch.ones(2, 2), _absent.METHODS))  # expect: (True, True, [])
print(sorted(public(torch) - _absent.FUNCTIONS))  # expect: []
print(sorted(public(torch.Tensor) - _absent.METHODS))  # expect: []
print(sorted(set(torch.__supported__) - _absent.FUNCTIONS), len(torch.__supported__) > 300)  # expect: [] True

# The same of the parts; modules that they import do not count.
for part, names in _absent_parts.NAMES.items():
    names = set(names.split())
    part = importlib.import_module(part)
    there = {name for name in public(part) if not isinstance(getattr(part, name), type(torch))}
    print(part.__name__, walk(part, names)[2], sorted(there - names))
# expect: torch.nn [] []
# expect: torch.nn.functional [] []
# expect: torch.nn.init [] []
# expect: torch.nn.parameter [] []
# expect: torch.nn.utils [] []
# expect: torch.optim [] []
# expect: torch.optim.lr_scheduler [] []
# expect: torch.random [] []
# expect: torch.utils.data [] []
