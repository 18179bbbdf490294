def numbers(limit):
    for n in range(limit):
        print("make", n)
        yield n


def odd(source):
    return (n for n in source if n % 2)


def square(source):
    for n in source:
        yield n * n


def pairs(source):
    source = iter(source)
    for a in source:
        try:
            b = next(source)
        except StopIteration:
            yield (a,)
            return
        yield a, b


for pair in pairs(square(odd(numbers(7)))):
    print(pair)
# expect: make 0
# expect: make 1
# expect: make 2
# expect: make 3
# expect: (1, 9)
# expect: make 4
# expect: make 5
# expect: make 6
# expect: (25,)
def sieve(n):
    candidates = iter(range(2, n))
    while (p := next(candidates, None)) is not None:
        yield p
        candidates = (lambda p, c: (x for x in c if x % p))(p, candidates)
print(*sieve(30))  # expect: 2 3 5 7 11 13 17 19 23 29
def merge(*sources):
    heads = [[next(s), s] for s in map(iter, sources)]
    while heads:
        smallest = min(heads, key=lambda head: head[0])
        yield smallest[0]
        try:
            smallest[0] = next(smallest[1])
        except StopIteration:
            heads.remove(smallest)
print(list(merge([1, 4, 9], (2, 3), range(5, 8))))  # expect: [1, 2, 3, 4, 5, 6, 7, 9]
