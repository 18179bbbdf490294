# K2: pop gives what is there and forgets it; what is not there is a new dict and nothing stays.
# differs: torch is not a part of CPython
from torch._dynamo.code_context import code_context


def compiled(source='x = 1'):
    return compile(source, '<k>', 'exec')


code = compiled()
context = code_context.get_context(code)
print(code_context.pop_context(code) is context, code_context.has_context(code))  # expect: True False
fresh = code_context.pop_context(code)
print(fresh, fresh is context, code_context.has_context(code))  # expect: {} False False
print(code_context.get_context(code) is fresh)  # expect: False
