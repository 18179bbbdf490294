# What contexts have beyond CPython's own Python interface: windows, watchers (there in C only), contexts that can be entered by hand.
# differs: vmtools is ours
import re
import contextvars
from contextvars import Context, ContextVar, copy_context

import vmtools


def show(function, *args):
    try:
        result = repr(function(*args))
    except Exception as error:
        result = f'{type(error).__name__}: {error}'
    print('  ', re.sub('0x[0-9a-f]+', '0x...', result))


def c26_exit_errors():
    outer, inner = Context(), Context()
    show(vmtools.context_exit, outer)  # expect:    RuntimeError: cannot exit context: <_contextvars.Context object at 0x...> has not been entered
    vmtools.context_enter(outer)
    vmtools.context_enter(inner)
    show(vmtools.context_exit, outer)  # expect:    RuntimeError: cannot exit context: thread state references a different context object
    vmtools.context_exit(inner)
    vmtools.context_exit(outer)
    show(vmtools.context_exit, 1)  # expect:    TypeError: a Context is expected, not int


def c27_counter():
    context, var = Context(), ContextVar('var')
    before = vmtools.context_ver()
    print('  ', context.run(vmtools.context_ver) - before, vmtools.context_ver() - before)  # expect:    1 2
    token = var.set(1)
    var.reset(token)
    copy_context()
    print('  ', vmtools.context_ver() - before)  # expect:    2
    vmtools.set_context_ver(2**32 - 1)
    print('  ', context.run(vmtools.context_ver) == 2**32)  # expect:    True
    vmtools.set_context_ver(2**64 - 1)
    print('  ', context.run(vmtools.context_ver), vmtools.context_ver())  # expect:    0 1
    show(vmtools.set_context_ver, 2**64)  # expect:    ValueError: context_ver is an unsigned number of 64 bits


def c28_cache():
    var = ContextVar('var', default='standard')

    def state():
        about = vmtools.cache_info(var)
        return about['hits'], about['misses'], about['state']

    print('  ', state())  # expect:    (0, 0, 'empty')
    token = var.set(1)
    print('  ', state(), var.get(), state())  # expect:    (0, 0, 'valid') 1 (1, 0, 'valid')
    Context().run(lambda: print('  ', state(), var.get(), state()))  # expect:    (1, 0, 'stale') standard (1, 1, 'stale')
    print('  ', var.get(), state())  # expect:    1 (1, 2, 'valid')
    var.reset(token)
    print('  ', state())  # expect:    (1, 2, 'empty')


def c29_wrap():
    var = ContextVar('var', default='standard')
    # As many switches later as the counter has numbers, the number is the same again.
    start = vmtools.context_ver()
    var.set('of the base')
    vmtools.set_context_ver(2**64 - 1)
    vmtools.context_enter(Context())
    vmtools.set_context_ver(start)
    print('  ', var.get(), vmtools.cache_info(var)['why'])  # expect:    standard context_ver has wrapped since
    vmtools.context_exit(vmtools.context_stack()[0])


def c30_watchers():
    seen = []
    context = Context()
    names = {id(context): 'context', id(vmtools.context_stack()[0]): 'base'}
    number = vmtools.add_context_watcher(lambda event, now: seen.append((event, names[id(now)])))
    context.run(seen.append, 'inside')
    vmtools.clear_context_watcher(number)
    context.run(seen.append, 'unwatched')
    print('  ', seen)  # expect:    [(1, 'context'), 'inside', (1, 'base'), 'unwatched']
    show(vmtools.clear_context_watcher, number)  # expect:    ValueError: No context watcher set for ID 0
    show(vmtools.clear_context_watcher, 8)  # expect:    ValueError: Invalid context watcher ID 8
    show(vmtools.clear_context_watcher, -1)  # expect:    ValueError: Invalid context watcher ID -1
    numbers = [vmtools.add_context_watcher(print) for _ in range(8)]
    show(vmtools.add_context_watcher, print)  # expect:    RuntimeError: no more context watcher IDs available
    for number in numbers:
        vmtools.clear_context_watcher(number)

    import sys

    def told(unraisable):
        print('  ', type(unraisable.exc_value).__name__, re.sub('0x[0-9a-f]+', '0x...', unraisable.err_msg))

    sys.unraisablehook = told
    number = vmtools.add_context_watcher(lambda event, now: 1 / 0)
    context.run(lambda: None)
    # expect:    ZeroDivisionError Exception ignored in Py_CONTEXT_SWITCHED watcher callback for <_contextvars.Context object at 0x...>
    # expect:    ZeroDivisionError Exception ignored in Py_CONTEXT_SWITCHED watcher callback for <_contextvars.Context object at 0x...>
    vmtools.clear_context_watcher(number)
    sys.unraisablehook = sys.__unraisablehook__


