# Ten thousand threads at once. None is forgotten.
# skip fuel=1: the same, and slow
# skip oracle: CPython needs 20 seconds for it
import threading

gate = threading.Event()
lock = threading.Lock()
total = 0


def work():
    global total
    gate.wait()
    with lock:
        total += 1


threads = [threading.Thread(target=work) for _ in range(10_000)]
for thread in threads:
    thread.start()
print(threading.active_count(), total)
gate.set()
for thread in threads:
    thread.join()
print(threading.active_count(), total)
# expect: 10001 0
# expect: 1 10000
