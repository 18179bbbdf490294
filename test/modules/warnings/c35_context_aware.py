# C35: with -X context_aware_warnings catch_warnings() keeps its filters in a context variable: threads and tasks have their own.
# flags: -X context_aware_warnings=1 -X thread_inherit_context=1
import asyncio
import contextvars
import sys
import threading
import warnings

print(sys.flags.context_aware_warnings)  # expect: 1


def names(log):
    return [str(w.message) for w in log]


# In a context of its own
before = warnings.filters[:]
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter('always')
    warnings.warn('one')
    print(warnings.filters == before)
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        warnings.warn('nobody hears')
    with warnings.catch_warnings():
        warnings.warn('inner, without a list of its own')
    with warnings.catch_warnings(record=True) as inner:
        warnings.warn('two')
    warnings.warn('three')
    print(names(inner))
# expect: True
# expect: ['two']
print(names(log))  # expect: ['one', 'inner, without a list of its own', 'three']
print(warnings.filters == before)  # expect: True

# Two threads at once, each with its own list
turn = threading.Barrier(2)
heard = {}


def listens(name):
    with warnings.catch_warnings(record=True) as log:
        turn.wait()
        warnings.simplefilter('always')
        warnings.warn(name)
        turn.wait()
        warnings.warn(name)
        turn.wait()
    heard[name] = names(log)


threads = [threading.Thread(target=listens, args=(name,)) for name in 'ab']
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(heard.items()))  # expect: [('a', ['a', 'a']), ('b', ['b', 'b'])]


# Tasks, which take turns inside
async def task(name, action):
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter(action)
        await asyncio.sleep(0)
        warnings.warn(name)
        await asyncio.sleep(0)
        warnings.warn(name)
    return names(log)


async def main():
    print(await asyncio.gather(task('x', 'always'), task('y', 'ignore'), task('z', 'once')))


asyncio.run(main())  # expect: [['x', 'x'], [], ['z', 'z']]

# A context that was copied inside goes on with them
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter('error')
    copy = contextvars.copy_context()


def gives():
    try:
        warnings.warn('late')
    except UserWarning as error:
        print('raised', error)


copy.run(gives)  # expect: raised late
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter('always')
    gives()
print(names(log))  # expect: ['late']

# Left twice, entered twice
block = warnings.catch_warnings()
try:
    block.__exit__()
except RuntimeError as error:
    print(error)
# expect: Cannot exit catch_warnings() without entering first
with block:
    try:
        block.__enter__()
    except RuntimeError as error:
        print(error)
# expect: Cannot enter catch_warnings() twice

# Filters that are emptied inside come back
with warnings.catch_warnings():
    warnings.resetwarnings()
    print(len(warnings._get_filters()), len(warnings.filters) > 0)
# expect: 0 True
