"""Makes a maze, then finds the way out in two different ways.

The maze is carved by a depth-first walk with a small random generator of our own, so that it is the same on every run. Breadth-first
search finds a shortest way; the wall follower keeps its right hand on the wall, which needs no memory at all.
"""

WIDTH, HEIGHT = 15, 7
STEPS = {"N": (0, -1), "E": (1, 0), "S": (0, 1), "W": (-1, 0)}
OPPOSITE = {"N": "S", "S": "N", "E": "W", "W": "E"}


def random_numbers(seed):
    """A linear congruential generator; good enough for mazes."""
    while True:
        seed = (seed * 1103515245 + 12345) % 2**31
        yield seed >> 16


def shuffled(items, numbers):
    items = list(items)
    for i in range(len(items) - 1, 0, -1):
        j = next(numbers) % (i + 1)
        items[i], items[j] = items[j], items[i]
    return items


class Maze:
    def __init__(self, width, height, seed):
        self.width, self.height = width, height
        self.open = {(x, y): set() for y in range(height) for x in range(width)}
        self.start, self.goal = (0, 0), (width - 1, height - 1)
        self.carve(random_numbers(seed))

    def carve(self, numbers):
        stack, seen = [self.start], {self.start}
        while stack:
            cell = stack[-1]
            for direction in shuffled("NESW", numbers):
                other = self.neighbour(cell, direction)
                if other in self.open and other not in seen:
                    self.open[cell].add(direction)
                    self.open[other].add(OPPOSITE[direction])
                    seen.add(other)
                    stack.append(other)
                    break
            else:
                stack.pop()

    @staticmethod
    def neighbour(cell, direction):
        (x, y), (dx, dy) = cell, STEPS[direction]
        return x + dx, y + dy

    def exits(self, cell):
        for direction in "NESW":
            if direction in self.open[cell]:
                yield direction, self.neighbour(cell, direction)

    def lines(self, path=()):
        path = set(path)
        yield "+" + "--+" * self.width
        for y in range(self.height):
            row, below = "|", "+"
            for x in range(self.width):
                cell = x, y
                mark = "S " if cell == self.start else "G " if cell == self.goal else "* " if cell in path else "  "
                row += mark + (" " if "E" in self.open[cell] else "|")
                below += ("  " if "S" in self.open[cell] else "--") + "+"
            yield row
            yield below


def shortest_way(maze):
    """Breadth-first: cells in the order of their distance, each remembering where it was reached from."""
    came_from = {maze.start: None}
    queue = [maze.start]
    for cell in queue:
        if cell == maze.goal:
            break
        for _, other in maze.exits(cell):
            if other not in came_from:
                came_from[other] = cell
                queue.append(other)
    way = []
    while cell is not None:
        way.append(cell)
        cell = came_from[cell]
    return way[::-1], len(came_from)


def follow_the_wall(maze):
    """Turn right if possible, else straight on, else left, else back."""
    cell, facing = maze.start, "E"
    yield cell
    while cell != maze.goal:
        order = "NESW"
        at = order.index(facing)
        for turn in (1, 0, -1, 2):
            facing = order[(at + turn) % 4]
            if facing in maze.open[cell]:
                break
        cell = maze.neighbour(cell, facing)
        yield cell


maze = Maze(WIDTH, HEIGHT, seed=42)
way, looked_at = shortest_way(maze)
print("\n".join(maze.lines(way)))
print(f"shortest way: {len(way) - 1} steps, after looking at {looked_at} of {WIDTH * HEIGHT} cells")

walk = list(follow_the_wall(maze))
print(f"hand on the wall: {len(walk) - 1} steps, {len(set(walk))} different cells")
print("every cell of the shortest way was visited:", set(way) <= set(walk))

dead_ends = [cell for cell, directions in maze.open.items() if len(directions) == 1]
print("dead ends:", len(dead_ends), "the first three at", *dead_ends[:3])
