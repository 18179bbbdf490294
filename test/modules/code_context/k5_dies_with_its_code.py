# K5: the entry goes with its code, and no new one sees it.
# differs: torch is not a part of CPython
import gc
import weakref
from torch._dynamo.code_context import CodeContextDict


def compiled(source='x = 1'):
    return compile(source, '<k>', 'exec')


store = CodeContextDict()
keys = [compiled(f'x = {n}') for n in range(100)]
for key in keys:
    store.get_context(key)['n'] = 1
print(len(store._live()))  # expect: 100
value = weakref.ref(store.get_context(keys[7]).setdefault('held', {1, 2}))
print(value() is not None)  # expect: True
del key, keys
gc.collect()
print(len(store._live()), value())  # expect: 0 None
keys = [compiled(f'x = {n}') for n in range(100)]
print(any(store.has_context(key) for key in keys))  # expect: False
