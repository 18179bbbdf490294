# An error in a callback for EXCEPTION_HANDLED was looked for in the handler that had not begun: the handled exception was garbage afterwards.
import sys

monitoring = sys.monitoring
events = monitoring.events
monitoring.use_tool_id(2, 'test')


def again():
    try:
        1 / 0
    except ZeroDivisionError:
        raise


monitoring.register_callback(2, events.EXCEPTION_HANDLED, lambda *args: monitoring.DISABLE)
monitoring.set_events(2, events.EXCEPTION_HANDLED)
try:
    again()
except ValueError as error:
    monitoring.set_events(2, 0)
    print(error)
# expect: Cannot disable EXCEPTION_HANDLED events. Callback removed.
print(sys.exception())  # expect: None
try:
    raise KeyError('after')
except KeyError as error:
    print(repr(error), error.__context__)
# expect: KeyError('after') None
