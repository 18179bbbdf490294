# Module asyncio: what is dropped before its end is told at a collection: exceptions that nobody asked for, async generators.
import asyncio
import gc


def handler(loop, report):
    print(report['message'], repr(report['exception']), type(report['future']).__name__)


async def fails():
    raise ValueError('nobody asks')


async def counts():
    try:
        for number in range(10):
            yield number
    finally:
        await asyncio.sleep(0)
        print('closed by the loop', asyncio.current_task() is not main_task)


async def first(agen):
    async for number in agen:
        return number


async def main():
    global main_task
    main_task = asyncio.current_task()
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    task = asyncio.create_task(fails())
    await asyncio.wait([task])
    del task
    gc.collect()
    await asyncio.sleep(0)
    future = loop.create_future()
    future.set_exception(KeyError('k'))
    del future
    gc.collect()
    await asyncio.sleep(0)
    # Asked for: nothing to tell.
    future = loop.create_future()
    future.set_exception(KeyError('asked'))
    print(repr(future.exception()))
    del future
    asyncio.create_task(fails()).add_done_callback(lambda task: task.exception())
    await asyncio.sleep(0.001)
    gc.collect()
    print(await first(counts()))
    gc.collect()
    for _ in range(5):
        await asyncio.sleep(0)
    print('end')


asyncio.run(main())
# expect: Task exception was never retrieved ValueError('nobody asks') Task
# expect: Future exception was never retrieved KeyError('k') Future
# expect: KeyError('asked')
# expect: 0
# expect: closed by the loop True
# expect: end
