# The kinds of queue, what they raise, and shutting them down.
import queue
import threading
import time


def attempt(action, *args, **kwargs):
    try:
        print(action(*args, **kwargs))
    except Exception as error:
        print(type(error).__module__, type(error).__name__, error)


for kind in (queue.Queue, queue.LifoQueue, queue.PriorityQueue):
    q = kind(3)
    for item in (3, 1, 2):
        q.put(item)
    print(kind.__name__, q.qsize(), q.full(), q.empty(), q.maxsize, q.unfinished_tasks)
    attempt(q.put, 4, False)
    attempt(q.put_nowait, 4)
    attempt(q.put, 4, timeout=0.001)
    attempt(q.put, 4, timeout=-1)
    print([q.get() for _ in range(3)])
    attempt(q.get, False)
    attempt(q.get_nowait)
    attempt(q.get, timeout=0.001)
    attempt(q.get, timeout=-1)
    for _ in range(3):
        q.task_done()
    attempt(q.task_done)
    q.join()
# expect: Queue 3 True False 3 3
# expect: queue Full 
# expect: queue Full 
# expect: queue Full 
# expect: builtins ValueError 'timeout' must be a non-negative number
# expect: [3, 1, 2]
# expect: _queue Empty 
# expect: _queue Empty 
# expect: _queue Empty 
# expect: builtins ValueError 'timeout' must be a non-negative number
# expect: builtins ValueError task_done() called too many times
# expect: LifoQueue 3 True False 3 3
# expect: queue Full 
# expect: queue Full 
# expect: queue Full 
# expect: builtins ValueError 'timeout' must be a non-negative number
# expect: [2, 1, 3]
# expect: _queue Empty 
# expect: _queue Empty 
# expect: _queue Empty 
# expect: builtins ValueError 'timeout' must be a non-negative number
# expect: builtins ValueError task_done() called too many times
# expect: PriorityQueue 3 True False 3 3
# expect: queue Full 
# expect: queue Full 
# expect: queue Full 
# expect: builtins ValueError 'timeout' must be a non-negative number
# expect: [1, 2, 3]
# expect: _queue Empty 
# expect: _queue Empty 
# expect: _queue Empty 
# expect: builtins ValueError 'timeout' must be a non-negative number
# expect: builtins ValueError task_done() called too many times

simple = queue.SimpleQueue()
simple.put(1, False, -5)
simple.put_nowait(2)
print(simple.qsize(), simple.empty(), simple.get(), simple.get_nowait(), simple.empty())  # expect: 2 False 1 2 True
attempt(simple.get, False)  # expect: _queue Empty 
attempt(simple.get, timeout=0.001)  # expect: _queue Empty 
attempt(simple.get, timeout=-1)  # expect: builtins ValueError 'timeout' must be a non-negative number
print(queue.Queue[int], queue.SimpleQueue[int])  # expect: queue.Queue[int] _queue.SimpleQueue[int]

q = queue.Queue()
q.put('left')
q.shutdown()
attempt(q.put, 1)  # expect: queue ShutDown 
print(q.get(), q.is_shutdown)  # expect: left True
attempt(q.get)  # expect: queue ShutDown 
attempt(q.get, timeout=-1)  # expect: queue ShutDown 

q = queue.Queue()
q.put('dropped')
q.shutdown(immediate=True)
q.join()
attempt(q.get)  # expect: queue ShutDown 

# Who waits is told of the shutdown.
q = queue.Queue(1)
q.put(0)
waiting = [threading.Thread(target=attempt, args=(q.put, 1)) for _ in range(2)]
for thread in waiting:
    thread.start()
q.shutdown(immediate=True)
for thread in waiting:
    thread.join()
# expect: queue ShutDown 
# expect: queue ShutDown 


# Producers and consumers.
def produce(q, items):
    for item in items:
        q.put(item)


def consume(q, into):
    while (item := q.get()) is not None:
        into.append(item)
        q.task_done()


for q in (queue.Queue(2), queue.LifoQueue(1), queue.PriorityQueue(3)):
    got = []
    producers = [threading.Thread(target=produce, args=(q, range(i, 60, 3))) for i in range(3)]
    consumers = [threading.Thread(target=consume, args=(q, got), daemon=True) for _ in range(2)]
    for thread in producers + consumers:
        thread.start()
    for thread in producers:
        thread.join()
    q.join()
    print(sorted(got) == list(range(60)), q.qsize())
# expect: True 0
# expect: True 0
# expect: True 0
