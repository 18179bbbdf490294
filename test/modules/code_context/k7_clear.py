# K7: clear forgets all; dicts that were handed out work on, detached.
# differs: torch is not a part of CPython
from torch._dynamo.code_context import code_context


def compiled(source='x = 1'):
    return compile(source, '<k>', 'exec')


a, b = compiled('a'), compiled('b')
code_context.get_context(a)['of'] = 'a'
code_context.get_context(b)['of'] = 'b'
held = code_context.get_context(a)
code_context.clear()
print(code_context.has_context(a), code_context.has_context(b), code_context._live())  # expect: False False []
held['more'] = 1
print(held, code_context.get_context(a))  # expect: {'of': 'a', 'more': 1} {}
print(code_context.get_context(a) is held)  # expect: False
