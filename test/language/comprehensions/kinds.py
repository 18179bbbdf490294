print([n * n for n in range(5) if n % 2])  # expect: [1, 9]
print({n % 3 for n in range(10)} == {0, 1, 2})  # expect: True
print({k: v for k, v in [("a", 1), ("b", 2), ("a", 3)]})  # expect: {'a': 3, 'b': 2}
g = (n for n in range(3))
print(next(g), list(g), list(g))  # expect: 0 [1, 2] []
print(sum(n for n in range(5)), max((len(w), w) for w in ["a", "bbb", "cc"]))  # expect: 10 (3, 'bbb')
print([[row[i] for row in [[1, 2], [3, 4]]] for i in range(2)])  # expect: [[1, 3], [2, 4]]
print([(a, *b) for a, *b in [(1, 2, 3), (4,)]])  # expect: [(1, 2, 3), (4,)]
print([n if n % 2 else -n for n in range(5)])  # expect: [0, 1, -2, 3, -4]
print([d["k"] for d.x in []] if False else [i for i, in [(1,), (2,)]])  # expect: [1, 2]
print({**{i: i for i in range(2)}, 5: 5}, [*(i for i in range(3))])  # expect: {0: 0, 1: 1, 5: 5} [0, 1, 2]
print(dict((k, v) for v, k in enumerate("abc")), tuple(c for c in "xyz"), any(n > 2 for n in range(5)))
# expect: {'a': 0, 'b': 1, 'c': 2} ('x', 'y', 'z') True


def lazy():
    yield from (print("pulled", n) or n for n in range(2))


it = lazy()
print("made")  # expect: made
print(next(it), next(it))
# expect: pulled 0
# expect: pulled 1
# expect: 0 1
t = [n for n in range(3)]
for t[0] in range(5):
    pass
print(t)  # expect: [4, 1, 2]
