# One loop over local variables.
def run(n):
    total = 0
    for i in range(n):
        total += i * i % 7
    return total


print(run(1_000_000))  # expect: 1999998
