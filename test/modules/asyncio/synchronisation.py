# Module asyncio: Lock, Event, Condition, Semaphore, Barrier and the queues.
import asyncio


def state(thing):
    return repr(thing).split('[')[-1]


async def turn(count=1):
    for _ in range(count):
        await asyncio.sleep(0)


async def locks():
    log = []
    lock = asyncio.Lock()

    async def worker(name):
        async with lock:
            log.append(name)
            await turn()
        log.append(name.upper())

    print(state(lock))
    await asyncio.gather(*map(worker, 'abc'))
    print(log, lock.locked())
    await lock.acquire()
    waiter = asyncio.create_task(lock.acquire())
    following = asyncio.create_task(lock.acquire())
    await turn()
    print(state(lock))
    # Woken and cancelled at once: the next one gets it.
    lock.release()
    waiter.cancel()
    await turn(2)
    print(waiter.cancelled(), following.done(), lock.locked())
    lock.release()
    try:
        lock.release()
    except RuntimeError as error:
        print(error)

    event = asyncio.Event()
    waiters = [asyncio.create_task(event.wait()) for _ in range(2)]
    await turn()
    print(state(event), event.is_set())
    event.set()
    event.clear()
    print(await asyncio.gather(*waiters), state(event))
    event.set()
    print(await event.wait(), state(event))

    condition = asyncio.Condition()
    items = []

    async def consumer(name):
        async with condition:
            await condition.wait_for(lambda: items)
            log.append((name, items.pop()))

    log.clear()
    consumers = [asyncio.create_task(consumer(name)) for name in 'xyz']
    await turn(2)
    print(state(condition))
    async with condition:
        items += [1, 2]
        condition.notify(2)
    await turn(4)
    print(log)
    consumers[2].cancel()
    await asyncio.wait(consumers)
    print(consumers[2].cancelled(), condition.locked())
    for bad in (condition.notify, condition.notify_all):
        try:
            bad()
        except RuntimeError as error:
            print(error)
    try:
        await condition.wait()
    except RuntimeError as error:
        print(error)

    semaphore = asyncio.Semaphore(2)
    running = most = 0

    async def limited():
        nonlocal running, most
        async with semaphore:
            running += 1
            most = max(most, running)
            await turn()
            running -= 1

    print(state(semaphore))
    await asyncio.gather(*[limited() for _ in range(5)])
    print(most, state(semaphore), semaphore.locked())
    bounded = asyncio.BoundedSemaphore(1)
    for bad in (bounded.release, lambda: asyncio.Semaphore(-1), lambda: asyncio.Barrier(0)):
        try:
            bad()
        except ValueError as error:
            print(error)

    barrier = asyncio.Barrier(3)

    async def party():
        async with barrier as position:
            return position

    print(state(barrier))
    tasks = [asyncio.create_task(party()) for _ in range(2)]
    await turn(2)
    print(state(barrier), barrier.n_waiting, barrier.parties, barrier.broken)
    print(await party(), sorted(await asyncio.gather(*tasks)))
    tasks = [asyncio.create_task(party()) for _ in range(2)]
    await turn(2)
    await barrier.reset()
    print([repr(e) for e in await asyncio.gather(*tasks, return_exceptions=True)], state(barrier))
    await barrier.abort()
    print(barrier.broken, state(barrier))
    try:
        await barrier.wait()
    except asyncio.BrokenBarrierError as error:
        print(repr(error))


asyncio.run(locks())
# expect: unlocked]>
# expect: ['a', 'A', 'b', 'B', 'c', 'C'] False
# expect: locked, waiters:2]>
# expect: True True True
# expect: Lock is not acquired.
# expect: unset, waiters:2]> False
# expect: [True, True] unset]>
# expect: True set]>
# expect: unlocked, waiters:3]>
# expect: [('x', 2), ('y', 1)]
# expect: True False
# expect: cannot notify on un-acquired lock
# expect: cannot notify on un-acquired lock
# expect: cannot wait on un-acquired lock
# expect: unlocked, value:2]>
# expect: 2 unlocked, value:2]> False
# expect: BoundedSemaphore released too many times
# expect: Semaphore initial value must be >= 0
# expect: parties must be >= 1
# expect: filling, waiters:0/3]>
# expect: filling, waiters:2/3]> 2 3 False
# expect: 2 [0, 1]
# expect: ["BrokenBarrierError('Abort or reset of barrier')", "BrokenBarrierError('Abort or reset of barrier')"] filling, waiters:0/3]>
# expect: True broken]>
# expect: BrokenBarrierError('Barrier aborted')


async def queues():
    queue = asyncio.Queue(2)
    print(queue, queue.empty(), queue.full(), queue.qsize(), queue.maxsize)
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty as error:
        print(repr(error))
    log = []

    async def produce():
        for item in range(5):
            await queue.put(item)
            log.append(f'put {item}')
        queue.shutdown()

    async def consume():
        try:
            while True:
                item = await queue.get()
                log.append(f'got {item}')
                await turn()
                queue.task_done()
        except asyncio.QueueShutDown:
            log.append('end')

    producer = asyncio.create_task(produce())
    await turn()
    print(queue)
    try:
        queue.put_nowait(9)
    except asyncio.QueueFull as error:
        print(repr(error))
    await asyncio.gather(producer, consume(), queue.join())
    print(*log, sep=', ')
    print(queue)
    for bad in (lambda: queue.put_nowait(1), queue.get_nowait):
        try:
            bad()
        except asyncio.QueueShutDown as error:
            print(repr(error))
    try:
        queue.task_done()
    except ValueError as error:
        print(error)
    for kind in (asyncio.Queue, asyncio.LifoQueue, asyncio.PriorityQueue):
        queue = kind()
        for item in (3, 1, 2):
            queue.put_nowait(item)
        print(kind.__name__, [queue.get_nowait() for _ in range(3)])
    # A getter that was woken and cancelled at once leaves the item to the next one.
    queue = asyncio.Queue()
    getters = [asyncio.create_task(queue.get()) for _ in range(2)]
    await turn()
    queue.put_nowait('item')
    getters[0].cancel()
    print(await getters[1], getters[0].cancelled(), queue)
    queue.task_done()
    queue.put_nowait(1)
    queue.shutdown(immediate=True)
    print(queue.qsize(), asyncio.Queue[int])
    await queue.join()


asyncio.run(queues())
# expect: <Queue maxsize=2> True False 0 2
# expect: QueueEmpty()
# expect: <Queue maxsize=2 _queue=[0, 1] _putters[1] tasks=2>
# expect: QueueFull()
# expect: put 0, put 1, got 0, put 2, got 1, put 3, got 2, put 4, got 3, got 4, end
# expect: <Queue maxsize=2 shutdown>
# expect: QueueShutDown()
# expect: QueueShutDown()
# expect: task_done() called too many times
# expect: Queue [3, 1, 2]
# expect: LifoQueue [2, 1, 3]
# expect: PriorityQueue [1, 2, 3]
# expect: item True <Queue maxsize=0 tasks=1>
# expect: 0 asyncio.queues.Queue[int]

# Bound to the loop in which somebody had to wait first.
lock = asyncio.Lock()


async def contended():
    await lock.acquire()
    waiter = asyncio.create_task(lock.acquire())
    await turn()
    waiter.cancel()
    lock.release()


asyncio.run(contended())
try:
    asyncio.run(contended())
except RuntimeError as error:
    print(str(error).split('> ')[-1])
