# differs: a sleeping task that nobody holds is not collected
# Module asyncio: in CPython the collector takes the task with the future that nobody else holds.
import asyncio
import gc
import weakref


async def waits():
    await asyncio.get_running_loop().create_future()


async def main():
    reference = weakref.ref(asyncio.create_task(waits()))
    await asyncio.sleep(0)
    gc.collect()
    print(reference() in asyncio.all_tasks())
    # expect: True


asyncio.run(main())
