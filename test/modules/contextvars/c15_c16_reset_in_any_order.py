# C15, C16: reset in any order.
from contextvars import ContextVar


def test():
    a = ContextVar('a', default='none')
    first, second = a.set(1), a.set(2)
    a.reset(first)
    print(a.get())
    a.reset(second)
    print(a.get())


test()
# expect: none
# expect: 1
