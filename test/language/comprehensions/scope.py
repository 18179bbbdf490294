# A comprehension has a scope of its own; only the first iterable is evaluated outside.
x = "outer"
print([x for x in range(3)], x)  # expect: [0, 1, 2] outer
print([[x, y] for x in range(2) for y in range(x + 1)])  # expect: [[0, 0], [1, 0], [1, 1]]
print({x: y for x, y in zip("ab", range(2))}, x)  # expect: {'a': 0, 'b': 1} outer
funcs = [lambda: i for i in range(3)]
print([f() for f in funcs])  # expect: [2, 2, 2]
funcs = [lambda i=i: i for i in range(3)]
print([f() for f in funcs])  # expect: [0, 1, 2]


class C:
    n = 3
    squares = [i * i for i in range(n)]
    try:
        bad = [n for _ in range(1)]
    except NameError as error:
        print("class names are not seen inside:", error)
# expect: class names are not seen inside: name 'n' is not defined


print(C.squares)  # expect: [0, 1, 4]


def local():
    k = 10
    return [k + j for j in range(3) if j != 1], {k for k in range(2)}, k


print(local())  # expect: ([10, 12], {0, 1}, 10)
print([y := 1, y**2], [last := n for n in range(4)], last)  # expect: [1, 1] [0, 1, 2, 3] 3
print([a + b for a in [1, 2] if a > 1 for b in (10, 20) if b > 10])  # expect: [22]
print(list(x for x in (x for x in [1, 2])))  # expect: [1, 2]
