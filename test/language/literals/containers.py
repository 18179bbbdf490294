print([], (), {}, set(), [1, ], (1, ), {1, }, {1: 2, })  # expect: [] () {} set() [1] (1,) {1} {1: 2}
print([1, [2, [3]]], (1, (2,)), {"a": {"b": []}})  # expect: [1, [2, [3]]] (1, (2,)) {'a': {'b': []}}
a = [1, 2]
print([*a, 3, *a], (*a,), {*a, 9} == {1, 2, 9}, {**{"x": 1}, "y": 2, **{"x": 3}})
# expect: [1, 2, 3, 1, 2] (1, 2) True {'x': 3, 'y': 2}
print({1: "int", 1.0: "float", True: "bool"})  # expect: {1: 'bool'}
print({"b": 1, "a": 2, "b": 3})  # expect: {'b': 3, 'a': 2}
print(1, 2, *"ab", *[], sep="-")  # expect: 1-2-a-b
x = 1,
print(x, type(x), (1), type((1)))  # expect: (1,) <class 'tuple'> 1 <class 'int'>
print([1, 2][0], {"k": "v"}["k"], (1, 2)[-1])  # expect: 1 v 2
