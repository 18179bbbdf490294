def outer():
    a = 1

    def middle():
        nonlocal a
        a += 1
        b = 10

        def inner():
            nonlocal a, b
            a += 1
            b += 1
            return a, b

        return inner

    inner = middle()
    print(a)
    print(inner(), inner())
    return a


print(outer())
# expect: 2
# expect: (3, 11) (4, 12)
# expect: 4


def swap():
    x, y = 1, 2

    def go():
        nonlocal x, y
        x, y = y, x
        for x in range(3):
            pass
        with_ = [x, y]
        del y
        return with_

    print(go(), x)
    try:
        print(y)
    except NameError as error:
        print(error)


swap()
# expect: [2, 1] 2
# expect: cannot access local variable 'y' where it is not associated with a value


def use_before():
    def f():
        return value

    try:
        f()
    except NameError as error:
        print(error)
    value = 1
    return f()


print(use_before())
# expect: cannot access free variable 'value' where it is not associated with a value in enclosing scope
# expect: 1


def unbound():
    try:
        print(later)
    except UnboundLocalError as error:
        print(error)
    later = 1


unbound()  # expect: cannot access local variable 'later' where it is not associated with a value
