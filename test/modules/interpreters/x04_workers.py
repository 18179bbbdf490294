# X4: interpreters in workers: requests, queues with items both ways, memory that is really shared, exceptions, their end.
# differs: CPython has no workers
import threading
from concurrent import interpreters


def work(n):
    total = 0
    for i in range(n):
        total += i * i % 7
    return total


def plus(a, b):
    return a + b


if __name__ == '__main__':
    one = interpreters.create(backend='worker')
    two = interpreters.create(backend='worker')
    print(one.call(plus, [1], [2]), one.call(work, 1000) == work(1000))
    there, back = interpreters.create_queue(), interpreters.create_queue()
    for interp in (one, two):
        interp.prepare_main(there=there, back=back)
    serve = '''
while (job := there.get()) is not None:
    back.put((job, job * job))
'''
    threads = [threading.Thread(target=interp.exec, args=(serve,)) for interp in (one, two)]
    for thread in threads:
        thread.start()
    for job in range(50):
        there.put(job)
    print(sorted(back.get() for _ in range(50)) == [(n, n * n) for n in range(50)])
    for _ in threads:
        there.put(None)
    for thread in threads:
        thread.join()
    # A queue that one worker makes goes to the other through a third.
    one.exec('from concurrent import interpreters\nown = interpreters.create_queue()\nback.put(own)\nown.put("from one")')
    own = back.get()
    there.put(own)
    two.exec('back.put(there.get().get())')
    print(back.get())
    data = bytearray(4)
    view = memoryview(data)
    one.prepare_main(view=view)
    two.prepare_main(view=view)
    one.exec('view[0] = 1')
    two.exec('view[1] = view[0] + 1')
    data[2] = 3
    one.exec('back.put(bytes(view))')
    print(back.get(), data)
    try:
        two.exec('1 / 0')
    except interpreters.ExecutionFailed as failure:
        print(failure.excinfo.formatted)
    one.exec('from concurrent import interpreters; back.put((interpreters.get_current().id, interpreters.get_main().id))')
    print(back.get())
    # A worker has interpreters of its own beside it, and makes workers: what is made anywhere is known everywhere.
    one.exec('inner = interpreters.create(); inner.prepare_main(back=back); inner.exec("back.put(__name__)")')
    print(back.get())
    one.exec('outer = interpreters.create(backend="worker"); outer.prepare_main(back=back)')
    late = interpreters.create_queue()
    late.put('from main')
    one.prepare_main(late=late)
    one.exec('outer.prepare_main(late=late); outer.exec("back.put((late.get(), __name__))")')
    print(back.get())
    one.exec('''
try:
    outer.exec('[][0]')
except interpreters.ExecutionFailed as failure:
    back.put(failure.excinfo.formatted)
''')
    print(back.get())
    one.exec('from concurrent.futures import InterpreterPoolExecutor\nwith InterpreterPoolExecutor(1) as pool: back.put(list(pool.map(abs, [-1, 2])))')
    print(back.get())
    # What a worker has made ends with it, and so nobody's are the things that it has put somewhere.
    one.exec('back.put("left over"); outer.exec("back.put(1)")')
    one.exec('''
import _interpreters
held_by_none = _interpreters.create(backend='worker')
_interpreters.set___main___attrs(held_by_none, {'back': back})
_interpreters.exec(held_by_none, 'back.put(2)')
''')
    one.close()
    print(back.get(), back.get(), back.get(), interpreters.list_all() == [interpreters.get_main(), two])
    two.close()

# expect: [1, 2] True
# expect: True
# expect: from one
# expect: b'\x01\x02\x03\x00' bytearray(b'\x01\x02\x03\x00')
# expect: ZeroDivisionError: division by zero
# expect: (1, 0)
# expect: __main__
# expect: ('from main', '__main__')
# expect: IndexError: list index out of range
# expect: [1, 2]
# expect: concurrent.interpreters._queues.UNBOUND concurrent.interpreters._queues.UNBOUND concurrent.interpreters._queues.UNBOUND True
