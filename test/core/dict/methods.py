d = {"a": 1, "b": 2}
print(d["a"], d.get("x"), d.get("x", 0), d.get("a"), "a" in d, len(d), list(d), list(d.values()), list(d.items()), d.keys(), d.values(), d.items())
# expect: 1 None 0 1 True 2 ['a', 'b'] [1, 2] [('a', 1), ('b', 2)] dict_keys(['a', 'b']) dict_values([1, 2]) dict_items([('a', 1), ('b', 2)])
print(d.setdefault("c", []), d.setdefault("a", 9), d, d.pop("c"), d.pop("zz", None), d.popitem(), d)
# expect: [] 1 {'a': 1} [] None ('b', 2) {'a': 1}
d.update({"x": 1}, y=2)
d.update([("z", 3), ["w", 4]])
d |= {"v": 5}
print(d, d | {"a": 0}, {"q": 1} | {"q": 2}, d.copy() == d, d.copy() is d, dict(d) is d, dict(a=1), dict([("a", 1)]), dict({"a": 1}, b=2), dict(), dict.fromkeys("ab"), dict.fromkeys([1, 2], 0))
# expect: {'a': 1, 'x': 1, 'y': 2, 'z': 3, 'w': 4, 'v': 5} {'a': 0, 'x': 1, 'y': 2, 'z': 3, 'w': 4, 'v': 5} {'q': 2} True False False {'a': 1} {'a': 1} {'a': 1, 'b': 2} {} {'a': None, 'b': None} {1: 0, 2: 0}
del d["a"]
d["a"] = "moved to the end"
print(list(d), list(reversed(d)), list(reversed(d.items()))[0], d == dict(reversed(d.items())))
# expect: ['x', 'y', 'z', 'w', 'v', 'a'] ['a', 'v', 'w', 'z', 'y', 'x'] ('a', 'moved to the end') True
d.clear()
print(d, {} == {}, {1: 2} == {1.0: 2.0}, {1: [1]} == {1: [1]}, {"a": 1} != {"a": 2}, not {}, {1: "a", True: "b", 1.0: "c"})
# expect: {} True True True True True {1: 'c'}
for text in ("{}['k']", "{}[1]", "{}[(1, 2)]", "{}.pop('k')", "{}.popitem()", "{[]: 1}", "{}[{}]", "dict(5)", "dict([1])", "dict([(1, 2, 3)])", "{} < {}", "{} + {}", "{}.get()", "dict.fromkeys(5)", "{}.update(5)", "{1: 2}.keys()[0]", "{} | 5", "hash({})", "{}.fromkeys([[]])", "{}.setdefault([])", "dict(**{1: 2})"):
    try:
        print(eval(text))
    except (KeyError, TypeError, ValueError) as error:
        print(text, "->", type(error).__name__, error)
# expect: {}['k'] -> KeyError 'k'
# expect: {}[1] -> KeyError 1
# expect: {}[(1, 2)] -> KeyError (1, 2)
# expect: {}.pop('k') -> KeyError 'k'
# expect: {}.popitem() -> KeyError 'popitem(): dictionary is empty'
# expect: {[]: 1} -> TypeError cannot use 'list' as a dict key (unhashable type: 'list')
# expect: {}[{}] -> TypeError cannot use 'dict' as a dict key (unhashable type: 'dict')
# expect: dict(5) -> TypeError 'int' object is not iterable
# expect: dict([1]) -> TypeError object is not iterable
# expect: dict([(1, 2, 3)]) -> ValueError dictionary update sequence element #0 has length 3; 2 is required
# expect: {} < {} -> TypeError '<' not supported between instances of 'dict' and 'dict'
# expect: {} + {} -> TypeError unsupported operand type(s) for +: 'dict' and 'dict'
# expect: {}.get() -> TypeError get expected at least 1 argument, got 0
# expect: dict.fromkeys(5) -> TypeError 'int' object is not iterable
# expect: {}.update(5) -> TypeError 'int' object is not iterable
# expect: {1: 2}.keys()[0] -> TypeError 'dict_keys' object is not subscriptable
# expect: {} | 5 -> TypeError unsupported operand type(s) for |: 'dict' and 'int'
# expect: hash({}) -> TypeError unhashable type: 'dict'
# expect: {}.fromkeys([[]]) -> TypeError cannot use 'list' as a dict key (unhashable type: 'list')
# expect: {}.setdefault([]) -> TypeError cannot use 'list' as a dict key (unhashable type: 'list')
# expect: dict(**{1: 2}) -> TypeError keywords must be strings
k = {"a": 1, "b": 2}.keys()
print(k & {"a"}, k | {"c"} == {"a", "b", "c"}, k - {"a"}, k ^ {"a", "z"} == {"b", "z"}, "a" in k, k == {"a", "b"}, k.isdisjoint({"q"}), {1: 2}.items() & {(1, 2)}, len(k), {1: 2}.values() == {1: 2}.values())
# expect: {'a'} True {'b'} True True True True {(1, 2)} 2 False
big = {i: str(i) for i in range(1000)}
for i in range(0, 1000, 2): del big[i]
print(len(big), list(big)[:3], big[999], 4 in big, sum(big), next(iter(big)), big.popitem())
# expect: 500 [1, 3, 5] 999 False 250000 1 (999, '999')
e = {}
e["self"] = e
print(e, {"n": {"m": {}}}, {None: 1, (1,): 2, 1.5: 3, b"x": 4, frozenset(): 5}, {"a'b": 'c"d'})
# expect: {'self': {...}} {'n': {'m': {}}} {None: 1, (1,): 2, 1.5: 3, b'x': 4, frozenset(): 5} {"a'b": 'c"d'}
