# A coroutine that is dropped before anybody awaited it is told; one that was begun is closed; an async generator is closed.
import gc
import warnings


async def never():
    pass


async def sleeps():
    try:
        await Forever()
    finally:
        print('closed')


class Forever:
    def __await__(self):
        yield 1


warnings.simplefilter('always')
with warnings.catch_warnings(record=True) as told:
    x = never()
    x = None
    gc.collect()
    print([(w.category.__name__, str(w.message)) for w in told])
    told.clear()
    x = sleeps()
    print(x.send(None))
    x = None
    gc.collect()
    x = never()
    x.close()
    x = None
    gc.collect()
    print(told)
# expect: [('RuntimeWarning', "coroutine 'never' was never awaited")]
# expect: 1
# expect: closed
# expect: []


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        print('async generator closed')


x = numbers()
try:
    x.asend(None).send(None)
except StopIteration as stop:
    print(stop.value)
# expect: 1
x = None  # expect: async generator closed
gc.collect()

warnings.simplefilter('error')
import sys
sys.unraisablehook = lambda info: print(info.exc_type.__name__, info.exc_value)
x = never()
x = None  # expect: RuntimeWarning coroutine 'never' was never awaited
gc.collect()
