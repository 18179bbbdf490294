# differs: CPython hangs when all threads wait for each other
# The end of the program waits for threads; when that can never end, it is said, and the program fails.
import atexit
import threading
import queue
import sys

atexit.register(print, 'atexit')
sys.excepthook = lambda kind, error, trace: print(f'{kind.__name__}: {error}')
threading.Thread(target=threading.Event().wait, name='listener').start()
threading.Thread(target=queue.Queue().get, name='consumer').start()
print('end')
# expect: end
# expect: DeadlockError: all threads wait, and nothing can wake one
# expect:   MainThread waits for the end of listener
# expect:   listener waits in Event.wait
# expect:   consumer waits in Queue.get
# expect: atexit
# expect exit: 1
