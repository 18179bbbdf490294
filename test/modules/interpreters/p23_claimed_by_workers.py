# P23: interpreters in workers claim the same words in shared memory, each slot once; who has claimed nothing makes its handles anew.
# differs: torch._vm is ours
import threading
from concurrent import interpreters
from torch import _vm

WORK = '''
import torch
from torch import _vm
x = torch.ones(2)
start.get()
for _ in range(300):
    x + x; x * x; x - x; x / x; -x; x.exp(); x.sum(); x == x
stats = _vm.handle_cache_stats()
own = [slot['slot'] for slot in _vm.handle_cache_slots() if slot['owner'] == me]
out.put((me, own, list(stats[me].items())))
'''
for policy in ('single', 'single-safe', 'per-interpreter'):
    _vm.handle_cache_policy(policy)
    start, out = interpreters.create_queue(), interpreters.create_queue()
    workers = [interpreters.create(backend='worker') for _ in range(3)]
    threads = []
    for worker in workers:
        worker.prepare_main(start=start, out=out, me=worker.id)
        threads.append(threading.Thread(target=worker.exec, args=(WORK,)))
        threads[-1].start()
    for _ in workers:
        start.put(None)
    results = [out.get() for _ in workers]
    for thread in threads:
        thread.join()
    owned = [slot for _, own, _ in results for slot in own]
    stats = [dict(items) for _, _, items in results]
    asked = [each['hits'] + each['misses'] for each in stats]
    # Nobody's slot is claimed twice, and every call was answered.
    print(policy, len(owned) == len(set(owned)), asked == [asked[0]] * 3, all(each['misses'] == each['claims'] + each['foreign'] + each['lost'] for each in stats))
    print('  claimed', sum(each['claims'] for each in stats) == (len(owned) or 3 * stats[0]['claims']), 'starved', any(each['foreign'] for each in stats))
    for worker in workers:
        worker.close()
# All have ended: their slots are free again.
_vm.handle_cache_policy('single')
last = interpreters.create(backend='worker')
out = interpreters.create_queue()
last.prepare_main(out=out)
last.exec('import torch\nfrom torch import _vm\ntorch.ones(1) + torch.ones(1)\nstats, = _vm.handle_cache_stats().values()\nout.put((stats["foreign"], stats["claims"] > 0))')
print(out.get())
last.close()

# expect: single True True True
# expect:   claimed True starved True
# expect: single-safe True True True
# expect:   claimed True starved True
# expect: per-interpreter True True True
# expect:   claimed True starved False
# expect: (0, True)
