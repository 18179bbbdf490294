# C41: generator contexts.
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

    def generator():
        for i in range(3):
            var.set(i)
            yield var.get()
            print('seen', var.get())

    dependent = generator()
    show(lambda: dependent._context)  # expect: AttributeError: 'generator' object has no attribute '_context'
    show(setattr, dependent, '_context', None)  # expect: AttributeError: 'generator' object has no attribute '_context' and no __dict__ for setting new attributes
    vmtools.allow('generator context')
    token = var.set('outside')
    print(dependent._context, next(dependent), var.get())  # expect: None 0 0
    var.reset(token)
    own = copy_context()
    independent = generator()
    independent._context = own
    show(own.run, print)  # expect: RuntimeError: cannot enter context: <_contextvars.Context object at 0x...> is already entered
    show(vmtools.context_exit, own)  # expect: RuntimeError: cannot exit context: thread state references a different context object
    print(next(independent), var.get(), independent._context is own)  # expect: 0 outside True
    var.set('changed outside')
    print(next(independent), var.get())
    # expect: seen 0
    # expect: 1 changed outside
    independent._context = None
    own.run(lambda: print(var.get()))  # expect: 1
    print(next(independent), var.get())
    # expect: seen changed outside
    # expect: 2 2
    independent._context = own
    print(list(independent), own.run(var.get))
    # expect: seen 1
    # expect: [] 1

    def nested():
        inner = Context()
        vmtools.context_enter(inner)
        var.set('in the inner one')
        yield var.get()
        yield var.get()
        vmtools.context_exit(inner)
        yield var.get()

    deep = nested()
    deep._context = own
    var.set('outside')
    print(next(deep), var.get())  # expect: in the inner one outside
    show(setattr, deep, '_context', None)  # expect: RuntimeError: cannot reset: the generator has entered another context
    print(next(deep), next(deep), var.get())  # expect: in the inner one 1 outside
    deep._context = None

    async def coroutine():
        var.set('in the coroutine')

    waiting = coroutine()
    waiting._context = own
    try:
        waiting.send(None)
    except StopIteration:
        print(var.get(), own[var])  # expect: outside in the coroutine


copy_context().run(test)
