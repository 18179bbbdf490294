# C30: watchers.
# differs: vmtools is ours
import re
from contextvars import Context

import vmtools


def show(function, *args):
    try:
        result = repr(function(*args))
    except Exception as error:
        result = f'{type(error).__name__}: {error}'
    print(re.sub('0x[0-9a-f]+', '0x...', result))


def test():
    seen = []
    context = Context()
    number = vmtools.add_context_watcher(lambda event, now: seen.append((event, now is context, now)))
    context.run(seen.append, 'inside')
    vmtools.clear_context_watcher(number)
    context.run(seen.append, 'unwatched')
    print([re.sub('0x[0-9a-f]+', '0x...', str(each)) for each in seen])  # expect: ['(1, True, <_contextvars.Context object at 0x...>)', 'inside', '(1, False, None)', 'unwatched']
    show(vmtools.clear_context_watcher, number)  # expect: ValueError: No context watcher set for ID 0
    show(vmtools.clear_context_watcher, 8)  # expect: ValueError: Invalid context watcher ID 8
    show(vmtools.clear_context_watcher, -1)  # expect: ValueError: Invalid context watcher ID -1
    numbers = [vmtools.add_context_watcher(print) for _ in range(8)]
    show(vmtools.add_context_watcher, print)  # expect: RuntimeError: no more context watcher IDs available
    for number in numbers:
        vmtools.clear_context_watcher(number)

    import sys

    def told(unraisable):
        print(type(unraisable.exc_value).__name__, re.sub('0x[0-9a-f]+', '0x...', unraisable.err_msg))

    sys.unraisablehook = told
    number = vmtools.add_context_watcher(lambda event, now: 1 / 0)
    context.run(lambda: None)
    # expect: ZeroDivisionError Exception ignored in Py_CONTEXT_SWITCHED watcher callback for <_contextvars.Context object at 0x...>
    # expect: ZeroDivisionError Exception ignored in Py_CONTEXT_SWITCHED watcher callback for None
    vmtools.clear_context_watcher(number)
    sys.unraisablehook = sys.__unraisablehook__


test()
