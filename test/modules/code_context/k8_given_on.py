# K8: what is given on to the code of a resume function is the same reference; a reference is not wrapped once more.
# differs: torch is not a part of CPython
import gc
import weakref
from torch._dynamo.code_context import code_context


def compiled(source='x = 1'):
    return compile(source, '<k>', 'exec')


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
