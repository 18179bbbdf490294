# threading.settrace() and kin: a trace function for threads that begin from now on; the all_threads ones take those that run already, too.
import sys
import threading

events = []


def traces(frame, event, arg):
    if frame.f_code.co_name in ('work', 'helper'):
        events.append((threading.current_thread().name, frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno))
    return traces


def profiles(frame, event, arg):
    if frame.f_code.co_name in ('work', 'helper') and not event.startswith('c_'):
        events.append((threading.current_thread().name, frame.f_code.co_name, event, None))


def helper(x):
    return x + 1


def work():
    helper(1)
    helper(2)


def run(name):
    thread = threading.Thread(target=work, name=name)
    thread.start()
    thread.join()
    print(*events, sep='\n')
    events.clear()


threading.settrace(traces)
print(threading.gettrace() is traces, sys.gettrace())  # expect: True None
work()
print(events)  # expect: []
run('traced')
# expect: ('traced', 'work', 'call', 0)
# expect: ('traced', 'work', 'line', 1)
# expect: ('traced', 'helper', 'call', 0)
# expect: ('traced', 'helper', 'line', 1)
# expect: ('traced', 'helper', 'return', 1)
# expect: ('traced', 'work', 'line', 2)
# expect: ('traced', 'helper', 'call', 0)
# expect: ('traced', 'helper', 'line', 1)
# expect: ('traced', 'helper', 'return', 1)
# expect: ('traced', 'work', 'return', 2)
threading.settrace(None)
print(threading.gettrace())  # expect: None
run('not traced')  # expect:

threading.setprofile(profiles)
print(threading.getprofile() is profiles, sys.getprofile())  # expect: True None
run('profiled')
# expect: ('profiled', 'work', 'call', None)
# expect: ('profiled', 'helper', 'call', None)
# expect: ('profiled', 'helper', 'return', None)
# expect: ('profiled', 'helper', 'call', None)
# expect: ('profiled', 'helper', 'return', None)
# expect: ('profiled', 'work', 'return', None)
threading.setprofile(None)
print(threading.getprofile())  # expect: None

# Threads that have begun already, and the caller
started, go = threading.Event(), threading.Event()


def waits():
    started.set()
    go.wait()
    work()


for install, function in ((threading.settrace_all_threads, traces), (threading.setprofile_all_threads, profiles)):
    thread = threading.Thread(target=waits, name='begun before')
    started.clear()
    go.clear()
    thread.start()
    started.wait()
    install(function)
    print(threading.gettrace() is traces, threading.getprofile() is profiles, sys.gettrace() is traces, sys.getprofile() is profiles)
    go.set()
    thread.join()
    helper(0)
    install(None)
    print(*events, sep='\n')
    events.clear()
    print(threading.gettrace(), sys.gettrace(), threading.getprofile(), sys.getprofile())
# expect: True False True False
# expect: ('begun before', 'work', 'call', 0)
# expect: ('begun before', 'work', 'line', 1)
# expect: ('begun before', 'helper', 'call', 0)
# expect: ('begun before', 'helper', 'line', 1)
# expect: ('begun before', 'helper', 'return', 1)
# expect: ('begun before', 'work', 'line', 2)
# expect: ('begun before', 'helper', 'call', 0)
# expect: ('begun before', 'helper', 'line', 1)
# expect: ('begun before', 'helper', 'return', 1)
# expect: ('begun before', 'work', 'return', 2)
# expect: ('MainThread', 'helper', 'call', 0)
# expect: ('MainThread', 'helper', 'line', 1)
# expect: ('MainThread', 'helper', 'return', 1)
# expect: None None None None
# expect: False True False True
# expect: ('begun before', 'work', 'call', None)
# expect: ('begun before', 'helper', 'call', None)
# expect: ('begun before', 'helper', 'return', None)
# expect: ('begun before', 'helper', 'call', None)
# expect: ('begun before', 'helper', 'return', None)
# expect: ('begun before', 'work', 'return', None)
# expect: ('MainThread', 'helper', 'call', None)
# expect: ('MainThread', 'helper', 'return', None)
# expect: None None None None
run('after')  # expect:
