"""Priority queues in lists: heap[0] is the least item, and heap[k] <= heap[2*k+1], heap[k] <= heap[2*k+2]."""

from _heapq import (
    heapify, heapify_max, heappop, heappop_max, heappush, heappush_max, heappushpop, heappushpop_max, heapreplace,
    heapreplace_max)

__all__ = [
    'heappush', 'heappop', 'heapify', 'heapreplace', 'heappushpop', 'heappush_max', 'heappop_max', 'heapify_max',
    'heapreplace_max', 'heappushpop_max', 'nlargest', 'nsmallest', 'merge']


def merge(*iterables, key=None, reverse=False):
    """Merge multiple sorted inputs into a single sorted output."""
    # A heap of [key, number of the input, value, advance]: the number keeps equal items in the order of the inputs.
    build, replace, remove = (heapify_max, heapreplace_max, heappop_max) if reverse else (heapify, heapreplace, heappop)
    direction = -1 if reverse else 1
    heap = []
    for number, iterable in enumerate(map(iter, iterables)):
        advance = iterable.__next__
        try:
            value = advance()
        except StopIteration:
            continue
        heap.append([value if key is None else key(value), number * direction, value, advance])
    build(heap)
    while heap:
        entry = heap[0]
        advance = entry[3]
        yield entry[2]
        try:
            value = advance()
        except StopIteration:
            remove(heap)
            continue
        entry[0] = value if key is None else key(value)
        entry[2] = value
        replace(heap, entry)


def _best(n, iterable, key, sign):
    """The n first of the sorted items. Ties go to the earlier one, so the position is part of what is compared."""
    items = iter(iterable)
    largest = sign < 0
    build, replace = (heapify, heapreplace) if largest else (heapify_max, heapreplace_max)
    heap = []
    for position, item in zip(range(n), items):
        heap.append((item if key is None else key(item), sign * position, item))
    if not heap:
        return []
    # The worst of the best so far is on top.
    build(heap)
    worst = heap[0][0]
    position = sign * n
    for item in items:
        rank = item if key is None else key(item)
        if worst < rank if largest else rank < worst:
            replace(heap, (rank, position, item))
            worst = heap[0][0]
            position += sign
    heap.sort(reverse=largest)
    return [item for _, _, item in heap]


_nothing = object()


def nsmallest(n, iterable, key=None):
    """Find the n smallest elements in a dataset: sorted(iterable, key=key)[:n]"""
    if n == 1:
        result = min(iterable, default=_nothing, key=key)
        return [] if result is _nothing else [result]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key)[:n]
    return _best(n, iterable, key, 1)


def nlargest(n, iterable, key=None):
    """Find the n largest elements in a dataset: sorted(iterable, key=key, reverse=True)[:n]"""
    if n == 1:
        result = max(iterable, default=_nothing, key=key)
        return [] if result is _nothing else [result]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key, reverse=True)[:n]
    return _best(n, iterable, key, -1)
