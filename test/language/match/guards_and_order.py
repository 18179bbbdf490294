def say(name, value):
    print("guard", name)
    return value


def f(x):
    match x:
        case n if say("a", n > 10):
            return f"big {n}"
        case n if say("b", n > 5):
            return f"middle {n}"
        case _ if say("c", True):
            return f"n is {n}"


print(f(20), f(7), f(1))
# expect: guard a
# expect: guard a
# expect: guard b
# expect: guard a
# expect: guard b
# expect: guard c
# expect: big 20 middle 7 n is 1
class Once:
    def __init__(self): self.count = 0
    def __eq__(self, other):
        self.count += 1
        return other == 3
o = Once()
match o:
    case 1: print("one")
    case 2 | 3 | 4: print("three", o.count)
# expect: three 3
match [1, 2]:
    case [x, 3]: pass
    case [x, y] if y == 5: pass
    case _: print("x was bound before the failure:", x)
# expect: x was bound before the failure: 1
def no_match(v):
    match v:
        case 1: return "one"
    return "fell out"
print(no_match(2))  # expect: fell out
class Color:
    RED = "r"
    GREEN = "g"
def color(c):
    match c:
        case Color.RED: return "red"
        case Color.GREEN: return "green"
        case _: return "?"
print(color("r"), color("g"), color("b"))  # expect: red green ?
match "x":
    case ("a" | "b" | "x") as found: print(found)
# expect: x
match {"p": [1, {"q": (2, "z")}]}:
    case {"p": [_, {"q": [n, ("y" | "z") as letter]}]}: print(n, letter)
# expect: 2 z
for item in [1, "s", [1]]:
    match item:
        case int(): continue
        case str(): pass
        case _: break
    print("after match", item)
# expect: after match s
