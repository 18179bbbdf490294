# C22: comparing.
import re
from contextvars import Context, ContextVar


def show(function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except Exception as error:
        result = f'{type(error).__name__}: {error}'
    print(re.sub('0x[0-9a-f]+', '0x...', result))


def test():
    a = ContextVar('a')

    class Meddling:
        def __eq__(self, other):
            a.set(1)
            return True

    one, two = Context(), Context()
    print(one == two, one != two, one == 1, one is two)
    one.run(a.set, 1)
    print(one == two, one == one.copy())
    two.run(a.set, 1.0)
    print(one == two)
    one.run(a.set, Meddling())
    two.run(a.set, Meddling())
    print(one == two)
    more = one.copy()
    more.run(ContextVar('b').set, 2)
    print(one == more, more == one, Context() == more)
    show(lambda: one < two)


test()
# expect: True False False False
# expect: False True
# expect: True
# expect: True
# expect: False False False
# expect: TypeError: '<' not supported between instances of '_contextvars.Context' and '_contextvars.Context'
