# K22: threads that ask for the same code at once get one dict.
# differs: torch is not a part of CPython
import threading
from torch._dynamo.code_context import code_context

code = compile('x', '<shared>', 'eval')
found = []
threads = [threading.Thread(target=lambda: found.append(code_context.get_context(code))) for n in range(20)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(found), len({id(context) for context in found}))  # expect: 20 1
