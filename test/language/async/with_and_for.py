class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    async def __aenter__(self):
        print("enter", self.name)
        return self.name

    async def __aexit__(self, kind, error, traceback):
        print("exit", self.name, kind and kind.__name__)
        return self.swallow


class Counter:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value


async def main():
    async with Manager("a") as a, Manager("b") as b:
        print(a, b)
    async with Manager("c", swallow=True):
        raise ValueError
    try:
        async with Manager("d"):
            raise KeyError("k")
    except KeyError as error:
        print("out", error)
    async for n in Counter(5):
        if n == 3:
            continue
        if n == 1:
            break
        print(n)
    else:
        print("not reached")
    async for n in Counter(0):
        pass
    else:
        print("else")
    async with Manager("e"):
        return "returned"


print(run(main()))
# expect: enter a
# expect: enter b
# expect: a b
# expect: exit b None
# expect: exit a None
# expect: enter c
# expect: exit c ValueError
# expect: enter d
# expect: exit d KeyError
# expect: out 'k'
# expect: 4
# expect: 2
# expect: else
# expect: enter e
# expect: exit e None
# expect: returned


async def wrong(kind):
    if kind == "for":
        async for x in [1]:
            pass
    if kind == "with":
        async with 5:
            pass


for kind in ("for", "with"):
    try:
        run(wrong(kind))
    except TypeError as error:
        print(error)
# expect: 'async for' requires an object with __aiter__ method, got list
# expect: 'int' object does not support the asynchronous context manager protocol (missed __aexit__ method)
