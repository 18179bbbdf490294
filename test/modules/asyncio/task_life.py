# Module asyncio: what becomes of a task, from its making to its end.
import asyncio


async def give(value, turns=0):
    for _ in range(turns):
        await asyncio.sleep(0)
    return value


async def fail(error):
    await asyncio.sleep(0)
    raise error


async def main():
    task = asyncio.create_task(give(1, 2), name='first')
    print(task.done(), task.cancelled(), task.get_name(), task.get_coro().__name__, asyncio.current_task().get_name())
    try:
        task.result()
    except asyncio.InvalidStateError as error:
        print(repr(error))
    try:
        task.exception()
    except asyncio.InvalidStateError as error:
        print(repr(error))
    for method in (task.set_result, task.set_exception):
        try:
            method(1)
        except RuntimeError as error:
            print(repr(error))
    print(len(asyncio.all_tasks()), task in asyncio.all_tasks())
    print(await task, task.done(), task.result(), task.exception(), task in asyncio.all_tasks())
    # Done tasks can be awaited again, and take no cancellation.
    print(await task, task.cancel(), task.cancelling(), task.cancelled())
    task = asyncio.create_task(fail(ValueError('broken')))
    for _ in range(2):
        try:
            await task
        except ValueError as error:
            print(repr(error), error is task.exception())
    # Callbacks are called by the loop, in the order in which they came, late ones too.
    task = asyncio.create_task(give(2))
    task.add_done_callback(lambda t: print('callback 1', t is task))
    callback = lambda t: print('never')
    task.add_done_callback(callback)
    task.add_done_callback(callback)
    print(task.remove_done_callback(callback))
    task.add_done_callback(lambda t: print('callback 2'))
    await task
    print('awaited')
    task.add_done_callback(lambda t: print('callback 3'))
    print('added')
    await asyncio.sleep(0)
    # Names.
    number = int(asyncio.create_task(give(0)).get_name().removeprefix('Task-'))
    print(asyncio.create_task(give(0)).get_name() == f'Task-{number + 1}')
    task.set_name(12)
    print(repr(task.get_name()))
    for bad in (give, 1, None):
        try:
            asyncio.create_task(bad)
        except TypeError as error:
            print(str(error)[:32])


asyncio.run(main())
# expect: False False first give Task-1
# expect: InvalidStateError('Result is not set.')
# expect: InvalidStateError('Exception is not set.')
# expect: RuntimeError('Task does not support set_result operation')
# expect: RuntimeError('Task does not support set_exception operation')
# expect: 2 True
# expect: 1 True 1 None False
# expect: 1 False 0 False
# expect: ValueError('broken') True
# expect: ValueError('broken') True
# expect: 2
# expect: callback 1 True
# expect: callback 2
# expect: awaited
# expect: added
# expect: callback 3
# expect: True
# expect: '12'
# expect: a coroutine was expected, got <f
# expect: a coroutine was expected, got 1
# expect: a coroutine was expected, got No


async def mistakes():
    class Yields:
        def __init__(self, value):
            self.value = value

        def __await__(self):
            return (yield self.value)

    async def awaits(value):
        await Yields(value)

    for value in (1, 'text', (x for x in ())):
        try:
            await asyncio.create_task(awaits(value))
        except RuntimeError as error:
            print(str(error).split(' at 0x')[0].split(' in task')[0])
    future = asyncio.get_running_loop().create_future()
    try:
        await asyncio.create_task(awaits(future))
    except RuntimeError as error:
        print(str(error).split(' in task')[0])

    async def awaits_itself():
        await asyncio.current_task()

    try:
        await asyncio.create_task(awaits_itself())
    except RuntimeError as error:
        print(str(error).split(':')[0])
    other = asyncio.new_event_loop()
    try:
        await other.create_future()
    except RuntimeError as error:
        print(str(error).endswith('attached to a different loop'))
    other.close()
    try:
        for step in future:
            break
        for step in future:
            break
        iterator = iter(future)
        next(iterator)
        next(iterator)
    except RuntimeError as error:
        print(repr(error))


asyncio.run(mistakes())
# expect: Task got bad yield: 1
# expect: Task got bad yield: 'text'
# expect: yield was used instead of yield from for generator
# expect: yield was used instead of yield from
# expect: Task cannot await on itself
# expect: True
# expect: RuntimeError("await wasn't used with future")

# What it looks like. The place of a sleeping coroutine is where it sleeps.
async def looks():
    me = asyncio.current_task()
    me.set_name('me')
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    print(future)
    future.set_result(list(range(20)))
    print(future)
    try:
        future.set_result(1)
    except asyncio.InvalidStateError as error:
        print(repr(error))
    future = loop.create_future()
    future.set_exception(KeyError('k'))
    print(future, repr(future.exception()))
    future = loop.create_future()
    future.cancel()
    print(future)

    async def waits(future):
        await future

    future = loop.create_future()
    task = asyncio.create_task(waits(future), name='it')
    text = repr(task)
    print(text[:text.index(' running at')], text.endswith(f':{waits.__code__.co_firstlineno}>>'))
    await asyncio.sleep(0)
    text = repr(task)
    print(text[:text.index(' running at')], text[text.index('wait_for='):])
    print(future)
    task.cancel()
    print(repr(task)[:22])
    try:
        await task
    except asyncio.CancelledError:
        text = repr(task)
        print(text[:text.index(' defined at')])


asyncio.run(looks())
# expect: <Future pending>
# expect: <Future finished result=[0, 1, 2, 3, 4, 5, ...]>
# expect: InvalidStateError('invalid state')
# expect: <Future finished exception=KeyError('k')> KeyError('k')
# expect: <Future cancelled>
# expect: <Task pending name='it' coro=<looks.<locals>.waits() True
# expect: <Task pending name='it' coro=<looks.<locals>.waits() wait_for=<Future pending cb=[Task.task_wakeup()]>>
# expect: <Future pending cb=[Task.task_wakeup()]>
# expect: <Task cancelling name=
# expect: <Task cancelled name='it' coro=<looks.<locals>.waits() done,
