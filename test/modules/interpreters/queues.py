# Queues between interpreters: order, limits, and what becomes of items whose interpreter has ended.
from concurrent import interpreters
from concurrent.interpreters import _queues as queues


def show(function, *args, **kwargs):
    try:
        print('->', repr(function(*args, **kwargs)))
    except Exception as error:
        print(f'{type(error).__module__}.{type(error).__name__}: {error}')


queue = interpreters.create_queue()
print(queue, queue.maxsize, queue.empty(), queue.full(), queue.qsize(), queue.unbounditems, hash(queue) == queue.id)
# expect: Queue(1) 0 True False 0 concurrent.interpreters._queues.UNBOUND True

for value in (1, 'two', (3, None), [4], {'five': 5.5}, b'6', 2 ** 100):
    queue.put(value)
print(queue.qsize(), [queue.get() for _ in range(7)])
# expect: 7 [1, 'two', (3, None), [4], {'five': 5.5}, b'6', 1267650600228229401496703205376]

show(queue.get_nowait)  # expect: concurrent.interpreters._queues.QueueEmpty: queue 1 is empty
show(queue.get, timeout=0)  # expect: concurrent.interpreters._queues.QueueEmpty: queue 1 is empty
show(queue.get, block=False)  # expect: concurrent.interpreters._queues.QueueEmpty: queue 1 is empty
show(queue.get, timeout=-1)  # expect: builtins.ValueError: timeout value must be non-negative
small = interpreters.create_queue(2)
small.put(1)
small.put(2)
print(small.full(), small.maxsize)  # expect: True 2
show(small.put_nowait, 3)  # expect: concurrent.interpreters._queues.QueueFull: queue 2 is full
show(small.put, 3, timeout=0)  # expect: concurrent.interpreters._queues.QueueFull: queue 2 is full
show(interpreters.create_queue, 'a')  # expect: builtins.TypeError: 'str' object cannot be interpreted as an integer
show(interpreters.create_queue, unbounditems=5)
# expect: builtins.NotImplementedError: unsupported unbound replacement op 5

show(interpreters.Queue, 99)  # expect: concurrent.interpreters.QueueNotFoundError: queue 99 not found
show(interpreters.Queue, 'a')  # expect: builtins.TypeError: id must be an int, got 'a'

interp = interpreters.create()
interp.prepare_main(queue=queue, small=small)
interp.exec('''
from concurrent.interpreters import _queues as queues
small.put((small.get(), repr(queue), queues.Queue(queue.id) is queue))
queue.put(1)
queue.put(2, unbounditems=queues.UNBOUND_ERROR)
queue.put(3, unbounditems=queues.UNBOUND_REMOVE)
queue.put(4, unbounditems=queues.UNBOUND)
''')
print(small.get(), small.get())  # expect: 2 (1, 'Queue(1)', True)
queue.put(5)
print(queue.qsize(), queue.get())  # expect: 5 1
interp.close()
print(queue.qsize())  # expect: 3
show(queue.get)
# expect: concurrent.interpreters._queues.ItemInterpreterDestroyed: item's original interpreter destroyed

show(queue.get)  # expect: -> concurrent.interpreters._queues.UNBOUND
show(queue.get)  # expect: -> 5
# A queue in a queue is the same queue.
queue.put(small)
small.put('in it')
print(queue.get() is small, small.get())  # expect: True in it
