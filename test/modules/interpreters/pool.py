# InterpreterPoolExecutor: calls, exceptions, an initializer.
from concurrent.futures import InterpreterPoolExecutor
from concurrent import interpreters

STATE = 'new'


def square(n):
    return n * n


def set_state(value):
    global STATE
    STATE = value


def get_state():
    return STATE


def fail(text):
    raise ValueError(text)


def who():
    return interpreters.get_current().id


if __name__ == '__main__':
    with InterpreterPoolExecutor(2) as pool:
        print(list(pool.map(square, range(6))))
        print(pool.submit(who).result() != interpreters.get_current().id)
        future = pool.submit(fail, 'spam')
        try:
            future.result()
        except ValueError as error:
            print(repr(error), type(error.__cause__).__name__, error.__cause__.excinfo.formatted)
        value = 5
        try:
            pool.submit(lambda: value).result()
        except interpreters.NotShareableError:
            print('a lambda that uses a global cannot go')
    with InterpreterPoolExecutor(1, initializer=set_state, initargs=('prepared',)) as pool:
        print(pool.submit(get_state).result(), STATE)
    print(interpreters.list_all())
# expect: [0, 1, 4, 9, 16, 25]
# expect: True
# expect: ValueError('spam') ExecutionFailed ValueError: spam
# expect: a lambda that uses a global cannot go
# expect: new new
# expect: [Interpreter(0)]






