# What a thread dies of is told, by a hook that may be replaced; SystemExit is silent. The others go on.
import sys
import threading


def die(error):
    raise error


def run(*args):
    thread = threading.Thread(target=die, args=args)
    thread.start()
    thread.join()


run(SystemExit('silent'))
print('goes on')  # expect: goes on


def hook(args):
    print(args.exc_type.__name__, args.exc_value, args.exc_traceback is args.exc_value.__traceback__, args.thread.name, len(args), type(args).__name__)


threading.excepthook = hook
run(ValueError('told'))  # expect: ValueError told True Thread-2 (die) 4 _ExceptHookArgs
run(SystemExit('told too'))  # expect: SystemExit told too True Thread-3 (die) 4 _ExceptHookArgs
run(KeyboardInterrupt('here'))  # expect: KeyboardInterrupt here True Thread-4 (die) 4 _ExceptHookArgs


def broken(args):
    raise TypeError('in the hook')


def last_resort(kind, error, trace):
    print('last resort', kind.__name__, error)


late = threading.Thread(target=die, args=[ValueError('late')])
threading.excepthook = broken
sys.excepthook = last_resort
sys.stderr = sys.stdout
run(ValueError('lost'))
# expect: Exception in threading.excepthook:
# expect: last resort TypeError in the hook
threading.excepthook = None
try:
    run(ValueError('never raised'))
except RuntimeError as error:
    print(error)
# expect: threading.excepthook is None
late.start()  # expect: ValueError late True Thread-5 (die) 4 _ExceptHookArgs
late.join()
threading.excepthook = threading.__excepthook__
del sys.excepthook
sys.stderr = sys.__stderr__
for bad in (1, (1, 2, 3, 4)):
    try:
        threading.excepthook(bad)
    except TypeError as error:
        print(error)
# expect: _thread.excepthook argument type must be ExceptHookArgs
# expect: _thread.excepthook argument type must be ExceptHookArgs
for bad in ((), (1, 2, 3), 5):
    try:
        threading.ExceptHookArgs(bad)
    except TypeError as error:
        print(error)
# expect: _thread._ExceptHookArgs() takes a 4-sequence (0-sequence given)
# expect: _thread._ExceptHookArgs() takes a 4-sequence (3-sequence given)
# expect: constructor requires a sequence
