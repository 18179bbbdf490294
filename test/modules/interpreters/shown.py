# What glasspy show interpreters shows of those in workers: what they hold and do, and whose the handles are.
# differs: vmtools and torch._vm are ours
import threading
import torch
import vmtools
from concurrent import interpreters
from torch import _vm


def rows():
    return {row['id']: row for row in vmtools.view('interpreters')['interpreters']}


def brief(row):
    return row['backend'], row['home'], row['running'], row['objects'] > 100 if row['objects'] is not None else None, row['memory'] is not None and row['memory'] > 2 ** 20


before = _vm.handle_cache_policy('single')
torch.ones(2) + torch.ones(2)
beside = interpreters.create()
beside.exec('import torch; torch.ones(2) + torch.ones(2)')
worker = interpreters.create(backend='worker')
worker.exec('import torch; x = torch.ones(2); x + x; x * x; x * x')
worker.exec('from concurrent import interpreters; inner = interpreters.create(); outer = interpreters.create(backend="worker")')
for id, row in sorted(rows().items()):
    print(id, *brief(row))
# expect: 0 thread 0 True True True
# expect: 1 thread 0 False True False
# expect: 2 worker 2 False True True
# expect: 3 thread 2 False True False
# expect: 4 worker 4 False True True
shown = vmtools.view('interpreters')
print(shown['policy'], [(row['id'], row['handles'] and row['handles']['foreign'] > 0) for row in shown['interpreters']])  # expect: single [(0, False), (1, True), (2, True), (3, None), (4, None)]
for slot in shown['slots']:
    if slot['operator'] in ('aten.add.Tensor', 'aten.mul.Tensor'):
        print(slot['operator'], slot['owner'], [(each['interpreter'], each['hits'], each['misses'], each['has_handle']) for each in slot['asked']])
# expect: aten.add.Tensor 0 [(0, 0, 1, True), (1, 0, 1, False), (2, 0, 1, False)]
# expect: aten.mul.Tensor 2 [(2, 1, 1, True)]

# One that runs something tells of it, and goes on.
there, back = interpreters.create_queue(), interpreters.create_queue()
worker.prepare_main(there=there, back=back)
thread = threading.Thread(target=worker.exec, args=('back.put(1)\nwhile there.empty(): pass\nback.put(2)',))
thread.start()
back.get()
print(rows()[2]['running'], rows()[2]['threads'][0]['name'])  # expect: True MainThread
there.put(None)
thread.join()
print(back.get(), rows()[2]['running'])  # expect: 2 False
worker.close()
print(sorted(rows()))  # expect: [0, 1]
_vm.handle_cache_policy(before)
