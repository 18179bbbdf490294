# Threads from the cradle to the grave: names, states, daemons, what is refused.
import threading
from threading import Thread


def show(*what):
    print(threading.current_thread().name, *what)


threads = [Thread(target=show, args=(i,), kwargs={}) for i in range(3)]
print([thread.name for thread in threads])  # expect: ['Thread-1 (show)', 'Thread-2 (show)', 'Thread-3 (show)']
print([thread.is_alive() for thread in threads], threads[0].ident, threads[0].native_id)
# expect: [False, False, False] None None
print(repr(threads[0]))  # expect: <Thread(Thread-1 (show), initial)>
for thread in threads:
    thread.start()
    thread.join()
# expect: Thread-1 (show) 0
# expect: Thread-2 (show) 1
# expect: Thread-3 (show) 2
print([thread.is_alive() for thread in threads], threads[0].ident is None)  # expect: [False, False, False] False
print(repr(threads[0]).replace(str(threads[0].ident), 'ID'))  # expect: <Thread(Thread-1 (show), stopped ID)>


class Own(Thread):
    def run(self):
        show('runs', threading.current_thread() is self, self in threading.enumerate(), threading.active_count())


own = Own(name='own', daemon=True)
print(repr(own), own.daemon)  # expect: <Own(own, initial daemon)> True
own.start()  # expect: own runs True True 2
own.join()
print(Thread(target=print, name=5).name, Thread(name='').name, Thread(target=threading.Lock()).name)
# expect: 5 Thread-4 Thread-5

main = threading.main_thread()
print(main.name, main is threading.current_thread(), main.ident == threading.get_ident(), main.is_alive(), main.daemon)
# expect: MainThread True True True False
print(threading.enumerate() == [main], threading.active_count())  # expect: True 1

for action in (
        lambda: own.start(), lambda: main.join(), lambda: Thread().join(), lambda: setattr(main, 'daemon', True),
        lambda: Thread(group=1), lambda: threads[0].join('x'), lambda: threads[0].join(-1)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
# expect: RuntimeError threads can only be started once
# expect: RuntimeError cannot join current thread
# expect: RuntimeError cannot join thread before it is started
# expect: RuntimeError cannot set daemon status of active thread
# expect: AssertionError group argument must be None for now
# expect: TypeError '>' not supported between instances of 'int' and 'str'
# expect: None


class Forgetful(Thread):
    def __init__(self):
        pass


for action in (lambda t: t.start(), lambda t: t.join(), lambda t: repr(t), lambda t: t.name, lambda t: setattr(t, 'daemon', 1)):
    try:
        action(Forgetful())
    except Exception as error:
        print(type(error).__name__, error)
# expect: RuntimeError thread.__init__() not called
# expect: RuntimeError Thread.__init__() not called
# expect: AssertionError Thread.__init__() was not called
# expect: AssertionError Thread.__init__() not called
# expect: RuntimeError Thread.__init__() not called


# A daemon's children are daemons.
def child():
    print(Thread().daemon)


for daemon in (False, True):
    thread = Thread(target=child, daemon=daemon)
    thread.start()
    thread.join()
# expect: False
# expect: True


# A thread may join others, be joined by many, and know that it ended.
gate = threading.Event()
results = []


def joiner(thread):
    thread.join()
    results.append(thread.is_alive())


target = Thread(target=gate.wait)
target.start()
joiners = [Thread(target=joiner, args=(target,)) for _ in range(3)]
for thread in joiners:
    thread.start()
target.join(0.01)
print(target.is_alive(), results)  # expect: True []
gate.set()
for thread in joiners:
    thread.join()
print(target.is_alive(), results)  # expect: False [False, False, False]

timer = threading.Timer(0.01, show, ['late'], {})
timer.name = 'timer'
timer.start()
timer.join()  # expect: timer late
cancelled = threading.Timer(100, print, ['never'])
cancelled.start()
cancelled.cancel()
cancelled.join()
print(cancelled.finished.is_set(), threading.active_count())  # expect: True 1
