"""Sets text in columns: greedy and best line breaks compared.

Greedy fills each line as far as it goes. The better way, as in TeX, minimises the sum of squared gaps over the whole paragraph, with a table
of the best way to set the rest of the words.
"""

import sys

TEXT = """\
Programs must be written for people to read, and only incidentally for machines to execute. A computer language is not just \
a way of getting a computer to perform operations but rather a novel formal medium for expressing ideas.

Extraordinarily   long words misbehave."""


def paragraphs(text):
    for block in text.split("\n\n"):
        yield block.split()


def greedy(words, width):
    line = []
    for word in words:
        if line and len(" ".join([*line, word])) > width:
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def badness(words, width, is_last):
    gap = width - len(" ".join(words))
    if gap < 0:
        return None if len(words) > 1 else 0
    return 0 if is_last else gap**2


def optimal(words, width):
    best = [(0, len(words))] * (len(words) + 1)
    for start in range(len(words) - 1, -1, -1):
        choices = []
        for end in range(start + 1, len(words) + 1):
            cost = badness(words[start:end], width, end == len(words))
            if cost is None:
                break
            choices.append((cost + best[end][0], end))
        best[start] = min(choices)
    start = 0
    while start < len(words):
        end = best[start][1]
        yield words[start:end]
        start = end


def justified(words, width):
    if len(words) == 1:
        return words[0]
    spaces = width - sum(map(len, words))
    each, extra = divmod(spaces, len(words) - 1)
    line = ""
    for index, word in enumerate(words[:-1]):
        line += word + " " * (each + (index < extra))
    return line + words[-1]


def set_text(breaker, width):
    lines, cost = [], 0
    for words in paragraphs(TEXT):
        broken = list(breaker(words, width))
        cost += sum(badness(line, width, line is broken[-1]) or 0 for line in broken)
        lines += [justified(line, width) for line in broken[:-1]]
        lines += [" ".join(broken[-1]), ""]
    return lines[:-1], cost


width = int(sys.argv[1]) if len(sys.argv) > 1 else 22
columns = [set_text(breaker, width) for breaker in (greedy, optimal)]
print(" | ".join(f"{breaker.__name__:^{width}}" for breaker in (greedy, optimal)).rstrip())
print("-+-".join(["-" * width] * 2))
(left, left_cost), (right, right_cost) = columns
for i in range(max(len(left), len(right))):
    a = left[i] if i < len(left) else ""
    b = right[i] if i < len(right) else ""
    print(f"{a:<{width}} | {b:<{width}}".rstrip())
print(f"badness: greedy {left_cost}, optimal {right_cost}")
