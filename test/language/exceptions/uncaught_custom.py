class Oops(Exception):
    def __str__(self):
        return f"{self.args[0]} lines"


def f():
    raise Oops(3)


f()
# expect stderr: Traceback (most recent call last):
# expect stderr:   File "uncaught_custom.py", line 10, in <module>
# expect stderr:     f()
# expect stderr:     ~^^
# expect stderr:   File "uncaught_custom.py", line 7, in f
# expect stderr:     raise Oops(3)
# expect stderr: Oops: 3 lines
# expect exit: 1
