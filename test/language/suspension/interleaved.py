# Many generators and coroutines in flight at once, resumed in a scattered order.
def worker(name, n):
    total = 0
    for i in range(n):
        try:
            got = yield (name, i)
            total += got or 0
        except KeyError as error:
            total += 100
            yield (name, "error", str(error))
    return (name, total)


def scheduler(tasks):
    log = []
    step = 0
    while tasks:
        index = (step * 7 + 3) % len(tasks)
        task = tasks[index]
        try:
            if step % 11 == 10:
                log.append(task.throw(KeyError(step)))
            else:
                log.append(task.send(step) if task.gi_frame.f_lasti > 0 and step else next(task))
        except StopIteration as stop:
            log.append(("done", stop.value))
            tasks.remove(task)
        except (KeyError, TypeError) as error:
            log.append(("failed", type(error).__name__))
            tasks.remove(task)
        step += 1
    return log


def start(name, n):
    task = worker(name, n)
    next(task)
    return task


for entry in scheduler([start("a", 4), start("b", 2), start("c", 6)]):
    print(entry)
# expect: ('a', 1)
# expect: ('b', 1)
# expect: ('c', 1)
# expect: ('a', 2)
# expect: ('done', ('b', 5))
# expect: ('a', 3)
# expect: ('c', 2)
# expect: ('done', ('a', 15))
# expect: ('c', 3)
# expect: ('c', 4)
# expect: ('c', 'error', '10')
# expect: ('c', 5)
# expect: ('done', ('c', 137))


def walk(tree):
    if tree:
        left, value, right = tree
        yield from walk(left)
        yield value
        yield from walk(right)


def build(lo, hi):
    return None if lo >= hi else (build(lo, (lo + hi) // 2), (lo + hi) // 2, build((lo + hi) // 2 + 1, hi))


a, b = walk(build(0, 20)), walk(build(5, 15))
print([x for pair in zip(a, b) for x in pair], list(a))
# expect: [0, 5, 1, 6, 2, 7, 3, 8, 4, 9, 5, 10, 6, 11, 7, 12, 8, 13, 9, 14] [11, 12, 13, 14, 15, 16, 17, 18, 19]
def same_fringe(x, y):
    from_x, from_y = walk(x), walk(y)
    return all(p == q for p, q in zip(from_x, from_y)) and next(from_x, None) is None and next(from_y, None) is None
print(same_fringe(build(0, 9), build(0, 9)), same_fringe(build(0, 9), build(0, 8)))  # expect: True True
