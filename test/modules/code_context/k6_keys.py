# K6: keys that cannot be referred to weakly.
# differs: torch is not a part of CPython
from torch._dynamo.code_context import code_context


def f():
    return 1


for key in (1, 'a', (1, 2), None):
    print(code_context.has_context(key))
    for ask in (code_context.get_context, code_context.pop_context):
        try:
            ask(key)
        except TypeError as error:
            print(error)
# expect: False
# expect: cannot create weak reference to 'int' object
# expect: cannot create weak reference to 'int' object
# expect: False
# expect: cannot create weak reference to 'str' object
# expect: cannot create weak reference to 'str' object
# expect: False
# expect: cannot create weak reference to 'tuple' object
# expect: cannot create weak reference to 'tuple' object
# expect: False
# expect: cannot create weak reference to 'NoneType' object
# expect: cannot create weak reference to 'NoneType' object
print(code_context.get_context(f) is code_context.get_context(f))  # expect: True
