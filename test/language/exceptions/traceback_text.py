# The whole traceback, with carets under the part that failed.
def divide(a, b):
    return (a + 1) / b + len("x")


def call(f, *args):
    return f(*args)


call(divide, 1, 0)
# expect stderr: Traceback (most recent call last):
# expect stderr:   File "traceback_text.py", line 10, in <module>
# expect stderr:     call(divide, 1, 0)
# expect stderr:     ~~~~^^^^^^^^^^^^^^
# expect stderr:   File "traceback_text.py", line 7, in call
# expect stderr:     return f(*args)
# expect stderr:   File "traceback_text.py", line 3, in divide
# expect stderr:     return (a + 1) / b + len("x")
# expect stderr:            ~~~~~~~~^~~
# expect stderr: ZeroDivisionError: division by zero
# expect exit: 1
