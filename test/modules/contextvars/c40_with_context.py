# C40: with context.
# differs: vmtools is ours
import re
from contextvars import Context, ContextVar, copy_context

import vmtools


def show(function, *args):
    try:
        result = repr(function(*args))
    except Exception as error:
        result = f'{type(error).__name__}: {error}'
    print(re.sub('0x[0-9a-f]+', '0x...', result))


def test():
    var = ContextVar('var', default='outside')
    context = copy_context()
    try:
        with context:
            print('not reached')
    except TypeError as error:
        print(error)  # expect: '_contextvars.Context' object does not support the context manager protocol (missed __exit__ method)
    show(hasattr, context, '__enter__')  # expect: False
    vmtools.allow('with context')
    with context as entered:
        var.set('inside')
        print(var.get(), entered is context)  # expect: inside True
        show(context.run, print)  # expect: RuntimeError: cannot enter context: <_contextvars.Context object at 0x...> is already entered
    print(var.get(), context[var])  # expect: outside inside
    try:
        with context:
            raise KeyError('key')
    except KeyError:
        print(var.get())  # expect: outside
    show(context.__exit__, None, None, None)  # expect: RuntimeError: cannot exit context: <_contextvars.Context object at 0x...> has not been entered
    show(vmtools.allow, 'magic')  # expect: ValueError: there is 'with context' and 'generator context', and not 'magic'


copy_context().run(test)
