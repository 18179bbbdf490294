# Who waits for another interpreter lets threads go on, and an interpreter does one thing at a time.
import threading
import time
from concurrent import interpreters

interp = interpreters.create()
queue = interpreters.create_queue()
out = interpreters.create_queue()
interp.prepare_main(queue=queue, out=out)
thread = threading.Thread(target=interp.exec, args=('out.put(("got", queue.get()))',))
thread.start()
while not interp.is_running():
    time.sleep(0.001)
for attempt in (lambda: interp.exec('pass'), interp.close, lambda: interp.prepare_main(a=1), lambda: interp.call(print)):
    try:
        attempt()
    except interpreters.InterpreterError as error:
        print(type(error).__name__, error)
# expect: InterpreterError interpreter already running
# expect: InterpreterError interpreter running
# expect: InterpreterError interpreter already running
# expect: InterpreterError interpreter already running




queue.put('what it wanted')
thread.join()
print(out.get())  # expect: ('got', 'what it wanted')
print(interp.is_running())  # expect: False

# Threads of an interpreter are waited for at its end, and exit functions are called.
interp.exec('''
import atexit, threading
event = threading.Event()
from concurrent.interpreters import _queues as queues
atexit.register(out.put, 'exit function')
threading.Thread(target=lambda: (event.wait(0.05), out.put('thread has ended'))).start()
''')
interp.close()
print(out.qsize(), interpreters.list_all())  # expect: 2 [Interpreter(0)]
