# Module asyncio: task groups and timeouts, and what they do to each other.
import asyncio


async def give(value, turns=0):
    for _ in range(turns):
        await asyncio.sleep(0)
    if isinstance(value, BaseException):
        raise value
    return value


async def watched(log, name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        log.append(name)
        raise


async def groups():
    async with asyncio.TaskGroup() as group:
        print(group)
        tasks = [group.create_task(give(i, 3 - i), name=f't{i}') for i in range(3)]
        print(group)
    print([task.result() for task in tasks], tasks[0].get_name(), group)
    log = []
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(watched(log, 'sibling'))
            group.create_task(give(ValueError('one'), 1))
            group.create_task(give(KeyError('two'), 1))
            await watched(log, 'body')
    except* ValueError as group:
        print(group.exceptions, group.message)
    except* KeyError as group:
        print(group.exceptions)
    print(log, asyncio.current_task().cancelling())
    log.clear()
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(watched(log, 'sibling'))
            await asyncio.sleep(0)
            raise OSError('body')
    except* OSError as error:
        print(error.exceptions, log)

    # Cancelled from outside: no group of errors.
    async def inner():
        async with asyncio.TaskGroup() as group:
            group.create_task(watched(log, 'child'))

    task = asyncio.create_task(inner())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel('outside')
    try:
        await task
    except asyncio.CancelledError as error:
        print(repr(error), task.cancelled(), log)

    # Cancelled from outside while a child fails: the error is raised, and the cancellation comes at the next sleep.
    async def fails_too():
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(fails_when_cancelled())
        except* ValueError as error:
            print(error.exceptions, asyncio.current_task().cancelling())
        await asyncio.sleep(0)
        print('not here')

    async def fails_when_cancelled():
        try:
            await asyncio.sleep(10)
        finally:
            raise ValueError('in the end')

    task = asyncio.create_task(fails_too())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel()
    print(await asyncio.gather(task, return_exceptions=True), task.cancelled())

    # A child that is cancelled alone is no error.
    async with asyncio.TaskGroup() as group:
        child = group.create_task(watched(log, 'alone'))
        await asyncio.sleep(0)
        child.cancel()
    print(child.cancelled(), log[-1])

    # Exits go through as they are.
    class Exits(SystemExit):
        pass

    for use in (lambda: group.create_task(give(1)), lambda: asyncio.TaskGroup().create_task(give(1)), group.__aenter__().send):
        try:
            use() if use.__name__ == '<lambda>' else use(None)
        except RuntimeError as error:
            print(error)


asyncio.run(groups())
# expect: <TaskGroup entered>
# expect: <TaskGroup tasks=3 entered>
# expect: [0, 1, 2] t0 <TaskGroup entered>
# expect: (ValueError('one'),) unhandled errors in a TaskGroup
# expect: (KeyError('two'),)
# expect: ['sibling', 'body'] 0
# expect: (OSError('body'),) ['sibling']
# expect: CancelledError('outside') True ['sibling', 'child']
# expect: (ValueError('in the end'),) 1
# expect: [CancelledError('')] True
# expect: True alone
# expect: TaskGroup <TaskGroup entered> is finished
# expect: TaskGroup <TaskGroup> has not been entered
# expect: TaskGroup <TaskGroup entered> has already been entered


async def deadlines():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(10) as limit:
        print(limit.when() > loop.time(), limit.expired(), repr(limit)[:22])
    print(limit)
    try:
        async with asyncio.timeout(0.001) as limit:
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError:
                print(limit, asyncio.current_task().cancelling())
                raise
    except TimeoutError as error:
        print(repr(error), repr(error.__cause__), limit, limit.expired(), asyncio.current_task().cancelling())
    async with asyncio.timeout(None) as limit:
        print(limit.when(), limit)
    try:
        async with asyncio.timeout_at(loop.time() - 1) as limit:
            await asyncio.sleep(0)
            print('not here')
    except TimeoutError:
        print('in the past')
    # Without a sleep it does not notice.
    async with asyncio.timeout(-1) as limit:
        pass
    print(limit.expired(), limit)
    try:
        async with asyncio.timeout(None) as limit:
            limit.reschedule(loop.time() + 0.001)
            await asyncio.sleep(10)
    except TimeoutError:
        print('rescheduled')
    async with asyncio.timeout(0.001) as limit:
        limit.reschedule(None)
        await asyncio.sleep(0.003)
    print(limit.expired())
    # The inner one, the outer one.
    for inner, outer in ((0.001, 10), (10, 0.001)):
        try:
            async with asyncio.timeout(outer) as far:
                try:
                    async with asyncio.timeout(inner) as near:
                        await asyncio.sleep(10)
                except TimeoutError:
                    print('near', near.expired(), far.expired())
        except TimeoutError:
            print('far', near.expired(), far.expired())
    # Another error in the body names the timeout in its history.
    try:
        async with asyncio.timeout(0.001):
            try:
                await asyncio.sleep(10)
            finally:
                raise KeyError('k')
    except KeyError as error:
        print(repr(error), repr(error.__context__), repr(error.__context__.__cause__))

    # Cancelled by somebody else as well: that wins.
    async def both():
        async with asyncio.timeout(0):
            asyncio.current_task().cancel('somebody')
            await asyncio.sleep(10)

    print(await asyncio.gather(asyncio.create_task(both()), return_exceptions=True))
    for use in (limit.reschedule, asyncio.timeout(1).reschedule):
        try:
            use(1)
        except RuntimeError as error:
            print(error)
    try:
        async with limit:
            pass
    except RuntimeError as error:
        print(error)
    # A deadline over a group.
    log = []
    try:
        async with asyncio.timeout(0.001):
            async with asyncio.TaskGroup() as group:
                group.create_task(watched(log, 'a'))
                group.create_task(watched(log, 'b'))
    except TimeoutError:
        print(sorted(log))


asyncio.run(deadlines())
# expect: True False <Timeout [active] when
# expect: <Timeout [finished]>
# expect: <Timeout [expiring]> 1
# expect: TimeoutError() CancelledError() <Timeout [expired]> True 0
# expect: None <Timeout [active] when=None>
# expect: in the past
# expect: False <Timeout [finished]>
# expect: rescheduled
# expect: False
# expect: near True False
# expect: far False True
# expect: KeyError('k') TimeoutError() CancelledError()
# expect: [CancelledError('')]
# expect: Cannot change state of finished Timeout
# expect: Timeout has not been entered
# expect: Timeout has already been entered
# expect: ['a', 'b']
