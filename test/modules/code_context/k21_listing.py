# K21: those that are alive can be listed, without creating any.
# differs: torch is not a part of CPython
from torch._dynamo.code_context import code_context

codes = [compile('x', f'<{n}>', 'eval') for n in range(5)]
for n in (3, 1, 4):
    code_context.get_context(codes[n])['n'] = n
print([(code.co_filename, context) for code, context in code_context._live()])
# expect: [('<3>', {'n': 3}), ('<1>', {'n': 1}), ('<4>', {'n': 4})]
print(code_context._peek(codes[0]), code_context.has_context(codes[0]), code_context._peek(codes[1]))  # expect: None False {'n': 1}
code_context.pop_context(codes[1])
print([code.co_filename for code, context in code_context._live()])  # expect: ['<3>', '<4>']
code_context.get_context(codes[1])
print([(code.co_filename, context) for code, context in code_context._live()])
# expect: [('<3>', {'n': 3}), ('<4>', {'n': 4}), ('<1>', {})]
