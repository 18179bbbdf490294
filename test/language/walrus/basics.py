if (n := 10) > 5:
    print(n)
# expect: 10
while (n := n - 3) > 0:
    print(n)
# expect: 7
# expect: 4
# expect: 1
print([y := 5, y + 1], (z := 3) + z)  # expect: [5, 6] 6
data = [1, 2, 3, 4]
print([half for n in data if (half := n // 2)], half)  # expect: [1, 1, 2] 2
print(any((found := n) > 2 for n in data), found)  # expect: True 3
def f(x=(default := 7)):
    if (m := x) and (k := m + 1):
        return m, k
print(f(), default)  # expect: (7, 8) 7
print(f(x := 1), x)  # expect: (1, 2) 1
total = 0
print([total := total + v for v in data], total)  # expect: [1, 3, 6, 10] 10
print({(key := "k"): (value := 1)}, key, value)  # expect: {'k': 1} k 1
def g():
    [last := i for i in range(3)]
    return last
print(g())  # expect: 2
def h():
    global made
    if made := "global": return made
print(h(), made)  # expect: global global
lam = lambda: (w := 5) + w
print(lam())  # expect: 10
assert (checked := 1)
print(checked, f"{(q := 2)} {q}")  # expect: 1 2 2
i = 0
while chunk := "abcdef"[i:i + 4]:
    print(chunk)
    i += 4
# expect: abcd
# expect: ef
