# K3: by identity. Equal code objects have different contexts; a WeakKeyDictionary takes them for one.
# differs: torch is not a part of CPython
import weakref
from torch._dynamo.code_context import code_context


def compiled(source='x = 1'):
    return compile(source, '<k>', 'exec')


a, b = compiled(), compiled()
print(a == b, hash(a) == hash(b), a is b)  # expect: True True False
code_context.get_context(a)['of'] = 'a'
code_context.get_context(b)['of'] = 'b'
print(code_context.get_context(a), code_context.get_context(b))  # expect: {'of': 'a'} {'of': 'b'}
merged = weakref.WeakKeyDictionary()
merged[a], merged[b] = 'a', 'b'
print(len(merged), merged[a])  # expect: 1 b
