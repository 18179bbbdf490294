# C20: mapping.
import collections.abc
import re
from contextvars import Context, ContextVar


def show(function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except Exception as error:
        result = f'{type(error).__name__}: {error}'
    print(re.sub('0x[0-9a-f]+', '0x...', result))


def test():
    a, b = ContextVar('a'), ContextVar('b')
    context = Context()
    context.run(a.set, 'value')
    print(a in context, b in context, context[a], len(context), isinstance(context, collections.abc.Mapping))
    show(lambda: context[b])
    show(context.get, b)
    show(context.get, b, 'other')
    show(context.get, b, 1, 2)
    show(context.get)
    keys = context.keys()
    print(type(keys).__name__, type(context.values()).__name__, type(context.items()).__name__, type(iter(context)).__name__)
    print(len(keys), [key is a for key in keys], len(keys), list(keys), list(context.values()))
    show(reversed, context)
    show(lambda: context.__setitem__)


test()
# expect: True False value 1 True
# expect: KeyError: <ContextVar name='b' at 0x...>
# expect: None
# expect: 'other'
# expect: TypeError: get expected at most 2 arguments, got 3
# expect: TypeError: get expected at least 1 argument, got 0
# expect: keys values items keys
# expect: 1 [True] 1 [] ['value']
# expect: TypeError: '_contextvars.Context' object is not reversible
# expect: AttributeError: '_contextvars.Context' object has no attribute '__setitem__'
