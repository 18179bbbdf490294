# A pool of threads: results in order and as they come, exceptions, cancelling, the end.
import concurrent.futures as cf
import threading
import time


def slow(x):
    time.sleep(x / 50)
    if x == 3:
        raise ValueError(x)
    return x * x


def attempt(action, *args, **kwargs):
    try:
        print(action(*args, **kwargs))
    except BaseException as error:
        print(type(error).__name__, error)


with cf.ThreadPoolExecutor(max_workers=3) as pool:
    print(list(pool.map(slow, [2, 0, 1])))
    results = pool.map(slow, [4, 3, 1])
    print(next(results))
    attempt(next, results)
    attempt(next, results)
    futures = [pool.submit(slow, x) for x in (4, 0, 2)]
    print([future.result() for future in cf.as_completed(futures)])
    future = pool.submit(slow, 3)
    attempt(future.result)
    print(repr(future.exception()), future.done(), future.cancelled(), future.running(), future.cancel())
    print(repr(future).replace(hex(id(future)), 'ID'))
    attempt(pool.submit(slow, 5).result, timeout=0.001)
    done, not_done = cf.wait([pool.submit(slow, 0), pool.submit(slow, 8)], return_when=cf.FIRST_COMPLETED)
    print(len(done), len(not_done))
    print(list(pool.map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(pool.map(pow, [2, 3], [5, 2], buffersize=1)))
# expect: [4, 0, 1]
# expect: 16
# expect: ValueError 3
# expect: StopIteration 
# expect: [0, 4, 16]
# expect: ValueError 3
# expect: ValueError(3) True False False False
# expect: <Future at ID state=finished raised ValueError>
# expect: TimeoutError 
# expect: 1 1
# expect: [11, 22] [32, 9]
attempt(pool.submit, print)  # expect: RuntimeError cannot schedule new futures after shutdown

gate = threading.Event()
pool = cf.ThreadPoolExecutor(1, thread_name_prefix='worker')
first = pool.submit(gate.wait)
name = pool.submit(lambda: threading.current_thread().name)
second = pool.submit(print, 'never')
seen = []
second.add_done_callback(seen.append)
print(second.cancel(), second.cancelled(), seen == [second])  # expect: True True True
attempt(second.result)  # expect: CancelledError 
third = pool.submit(len, 'third')
gate.set()
print(first.result(), name.result())  # expect: True worker_0
print(third.result())  # expect: 5
pool.shutdown(cancel_futures=True)


def initialize(*args):
    print('initialize', args)


with cf.ThreadPoolExecutor(1, initializer=initialize, initargs=(1, 2)) as pool:
    print(pool.submit(len, 'abc').result())
# expect: initialize (1, 2)
# expect: 3

for bad in (dict(max_workers=0), dict(max_workers=-1), dict(initializer=5)):
    attempt(cf.ThreadPoolExecutor, **bad)
# expect: ValueError max_workers must be greater than 0
# expect: ValueError max_workers must be greater than 0
# expect: TypeError initializer must be a callable
pool = cf.ThreadPoolExecutor()
attempt(pool.map, print, [], buffersize=0)  # expect: ValueError buffersize must be None or > 0
attempt(pool.map, print, [], buffersize='a')  # expect: TypeError buffersize must be an integer or None
attempt(cf.wait, [cf.Future()], return_when='x')  # expect: ValueError Invalid return condition: 'x'
future = cf.Future()
print(len(cf.wait([future], timeout=0).not_done))  # expect: 1
attempt(list, cf.as_completed([future], timeout=0))  # expect: TimeoutError 1 (of 1) futures unfinished
future.set_result(5)
print(future.result(), list(cf.as_completed([future, future])) == [future])  # expect: 5 True
# The end of the program waits for what was handed in.
pool.submit(lambda: (time.sleep(0.02), print('last')))
print('end')
# expect: end
# expect: last
