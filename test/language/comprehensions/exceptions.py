# An exception inside a comprehension leaves no half-made thing behind.
def check(n):
    if n == 2:
        raise ValueError(f"no {n}")  # expect error: ValueError: no 2
    return n


result = "before"
try:
    result = [check(n) for n in range(5)]
except ValueError as error:
    print(error, result)
# expect: no 2 before
try:
    {n: 1 // n for n in (1, 0)}
except ZeroDivisionError as error:
    print(error)
# expect: division by zero
try:
    [n for n in 5]
except TypeError as error:
    print(error)
# expect: 'int' object is not iterable
try:
    [a for a, b in [(1, 2, 3)]]
except ValueError as error:
    print(error)
# expect: too many values to unpack (expected 2, got 3)
g = (1 // n for n in (1, 0, 2))
print(next(g))  # expect: 1
try:
    next(g)
except ZeroDivisionError:
    print("stopped")
# expect: stopped
print(list(g))  # expect: []
print([check(n)
       for n in (1, 2)])
