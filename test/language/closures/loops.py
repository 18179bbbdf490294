# The loop variable is one variable; a default argument or a function keeps its value.
late = []
for i in range(3):
    late.append(lambda: i)
print([f() for f in late])  # expect: [2, 2, 2]


def make(i):
    return lambda: i


print([f() for f in [make(i) for i in range(3)]])  # expect: [0, 1, 2]


def adders():
    result = []
    for n in range(3):
        def add(x, n=n):
            return x + n
        result.append(add)
    return result


print([add(10) for add in adders()])  # expect: [10, 11, 12]


def accumulate():
    total = 0

    def add(n):
        nonlocal total
        total += n
        return total

    return add


one, two = accumulate(), accumulate()
one(5)
print(one(1), two(1))  # expect: 6 1
print(one.__closure__[0].cell_contents, one.__code__.co_freevars, accumulate.__code__.co_cellvars)
# expect: 6 ('total',) ('total',)


def recursive(n):
    def fact(k):
        return 1 if k == 0 else k * fact(k - 1)
    return fact(n)


print(recursive(10))  # expect: 3628800
compose = lambda *fs: lambda x: x if not fs else fs[0](compose(*fs[1:])(x))
print(compose(lambda x: x + 1, lambda x: x * 10)(5))  # expect: 51
