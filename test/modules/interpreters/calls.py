# Interpreter.call(): what can go to another interpreter and come back, and how.
from concurrent import interpreters

COUNT = 0


def add_up(*args, **kwargs):
    return args, kwargs


def bump():
    global COUNT
    COUNT += 1
    return __name__, COUNT


def plain(a, b):
    return a + b


def makes_function():
    return lambda x: x * 2


class Point:
    def __init__(self, x):
        self.x = x

    def moved(self, by):
        return self.x + by

    def __repr__(self):
        return f'Point({self.x})'


def closure(x):
    return lambda: x


def show(function, *args, **kwargs):
    try:
        print('->', repr(function(*args, **kwargs)))
    except Exception as error:
        print(f'{type(error).__name__}: {error}')
        if error.__cause__ is not None:
            print('   because of', type(error.__cause__).__name__)


if __name__ == '__main__':
    interp = interpreters.create()
    show(interp.call, plain, 1, 2)
    show(interp.call, plain, [1], [2])
    show(interp.call, max, 3, 7)
    show(interp.call, 'abc'.upper)
    show(interp.call, eval, '[n * n for n in range(4)]')
    show(interp.call, dict, a=1, b=[2])
    show(interp.call, add_up, 1, b=2)
    print(interp.call(makes_function)(21))
    # What uses the globals of the program runs in a second copy of it, which keeps them.
    print(interp.call(bump), interp.call(bump), COUNT, bump(), COUNT)
    print(interp.call(eval, '"bump" in dir(__import__("__main__"))'))
    show(interp.call, Point(5).moved, 2)
    show(interp.call, closure(3))
    show(interp.call, closure, 3)
    show(interp.call, 5)
    show(interp.call, eval, '1 / 0')
    show(interp.call, open)
    seen = {'a': 1}
    show(interp.call, seen.update, b=2)
    print(seen)
    queue = interpreters.create_queue()
    thread = interp.call_in_thread(queue.put, 'from a thread')
    thread.join()
    print(queue.get())
    interp.close()
# expect: -> 3
# expect: -> [1, 2]
# expect: -> 7
# expect: -> 'ABC'
# expect: -> [0, 1, 4, 9]
# expect: -> {'a': 1, 'b': [2]}
# expect: -> ((1,), {'b': 2})
# expect: 42
# expect: ('<fake __main__>', 1) ('<fake __main__>', 2) 0 ('__main__', 1) 1
# expect: False
# expect: -> 7
# expect: NotShareableError: only stateless functions are shareable
# expect:    because of ValueError
# expect: NotShareableError: object does not support cross-interpreter data
# expect:    because of Exception
# expect: TypeError: expected a callable, got 5
# expect: ExecutionFailed: ZeroDivisionError: division by zero
# expect:
# expect: Uncaught in the interpreter:
# expect:
# expect: Traceback (most recent call last):
# expect:   File "<string>", line 1, in <module>
# expect: ZeroDivisionError: division by zero
# expect: ExecutionFailed: TypeError: open() missing required argument 'file' (pos 1)
# expect:
# expect: Uncaught in the interpreter:
# expect:
# expect: TypeError: open() missing required argument 'file' (pos 1)
# expect: -> None
# expect: {'a': 1}
# expect: from a thread






























