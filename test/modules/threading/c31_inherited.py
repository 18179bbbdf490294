# flags: -X thread_inherit_context=1
# C31: with this flag a thread begins with a copy of the context of whoever starts it.
import contextvars
import sys
import threading

var = contextvars.ContextVar('var', default='default')
print(sys.flags.thread_inherit_context, sys.flags.context_aware_warnings)


def look():
    print(var.get())
    var.set('thread')


def run(**kwargs):
    thread = threading.Thread(target=look, **kwargs)
    var.set('starter')
    thread.start()
    thread.join()


run()
print(var.get())
run(context=contextvars.Context())
# expect: 1 0
# expect: starter
# expect: starter
# expect: default
