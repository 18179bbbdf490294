# Handlers of signals: what they are told, where they run, what they raise; what the main thread waits for goes on behind them.
import os
import signal
import sys
import threading
import time


def attempt(action, *args):
    try:
        result = action(*args)
        print(getattr(result, '__name__', result))
    except BaseException as error:
        print(type(error).__name__, error)


def handler(number, frame):
    print('handler', signal.Signals(number).name, frame.f_code.co_name, threading.current_thread().name)


def act():
    signal.raise_signal(signal.SIGUSR1)
    os.kill(os.getpid(), signal.SIGUSR1)
    print('acted')


print(signal.getsignal(signal.SIGINT) is signal.default_int_handler, signal.getsignal(signal.SIGUSR1), signal.getsignal(signal.SIGPIPE))
# expect: True 0 1
attempt(signal.signal, signal.SIGUSR1, handler)  # expect: 0
print(signal.getsignal(10) is handler)  # expect: True
act()
# expect: handler SIGUSR1 act MainThread
# expect: handler SIGUSR1 act MainThread
# expect: acted
attempt(signal.signal, signal.SIGUSR1, signal.SIG_IGN)  # expect: handler
act()  # expect: acted
attempt(signal.raise_signal, signal.SIGINT)  # expect: KeyboardInterrupt 
attempt(os.kill, os.getpid(), signal.SIGINT)  # expect: KeyboardInterrupt 
attempt(signal.default_int_handler, 2, None)  # expect: KeyboardInterrupt 
attempt(signal.signal, signal.SIGINT, signal.SIG_IGN)  # expect: default_int_handler
attempt(signal.raise_signal, signal.SIGINT)  # expect: None


def angry(number, frame):
    raise ValueError(number)


signal.signal(signal.SIGTERM, angry)
attempt(signal.raise_signal, signal.SIGTERM)  # expect: ValueError 15


# ---- what waits goes on
def later(number, seconds=0.01):
    def send():
        time.sleep(seconds)
        os.kill(os.getpid(), number)
    thread = threading.Thread(target=send, name='sender')
    thread.start()
    return thread


signal.signal(signal.SIGUSR2, lambda number, frame: print('second', threading.current_thread().name))
lock = threading.Lock()
lock.acquire()
sender = later(signal.SIGUSR2)
threading.Timer(0.1, lock.release).start()
print(lock.acquire(), lock.locked())
# expect: second MainThread
# expect: True True
sender = later(signal.SIGUSR2)
print(lock.acquire(timeout=0.1))
# expect: second MainThread
# expect: False
sender = later(signal.SIGUSR2)
began = time.monotonic()
time.sleep(0.1)  # expect: second MainThread
print(time.monotonic() - began >= 0.1)  # expect: True
sender = later(signal.SIGUSR2)
sender.join()  # expect: second MainThread
time.sleep(0.001)


def waiting_handler(number, frame):
    print('waits')
    time.sleep(0.05)
    print('has waited')


signal.signal(signal.SIGUSR1, waiting_handler)
event = threading.Event()
later(signal.SIGUSR1)
threading.Timer(0.02, event.set).start()
print(event.wait())
# expect: waits
# expect: has waited
# expect: True
later(signal.SIGTERM)
attempt(lock.acquire)  # expect: ValueError 15
later(signal.SIGTERM)
attempt(event.clear)  # expect: None
attempt(event.wait)  # expect: ValueError 15

# ---- timers
signal.signal(signal.SIGALRM, lambda number, frame: print('alarm'))
print(signal.setitimer(signal.ITIMER_REAL, 0.01))  # expect: (0.0, 0.0)
signal.pause()  # expect: alarm
print(signal.getitimer(signal.ITIMER_REAL))  # expect: (0.0, 0.0)
ticks = []
signal.signal(signal.SIGALRM, lambda number, frame: ticks.append(1))
signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)
while len(ticks) < 3:
    pass
print(signal.setitimer(signal.ITIMER_REAL, 0)[1], signal.alarm(10), signal.alarm(0))  # expect: 0.001 0 10

# ---- what is refused
for bad in ((0, handler), (65, handler), (2, 5), (2, None), (signal.SIGKILL, handler), ('x', handler), (33, signal.SIG_IGN)):
    attempt(signal.signal, *bad)
# expect: ValueError signal number out of range
# expect: ValueError signal number out of range
# expect: TypeError signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object
# expect: TypeError signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object
# expect: OSError [Errno 22] Invalid argument
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: OSError [Errno 22] Invalid argument
attempt(signal.getsignal, 70)  # expect: ValueError signal number out of range
attempt(signal.raise_signal, 99)  # expect: OSError [Errno 22] Invalid argument
attempt(signal.setitimer, 5, 1)  # expect: ItimerError [Errno 22] Invalid argument
attempt(signal.setitimer, 0, -1)  # expect: ItimerError [Errno 22] Invalid argument
thread = threading.Thread(target=attempt, args=(signal.signal, 2, handler))
thread.start()  # expect: ValueError signal only works in main thread of the main interpreter
thread.join()
print(signal.strsignal(2), signal.strsignal(11), signal.strsignal(33), signal.strsignal(40), len(signal.valid_signals()))
# expect: Interrupt Segmentation fault None Real-time signal 6 62
print(signal.SIGINT, repr(signal.SIGINT), signal.SIGCLD is signal.SIGCHLD, signal.NSIG, signal.Signals(9), signal.getsignal(9))
# expect: 2 <Signals.SIGINT: 2> True 65 9 0
print(signal.ItimerError, issubclass(signal.ItimerError, OSError))  # expect: <class 'signal.ItimerError'> True
