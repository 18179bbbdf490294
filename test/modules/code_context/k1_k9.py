# K1-K9: contexts of code objects.
# differs: torch is not a part of CPython
import gc
import weakref
from torch._dynamo.code_context import CodeContextDict, code_context


def compiled(source='x = 1'):
    return compile(source, '<k>', 'exec')


# K1: nothing is there until it is asked for; then it is always the same dict.
code = compiled()
print(code_context.has_context(code))  # expect: False
context = code_context.get_context(code)
print(context, code_context.has_context(code))  # expect: {} True
context['metadata'] = {'optimized': True}
print(code_context.get_context(code) is context, code_context.get_context(code))  # expect: True {'metadata': {'optimized': True}}
other = compiled('y = 2')
print(code_context.get_context(other).get('k'), code_context.has_context(other))  # expect: None True

# K2: pop gives what is there and forgets it; what is not there is a new dict and nothing stays.
print(code_context.pop_context(code) is context, code_context.has_context(code))  # expect: True False
fresh = code_context.pop_context(code)
print(fresh, fresh is context, code_context.has_context(code))  # expect: {} False False
print(code_context.get_context(code) is fresh)  # expect: False

# K3: by identity. Equal code objects have different contexts; a WeakKeyDictionary takes them for one.
a, b = compiled(), compiled()
print(a == b, hash(a) == hash(b), a is b)  # expect: True True False
code_context.get_context(a)['of'] = 'a'
code_context.get_context(b)['of'] = 'b'
print(code_context.get_context(a), code_context.get_context(b))  # expect: {'of': 'a'} {'of': 'b'}
merged = weakref.WeakKeyDictionary()
merged[a], merged[b] = 'a', 'b'
print(len(merged), merged[a])  # expect: 1 b

# K4: what replace() gives is another code object.
print(code_context.has_context(a.replace(co_name='renamed')), code_context.has_context(a.replace()))  # expect: False False


def f():
    return 1


code_context.get_context(f.__code__)['f'] = 1
print(code_context.has_context(f.__code__))  # expect: True
f.__code__ = f.__code__.replace(co_name='g')
print(code_context.has_context(f.__code__))  # expect: False

# K5: the entry goes with its code, and no new one sees it.
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

# K6: keys that cannot be referred to weakly.
for key in (1, 'a', (1, 2), None):
    print(code_context.has_context(key))
    for ask in (code_context.get_context, code_context.pop_context):
        try:
            ask(key)
        except TypeError as error:
            print(error)
# expect: False
# expect: cannot create weak reference to 'int' object
# expect: cannot create weak reference to 'int' object
# expect: False
# expect: cannot create weak reference to 'str' object
# expect: cannot create weak reference to 'str' object
# expect: False
# expect: cannot create weak reference to 'tuple' object
# expect: cannot create weak reference to 'tuple' object
# expect: False
# expect: cannot create weak reference to 'NoneType' object
# expect: cannot create weak reference to 'NoneType' object
print(code_context.get_context(f) is code_context.get_context(f))  # expect: True

# K7: clear forgets all; dicts that were handed out work on, detached.
held = code_context.get_context(a)
code_context.clear()
print(code_context.has_context(a), code_context.has_context(b), code_context._live())  # expect: False False []
held['more'] = 1
print(held, code_context.get_context(a))  # expect: {'of': 'a', 'more': 1} {}
print(code_context.get_context(a) is held)  # expect: False


# K8: what is given on to the code of a resume function is the same reference; a reference is not wrapped once more.
class GraphModule:
    pass


module = GraphModule()
parent, child = compiled('parent = 1'), compiled('child = 1')
code_context.get_context(parent)['orig_graphmodule'] = weakref.ref(module)
code_context.get_context(child)['orig_graphmodule'] = code_context.get_context(parent)['orig_graphmodule']
print(code_context.get_context(child)['orig_graphmodule']() is module)  # expect: True
try:
    weakref.ref(weakref.proxy(module))
except TypeError as error:
    print(error)  # expect: cannot create weak reference to 'weakref.ProxyType' object
del module
gc.collect()
print(code_context.get_context(child)['orig_graphmodule']())  # expect: None

# K9: any value, and nothing is copied.
values = [1, 'a', [], GraphModule, len, None, code_context, parent]
code_context.get_context(parent).update(enumerate(values))
print(all(code_context.get_context(parent)[n] is value for n, value in enumerate(values)))  # expect: True

# Another store is another store.
print(CodeContextDict().has_context(parent), code_context.has_context(parent))  # expect: False True
