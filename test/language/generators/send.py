def averager():
    total, count = 0, 0
    average = None
    while True:
        value = yield average
        if value is None:
            return total
        total += value
        count += 1
        average = total / count


a = averager()
print(next(a), a.send(10), a.send(20), a.send(33))  # expect: None 10.0 15.0 21.0
try:
    a.send(None)
except StopIteration as stop:
    print("total", stop.value)
# expect: total 63
try:
    averager().send(1)
except TypeError as error:
    print(error)
# expect: can't send non-None value to a just-started generator
def echo():
    received = []
    while len(received) < 3:
        received.append((yield len(received)))
    return received
g = echo()
print(next(g), g.send("a"), g.send(None))  # expect: 0 1 2
try:
    next(g)
except StopIteration as stop:
    print(stop.value)
# expect: ['a', None, None]
def expression():
    x = yield (yield 1)
    print("x", x)
    y = [(yield 2), (yield 3)]
    print("y", y)
g = expression()
print(g.send(None), g.send("one"), g.send("two"), g.send("three"))
# expect: x two
# expect: 1 one 2 3
print(next(g, "done"))
# expect: y ['three', None]
# expect: done
