"""Conway's Game of Life on an endless plane.

A world is the set of its living cells. A step counts, for every cell next to a living one, how many neighbours live; that is all that
the rules need to know.
"""

NEIGHBOURS = [(dx, dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1) if (dx, dy) != (0, 0)]

PATTERNS = {
    "blinker": "ooo",
    "block": "oo/oo",
    "glider": ".o./..o/ooo",
    "toad": ".ooo/ooo.",
    "r-pentomino": ".oo/oo./.o.",
    "acorn": ".o...../...o.../oo..ooo",
}


def parse(pattern):
    return frozenset((x, y) for y, row in enumerate(pattern.split("/")) for x, char in enumerate(row) if char == "o")


def step(world):
    counts = {}
    for x, y in world:
        for dx, dy in NEIGHBOURS:
            cell = (x + dx, y + dy)
            counts[cell] = counts.get(cell, 0) + 1
    return frozenset(cell for cell, count in counts.items() if count == 3 or (count == 2 and cell in world))


def generations(world):
    while True:
        yield world
        world = step(world)


def bounds(world):
    xs, ys = [x for x, _ in world], [y for _, y in world]
    return min(xs), min(ys), max(xs), max(ys)


def picture(world, left, top, right, bottom):
    for y in range(top, bottom + 1):
        yield "".join("#" if (x, y) in world else "." for x in range(left, right + 1))


def shape(world):
    """The world moved to the origin, and how far it was moved."""
    left, top, _, _ = bounds(world)
    return frozenset((x - left, y - top) for x, y in world), (left, top)


def fate(world, limit):
    """Steps until a shape comes again: what it is then called."""
    seen = {}
    for generation, world in zip(range(limit), generations(world)):
        if not world:
            return f"dies in generation {generation}"
        form, (left, top) = shape(world)
        if form in seen:
            before, (old_left, old_top) = seen[form]
            period, move = generation - before, (left - old_left, top - old_top)
            if move != (0, 0):
                return f"flies {move} every {period} steps"
            return "stands still" if period == 1 else f"repeats every {period} steps"
        seen[form] = generation, (left, top)
    return f"is still growing after {limit} steps, {len(world)} cells"


print("a glider, side by side:")
glider = parse(PATTERNS["glider"])
frames = [list(picture(world, 0, 0, 4, 4)) for _, world in zip(range(5), generations(glider))]
for row in zip(*frames):
    print("   ".join(row))

print()
for name, pattern in PATTERNS.items():
    print(f"{name:>12} {fate(parse(pattern), 60)}")

print()
*_, world = (world for _, world in zip(range(61), generations(parse(PATTERNS["r-pentomino"]))))
print(f"the r-pentomino after 60 steps: {len(world)} cells in {bounds(world)}")
print("\n".join(picture(world, *bounds(world))))
