# sys.monitoring: DISABLE and restart_events(), local events, several tools, errors in callbacks, threads.
import sys
import threading

monitoring = sys.monitoring
events = monitoring.events
ONE, TWO = 2, 4


def work(n=1):
    total = 0
    for i in range(n):
        total += abs(i)
    return total


def fail():
    raise KeyError('k')


monitoring.use_tool_id(ONE, 'one')
monitoring.use_tool_id(TWO, 'two')
start = work.__code__.co_firstlineno
told = []


def show(title):
    print(title, told)
    told.clear()


def line(code, number):
    told.append(number - start)
    return answer


answer = None
monitoring.register_callback(ONE, events.LINE, line)
monitoring.set_local_events(ONE, work.__code__, events.LINE)
work(2)
show('local')  # expect: local [1, 2, 3, 2, 3, 2, 4]
answer = monitoring.DISABLE
work(3)
show('disabled as they are told')  # expect: disabled as they are told [1, 2, 3, 2, 4]
work(3)
show('disabled')  # expect: disabled []
monitoring.restart_events()
work()
show('restarted')  # expect: restarted [1, 2, 3, 2, 4]
monitoring.set_local_events(ONE, work.__code__, 0)
monitoring.set_local_events(ONE, work.__code__, events.LINE)
answer = None
work()
show('set again')  # expect: set again [1, 2, 3, 2, 4]
monitoring.set_local_events(ONE, work.__code__, 0)
work()
show('off')  # expect: off []

print('-- a place is one instruction')  # expect: -- a place is one instruction


def call(code, offset, callee, arg):
    told.append((callee.__name__, arg))
    return monitoring.DISABLE if callee is abs else None


monitoring.register_callback(ONE, events.CALL, call)
monitoring.set_local_events(ONE, work.__code__, events.CALL)
work(3)
work(3)
show('calls')  # expect: calls [('range', 3), ('abs', 0), ('range', 3)]
monitoring.register_callback(ONE, events.C_RETURN, lambda *args: monitoring.DISABLE)
try:
    work(1)
except ValueError as error:
    print(error)
# expect: Cannot disable C_RETURN events. Callback removed.
monitoring.set_local_events(ONE, work.__code__, 0)
told.clear()

print('-- several tools: the last one first, and sys.settrace before them')
# expect: -- several tools: the last one first, and sys.settrace before them
for tool in ONE, TWO:
    monitoring.register_callback(tool, events.PY_START, lambda code, offset, tool=tool: code is work.__code__ and told.append(tool))
    monitoring.set_events(tool, events.PY_START)


def trace(frame, event, arg):
    told.append((event, frame.f_code.co_name))


sys.settrace(trace)
work()
sys.settrace(None)
show('both')  # expect: both [('call', 'work'), 4, 2]
monitoring.register_callback(TWO, events.PY_START, None)
work()
show('one')  # expect: one [2]
monitoring.set_events(ONE, 0)
monitoring.set_events(TWO, 0)

print('-- nothing is told of callbacks')  # expect: -- nothing is told of callbacks
monitoring.register_callback(ONE, events.PY_START, lambda code, offset: code is work.__code__ and (told.append(code.co_name), work()))
monitoring.set_events(ONE, events.PY_START)
work()
show('calls of the callback')  # expect: calls of the callback ['work']
monitoring.set_events(ONE, 0)

print('-- errors in callbacks')  # expect: -- errors in callbacks


def broken(code, *about):
    raise OSError(code.co_name)


for name in 'PY_START', 'LINE', 'PY_RETURN', 'CALL', 'C_RETURN':
    monitoring.register_callback(TWO, events.PY_UNWIND, lambda code, offset, error: told.append((code.co_name, error)))
    monitoring.register_callback(TWO, getattr(events, name), broken)
    chosen = events.CALL | events.C_RETURN | events.C_RAISE if name in ('CALL', 'C_RETURN') else getattr(events, name)
    monitoring.set_local_events(TWO, work.__code__, chosen & (events.RAISE - 1) | chosen & (events.C_RETURN | events.C_RAISE))
    try:
        work()
    except OSError as error:
        print(name, repr(error), error.__traceback__.tb_next.tb_lineno - start)
    monitoring.set_local_events(TWO, work.__code__, 0)
    monitoring.register_callback(TWO, getattr(events, name), None)
# expect: PY_START OSError('work') 0
# expect: LINE OSError('work') 1
# expect: PY_RETURN OSError('work') 4
# expect: CALL OSError('work') 2
# expect: C_RETURN OSError('work') 2
for name in 'RAISE', 'PY_UNWIND':
    monitoring.register_callback(TWO, getattr(events, name), broken)
    monitoring.set_events(TWO, getattr(events, name))
    try:
        fail()
    except Exception as error:
        monitoring.set_events(TWO, 0)
        print(name, repr(error))
    monitoring.register_callback(TWO, getattr(events, name), None)
# expect: RAISE OSError('<module>')
# expect: PY_UNWIND OSError('fail')
monitoring.register_callback(TWO, events.RAISE, lambda *args: monitoring.DISABLE)
monitoring.set_events(TWO, events.RAISE)
try:
    fail()
except ValueError as error:
    monitoring.set_events(TWO, 0)
    print(error)
# expect: Cannot disable RAISE events. Callback removed.
print(monitoring.register_callback(TWO, events.RAISE, None))  # expect: None
monitoring.register_callback(TWO, events.EXCEPTION_HANDLED, lambda *args: monitoring.DISABLE)
monitoring.set_events(TWO, events.EXCEPTION_HANDLED)


def handle():
    try:
        fail()
    except KeyError:
        print('not reached')


try:
    handle()
except ValueError as error:
    monitoring.set_events(TWO, 0)
    print(error)
# expect: Cannot disable EXCEPTION_HANDLED events. Callback removed.

print('-- threads')  # expect: -- threads
first = threading.Event()
go_on = threading.Event()


def target():
    first.set()
    go_on.wait()
    work()


running = threading.Thread(target=target)
running.start()
first.wait()
monitoring.register_callback(ONE, events.PY_START, lambda code, offset: told.append((code.co_name, threading.current_thread() is running)))
monitoring.set_local_events(ONE, work.__code__, events.PY_START)
go_on.set()
running.join()
new = threading.Thread(target=work)
new.start()
new.join()
show('running and new')  # expect: running and new [('work', True), ('work', False)]
monitoring.free_tool_id(ONE)
monitoring.free_tool_id(TWO)
