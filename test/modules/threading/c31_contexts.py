# C31: a thread begins with an empty context, unless it is given another.
import contextvars
import threading

var = contextvars.ContextVar('var', default='default')
var.set('main')


def look(new):
    print(var.get())
    var.set(new)


def run(**kwargs):
    thread = threading.Thread(target=look, args=('thread',), **kwargs)
    thread.start()
    thread.join()


run()  # expect: default
run(context=contextvars.copy_context())  # expect: main
own = contextvars.Context()
run(context=own)  # expect: default
print(own[var], var.get())  # expect: thread main
run(context=own)  # expect: thread
own.run(lambda: (run(), run(context=contextvars.copy_context())))
# expect: default
# expect: thread
print(own[var], var.get())  # expect: thread main
