# C24: run.
import re
from contextvars import Context, ContextVar


def show(function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except Exception as error:
        result = f'{type(error).__name__}: {error}'
    print(re.sub('0x[0-9a-f]+', '0x...', result))


def test():
    a = ContextVar('a', default='outside')
    context = Context()
    show(context.run)
    show(context.run, lambda *args, **kwargs: (args, kwargs), 1, 2, x=3)

    def fails():
        a.set('bound')
        raise ValueError('from within')

    show(context.run, fails)
    print(context[a], a.get())

    def nested():
        a.set('outer')
        other = Context()
        other.run(a.set, 'inner')
        return a.get(), other[a]

    show(context.run, nested)


test()
# expect: TypeError: run() missing 1 required positional argument
# expect: ((1, 2), {'x': 3})
# expect: ValueError: from within
# expect: bound outside
# expect: ('outer', 'inner')
