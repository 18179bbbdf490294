# C17: token attributes.
import re
from contextvars import ContextVar, Token


def show(function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except Exception as error:
        result = f'{type(error).__name__}: {error}'
    print(re.sub('0x[0-9a-f]+', '0x...', result))


def test():
    a = ContextVar('a')
    token = a.set(Token.MISSING)
    print(token.old_value, token.old_value is Token.MISSING)
    again = a.set(3)
    a.reset(again)
    print(a.get())
    show(setattr, token, 'var', a)
    show(setattr, token, 'old_value', a)


test()
# expect: <Token.MISSING> True
# expect: <Token.MISSING>
# expect: AttributeError: attribute 'var' of '_contextvars.Token' objects is not writable
# expect: AttributeError: attribute 'old_value' of '_contextvars.Token' objects is not writable
