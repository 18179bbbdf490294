def f(x):
    match x:
        case {"kind": "circle", "r": r}:
            return f"circle {r}"
        case {"kind": "rect", "size": [w, h]}:
            return f"rect {w}x{h}"
        case {"kind": k, **rest} if rest:
            return f"{k} with {rest}"
        case {1: a, -2: b, None: c}:
            return (a, b, c)
        case {"only": _}:
            return "only"
        case {}:
            return "a mapping"
        case _:
            return "not one"


for x in ({"kind": "circle", "r": 2, "extra": 0}, {"kind": "rect", "size": (1, 2)}, {"kind": "rect", "size": 5}, {"kind": "dot"},
          {1: "a", -2: "b", None: "c"}, {"only": None}, {}, [], "x"):
    print(f(x))
# expect: circle 2
# expect: rect 1x2
# expect: rect with {'size': 5}
# expect: a mapping
# expect: ('a', 'b', 'c')
# expect: only
# expect: a mapping
# expect: not one
# expect: not one


class D(dict):
    def __missing__(self, key):
        print("missing", key)
        return "made"


print(f(D()))  # expect: a mapping


class K:
    name = "kind"
    class N:
        deep = "r"


match {"kind": 1, "r": 2}:
    case {K.name: x, K.N.deep: y}:
        print(x, y)
# expect: 1 2
original = {"a": 1, "b": 2}
match original:
    case {"a": 1, **rest}:
        rest["c"] = 3
print(original, rest)  # expect: {'a': 1, 'b': 2} {'b': 2, 'c': 3}
try:
    match {"kind": 1}:
        case {K.name: _, "kind": _}:
            pass
except ValueError as e:
    print(e)
