# K20: a context that refers to its own code does not keep it.
# differs: torch is not a part of CPython
import gc
import weakref
from torch._dynamo.code_context import code_context


def make(n):
    code = compile(f'x = {n}', f'<{n}>', 'exec')
    context = code_context.get_context(code)
    context['code'] = code
    context['nested'] = [(code, context)]
    return weakref.ref(code)


refs = [make(n) for n in range(50)]
gc.collect()
print(sum(ref() is not None for ref in refs), code_context._live())  # expect: 0 []

# Two that refer to each other's code.
a, b = compile('a', '<a>', 'eval'), compile('b', '<b>', 'eval')
code_context.get_context(a)['other'] = b
code_context.get_context(b)['other'] = a
refs = [weakref.ref(a), weakref.ref(b)]
del b
gc.collect()
print([code.co_filename for code, context in code_context._live()])  # expect: ['<a>', '<b>']
del a
gc.collect()
print([ref() for ref in refs], code_context._live())  # expect: [None, None] []
