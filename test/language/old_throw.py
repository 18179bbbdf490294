# The old signature of throw() and athrow() still works, and is deprecated.
import warnings


def generator():
    try:
        yield
    except ValueError as error:
        print(repr(error))
        yield 2


async def coroutine():
    pass


async def agen():
    yield 1


warnings.simplefilter('always')
with warnings.catch_warnings(record=True) as caught:
    it = generator()
    next(it)
    print(it.throw(ValueError, 'a'))
    awaited = coroutine()
    try:
        awaited.throw(ValueError, 'b')
    except ValueError as error:
        print(repr(error))
    try:
        agen().athrow(ValueError, 'c').send(None)
    except ValueError as error:
        print(repr(error))
    try:
        agen().asend(None).throw(ValueError, None)
    except ValueError as error:
        print(repr(error))
    for warning in caught:
        print(warning.category.__name__, warning.message, warning.lineno)
# expect: ValueError('a')
# expect: 2
# expect: ValueError('b')
# expect: ValueError('c')
# expect: ValueError()
# expect: DeprecationWarning the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead. 25
# expect: DeprecationWarning the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead. 28
# expect: DeprecationWarning the (type, exc, tb) signature of athrow() is deprecated, use the single-arg signature instead. 32
# expect: DeprecationWarning the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead. 36

warnings.simplefilter('error')
it = generator()
next(it)
try:
    it.throw(ValueError, 'd')
except DeprecationWarning as error:
    print(error)
# expect: the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.
print(it.throw(ValueError('e')))
# expect: ValueError('e')
# expect: 2
