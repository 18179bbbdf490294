# C7: tokens are made by set.
import re
from contextvars import Token


def show(function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except Exception as error:
        result = f'{type(error).__name__}: {error}'
    print(re.sub('0x[0-9a-f]+', '0x...', result))


def test():
    show(Token)
    show(type(Token.MISSING))


test()
# expect: RuntimeError: Tokens can only be created by ContextVars
# expect: TypeError: cannot create 'Token.MISSING' instances
