# concurrent.interpreters: making interpreters, asking them, and what they refuse.
from concurrent import interpreters


OUT = interpreters.create_queue()


def run(interp, code):
    """What the code says by say() is printed here."""
    interp.prepare_main(OUT=OUT)
    interp.exec('def say(*values): OUT.put(" ".join(map(str, values)))')
    try:
        interp.exec(code)
    finally:
        while not OUT.empty():
            print('  says', OUT.get())


def show(function, *args, **kwargs):
    try:
        print('->', repr(function(*args, **kwargs)))
    except Exception as error:
        print(f'{type(error).__module__}.{type(error).__name__}: {error}')
        if error.__cause__ is not None:
            print('   because of', type(error.__cause__).__name__)


if __name__ == '__main__':
    print(interpreters.list_all(), interpreters.get_current() is interpreters.get_main())
    one = interpreters.create()
    two = interpreters.create()
    print(one, two.id, hash(one) == hash(one.id), one == interpreters.Interpreter(1), one == two)
    print(interpreters.list_all(), one.whence, '/', interpreters.get_main().whence)
    show(interpreters.Interpreter, 99)
    show(interpreters.Interpreter, -1)
    show(interpreters.Interpreter, '1')
    show(interpreters.Interpreter, 2 ** 70)

    # Each has names and modules of its own.
    run(one, 'import sys; x = [1]; sys.marker = True; say(__name__)')
    run(two, 'import sys; say(hasattr(sys, "marker"), "x" in globals())')
    show(two.exec, 'print(x)')
    show(one.exec, 'x = (')
    show(one.exec, 10)
    show(one.exec, lambda: 1)
    show(one.exec, lambda x: 1)
    show(one.exec, 'import sys; sys.exit(3)')
    try:
        one.exec('class Odd(Exception):\n    pass\nraise Odd')
    except interpreters.ExecutionFailed as failure:
        print(failure.excinfo)

    one.prepare_main(a=1, b='two', c=(3.5, None, b'four'))
    one.prepare_main({'d': True}, e=2 ** 60)
    run(one, 'say(a, b, c, d, e)')
    show(one.prepare_main, a=[1])
    show(one.prepare_main, a=(1, [2]))
    show(one.prepare_main)
    show(one.prepare_main, 5)
    show(one.prepare_main, a=2 ** 70)

    print(one.is_running(), interpreters.get_main().is_running())
    show(interpreters.get_main().close)
    show(interpreters.get_main().exec, 'pass')
    show(interpreters.get_main().call, print)
    run(one, 'from concurrent import interpreters\ntry:\n    interpreters.get_current().close()\nexcept interpreters.InterpreterError as error:\n    say(error)')
    one.close()
    show(one.close)
    show(one.exec, 'pass')
    show(one.is_running)
    print(interpreters.list_all())
    two.close()

    class SubInt(int):
        pass

    for value in (None, True, 1, 2 ** 70, 1.5, 'a', '\udc80', b'a', (1, (2,)), ([],), [], {}, 1j, bytearray(), memoryview(b''), print, int,
                  interpreters.get_main(), interpreters.create_queue(), ..., SubInt(1), show):
        print(interpreters.is_shareable(value), end=' ')
    print()
# expect: [Interpreter(0)] True
# expect: Interpreter(1) 2 True True False
# expect: [Interpreter(0), Interpreter(1), Interpreter(2)] _interpreters module / runtime init
# expect: concurrent.interpreters.InterpreterNotFoundError: unrecognized interpreter ID 99
# expect: builtins.ValueError: interpreter ID must be a non-negative int, got -1
# expect: builtins.TypeError: id must be an int, got '1'
# expect: builtins.OverflowError: int too big to convert
# expect:   says __main__
# expect:   says False False
# expect: concurrent.interpreters.ExecutionFailed: NameError: name 'x' is not defined
# expect:
# expect: Uncaught in the interpreter:
# expect:
# expect: Traceback (most recent call last):
# expect:   File "<script>", line 1, in <module>
# expect: NameError: name 'x' is not defined
# expect: builtins.SyntaxError: '(' was never closed (<script>, line 1)
# expect: builtins.TypeError: unsupported script 10
# expect: builtins.ValueError: code that returns a value is not a script
# expect: builtins.ValueError: code with args not supported
# expect: concurrent.interpreters.ExecutionFailed: SystemExit: 3
# expect:
# expect: Uncaught in the interpreter:
# expect:
# expect: Traceback (most recent call last):
# expect:   File "<script>", line 1, in <module>
# expect: SystemExit: 3
# expect: namespace(type=namespace(__name__='Odd', __qualname__='Odd', __module__='__main__'), msg='', formatted='Odd: ', errdisplay='Traceback (most recent call last):\n  File "<script>", line 3, in <module>\nOdd')
# expect:   says 1 two (3.5, None, b'four') True 1152921504606846976
# expect: concurrent.interpreters.NotShareableError: [1] does not support cross-interpreter data
# expect: concurrent.interpreters.NotShareableError: (1, [2]) does not support cross-interpreter data
# expect:    because of NotShareableError
# expect: builtins.ValueError: arg 2 must be a non-empty dict
# expect: builtins.TypeError: 'int' object is not iterable
# expect: concurrent.interpreters.NotShareableError: 1180591620717411303424 does not support cross-interpreter data
# expect:    because of OverflowError
# expect: False True
# expect: concurrent.interpreters.InterpreterError: cannot destroy unrecognized interpreter 0
# expect: concurrent.interpreters.InterpreterError: cannot exec code for unrecognized interpreter 0
# expect: concurrent.interpreters.InterpreterError: cannot make a call in unrecognized interpreter 0
# expect:   says cannot destroy the current interpreter
# expect: concurrent.interpreters.InterpreterNotFoundError: unrecognized interpreter ID 1
# expect: concurrent.interpreters.InterpreterNotFoundError: unrecognized interpreter ID 1
# expect: concurrent.interpreters.InterpreterNotFoundError: unrecognized interpreter ID 1
# expect: [Interpreter(0), Interpreter(2)]
# expect: True True True True True True True True True True False False False False True False False False True False False False 











































