# Items handed through three generators.
def numbers(n):
    for i in range(n):
        yield i


def odd(source):
    for n in source:
        if n % 2:
            yield n


def squares(source):
    for n in source:
        yield n * n


print(sum(squares(odd(numbers(300_000)))))  # expect: 4499999999950000
