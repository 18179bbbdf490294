# The end of the program waits for threads that are no daemons, before the functions of atexit.
import atexit
import threading
import time


def late():
    gate.wait()
    time.sleep(0.01)
    print('late')
    threading.Thread(target=later).start()


def later():
    threading.main_thread().join()
    print('later', threading.main_thread().is_alive())


gate = threading.Event()
atexit.register(print, 'atexit')
threading.Thread(target=late).start()
threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()
print('end')  # expect: end
gate.set()
# expect: late
# expect: later False
# expect: atexit
