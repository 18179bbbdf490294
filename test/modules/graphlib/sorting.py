from graphlib import CycleError, TopologicalSorter

print(list(TopologicalSorter({'d': 'bc', 'b': 'a', 'c': ['a']}).static_order()))
print(list(TopologicalSorter({1: [2, 3], 4: [], 2: [5], 3: [5], 6: [1, 4]}).static_order()), list(TopologicalSorter().static_order()))
sorter = TopologicalSorter()
sorter.add('x', 'y', 'z')
sorter.add('z', 'y')
sorter.add('lone')
sorter.prepare()
sorter.prepare()
while sorter.is_active():
    ready = sorter.get_ready()
    print(ready, sorter.get_ready(), bool(sorter))
    for node in ready:
        sorter.done(node)
for graph in ({1: [1]}, {1: [2], 2: [3], 3: [1], 0: [1]}, {'a': 'b', 'b': 'cd', 'c': 'e', 'e': 'b', 'd': ''}):
    try:
        list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        print(error.args, isinstance(error, ValueError))
stuck = TopologicalSorter({1: [2], 2: [1], 3: [4]})
try:
    stuck.prepare()
except CycleError as error:
    print(stuck.get_ready(), error.args[1])
new = TopologicalSorter({1: [2]})
for wrong in (new.get_ready, new.is_active, lambda: new.done(1), lambda: new.prepare() or new.add(1), lambda: new.done(7), lambda: new.done(1),
              lambda: (new.get_ready(), new.done(2), new.done(2)), new.prepare, lambda: new.add([])):
    try:
        print(wrong())
    except (ValueError, TypeError) as error:
        print(f'{type(error).__name__}: {error}')
print(list(TopologicalSorter({index: [index - 1] for index in range(1, 5000)}).static_order())[-1])
