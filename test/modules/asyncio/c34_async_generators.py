# C34: an async generator sees the context of whoever asks it for the next item; the loop closes those that are left open.
import asyncio
import contextvars
import sys

var = contextvars.ContextVar('var', default='unset')


async def leaks():
    seen = var.get()
    token = var.set('inside')
    try:
        yield seen
        yield var.get()
    finally:
        try:
            var.reset(token)
            print('reset')
        except ValueError as error:
            print('other context', str(error).endswith('was created in a different Context'))


async def main():
    var.set('main')
    agen = leaks()
    print(await anext(agen), var.get())
    # Each task asks in a context of its own.
    var.set('changed')
    print(await asyncio.create_task(anext_of(agen)), var.get())
    try:
        await anext(agen)
    except StopAsyncIteration:
        print(var.get())
    # Closed by another task: what was set here cannot be reset there.
    agen = leaks()
    print(await anext(agen))
    await asyncio.create_task(close(agen))
    print(var.get())
    # Left open: the loop closes it at its end.
    global left
    left = leaks()
    print(await anext(left))
    print(sys.get_asyncgen_hooks() != (None, None))


async def anext_of(agen):
    return await anext(agen)


async def close(agen):
    await agen.aclose()


asyncio.run(main())
# expect: main inside
# expect: changed changed
# expect: reset
# expect: main
# expect: main
# expect: other context True
# expect: inside
# expect: inside
# expect: True
# expect: other context True
print(sys.get_asyncgen_hooks())  # expect: asyncgen_hooks(firstiter=None, finalizer=None)


# shutdown_asyncgens() runs them all, and tells of what goes wrong.
async def stubborn(name):
    try:
        yield name
    finally:
        await asyncio.sleep(0)
        closed.append(name)
        if name == 'bad':
            raise KeyError(name)


async def opens():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, report: print(sorted(report), repr(report['exception'])))
    for name in ('good', 'bad'):
        kept.append(stubborn(name))
        print(await anext(kept[-1]))
    finished = stubborn('finished')
    async for item in finished:
        print(item)
    await loop.shutdown_asyncgens()
    print(sorted(closed))


kept = []
closed = []
asyncio.run(opens())
# expect: good
# expect: bad
# expect: finished
# expect: ['asyncgen', 'exception', 'message'] KeyError('bad')
# expect: ['bad', 'finished', 'good']

# The hooks themselves.
calls = []
sys.set_asyncgen_hooks(firstiter=calls.append)
agen = stubborn('hooked')
for start in (agen.__anext__, agen.__anext__, lambda: agen.asend(None)):
    start()
print(calls == [agen], sys.get_asyncgen_hooks().finalizer)  # expect: True None
agen = stubborn('closed')
closing = agen.aclose()
print(calls[-1] is agen)  # expect: True
sys.set_asyncgen_hooks(None)
for bad in ({'firstiter': 1}, {'finalizer': 'x'}):
    try:
        sys.set_asyncgen_hooks(**bad)
    except TypeError as error:
        print(error)
# expect: callable firstiter expected, got int
# expect: callable finalizer expected, got str
print(sys.get_asyncgen_hooks())  # expect: asyncgen_hooks(firstiter=None, finalizer=None)
