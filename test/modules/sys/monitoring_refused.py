# differs: jumps and branches are not told of; an empty loop that ran before any tool; what was disabled stays so while nobody looks on
import sys

monitoring = sys.monitoring
events = monitoring.events
monitoring.use_tool_id(3, 'test')


def work(items=()):
    for item in items:
        pass


for name in 'JUMP', 'BRANCH_LEFT', 'BRANCH_RIGHT', 'BRANCH':
    for set_them in monitoring.set_events, lambda tool, chosen: monitoring.set_local_events(tool, work.__code__, chosen):
        try:
            set_them(3, getattr(events, name) | events.LINE)
        except NotImplementedError as error:
            print(error)
# expect: glasspy does not tell JUMP events
# expect: glasspy does not tell JUMP events
# expect: glasspy does not tell BRANCH_LEFT events
# expect: glasspy does not tell BRANCH_LEFT events
# expect: glasspy does not tell BRANCH_RIGHT events
# expect: glasspy does not tell BRANCH_RIGHT events
# expect: glasspy does not tell BRANCH_LEFT, BRANCH_RIGHT events
# expect: glasspy does not tell BRANCH_LEFT, BRANCH_RIGHT events
print(monitoring.get_events(3), monitoring.get_local_events(3, work.__code__))  # expect: 0 0

print('-- a loop over an empty generator, which has run before')  # expect: -- a loop over an empty generator, which has run before


def empty():
    yield from ()


def stop(code, offset, error):
    if code is work.__code__:
        print('stop', repr(error))


work(empty())
work(empty())
monitoring.register_callback(3, events.STOP_ITERATION, stop)
monitoring.set_events(3, events.STOP_ITERATION)
work(empty())
work(empty())
monitoring.set_events(3, 0)
# expect: stop StopIteration()

print('-- disabled, off, run, on')  # expect: -- disabled, off, run, on
told = []
monitoring.register_callback(3, events.LINE, lambda code, line: (told.append(code.co_name), monitoring.DISABLE)[1])
monitoring.set_events(3, events.LINE)
work()
monitoring.set_events(3, 0)
work()
monitoring.set_events(3, events.LINE)
work()
monitoring.set_events(3, 0)
print(told.count('work'))  # expect: 1
monitoring.restart_events()
monitoring.set_events(3, events.LINE)
work()
monitoring.free_tool_id(3)
print(told.count('work'))  # expect: 2
