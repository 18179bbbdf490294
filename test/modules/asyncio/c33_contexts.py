# C33: tasks, callbacks and runners each have their context.
import asyncio
import contextvars

var = contextvars.ContextVar('var', default='unset')


async def main():
    # A task runs in a copy made with it.
    var.set('main')

    async def child(value):
        before = var.get()
        var.set(value)
        await asyncio.sleep(0)
        return before, var.get()

    first = asyncio.create_task(child('one'))
    var.set('changed')
    print(await first, await asyncio.create_task(child('two')), var.get())
    # An awaited coroutine is in the caller's.
    print(await child('inline'), var.get())

    # With a context of its own all steps are in that very context, which others can see and share.
    context = contextvars.copy_context()
    task = asyncio.create_task(child('given'), context=context)
    print(task.get_context() is context, await task, context[var], var.get())

    async def writes(value):
        var.set(value)
        await asyncio.sleep(0)
        return var.get()

    print(*await asyncio.gather(*[asyncio.create_task(writes(value), context=context) for value in 'ab']))
    async with asyncio.TaskGroup() as group:
        task = group.create_task(child('group'), context=context)
    print(task.result(), task.get_context()[var])

    # Callbacks: a copy of the context in which they were asked for, or the one given.
    loop = asyncio.get_running_loop()
    seen = []
    note = lambda *args: seen.append(var.get())
    var.set('asked')
    loop.call_soon(note)
    loop.call_later(0, note)
    loop.call_soon(note, context=context)
    loop.call_at(loop.time(), note, context=context)
    loop.call_soon_threadsafe(note)
    future = loop.create_future()
    future.add_done_callback(note)
    future.add_done_callback(note, context=context)
    var.set('later')
    future.set_result(None)
    await asyncio.sleep(0.001)
    print(sorted(seen))
    handle = loop.call_soon(note, context=context)
    print(handle.get_context() is context)

    # The exception handler is called in the context of what failed.
    loop.set_exception_handler(lambda loop, report: print('handler', var.get()))

    def fails():
        raise ValueError

    loop.call_soon(fails, context=context)
    await asyncio.sleep(0)
    loop.set_exception_handler(None)

    # A timeout's cancellation and a group's tasks: contexts stay apart.
    async def slow():
        var.set('slow')
        await asyncio.sleep(10)

    try:
        await asyncio.wait_for(slow(), 0.001)
    except TimeoutError:
        print(var.get())


asyncio.run(main())
# expect: ('main', 'one') ('changed', 'two') changed
# expect: ('changed', 'inline') inline
# expect: True ('inline', 'given') given inline
# expect: b b
# expect: ('b', 'group') group
# expect: ['asked', 'asked', 'asked', 'asked', 'group', 'group', 'group']
# expect: True
# expect: handler group
# expect: slow
print(var.get())  # expect: unset


# A runner keeps one context; `context=` gives another one for a run.
async def count():
    var.set(var.get() + '+')
    return var.get()


with asyncio.Runner() as runner:
    print(runner.run(count()), runner.run(count()), runner.run(count(), context=contextvars.copy_context()), runner.run(count()))
# expect: unset+ unset++ unset+ unset+++
print(var.get())  # expect: unset


# Eager tasks run their first steps in their own context, inside of the task that makes them.
async def eager():
    async def child(value):
        before = var.get(), asyncio.current_task().get_name()
        var.set(value)
        await asyncio.sleep(0)
        return before, var.get()

    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    asyncio.current_task().set_name('maker')
    var.set('maker')
    task = asyncio.create_task(child('child'), name='child')
    print(var.get(), asyncio.current_task().get_name(), task.done())
    print(await task, var.get())


asyncio.run(eager())
# expect: maker maker False
# expect: (('maker', 'child'), 'child') maker
