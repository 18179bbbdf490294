"""Topological order: every node of a graph after those that it depends on."""

from types import GenericAlias

__all__ = ['CycleError', 'TopologicalSorter']


class CycleError(ValueError):
    """There is no such order. The second argument is a list of nodes, each one before the next, that ends where it begins."""


class _Node:
    """What is known of a node: how many it still waits for, and which wait for it."""

    __slots__ = 'waits_for', 'successors', 'state'

    def __init__(self):
        self.waits_for = 0
        self.successors = []
        self.state = 'waiting'


class TopologicalSorter:
    """Sorts a graph, given as a mapping from each node to the nodes that come before it, or piece by piece with add().

    static_order() gives the nodes in order. To work on several at a time: prepare(), then get_ready() and done() while is_active().
    """

    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, graph=None):
        self._nodes = {}
        self._ready = None
        self._given = 0
        self._finished = 0
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)

    def _node(self, node):
        info = self._nodes.get(node)
        if info is None:
            info = self._nodes[node] = _Node()
        return info

    def add(self, node, *predecessors):
        """The node comes after the others."""
        if self._ready is not None:
            raise ValueError('Nodes cannot be added after a call to prepare()')
        info = self._node(node)
        info.waits_for += len(predecessors)
        for predecessor in predecessors:
            self._node(predecessor).successors.append(node)

    def prepare(self):
        """Ends the graph and looks for cycles."""
        if self._given:
            raise ValueError('cannot prepare() after starting sort')
        if self._ready is None:
            self._ready = [node for node, info in self._nodes.items() if info.waits_for == 0]
        cycle = self._find_cycle()
        if cycle:
            raise CycleError('nodes are in a cycle', cycle)

    def get_ready(self):
        """The nodes, as a tuple, that wait for none and have not been given yet."""
        self._check_prepared()
        ready = tuple(self._ready)
        for node in ready:
            self._nodes[node].state = 'given'
        self._ready.clear()
        self._given += len(ready)
        return ready

    def is_active(self):
        """Whether there are nodes to be given or to be done."""
        self._check_prepared()
        return self._finished < self._given or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        """Nobody has to wait for these nodes any longer."""
        self._check_prepared()
        for node in nodes:
            info = self._nodes.get(node)
            if info is None:
                raise ValueError(f'node {node!r} was not added using add()')
            if info.state == 'waiting':
                raise ValueError(f'node {node!r} was not passed out (still not ready)')
            if info.state == 'done':
                raise ValueError(f'node {node!r} was already marked done')
            info.state = 'done'
            self._finished += 1
            for successor in info.successors:
                waiting = self._nodes[successor]
                waiting.waits_for -= 1
                if waiting.waits_for == 0:
                    self._ready.append(successor)

    def static_order(self):
        """All nodes in order."""
        self.prepare()
        while self.is_active():
            ready = self.get_ready()
            yield from ready
            self.done(*ready)

    def _check_prepared(self):
        if self._ready is None:
            raise ValueError('prepare() must be called first')

    def _find_cycle(self):
        """A path that comes back to where it has been, or None."""
        finished = set()
        for start in self._nodes:
            if start in finished:
                continue
            path = [start]
            place = {start: 0}
            ways = [iter(self._nodes[start].successors)]
            while path:
                for node in ways[-1]:
                    if node in place:
                        return path[place[node]:] + [node]
                    if node not in finished:
                        place[node] = len(path)
                        path.append(node)
                        ways.append(iter(self._nodes[node].successors))
                        break
                else:
                    node = path.pop()
                    ways.pop()
                    del place[node]
                    finished.add(node)
        return None
