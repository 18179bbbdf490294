# Module asyncio: gather, wait, wait_for, as_completed.
import asyncio


async def give(value, turns=0):
    for _ in range(turns):
        await asyncio.sleep(0)
    if isinstance(value, BaseException):
        raise value
    return value


async def main():
    print(await asyncio.gather(), await asyncio.gather(give(1, 3), give(2, 1), give(3)))
    coro = give('once')
    print(await asyncio.gather(coro, coro))
    print(await asyncio.gather(give(1), give(KeyError('k'), 1), give(2, 2), return_exceptions=True))
    late = asyncio.create_task(give('late', 3))
    try:
        await asyncio.gather(late, give(KeyError('k')))
    except KeyError as error:
        print(repr(error), late.done(), await late)
    try:
        asyncio.gather(1)
    except TypeError as error:
        print(error)

    # wait
    tasks = [asyncio.create_task(give(i, i), name=str(i)) for i in range(4)]
    names = lambda some: sorted(task.get_name() for task in some)
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(names(done), names(pending))
    done, pending = await asyncio.wait(pending, timeout=0)
    print(names(done) + names(pending) == ['1', '2', '3'])
    done, pending = await asyncio.wait(tasks)
    print(names(done), names(pending))
    tasks = [asyncio.create_task(give(v, i), name=str(i)) for i, v in enumerate((1, ValueError(), 2))]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print(names(done), names(pending))
    for bad, how in (([], {}), (tasks[0], {}), (tasks, {'return_when': 'never'}), ([coro := give(1)], {})):
        try:
            await asyncio.wait(bad, **how)
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
    coro.close()

    # wait_for
    print(await asyncio.wait_for(give('quick'), 10), await asyncio.wait_for(give('no limit'), None))
    for limit in (0, -1, 0.001):
        future = asyncio.get_running_loop().create_future()
        try:
            await asyncio.wait_for(future, limit)
        except TimeoutError as error:
            print(repr(error), repr(error.__cause__), future.cancelled())
    print(await asyncio.wait_for(asyncio.ensure_future(give(1)), 1))
    done = asyncio.get_running_loop().create_future()
    done.set_result('there')
    print(await asyncio.wait_for(done, 0))
    try:
        await asyncio.wait_for(give(OSError('its own')), 1)
    except OSError as error:
        print(repr(error))

    async def takes_its_time():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            await asyncio.sleep(0)
            return 'an answer after all'

    print(await asyncio.wait_for(takes_its_time(), 0.001))

    # as_completed
    def tasks_of(turns):
        return [asyncio.create_task(give(n, n), name=str(n)) for n in turns]

    print([await coro for coro in asyncio.as_completed(tasks_of((3, 0, 2)))])
    given = tasks_of((2, 0, 1))
    async for task in asyncio.as_completed(given):
        print(task.get_name(), task in given, task.done(), end=' ')
    print()
    never = asyncio.get_running_loop().create_future()
    try:
        async for future in asyncio.as_completed([never, give('first')], timeout=0.3):
            print(await future)
    except TimeoutError as error:
        print(repr(error), never.done())
    for coro in asyncio.as_completed([give(ValueError('one'))]):
        try:
            await coro
        except ValueError as error:
            print(repr(error))
    try:
        asyncio.as_completed(coro := give(1))
    except TypeError as error:
        print(error)
        coro.close()

    # ensure_future takes anything that can be awaited.
    class Awaitable:
        def __await__(self):
            yield
            return 'awaited'

    print(await asyncio.ensure_future(Awaitable()), await asyncio.gather(Awaitable()))
    try:
        asyncio.ensure_future(5)
    except TypeError as error:
        print(error)
    future = asyncio.get_running_loop().create_future()
    print(asyncio.ensure_future(future) is future, asyncio.isfuture(future), asyncio.isfuture(main))
    other = asyncio.new_event_loop()
    try:
        asyncio.ensure_future(future, loop=other)
    except ValueError as error:
        print(error)
    other.close()

    # sleep
    print(await asyncio.sleep(0, 'nothing'), await asyncio.sleep(-1), await asyncio.sleep(0.001, 'something'))
    try:
        await asyncio.sleep(float('nan'))
    except ValueError as error:
        print(error)


asyncio.run(main())
# expect: [] [1, 2, 3]
# expect: ['once', 'once']
# expect: [1, KeyError('k'), 2]
# expect: KeyError('k') False late
# expect: An asyncio.Future, a coroutine or an awaitable is required
# expect: ['0', '1'] ['2', '3']
# expect: False
# expect: ['0', '1', '2', '3'] []
# expect: ['0', '1', '2'] []
# expect: ValueError Set of Tasks/Futures is empty.
# expect: TypeError expect a list of futures, not Task
# expect: ValueError Invalid return_when value: never
# expect: TypeError Passing coroutines is forbidden, use tasks explicitly.
# expect: quick no limit
# expect: TimeoutError() CancelledError() True
# expect: TimeoutError() CancelledError() True
# expect: TimeoutError() CancelledError() True
# expect: 1
# expect: there
# expect: OSError('its own')
# expect: an answer after all
# expect: [0, 2, 3]
# expect: 0 True True 1 True True 2 True True 
# expect: first
# expect: TimeoutError() False
# expect: ValueError('one')
# expect: expects an iterable of awaitables, not coroutine
# expect: awaited ['awaited']
# expect: An asyncio.Future, a coroutine or an awaitable is required
# expect: True True False
# expect: The future belongs to a different loop than the one specified as the loop argument
# expect: nothing None something
# expect: Invalid delay: NaN (not a number)
