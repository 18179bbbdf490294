# Each public name that PyTorch has is here or is refused by name; and nothing public is here that PyTorch does not have.
# differs: PyTorch has all of them
import warnings
import torch
from torch import _absent

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


print(walk(torch, _absent.FUNCTIONS))  # expect: (True, True, [])
print(walk(torch.ones(2, 2), _absent.METHODS))  # expect: (True, True, [])


def public(thing):
    return {name for name in dir(thing) if not name.startswith('_')}


print(sorted(public(torch) - _absent.FUNCTIONS))  # expect: []
print(sorted(public(torch.Tensor) - _absent.METHODS))  # expect: []
print(sorted(set(torch.__supported__) - _absent.FUNCTIONS), len(torch.__supported__) > 300)  # expect: [] True
