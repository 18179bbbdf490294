# C23: copy.
from contextvars import Context, ContextVar, copy_context


def test():
    a = ContextVar('a')
    context = Context()
    context.run(a.set, 1)
    copy = context.copy()
    context.run(a.set, 2)
    print(context[a], copy[a])
    a.set('here')
    current = copy_context()
    a.set('later')
    print(current[a], a.get())


test()
# expect: 2 1
# expect: here later
