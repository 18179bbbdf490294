# C14: reset checks.
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
    token = a.set(1)
    show(a.reset, 1)
    show(b.reset, token)
    elsewhere = Context().run(a.set, 2)
    show(a.reset, elsewhere)
    show(lambda: elsewhere)
    a.reset(token)
    show(a.reset, token)
    show(lambda: token)


test()
# expect: TypeError: expected an instance of Token, got 1
# expect: ValueError: <Token var=<ContextVar name='a' at 0x...> at 0x...> was created by a different ContextVar
# expect: ValueError: <Token var=<ContextVar name='a' at 0x...> at 0x...> was created in a different Context
# expect: <Token var=<ContextVar name='a' at 0x...> at 0x...>
# expect: RuntimeError: <Token used var=<ContextVar name='a' at 0x...> at 0x...> has already been used once
# expect: <Token used var=<ContextVar name='a' at 0x...> at 0x...>
