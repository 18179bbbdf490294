# Sorting with a key function, and comprehensions.
numbers = [(i * 1103515245 + 12345) % 2**31 for i in range(50_000)]
pairs = [(n % 1000, n) for n in numbers]
pairs.sort(key=lambda pair: (-pair[0], pair[1]))
print(pairs[0], pairs[-1], sum(a for a, _ in pairs[::100]))  # expect: (999, 69855999) (0, 2058482000) 250401
