# C32: functions in threads: run_in_executor() starts with an empty context, to_thread() with a copy of the caller's.
import asyncio
import contextvars
import threading
from concurrent.futures import ThreadPoolExecutor

var = contextvars.ContextVar('var', default='unset')


def look(*args, **kwargs):
    before = var.get()
    var.set('thread')
    return before, args, kwargs, threading.current_thread() is threading.main_thread()


def fail():
    raise KeyError('in the thread')


async def main():
    loop = asyncio.get_running_loop()
    var.set('main')
    print(await loop.run_in_executor(None, look, 1))
    print(await asyncio.to_thread(look, 1, two=2), var.get())
    with ThreadPoolExecutor(1) as pool:
        print(await loop.run_in_executor(pool, look))
        # The worker of a pool keeps what it has set.
        print(await loop.run_in_executor(pool, look))
    for call in (asyncio.to_thread(fail), loop.run_in_executor(None, fail)):
        try:
            await call
        except KeyError as error:
            print(repr(error))
    print(await asyncio.gather(*[asyncio.to_thread(pow, n, 2) for n in range(4)]))

    # From another thread into this loop.
    async def answer(value):
        await asyncio.sleep(0)
        if value is None:
            raise ValueError('nothing')
        return value, asyncio.get_running_loop() is loop

    def asks():
        got.append(asyncio.run_coroutine_threadsafe(answer(42), loop).result())
        got.append(repr(asyncio.run_coroutine_threadsafe(answer(None), loop).exception()))
        loop.call_soon_threadsafe(finished.set)

    got = []
    finished = asyncio.Event()
    thread = threading.Thread(target=asks)
    thread.start()
    await finished.wait()
    thread.join()
    print(got)
    for bad in (lambda: asyncio.run_coroutine_threadsafe(1, loop), lambda: loop.set_default_executor(1)):
        try:
            bad()
        except TypeError as error:
            print(error)
    # A future of threads that is cancelled, and a loop in each thread.
    print(asyncio.wrap_future(loop.create_future()).done())

    def own_loop():
        try:
            asyncio.get_event_loop()
        except RuntimeError as error:
            print(str(error).split(' in thread')[0])
        return asyncio.run(answer(1))

    print(await asyncio.to_thread(own_loop))
    await loop.shutdown_default_executor()
    try:
        loop.run_in_executor(None, print)
    except RuntimeError as error:
        print(error)


asyncio.run(main())
# expect: ('unset', (1,), {}, False)
# expect: ('main', (1,), {'two': 2}, False) main
# expect: ('unset', (), {}, False)
# expect: ('thread', (), {}, False)
# expect: KeyError('in the thread')
# expect: KeyError('in the thread')
# expect: [0, 1, 4, 9]
# expect: [(42, True), "ValueError('nothing')"]
# expect: A coroutine object is required
# expect: executor must be ThreadPoolExecutor instance
# expect: False
# expect: There is no current event loop
# expect: (1, False)
# expect: Executor shutdown has been called
