# C18: token as context manager.
import re
from contextvars import ContextVar


def show(function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except Exception as error:
        result = f'{type(error).__name__}: {error}'
    print(re.sub('0x[0-9a-f]+', '0x...', result))


def test():
    a = ContextVar('a', default='before')
    with a.set('inside') as token:
        print(a.get(), token.var is a)
    print(a.get())
    try:
        with a.set('inside'):
            raise KeyError('key')
    except KeyError as error:
        print(error, a.get())
    show(token.__exit__, None, None, None)
    show(token.__enter__)


test()
# expect: inside True
# expect: before
# expect: 'key' before
# expect: RuntimeError: <Token used var=<ContextVar name='a' default='before' at 0x...> at 0x...> has already been used once
# expect: <Token used var=<ContextVar name='a' default='before' at 0x...> at 0x...>
