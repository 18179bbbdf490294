"""Huffman coding: frequent letters get short codes.

The two rarest trees are joined again and again until one is left; a heap, written out below, finds the rarest. The text is packed into bytes,
unpacked again, and compared.
"""


class Heap:
    """The smallest item is at index 0; the children of i are at 2i+1 and 2i+2 and never smaller."""

    def __init__(self, items=()):
        self.items = []
        for item in items:
            self.push(item)

    def __len__(self):
        return len(self.items)

    def push(self, item):
        items, at = self.items, len(self.items)
        items.append(item)
        while at > 0 and items[at] < items[parent := (at - 1) // 2]:
            items[at], items[parent] = items[parent], items[at]
            at = parent

    def pop(self):
        items = self.items
        smallest, last = items[0], items.pop()
        if items:
            items[0], at = last, 0
            while (child := 2 * at + 1) < len(items):
                if child + 1 < len(items) and items[child + 1] < items[child]:
                    child += 1
                if not items[child] < items[at]:
                    break
                items[at], items[child] = items[child], items[at]
                at = child
        return smallest


class Tree:
    """A leaf holds a letter, an inner tree holds two trees. `order` breaks ties, so that codes do not depend on luck."""

    def __init__(self, weight, order, letter=None, left=None, right=None):
        self.weight, self.order, self.letter, self.left, self.right = weight, order, letter, left, right

    def __lt__(self, other):
        return (self.weight, self.order) < (other.weight, other.order)

    def codes(self, prefix=""):
        if self.letter is not None:
            yield self.letter, prefix or "0"
        else:
            yield from self.left.codes(prefix + "0")
            yield from self.right.codes(prefix + "1")


def frequencies(text):
    counts = {}
    for letter in text:
        counts[letter] = counts.get(letter, 0) + 1
    return counts


def build(counts):
    heap = Heap(Tree(weight, order, letter) for order, (letter, weight) in enumerate(sorted(counts.items())))
    order = len(heap)
    while len(heap) > 1:
        left, right = heap.pop(), heap.pop()
        heap.push(Tree(left.weight + right.weight, order, left=left, right=right))
        order += 1
    return heap.pop()


def pack(bits):
    padded = bits + "0" * (-len(bits) % 8)
    return bytes(int(padded[i : i + 8], 2) for i in range(0, len(padded), 8))


def unpack(data, tree, length):
    bits = "".join(format(byte, "08b") for byte in data)
    letters, node = [], tree
    for bit in bits:
        if len(letters) == length:
            break
        if node.letter is None:
            node = node.left if bit == "0" else node.right
        if node.letter is not None:
            letters.append(node.letter)
            node = tree
    return "".join(letters)


TEXT = """it was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness, \
it was the epoch of belief, it was the epoch of incredulity, it was the season of light, it was the season of darkness"""

for text in ("aaaa", "abracadabra", TEXT):
    counts = frequencies(text)
    tree = build(counts)
    codes = dict(tree.codes())
    data = pack("".join(codes[letter] for letter in text))
    assert unpack(data, tree, len(text)) == text
    print(f"{text[:24]!r}: {len(text)} letters, {len(counts)} different; {len(data)} bytes packed ({len(data) / len(text):.0%})")
    for letter in sorted(codes, key=lambda letter: (len(codes[letter]), codes[letter]))[:5]:
        print(f"    {letter!r} {counts[letter]:>3} times  {codes[letter]}")
    average = sum(counts[letter] * len(code) for letter, code in codes.items()) / len(text)
    print(f"    {average:.3f} bits a letter, the bytes begin {data[:6].hex(' ')}")
