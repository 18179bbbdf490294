# Module asyncio: the event loop itself, its handles and timers, and who runs it.
import asyncio
import warnings

loop = asyncio.new_event_loop()
print(loop, loop.is_running(), loop.is_closed(), loop.get_debug())
# expect: <_UnixSelectorEventLoop running=False closed=False debug=False> False False False
log = []


def note(*args):
    log.append(args[0] if len(args) == 1 else args)


# Timers are called when they are due, whatever order they came in; what is soon comes before them.
now = loop.time()
loop.call_at(now + 0.3, note, 'at 300')
loop.call_later(0.1, note, 'in 100')
loop.call_at(now + 0.2, note, 'at 200')
handle = loop.call_later(0.15, note, 'cancelled')
handle.cancel()
loop.call_soon(note, 'soon', 1)
loop.call_soon(lambda: loop.call_soon(note, 'next round'))
loop.call_soon(note, 'soon', 2)
loop.call_later(0.4, loop.stop)
loop.run_forever()
print(log, handle.cancelled(), handle.when() > now)
# expect: [('soon', 1), ('soon', 2), 'next round', 'in 100', 'at 200', 'at 300'] True True

# stop() ends the round, not before.
log.clear()
loop.stop()
loop.call_soon(note, 'once')
loop.run_forever()
loop.call_soon(loop.stop)
loop.call_soon(note, 'same round')
loop.call_soon(loop.call_soon, note, 'later')
loop.run_forever()
print(log)  # expect: ['once', 'same round']
loop.call_soon(loop.stop)
loop.run_forever()
print(log)  # expect: ['once', 'same round', 'later']

# Handles.
handle = loop.call_soon(note, 'x')
print(repr(handle).split(' at ')[0], repr(handle).endswith(f':{note.__code__.co_firstlineno}>'), handle.cancelled())
# expect: <Handle note() True False
handle.cancel()
handle.cancel()
print(handle, handle.cancelled())  # expect: <Handle cancelled> True
one, two, three = loop.call_at(1, note), loop.call_at(1, note), loop.call_at(2, print)
print(one == two, one < three, one <= two, three > one, two >= one, one == three, hash(one) == hash(two), one.__lt__(1))
# expect: True True True True True False True NotImplemented
for handle in (one, two, three):
    handle.cancel()
print(repr(one)[:38])  # expect: <TimerHandle cancelled when=1>

# run_until_complete
async def give(value):
    await asyncio.sleep(0)
    return value

print(loop.run_until_complete(give('value')), loop.run_until_complete(loop.create_task(give('task'))))
# expect: value task

async def inside():
    print(loop.is_running(), asyncio.get_running_loop() is loop, asyncio.get_event_loop() is loop)
    for run in (lambda: loop.run_until_complete(other), lambda: asyncio.new_event_loop().run_until_complete(other),
                lambda: asyncio.run(give(1)), loop.close):
        other = loop.create_future()
        try:
            with warnings.catch_warnings():
                warnings.simplefilter('ignore')
                run()
        except RuntimeError as error:
            print(error)

with warnings.catch_warnings():
    warnings.simplefilter('ignore')
    loop.run_until_complete(inside())
# expect: True True True
# expect: This event loop is already running
# expect: Cannot run the event loop while another loop is running
# expect: asyncio.run() cannot be called from a running event loop
# expect: Cannot close a running event loop
loop.call_soon(loop.stop)
try:
    loop.run_until_complete(loop.create_future())
except RuntimeError as error:
    print(error)
# expect: Event loop stopped before Future completed.
try:
    loop.run_until_complete(1)
except TypeError as error:
    print(error)
# expect: An asyncio.Future, a coroutine or an awaitable is required

# Exceptions that nobody catches.
def handler(loop, context):
    print('handler', sorted(context), context['message'].split(' at ')[0], repr(context.get('exception')))

loop.set_exception_handler(handler)
print(loop.get_exception_handler() is handler)  # expect: True
loop.call_soon(lambda: 1 / 0)
loop.call_soon(loop.stop)
loop.run_forever()
# expect: handler ['exception', 'handle', 'message'] Exception in callback <lambda>() ZeroDivisionError('division by zero')
loop.call_exception_handler({'message': 'by hand'})  # expect: handler ['message'] by hand None
try:
    loop.set_exception_handler(1)
