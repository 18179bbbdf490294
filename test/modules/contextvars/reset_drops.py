# What a value says last that reset() drops comes at once, and may set the variable anew. (From CPython's test_context.)
from contextvars import ContextVar

var = ContextVar('var')
var.set('original')


class Reenter:
    def __del__(self):
        var.set('finalizer')


token = var.set(Reenter())
var.reset(token)
print(var.get())  # expect: finalizer
with var.set(Reenter()):
    print(type(var.get()).__name__)
# expect: Reenter
print(var.get())  # expect: finalizer
