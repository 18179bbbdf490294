"""A tour of glasspy in a minute.

Each stop shows one thing that the machine does, and prints what happened.
Run it with `npm start`, or step through it to see the bytecode below.
"""


def stop(title):
    print()
    print(f"--- {title} ".ljust(60, "-"))


print("Hello from glasspy, a small Python you can see through.")

# ---------------------------------------------------------------------------
stop("Closures: a function keeps the variables it was born with")


def counter(start):
    count = start

    def bump(by=1):
        nonlocal count
        count += by
        return count

    return bump


apples, pears = counter(0), counter(100)
print(apples(), apples(), pears(by=5), apples())

# ---------------------------------------------------------------------------
stop("Generators: functions that can wait")


def primes():
    found = []
    candidate = 2
    while True:
        if all(candidate % p for p in found):
            found.append(candidate)
            yield candidate
        candidate += 1


def take(n, items):
    for _, item in zip(range(n), items):
        yield item


print(*take(12, primes()), sep=", ")

# ---------------------------------------------------------------------------
stop("Numbers: as large and as exact as they need to be")

print(2**100)
print(7 // -2, 7 % -2, -7 // 2, divmod(-7, 2))
print(0.1 + 0.2, 1e16, 1 / 3, 5.0)
print(f"{1234567.891:,.2f} {255:#x} {255:08b} {0.5:.0%}")

# ---------------------------------------------------------------------------
stop("Classes: objects that behave like the built-in ones")


class Vector:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor)

    __rmul__ = __mul__

    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y)

    def __repr__(self):
        return f"Vector({self.x}, {self.y})"


print(Vector(1, 2) + 3 * Vector(10, 20))
print(sum([Vector(1, 1), Vector(2, 2)], start=Vector(0, 0)) == Vector(3, 3))

# ---------------------------------------------------------------------------
stop("Match: taking things apart by their shape")


def describe(thing):
    match thing:
        case Vector(0, 0):
            return "the origin"
        case Vector(x, 0) | Vector(0, x):
            return f"on an axis, {x} away"
        case Vector(x, y) if x == y:
            return f"on the diagonal at {x}"
        case {"name": str(name), **rest}:
            return f"{name} with {len(rest)} more facts"
        case [first, *_, last]:
            return f"from {first} to {last}"
        case _:
            return "something else"


for thing in (Vector(0, 0), Vector(0, 4), Vector(3, 3), {"name": "Ada", "born": 1815}, "abc", [1, 2, 3]):
    print(f"{thing!r:>32} is {describe(thing)}")

# ---------------------------------------------------------------------------
stop("Exceptions: a failure says where, and what led to it")


def parse_age(text):
    try:
        return int(text)
    except ValueError as error:
        raise TypeError(f"an age should be a number, not {text!r}") from error
    finally:
        print(f"tried {text!r}")


try:
    print(parse_age("36"))
    print(parse_age("thirty"))
except TypeError as error:
    print("caught:", error)
    print("because of:", error.__cause__)

# ---------------------------------------------------------------------------
stop("Comprehensions and unpacking")

words = "the quick brown fox jumps over the lazy dog the end".split()
lengths = {word: len(word) for word in words}
first, second, *others = sorted(lengths, key=lambda word: (-lengths[word], word))
print(first, second, len(others))
print([(x, y) for x in range(4) for y in range(x) if (x + y) % 2])
print({letter for word in words for letter in word if letter in "aeiou"} == set("aeiou"))

# ---------------------------------------------------------------------------
stop("Context managers: what was begun is ended")


class Indent:
    level = 0

    def __enter__(self):
        Indent.level += 1
        return self

    def __exit__(self, *exception):
        Indent.level -= 1

    def say(self, text):
        print("  " * self.level + text)


with Indent() as outer:
    outer.say("a door opens")
    with Indent() as inner:
        inner.say("and another behind it")
    outer.say("which closes again")

# ---------------------------------------------------------------------------
stop("And now")

print("Read the other programs in this folder, change them, and run them:")
print("    glasspy programs/maze.py")
