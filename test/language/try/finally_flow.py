# return, break and continue on their way through finally.
def a():
    try:
        return "try"
    finally:
        print("finally a")


def b():
    try:
        raise ValueError
    except ValueError:
        return "except"
    else:
        return "else"
    finally:
        print("finally b")


def c():
    for i in range(4):
        try:
            if i == 1:
                continue
            if i == 3:
                break
        finally:
            print("finally", i)
    else:
        print("no else")
    return i


def d():
    x = 1
    try:
        return x
    finally:
        x = 2


def e():
    try:
        try:
            return "inner"
        finally:
            print("one")
    finally:
        print("two")


def f():
    while True:
        try:
            try:
                raise KeyError("k")
            finally:
                break
        except KeyError:
            print("not reached")
    return "the exception was dropped by break"


def g(n):
    try:
        if n:
            return g(n - 1) + 1
        return 0
    finally:
        print("g", n)


print(a(), b(), c(), d(), e())
# expect: finally a
# expect: finally b
# expect: finally 0
# expect: finally 1
# expect: finally 2
# expect: finally 3
# expect: one
# expect: two
# expect: try except 3 1 inner
print(f())  # expect: the exception was dropped by break
print(g(2))
# expect: g 0
# expect: g 1
# expect: g 2
# expect: 2