except TypeError as error:
    print(error)
# expect: A callable object or None is expected, got 1
loop.set_exception_handler(None)

class Ends(SystemExit):
    pass

def ends():
    raise Ends('through the loop')

loop.call_soon(ends)
try:
    loop.run_forever()
except Ends as error:
    print(repr(error), loop.is_running())
# expect: Ends('through the loop') False

# Closed.
for bad in (lambda: loop.call_later(None, note), lambda: loop.call_at(None, note)):
    try:
        bad()
    except TypeError as error:
        print(error)
# expect: delay must not be None
# expect: when cannot be None
loop.close()
loop.close()
print(loop)  # expect: <_UnixSelectorEventLoop running=False closed=True debug=False>
for what in (lambda: loop.call_soon(note), lambda: loop.call_later(1, note), loop.run_forever,
             lambda: loop.call_soon_threadsafe(note), lambda: loop.create_task(None)):
    try:
        what()
    except RuntimeError as error:
        print(error)
# expect: Event loop is closed
# expect: Event loop is closed
# expect: Event loop is closed
# expect: Event loop is closed
# expect: Event loop is closed

# Which loop is meant.
for ask in (asyncio.get_running_loop, asyncio.get_event_loop, asyncio.current_task, asyncio.all_tasks):
    try:
        ask()
    except RuntimeError as error:
        print(error)
# expect: no running event loop
# expect: There is no current event loop in thread 'MainThread'.
# expect: no running event loop
# expect: no running event loop
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(asyncio.get_event_loop() is loop)  # expect: True
future = asyncio.Future()
print(future.get_loop() is loop)  # expect: True
asyncio.set_event_loop(None)
loop.close()
try:
    asyncio.set_event_loop(1)
except TypeError as error:
    print(error)
# expect: loop must be an instance of AbstractEventLoop or None, not 'int'

# Policies are deprecated.
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    policy = asyncio.get_event_loop_policy()
    asyncio.set_event_loop_policy(None)
    asyncio.DefaultEventLoopPolicy
    asyncio.AbstractEventLoopPolicy
    asyncio.iscoroutinefunction(give)
for warning in caught:  # A loop of above that is found dead just now has a warning of its own.
    if warning.category is DeprecationWarning:
        print(warning.category.__name__, warning.message)
# expect: DeprecationWarning 'asyncio.get_event_loop_policy' is deprecated and slated for removal in Python 3.16
# expect: DeprecationWarning 'asyncio.set_event_loop_policy' is deprecated and slated for removal in Python 3.16
# expect: DeprecationWarning 'asyncio.DefaultEventLoopPolicy' is deprecated and slated for removal in Python 3.16
# expect: DeprecationWarning 'asyncio.AbstractEventLoopPolicy' is deprecated and slated for removal in Python 3.16
# expect: DeprecationWarning 'asyncio.iscoroutinefunction' is deprecated and slated for removal in Python 3.16; use inspect.iscoroutinefunction() instead

# Runners.
with asyncio.Runner() as runner:
    print(runner.get_loop().is_closed(), runner.run(give(1)), runner.run(give(2)))
    kept = runner.get_loop()
# expect: False 1 2
print(kept.is_closed())  # expect: True
for use in (runner.get_loop, lambda: runner.run(give(1))):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter('ignore')
            use()
    except RuntimeError as error:
        print(error)
# expect: Runner is closed
# expect: Runner is closed
try:
    asyncio.run(1)
except TypeError as error:
    print(error)
# expect: An asyncio.Future, a coroutine or an awaitable is required
made = []

def factory():
    made.append(asyncio.new_event_loop())
    return made[-1]

async def which():
    return asyncio.get_running_loop() is made[-1]

print(asyncio.run(which(), loop_factory=factory), len(made), made[0].is_closed())  # expect: True 1 True
print(asyncio.EventLoop is asyncio.SelectorEventLoop, asyncio.run(give('EventLoop'), loop_factory=asyncio.EventLoop))
# expect: True EventLoop
