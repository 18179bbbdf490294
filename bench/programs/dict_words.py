# Strings as keys.
def run(n):
    counts = {}
    word = "seed"
    for i in range(n):
        word = f"w{(i * 7919) % 1013}"
        counts[word] = counts.get(word, 0) + 1
    return len(counts), max(counts.values()), counts["w5"]


print(run(200_000))  # expect: (1013, 198, 198)
