# K4: what replace() gives is another code object.
# differs: torch is not a part of CPython
from torch._dynamo.code_context import code_context


def compiled(source='x = 1'):
    return compile(source, '<k>', 'exec')


a = compiled()
code_context.get_context(a)['of'] = 'a'
print(code_context.has_context(a.replace(co_name='renamed')), code_context.has_context(a.replace()))  # expect: False False


def f():
    return 1


code_context.get_context(f.__code__)['f'] = 1
print(code_context.has_context(f.__code__))  # expect: True
f.__code__ = f.__code__.replace(co_name='g')
print(code_context.has_context(f.__code__))  # expect: False
