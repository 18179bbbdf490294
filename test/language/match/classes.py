class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Point3(Point):
    __match_args__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z


def f(v):
    match v:
        case Point3(x, y, z):
            return f"3d {x},{y},{z}"
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=y):
            return f"on y at {y}"
        case Point(x, y=(1 | 2) as y):
            return f"low {x},{y}"
        case Point():
            return "some point"
        case int(n) | float(n):
            return f"number {n}"
        case str(s) if len(s) > 3:
            return f"long {s}"
        case str():
            return "short"
        case list([a, *_]) | tuple([a]):
            return f"starts with {a}"
        case bool():
            return "never"
        case dict(d):
            return f"dict {len(d)}"
        case type():
            return "a class"
    return "nothing"


for v in (Point(0, 0), Point(0, 5), Point(3, 2), Point(3, 3), Point3(1, 2, 3), 5, True, 2.5, "abcd", "ab", [1, 2], (9,), (), {}, int, None):
    print(f(v))
# expect: origin
# expect: on y at 5
# expect: low 3,2
# expect: some point
# expect: 3d 1,2,3
# expect: number 5
# expect: number True
# expect: number 2.5
# expect: long abcd
# expect: short
# expect: starts with 1
# expect: starts with 9
# expect: nothing
# expect: dict 0
# expect: a class
# expect: nothing
for source in ("Point(1, 2, 3)", "Point(1, x=2)", "int(1, 2)", "object(1)", "5"):
    try:
        exec(f"match Point(1, 2):\n    case {source}: print('matched')\n    case _: print('not', {source!r})")
    except TypeError as e:
        print(e)
# expect: Point() accepts 2 positional sub-patterns (3 given)
# expect: Point() got multiple sub-patterns for attribute 'x'
# expect: not int(1, 2)
# expect: object() accepts 0 positional sub-patterns (1 given)
# expect: not 5
class NoArgs: pass
class BadArgs: __match_args__ = ["x"]
class BadItem: __match_args__ = (5,)
for cls in (NoArgs, BadArgs, BadItem):
    try:
        match cls():
            case cls(x): pass
    except TypeError as e:
        print(e)
# expect: NoArgs() accepts 0 positional sub-patterns (1 given)
# expect: BadArgs.__match_args__ must be a tuple (got list)
# expect: __match_args__ elements must be strings (got int)
try:
    notaclass = 5
    match 5:
        case notaclass(): pass
except TypeError as e:
    print(e)
# expect: called match pattern must be a class
