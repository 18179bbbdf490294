# X6: a handle never goes to another interpreter: what arrives is the object that the other has for the same row.
# differs: torch._vm is ours
import torch
from concurrent import interpreters

add = torch.ops.aten.add.Tensor
for backend in ('thread', 'worker'):
    interp = interpreters.create(backend=backend)
    queue = interpreters.create_queue()
    interp.prepare_main(queue=queue)
    queue.put(add)
    interp.exec('''
import torch
came = queue.get()
queue.put((str(came), came is torch.ops.aten.add.Tensor, came(torch.ones(2), torch.ones(2)).tolist()))
queue.put((came, came._slot))
''')
    print(queue.get())
    back, slot = queue.get()
    print(back is add, slot == add._slot)
    interp.close()

# expect: ('aten.add.Tensor', True, [2.0, 2.0])
# expect: True True
# expect: ('aten.add.Tensor', True, [2.0, 2.0])
# expect: True True
