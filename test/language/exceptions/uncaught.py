def inner(x):
    y = x * 2
    return y / (x - x)


def outer():
    return [inner(i) for i in (1,)]


print("before")  # expect: before
outer()
# expect stderr: Traceback (most recent call last):
# expect stderr:   File "uncaught.py", line 11, in <module>
# expect stderr:     outer()
# expect stderr:     ~~~~~^^
# expect stderr:   File "uncaught.py", line 7, in outer
# expect stderr:     return [inner(i) for i in (1,)]
# expect stderr:             ~~~~~^^^
# expect stderr:   File "uncaught.py", line 3, in inner
# expect stderr:     return y / (x - x)
# expect stderr:            ~~^~~~~~~~~
# expect stderr: ZeroDivisionError: division by zero
# expect exit: 1
