for i in range(5):
    if i == 1:
        continue
    if i == 3:
        break
    print(i)
else:
    print("no break")
# expect: 0
# expect: 2
for i in []:
    pass
else:
    print("empty: else")
# expect: empty: else
n = 3
while n:
    n -= 1
    if n == 1:
        continue
    print("n", n)
else:
    print("while else")
# expect: n 2
# expect: n 0
# expect: while else
while True:
    break
else:
    print("never")
for x in "ab":
    for y in range(3):
        if y == 1:
            break
        print(x, y)
    else:
        print("never")
    continue
    print("never")
# expect: a 0
# expect: b 0
items = [1, 2, 3]
for item in items:
    if item < 3:
        items.append(item + 10)
print(items)  # expect: [1, 2, 3, 11, 12]
for i in range(2):
    i += 10
print(i)  # expect: 11
for i, in [(1,), (2,)]:
    print(i)
# expect: 1
# expect: 2
for a.x in []: pass
def search(n, it):
    for v in it:
        if v == n:
            break
    else:
        return "missing"
    return "found"
print(search(2, [1, 2]), search(5, [1, 2]))  # expect: found missing
d = {"a": 1, "b": 2}
for k, v in d.items(): print(k, v)
# expect: a 1
# expect: b 2
for _ in range(10**9):
    break
for i in range(3): print(i, end=" ")
else: print("done")
# expect: 0 1 2 done
try:
    for k in d:
        d[k + "x"] = 1
except RuntimeError as e:
    print(e)
# expect: dictionary changed size during iteration
try:
    for x in {1, 2}: 
        s = {1}; [s.add(y + 5) for y in s]
except RuntimeError as e:
    print(e)
# expect: Set changed size during iteration
