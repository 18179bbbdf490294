# K1: nothing is there until it is asked for; then it is always the same dict.
# differs: torch is not a part of CPython
from torch._dynamo.code_context import code_context


def compiled(source='x = 1'):
    return compile(source, '<k>', 'exec')


code = compiled()
print(code_context.has_context(code))  # expect: False
context = code_context.get_context(code)
print(context, code_context.has_context(code))  # expect: {} True
context['metadata'] = {'optimized': True}
print(code_context.get_context(code) is context, code_context.get_context(code))  # expect: True {'metadata': {'optimized': True}}
other = compiled('y = 2')
print(code_context.get_context(other).get('k'), code_context.has_context(other))  # expect: None True
