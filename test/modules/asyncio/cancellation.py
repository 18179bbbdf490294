# Module asyncio: cancellation, request by request.
import asyncio


async def sleeper(log, deaf=0):
    while True:
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as error:
            log.append(f'cancelled {error.args}')
            if deaf == 0:
                raise
            deaf -= 1


async def main():
    log = []
    task = asyncio.create_task(sleeper(log))
    # Before its first step the coroutine does not run at all.
    print(task.cancel('early'), task.cancelled(), task.cancelling())
    try:
        await task
    except asyncio.CancelledError as error:
        print(repr(error), task.cancelled(), log)
    task = asyncio.create_task(sleeper(log, 1))
    await asyncio.sleep(0)
    print(task.cancel('one'), task.cancelling(), task.done())
    await asyncio.sleep(0)
    print(log, task.done(), task.cancelling(), task.uncancel(), task.cancelling(), task.uncancel())
    task.cancel('two')
    task.cancel('three')
    print(task.cancelling())
    try:
        await task
    except asyncio.CancelledError as error:
        print(repr(error), log, task.cancelled(), task.cancelling())
    for ask in (task.result, task.exception):
        try:
            ask()
        except asyncio.CancelledError as error:
            print(repr(error))

    # A task that is running cancels itself at its next sleep; one that ends first is cancelled all the same.
    async def self_cancel(sleep):
        asyncio.current_task().cancel('me')
        if sleep:
            await asyncio.sleep(0)
            print('not here')
        return 'result'

    for sleep in (True, False):
        task = asyncio.create_task(self_cancel(sleep))
        try:
            print(await task)
        except asyncio.CancelledError as error:
            print(repr(error), task.cancelled())

    async def takes_back():
        asyncio.current_task().cancel()
        print(asyncio.current_task().uncancel())
        await asyncio.sleep(0)
        return 'unharmed'

    print(await asyncio.create_task(takes_back()))

    # Cancelling goes through to what is awaited, and comes back.
    async def outer(inner):
        try:
            await inner
        except asyncio.CancelledError:
            print('outer', inner.cancelled())
            raise

    inner = asyncio.create_task(sleeper(log))
    task = asyncio.create_task(outer(inner))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel('through')
    try:
        await task
    except asyncio.CancelledError as error:
        print(repr(error), inner.cancelled(), log[-1])

    # The error has a history; other errors end the task in other ways.
    async def turns_it_over():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            raise ValueError('instead')

    task = asyncio.create_task(turns_it_over())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except ValueError as error:
        print(repr(error), repr(error.__context__), task.cancelled())

    # shield
    inner = asyncio.create_task(asyncio.sleep(0.01, 'survives'))
    shielded = asyncio.shield(inner)
    task = asyncio.create_task(outer(shielded))
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print(inner.cancelled(), shielded.cancelled(), await inner)
    inner = asyncio.get_running_loop().create_future()
    shielded = asyncio.shield(inner)
    inner.cancel()
    await asyncio.sleep(0)
    print(shielded.cancelled(), asyncio.shield(inner) is inner)

    # gather
    futures = [asyncio.get_running_loop().create_future() for _ in range(3)]
    both = asyncio.gather(*futures, return_exceptions=True)
    print(both.cancel(), [f.cancelled() for f in futures], both.done())
    try:
        await both
    except asyncio.CancelledError as error:
        print(repr(error), both.cancelled(), both.cancel())
    futures = [asyncio.get_running_loop().create_future() for _ in range(2)]
    both = asyncio.gather(*futures)
    futures[0].cancel('one of them')
    try:
        await both
    except asyncio.CancelledError as error:
        print(repr(error), futures[1].done(), both.cancelled())


asyncio.run(main())
# expect: True False 1
# expect: CancelledError('early') True []
# expect: True 1 False
# expect: ["cancelled ('one',)"] False 1 0 0 0
# expect: 2
# expect: CancelledError('two') ["cancelled ('one',)", "cancelled ('two',)"] True 2
# expect: CancelledError()
# expect: CancelledError()
# expect: CancelledError('me') True
# expect: CancelledError('me') True
# expect: 0
# expect: unharmed
# expect: outer True
# expect: CancelledError('through') True cancelled ('through',)
# expect: ValueError('instead') CancelledError() False
# expect: outer True
# expect: False True survives
# expect: True True
# expect: True [True, True, True] False
# expect: CancelledError() False False
# expect: CancelledError('one of them') False False


# What run() leaves behind is cancelled, and may clean up.
async def left(name):
    try:
        await asyncio.sleep(10)
    finally:
        await asyncio.sleep(0)
        print(name, 'cleans up')


async def leaves():
    tasks.append(asyncio.create_task(left('task')))
    await asyncio.sleep(0)
    return 'done'


tasks = []
print(asyncio.run(leaves()), tasks[0].cancelled())
# expect: task cleans up
# expect: done True
