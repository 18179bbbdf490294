"""A server that is none: requests come in, run side by side as tasks, and each line of its log knows which request it belongs to.

Nobody passes the request's number along. It is a context variable, and every task has a copy of the context in which it was made: what it
sets stays with it, through awaits, timeouts and tasks of its own, and with the work that it gives to a thread.
"""

import asyncio
import contextvars

request_id = contextvars.ContextVar('request_id', default='-')
user = contextvars.ContextVar('user')
log = []


def note(text):
    log.append((request_id.get(), text))


async def query(table, turns):
    """A database that takes its time: so many turns of the event loop."""
    note(f'query {table}')
    for _ in range(turns):
        await asyncio.sleep(0)
    return f'{table} of {user.get()}'


def render(parts):
    note('render in a thread')
    return ' + '.join(parts)


async def handle(number, name, turns):
    request_id.set(f'r{number}')
    user.set(name)
    note('begin')
    async with asyncio.TaskGroup() as group:
        # The tasks of a group copy the context of the request.
        orders = group.create_task(query('orders', turns))
        notes = group.create_task(query('notes', 1))
    page = await asyncio.to_thread(render, [orders.result(), notes.result()])
    note('end')
    return page


async def slow(number):
    request_id.set(f'r{number}')
    try:
        async with asyncio.timeout(0.01):
            note('waits')
            await asyncio.Event().wait()
    except TimeoutError:
        note('gave up')
        raise


async def main():
    requests = [handle(1, 'ann', 3), handle(2, 'bob', 1), slow(3)]
    for outcome in await asyncio.gather(*requests, return_exceptions=True):
        print(type(outcome).__name__ if isinstance(outcome, BaseException) else outcome)
    note('the server itself has no request')

    # Two tasks that are given one context share it, as long as they do not run inside each other.
    shared = contextvars.copy_context()

    async def write():
        user.set('chie')

    async def read():
        return user.get()

    loop = asyncio.get_running_loop()
    await loop.create_task(write(), context=shared)
    print(await loop.create_task(read(), context=shared), user.get('nobody'))

    # A callback runs in the context in which it was asked for.
    done = asyncio.Event()
    with request_id.set('r4'):
        loop.call_soon(lambda: (note('called back'), done.set()))
    await done.wait()


asyncio.run(main())
by_request = {}
for request, text in log:
    by_request.setdefault(request, []).append(text)
for request in sorted(by_request):
    print(f'{request}: {", ".join(by_request[request])}')
