# sys.monitoring: tool ids, callbacks and sets of events, and what is refused.
import sys

monitoring = sys.monitoring
events = monitoring.events


def attempt(function, *args):
    try:
        print(function.__name__, repr(function(*args)))
    except Exception as error:
        print(function.__name__, type(error).__name__, error)  # expect error: TypeError: len() takes exactly one argument (4 given)


print(vars(events))
# expect: {'PY_START': 1, 'PY_RESUME': 2, 'PY_RETURN': 4, 'PY_YIELD': 8, 'CALL': 16, 'LINE': 32, 'INSTRUCTION': 64, 'JUMP': 128, 'BRANCH_LEFT': 256, 'BRANCH_RIGHT': 512, 'STOP_ITERATION': 1024, 'RAISE': 2048, 'EXCEPTION_HANDLED': 4096, 'PY_UNWIND': 8192, 'PY_THROW': 16384, 'RERAISE': 32768, 'C_RETURN': 65536, 'C_RAISE': 131072, 'BRANCH': 262144, 'NO_EVENTS': 0}
print(monitoring, monitoring.DEBUGGER_ID, monitoring.COVERAGE_ID, monitoring.PROFILER_ID, monitoring.OPTIMIZER_ID)
# expect: <module 'sys.monitoring'> 0 1 2 5
print(type(monitoring.DISABLE), type(monitoring.MISSING), monitoring.DISABLE is monitoring.MISSING)
# expect: <class 'object'> <class 'object'> False
print('-- tools')  # expect: -- tools
for tool in 6, -1, 2.0, 'a', 2**40:
    attempt(monitoring.use_tool_id, tool, 'name')
# expect: use_tool_id ValueError invalid tool 6 (must be between 0 and 5)
# expect: use_tool_id ValueError invalid tool -1 (must be between 0 and 5)
# expect: use_tool_id TypeError 'float' object cannot be interpreted as an integer
# expect: use_tool_id TypeError 'str' object cannot be interpreted as an integer
# expect: use_tool_id OverflowError Python int too large to convert to C int
attempt(monitoring.use_tool_id, 5, 3)  # expect: use_tool_id ValueError tool name must be a str
attempt(monitoring.use_tool_id, 3, 'first')  # expect: use_tool_id None
attempt(monitoring.use_tool_id, 3, 'second')  # expect: use_tool_id ValueError tool 3 is already in use
attempt(monitoring.get_tool, 3)  # expect: get_tool 'first'
attempt(monitoring.get_tool, 2)  # expect: get_tool None
attempt(monitoring.get_tool, 9)  # expect: get_tool ValueError invalid tool 9 (must be between 0 and 5)
attempt(monitoring.free_tool_id, 2)  # expect: free_tool_id None
attempt(monitoring.clear_tool_id, 2)  # expect: clear_tool_id None
attempt(monitoring.clear_tool_id, 8)  # expect: clear_tool_id ValueError invalid tool 8 (must be between 0 and 5)
print('-- callbacks')  # expect: -- callbacks
for event in events.LINE | events.CALL, 0, -1, 1 << 20:
    attempt(monitoring.register_callback, 3, event, None)
# expect: register_callback ValueError The callback can only be set for one event at a time
# expect: register_callback ValueError The callback can only be set for one event at a time
# expect: register_callback ValueError The callback can only be set for one event at a time
# expect: register_callback ValueError invalid event 1048576
attempt(monitoring.register_callback, 2, events.LINE, None)  # expect: register_callback None
attempt(monitoring.register_callback, 3, events.LINE, 5)  # expect: register_callback None
attempt(monitoring.register_callback, 3, events.LINE, 6)  # expect: register_callback 5
attempt(monitoring.register_callback, 3, events.LINE, None)  # expect: register_callback 6
attempt(monitoring.register_callback, 3, events.LINE, None)  # expect: register_callback None
attempt(monitoring.register_callback, 3, events.C_RETURN, len)  # expect: register_callback None
attempt(monitoring.register_callback, 9, events.LINE, None)
# expect: register_callback ValueError invalid tool 9 (must be between 0 and 5)
print('-- sets of events')  # expect: -- sets of events


def work():
    pass


code = work.__code__
for events_set in (1 << 19, -1, 1 << 31, 'a', events.C_RETURN, events.C_RAISE | events.CALL, events.LINE | events.RAISE,
                   events.C_RETURN | events.C_RAISE | events.CALL, 0):
    attempt(monitoring.set_events, 3, events_set)
    attempt(monitoring.get_events, 3)
    monitoring.set_events(3, 0)
# expect: set_events ValueError invalid event set 0x80000
# expect: get_events 0
# expect: set_events ValueError invalid event set 0xffffffff
# expect: get_events 0
# expect: set_events OverflowError Python int too large to convert to C int
# expect: get_events 0
# expect: set_events TypeError 'str' object cannot be interpreted as an integer
# expect: get_events 0
# expect: set_events ValueError cannot set C_RETURN or C_RAISE events independently
# expect: get_events 0
# expect: set_events ValueError cannot set C_RETURN or C_RAISE events independently
# expect: get_events 0
# expect: set_events None
# expect: get_events 2080
for events_set in (1 << 19, -1, events.RAISE, events.PY_UNWIND, events.C_RETURN, events.LINE | events.CALL, events.STOP_ITERATION):
    attempt(monitoring.set_local_events, 3, code, events_set)
    attempt(monitoring.get_local_events, 3, code)
attempt(monitoring.set_local_events, 3, work, 0)
attempt(monitoring.get_local_events, 3, 5)
attempt(monitoring.get_local_events, 2, code)
for tool in 2, 8:
    attempt(monitoring.get_events, tool)
    attempt(monitoring.set_events, tool, 1)
    attempt(monitoring.set_local_events, tool, code, 1)
print('-- all of them')
monitoring.set_events(3, events.PY_START | events.PY_RETURN)
monitoring.use_tool_id(4, 'other')
monitoring.set_events(4, events.PY_START)
print(monitoring._all_events())
monitoring.clear_tool_id(4)
print(monitoring.get_tool(4), monitoring._all_events())
monitoring.free_tool_id(3)
print(monitoring.get_tool(3), monitoring._all_events(), monitoring.get_local_events(3, code))
monitoring.free_tool_id(4)
