d = {"a": 1, "b": 2}
def attempt(f):
    try:
        f()
        print("fine", end="; ")
    except RuntimeError as error:
        print(error, end="; ")
def grow():
    for k in d: d[k + "!"] = 1
def shrink():
    for k in d: del d[k]
def replace():
    for k in d: d[k] += 1
def values():
    for v in d.values(): d["new"] = v
def swap():
    for k in d:
        del d[k]
        d["other" + k] = 1
for f in (grow, shrink, replace, values, swap):
    d = {"a": 1, "b": 2}
    attempt(f)
    print(len(d))
# expect: dictionary changed size during iteration; 3
# expect: dictionary changed size during iteration; 1
# expect: fine; 2
# expect: dictionary changed size during iteration; 3
# expect: dictionary keys changed during iteration; 2
d = {1: 1}
it = iter(d)
d[2] = 2
try:
    next(it)
except RuntimeError as error:
    print(error)
# expect: dictionary changed size during iteration
s = {1, 2}
try:
    for x in s: s.add(x + 10)
except RuntimeError as error:
    print(error)
# expect: Set changed size during iteration
l = [1, 2, 3, 4]
for x in l:
    if x % 2: l.remove(x)
print(l)  # expect: [2, 4]
l = [1, 2]
for x in l:
    if len(l) < 6: l.append(x * 10)
print(l)  # expect: [1, 2, 10, 20, 100, 200]
d = {"a": 1, "b": 2, "c": 3}
for k in list(d):
    if k != "b": del d[k]
print(d)  # expect: {'b': 2}
it = iter({"x": 1, "y": 2}.items())
print(next(it), list(it), list(it))  # expect: ('x', 1) [('y', 2)] []
it = iter([1, 2, 3])
print(it.__length_hint__(), next(it), it.__length_hint__())  # expect: 3 1 2
