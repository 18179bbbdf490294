def count(n):
    print("begin")
    while n > 0:
        yield n
        n -= 1
    print("end")
    return "result"


g = count(2)
print(type(g).__name__, g.__name__, g.gi_frame is not None, g.gi_running)  # expect: generator count True False
print(next(g))
# expect: begin
# expect: 2
print(next(g))  # expect: 1
try:
    next(g)
except StopIteration as stop:
    print("stop", stop.value, stop.args)
# expect: end
# expect: stop result ('result',)
try:
    next(g)
except StopIteration as stop:
    print("again", stop.value)
# expect: again None
print(next(g, "default"), list(g), g.gi_frame)  # expect: default [] None
print(list(count(1)), sum(x for x in count(3)))
# expect: begin
# expect: end
# expect: begin
# expect: end
# expect: [1] 6
def empty():
    return
    yield
print(list(empty()))  # expect: []
def infinite():
    n = 0
    while True:
        yield n
        n += 1
print([x for x, _ in zip(infinite(), range(4))])  # expect: [0, 1, 2, 3]
a, b, *c = count(3)
# expect: begin
# expect: end
print(a, b, c, iter(g) is g)  # expect: 3 2 [1] True
for x in count(1): print("got", x)
# expect: begin
# expect: got 1
# expect: end
