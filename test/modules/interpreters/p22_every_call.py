# P22: every call of an operation from guest code asks the handle cache of its interpreter, whatever the operation is called by.
# differs: torch._vm is ours
import torch
from concurrent import interpreters
from torch import _vm


def asked(call):
    before = _vm.handle_cache_stats()[0]
    call()
    after = _vm.handle_cache_stats()[0]
    return sum(after[key] - before[key] for key in ('hits', 'misses'))


x = torch.ones(2)
add = torch.ops.aten.add.Tensor
for call in (lambda: x + x, lambda: x + 1, lambda: 1 + x, lambda: 1 - x, lambda: 2 / x, lambda: -x, lambda: x == x, lambda: torch.add(x, x),
             lambda: x.add(x), lambda: x.add_(x), lambda: torch.zeros(2), lambda: torch.add(x, x, out=torch.empty(0)), lambda: add(x, x),
             lambda: torch.ops.aten.add.Tensor(x, x)):
    print(asked(call), end=' ')
print()
print(repr(add), str(add), add.name(), torch.ops.aten.add, torch.ops.aten.add.overloads())
print(add._schema)
print(torch.ops.aten.mm.default, torch.ops.aten.add.Scalar._schema)
for wrong in (lambda: torch.ops.aten.nothing, lambda: torch.ops.aten.add.nothing):
    try:
        wrong()
    except AttributeError as error:
        print(error)

# Two interpreters have an object each for one row, and count for themselves.
other = interpreters.create()
other.exec('''
import torch
from torch import _vm
for _ in range(100):
    torch.ones(1) + 1
''')
stats = _vm.handle_cache_stats()
print(stats[other.id])
# One slot for all: whoever is second starves.
for policy in ('single', 'single-safe'):
    _vm.handle_cache_policy(policy)
    before = _vm.handle_cache_stats()
    x + x
    other.exec('x = torch.ones(1)\nfor _ in range(100):\n    x + x')
    after = _vm.handle_cache_stats()
    print(policy, {key: after[other.id][key] - before[other.id][key] for key in after[other.id]})
    for slot in _vm.handle_cache_slots():
        if slot['operator'] == 'aten.add.Tensor':
            print(slot['owner'], slot['busy'])
print(_vm.handle_cache_policy('per-interpreter'), _vm.handle_cache_policy())
try:
    _vm.handle_cache_policy('none')
except ValueError as error:
    print(error)
other.close()
print(sorted(_vm.handle_cache_stats()))

# expect: 1 1 1 1 1 1 1 1 1 1 1 2 1 2 
# expect: <OpOverload(op='aten.add', overload='Tensor')> aten.add.Tensor aten::add.Tensor aten.add ['Tensor', 'Scalar']
# expect: aten::add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor
# expect: aten.mm.default aten::add.Scalar(Tensor self, Scalar other, *, Scalar alpha=1) -> Tensor
# expect: '_OpNamespace' 'aten' object has no attribute 'nothing'
# expect: The underlying op of 'aten.add' has no overload name 'nothing'
# expect: {'hits': 198, 'misses': 2, 'claims': 2, 'foreign': 0, 'lost': 0}
# expect: single {'hits': 0, 'misses': 101, 'claims': 1, 'foreign': 100, 'lost': 0}
# expect: 0 False
# expect: single-safe {'hits': 0, 'misses': 101, 'claims': 1, 'foreign': 100, 'lost': 0}
# expect: 0 False
# expect: single-safe per-interpreter
# expect: the policies are per-interpreter, single, single-safe, data-cas, and not 'none'
# expect: [0]
