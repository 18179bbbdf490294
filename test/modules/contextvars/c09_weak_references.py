# C9: a context can be referred to weakly, a variable and a token cannot; a context on a stack is alive.
import gc
import weakref
from contextvars import Context, ContextVar

var = ContextVar('var')
for thing in (var, var.set(1)):
    try:
        weakref.ref(thing)
    except TypeError as error:
        print(error)
# expect: cannot create weak reference to '_contextvars.ContextVar' object
# expect: cannot create weak reference to '_contextvars.Token' object
context = Context()
ref = weakref.ref(context)
print(ref() is context)  # expect: True
running = context.run
del context


def inside():
    gc.collect()
    print(ref() is not None)


running(inside)  # expect: True
del running
for _ in range(3):
    gc.collect()
print(ref())  # expect: None