def c40_with_context():
    var = ContextVar('var', default='outside')
    context = copy_context()
    try:
        with context:
            print('   not reached')
    except TypeError as error:
        print('  ', error)  # expect:    '_contextvars.Context' object does not support the context manager protocol (missed __exit__ method)
    show(hasattr, context, '__enter__')  # expect:    False
    vmtools.allow('with context')
    with context as entered:
        var.set('inside')
        print('  ', var.get(), entered is context)  # expect:    inside True
        show(context.run, print)  # expect:    RuntimeError: cannot enter context: <_contextvars.Context object at 0x...> is already entered
    print('  ', var.get(), context[var])  # expect:    outside inside
    try:
        with context:
            raise KeyError('key')
    except KeyError:
        print('  ', var.get())  # expect:    outside
    show(context.__exit__, None, None, None)  # expect:    RuntimeError: cannot exit context: <_contextvars.Context object at 0x...> has not been entered
    show(vmtools.allow, 'magic')  # expect:    ValueError: there is 'with context' and 'generator context', and not 'magic'


def c41_generator_contexts():
    var = ContextVar('var', default='outside')

    def generator():
        for i in range(3):
            var.set(i)
            yield var.get()
            print('   seen', var.get())

    dependent = generator()
    show(lambda: dependent._context)  # expect:    AttributeError: 'generator' object has no attribute '_context'
    show(setattr, dependent, '_context', None)  # expect:    AttributeError: 'generator' object has no attribute '_context' and no __dict__ for setting new attributes
    vmtools.allow('generator context')
    token = var.set('outside')
    print('  ', dependent._context, next(dependent), var.get())  # expect:    None 0 0
    var.reset(token)
    own = copy_context()
    independent = generator()
    independent._context = own
    show(own.run, print)  # expect:    RuntimeError: cannot enter context: <_contextvars.Context object at 0x...> is already entered
    show(vmtools.context_exit, own)  # expect:    RuntimeError: cannot exit context: thread state references a different context object
    print('  ', next(independent), var.get(), independent._context is own)  # expect:    0 outside True
    var.set('changed outside')
    print('  ', next(independent), var.get())
    # expect:    seen 0
    # expect:    1 changed outside
    independent._context = None
    own.run(lambda: print('  ', var.get()))  # expect:    1
    print('  ', next(independent), var.get())
    # expect:    seen changed outside
    # expect:    2 2
    independent._context = own
    print('  ', list(independent), own.run(var.get))
    # expect:    seen 1
    # expect:    [] 1

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
    print('  ', next(deep), var.get())  # expect:    in the inner one outside
    show(setattr, deep, '_context', None)  # expect:    RuntimeError: cannot reset: the generator has entered another context
    print('  ', next(deep), next(deep), var.get())  # expect:    in the inner one 1 outside
    deep._context = None

    async def coroutine():
        var.set('in the coroutine')

    waiting = coroutine()
    waiting._context = own
    try:
        waiting.send(None)
    except StopIteration:
        print('  ', var.get(), own[var])  # expect:    outside in the coroutine


def sharing():
    variables = [ContextVar(f'v{i}') for i in range(40)]
    context = Context()
    for variable in variables:
        context.run(variable.set, 0)
    same = context.copy()
    print('  ', vmtools.hamt_diff(context, same)['a'])  # expect:    0
    same.run(variables[7].set, 1)
    changed = vmtools.hamt_diff(context, same)
    # Only the nodes on the path to one variable are new.
    print('  ', 1 <= changed['a'] == changed['b'] <= 3, changed['shared'] > 10)  # expect:    True True


for test in (c26_exit_errors, c27_counter, c28_cache, c29_wrap, c30_watchers, c40_with_context, c41_generator_contexts, sharing):
    contextvars.copy_context().run(test)
