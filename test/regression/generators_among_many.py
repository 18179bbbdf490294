# The finally of a dropped generator ran only if few others had begun while it ran, or before it began.
import gc


def small():
    try:
        yield
    finally:
        pass


def many():
    for _ in range(2000):
        for _ in small():
            pass


def busy(name):
    many()
    try:
        yield
    finally:
        print('closed', name)


ran_meanwhile = busy('a')
next(ran_meanwhile)
del ran_meanwhile  # expect: closed a
gc.collect()

began_later = busy('b')
many()
next(began_later)
many()
del began_later  # expect: closed b
gc.collect()
