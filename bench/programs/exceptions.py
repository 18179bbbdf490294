# Raising and catching through a few frames.
def deep(n):
    if n == 0:
        raise ValueError("bottom")
    return deep(n - 1)


def run(n):
    caught = 0
    for _ in range(n):
        try:
            deep(5)
        except ValueError:
            caught += 1
    return caught


print(run(30_000))  # expect: 30000
