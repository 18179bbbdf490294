# K20: a context that refers to its own code does not keep it. K21: those that are alive can be listed, without creating any.
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

# K21
codes = [compile('x', f'<{n}>', 'eval') for n in range(5)]
for n in (3, 1, 4):
    code_context.get_context(codes[n])['n'] = n
print([(code.co_filename, context) for code, context in code_context._live()])
# expect: [('<3>', {'n': 3}), ('<1>', {'n': 1}), ('<4>', {'n': 4})]
print(code_context._peek(codes[0]), code_context.has_context(codes[0]), code_context._peek(codes[1]))  # expect: None False {'n': 1}
code_context.pop_context(codes[1])
code_context.get_context(codes[1])
print([(code.co_filename, context) for code, context in code_context._live()])
# expect: [('<3>', {'n': 3}), ('<1>', {}), ('<4>', {'n': 4})]

# Two threads that ask at once get one dict.
import threading
found = []
threads = [threading.Thread(target=lambda: found.append(code_context.get_context(codes[2]))) for n in range(20)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(found), len({id(context) for context in found}))  # expect: 20 1
