def f(x):
    match x:
        case []:
            return "empty"
        case [one]:
            return f"one {one}"
        case [1, 2]:
            return "one two"
        case (a, 2):
            return f"second is two, {a}"
        case [1, *rest, 9]:
            return f"1..9 {rest}"
        case [[a, b], [c, d]]:
            return f"nested {a}{b}{c}{d}"
        case [_, _, _]:
            return "three"
        case [*_, "last"]:
            return "ends with last"
        case [*everything]:
            return f"many {everything}"
        case _:
            return "no sequence"


for x in ([], (), [5], (7,), [1, 2], (8, 2), [1, 9], [1, 5, 6, 9], [(1, 2), [3, 4]], [1, 2, 3], range(3), range(5, 9), "abc", b"ab",
          {1, 2}, {1: 2}, [0, 0, 0, "last"], list("abcd"), 5, None):
    print(repr(x), "->", f(x))
# expect: [] -> empty
# expect: () -> empty
# expect: [5] -> one 5
# expect: (7,) -> one 7
# expect: [1, 2] -> one two
# expect: (8, 2) -> second is two, 8
# expect: [1, 9] -> 1..9 []
# expect: [1, 5, 6, 9] -> 1..9 [5, 6]
# expect: [(1, 2), [3, 4]] -> nested 1234
# expect: [1, 2, 3] -> three
# expect: range(0, 3) -> three
# expect: range(5, 9) -> many [5, 6, 7, 8]
# expect: 'abc' -> no sequence
# expect: b'ab' -> no sequence
# expect: {1, 2} -> no sequence
# expect: {1: 2} -> no sequence
# expect: [0, 0, 0, 'last'] -> ends with last
# expect: ['a', 'b', 'c', 'd'] -> many ['a', 'b', 'c', 'd']
# expect: 5 -> no sequence
# expect: None -> no sequence


class Seq:
    def __len__(self): return 2
    def __getitem__(self, i): return i


print(f(Seq()))  # expect: no sequence
match ["go", "north", "fast"]:
    case ["go", ("north" | "south") as way, *how]:
        print(way, how)
# expect: north ['fast']
match [[1, [2, [3]]]]:
    case [[a, [b, [c]]]]:
        print(a, b, c)
# expect: 1 2 3
