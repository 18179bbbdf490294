# K9: any value, and nothing is copied.
# differs: torch is not a part of CPython
from torch._dynamo.code_context import CodeContextDict, code_context


def compiled(source='x = 1'):
    return compile(source, '<k>', 'exec')


class GraphModule:
    pass


parent = compiled()
values = [1, 'a', [], GraphModule, len, None, code_context, parent]
code_context.get_context(parent).update(enumerate(values))
print(all(code_context.get_context(parent)[n] is value for n, value in enumerate(values)))  # expect: True

values[2].append(1)
context = code_context.get_context(parent)
context['late'] = values
print(code_context.get_context(parent)[2], code_context.get_context(parent)['late'] is values)  # expect: [1] True

# Another store is another store.
print(CodeContextDict().has_context(parent), code_context.has_context(parent))  # expect: False True
