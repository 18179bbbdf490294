# A starred target takes from any iterable, also from one that runs guest code.
def g(n):
    for i in range(n):
        yield i


a, *b, c = g(5)
print(a, b, c)  # expect: 0 [1, 2, 3] 4
*a, b = g(2)
print(a, b)  # expect: [0] 1
x, (y, *z), w = 1, g(3), 4
print(x, y, z, w)  # expect: 1 0 [1, 2] 4
for make in (lambda: g(1), lambda: 5, lambda: [1]):
    try:
        p, q, *r = make()
    except (ValueError, TypeError) as error:
        print(error)
# expect: not enough values to unpack (expected at least 2, got 1)
# expect: cannot unpack non-iterable int object
# expect: not enough values to unpack (expected at least 2, got 1)
