def f(x):
    match x:
        case 0:
            return "zero"
        case 1 | 2 | 3:
            return "small"
        case -1:
            return "minus one"
        case 1.5:
            return "float"
        case 1 + 2j:
            return "complex"
        case "text" | b"bytes":
            return "text or bytes"
        case "con" "cat":
            return "joined"
        case None:
            return "none"
        case True:
            return "never: True == 1"
        case False:
            return "never: False == 0"
        case other:
            return f"other {other!r}"


for x in (0, 0.0, False, 1, True, 2, 3, 4, -1, 1.5, 1 + 2j, "text", b"bytes", "concat", None, [], 1.0):
    print(repr(x), f(x))
# expect: 0 zero
# expect: 0.0 zero
# expect: False zero
# expect: 1 small
# expect: True small
# expect: 2 small
# expect: 3 small
# expect: 4 other 4
# expect: -1 minus one
# expect: 1.5 float
# expect: (1+2j) complex
# expect: 'text' text or bytes
# expect: b'bytes' text or bytes
# expect: 'concat' joined
# expect: None none
# expect: [] other []
# expect: 1.0 small


def singletons(x):
    match x:
        case True: return "True"
        case False: return "False"
        case None: return "None"
    return "none of them"


print([singletons(x) for x in (True, 1, False, 0, None, "")])
# expect: ['True', 'none of them', 'False', 'none of them', 'None', 'none of them']
match 5:
    case captured:
        pass
print(captured)  # expect: 5
match (1, 2):
    case a, b:
        print(a, b)
# expect: 1 2
match 1, 2, 3:
    case first, *rest:
        print(first, rest)
# expect: 1 [2, 3]
match = 3
case = 4
print(match + case, [match, case])  # expect: 7 [3, 4]
match[0] if False else print("match is a name")  # expect: match is a name
