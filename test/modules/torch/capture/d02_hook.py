# differs: CPython offers the hook of PEP 523 to C alone
# D2: the hook of PEP 523 for guest code: a tracer of calls, and other code in a function's place.
import torch
calls = []


def note(frame):
    calls.append((frame.f_code.co_name, dict(frame.f_locals)))


def add(a, b=2):
    return a + b


def twice(a):
    return add(a) + add(a, b=3)


class Thing:
    def __init__(self, n):
        self.n = n

    @property
    def size(self):
        return self.n


print(torch._vm.set_eval_frame(note))  # expect: None
total = twice(1)
thing = Thing(4)
thing.size
sorted([2, 1], key=lambda x: -x)
print(torch._vm.set_eval_frame(None) is note, total)  # expect: True 7
twice(9)
print([name for name, _ in calls])  # expect: ['twice', 'add', 'add', '__init__', 'size', '<lambda>', '<lambda>']
print(calls[1][1], calls[2][1])  # expect: {'a': 1, 'b': 2} {'a': 1, 'b': 3}


# Other code in its place: arguments are as they were.
def multiply(a, b):
    return a * b


def exchange(frame):
    return multiply.__code__ if frame.f_code is add.__code__ else None


torch._vm.set_eval_frame(exchange)
try:
    print(add(5, 6), add(5), twice(2))  # expect: 30 10 10
finally:
    torch._vm.set_eval_frame(None)
print(add(5, 6))  # expect: 11

# While it runs it is off; what it raises, the call raises; and what it gives must fit.
def deep(frame):
    return add(1, 1) and None


for callback in (deep, lambda frame: 1 / 0, lambda frame: 3, lambda frame: (lambda: 0).__code__):
    torch._vm.set_eval_frame(callback)
    try:
        print(add(1))
    except Exception as error:
        print(type(error).__name__, error)
    finally:
        torch._vm.set_eval_frame(None)
# expect: 3
# expect: ZeroDivisionError division by zero
# expect: TypeError an evaluation hook gives None or a code object, not int
# expect: ValueError the code <lambda> takes other arguments than add
