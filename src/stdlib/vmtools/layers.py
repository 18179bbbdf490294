"""Where the boxes of a graph without circles go: in layers, each box below all that lead to it.

    1. the layer of a box is the longest way to it; an edge that passes a layer gets a point there, which is placed as a box without width
    2. within a layer boxes are ordered by the mean place of their neighbours, downwards and upwards in turn: that undoes most crossings
    3. boxes are moved below and above their neighbours as far as their order and width allow

Step 3 is a small problem with an exact answer: of all places that keep the order and the gaps, those whose squared distances from where the
boxes would like to be are least (pool adjacent violators). The ideas are of Sugiyama, Tagawa and Toda (1981).
"""

GAP, LEVEL, ROUNDS = 24, 46, 8


class _Layout:
    def __init__(self, sizes, edges):
        self.widths = [width for width, _ in sizes]
        self.heights = [height for _, height in sizes]
        self.count = len(sizes)
        self.above = [[] for _ in sizes]
        self.below = [[] for _ in sizes]
        self.layers = self._layers(edges)
        self.routes = [self._route(a, b) for a, b in edges]
        self.rows = [[] for _ in range(max(self.layers, default=-1) + 1)]
        for box, layer in enumerate(self.layers):
            self.rows[layer].append(box)
        self._order()
        self.x = [0.0] * len(self.widths)
        self._place()

    def _layers(self, edges):
        layers = [0] * self.count
        targets = [[] for _ in range(self.count)]
        missing = [0] * self.count
        for a, b in edges:
            targets[a].append(b)
            missing[b] += 1
        ready = [box for box in range(self.count) if missing[box] == 0]
        for box in ready:
            for other in targets[box]:
                layers[other] = max(layers[other], layers[box] + 1)
                missing[other] -= 1
                if missing[other] == 0:
                    ready.append(other)
        return layers

    def _route(self, a, b):
        """The boxes of an edge, with a point for each layer that it passes."""
        route = [a]
        for layer in range(self.layers[a] + 1, self.layers[b]):
            route.append(len(self.widths))
            self.widths.append(0)
            self.heights.append(0)
            self.above.append([])
            self.below.append([])
            self.layers.append(layer)
        route.append(b)
        for upper, lower in zip(route, route[1:]):
            self.below[upper].append(lower)
            self.above[lower].append(upper)
        return route

    def _order(self):
        place = {}
        for row in self.rows:
            place.update({box: at for at, box in enumerate(row)})

        def mean(neighbours, box):
            near = neighbours[box]
            return sum(place[other] for other in near) / len(near) if near else place[box]

        for turn in range(ROUNDS):
            neighbours = self.above if turn % 2 == 0 else self.below
            for row in self.rows if turn % 2 == 0 else reversed(self.rows):
                row.sort(key=lambda box: mean(neighbours, box))
                place.update({box: at for at, box in enumerate(row)})

    def _place(self):
        x = self.x
        for row in self.rows:
            self._settle(row, [0.0] * len(row))
        for turn in range(ROUNDS):
            neighbours = self.above if turn % 2 == 0 else self.below
            for row in self.rows if turn % 2 == 0 else reversed(self.rows):
                wanted = [sum(x[other] for other in neighbours[box]) / len(neighbours[box]) if neighbours[box] else x[box] for box in row]
                self._settle(row, wanted)
        left = min((x[box] - self.widths[box] / 2 for box in range(len(x))), default=0)
        self.x = [each - left for each in x]

    def _settle(self, row, wanted):
        """Gives the boxes of a row the middles that are nearest to those wanted."""
        offsets, at = [], 0.0
        for box, after in zip(row, row[1:] + [None]):
            offsets.append(at)
            if after is not None:
                at += (self.widths[box] + self.widths[after]) / 2 + GAP
        blocks = []
        for middle, offset in zip(wanted, offsets):
            blocks.append((middle - offset, 1))
            while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
                (a, n), (b, m) = blocks[-2:]
                blocks[-2:] = [((a * n + b * m) / (n + m), n + m)]
        bases = [base for base, count in blocks for _ in range(count)]
        for box, base, offset in zip(row, bases, offsets):
            self.x[box] = base + offset


def layout(sizes, edges):
    """`sizes`: (width, height) of each box; `edges`: pairs (from, to) of their numbers. Gives (the left upper corner of each box, the points
    that each edge goes through, the whole width and height)."""
    made = _Layout(sizes, edges)
    tops, y = [], 0.0
    for row in made.rows:
        tops.append(y)
        y += max(made.heights[box] for box in row) + LEVEL
    corners = [(made.x[box] - made.widths[box] / 2, tops[made.layers[box]]) for box in range(made.count)]

    def points(route):
        start, *between, end = route
        found = [(made.x[start], tops[made.layers[start]] + made.heights[start])]
        for point in between:
            top = tops[made.layers[point]]
            # Straight past the boxes of that layer.
            found += [(made.x[point], top), (made.x[point], top + max(made.heights[box] for box in made.rows[made.layers[point]]))]
        return found + [(made.x[end], tops[made.layers[end]])]

    width = max((x + size[0] for (x, _), size in zip(corners, sizes)), default=0)
    width = max([width] + [x for route in made.routes for x, _ in points(route)])
    return corners, [points(route) for route in made.routes], (width, max(0.0, y - LEVEL))
