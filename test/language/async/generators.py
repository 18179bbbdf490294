class Pause:
    def __await__(self):
        yield "pause"


async def ticker(n):
    try:
        for i in range(n):
            await Pause()
            sent = yield i
            if sent:
                print("sent", sent)
    finally:
        print("ticker closed")


def run(coroutine):
    pauses = 0
    while True:
        try:
            coroutine.send(None)
            pauses += 1
        except StopIteration as stop:
            print("pauses", pauses)
            return stop.value


async def main():
    result = []
    async for i in ticker(3):
        result.append(i)
    else:
        result.append("else")
    return result


print(run(main()))
# expect: ticker closed
# expect: pauses 3
# expect: [0, 1, 2, 'else']


async def comprehension():
    return [i * 2 async for i in ticker(3) if i], {i async for i in ticker(1)}, {i: await one(i) async for i in ticker(2)}


async def one(i):
    await Pause()
    return i + 100


print(run(comprehension()))
# expect: ticker closed
# expect: ticker closed
# expect: ticker closed
# expect: pauses 8
# expect: ([2, 4], {0}, {0: 100, 1: 101})


async def manual():
    t = ticker(5)
    print(await t.__anext__(), await t.asend("hi"), await anext(t))
    try:
        await t.athrow(ValueError("v"))
    except ValueError as error:
        print("out", error)
    try:
        await t.__anext__()
    except StopAsyncIteration:
        print("finished")
    t = ticker(5)
    await anext(t)
    await t.aclose()
    return await anext(t, "default")


print(run(manual()))
# expect: sent hi
# expect: 0 1 2
# expect: ticker closed
# expect: out v
# expect: finished
# expect: ticker closed
# expect: pauses 4
# expect: default
async def agen_expr():
    g = (await one(i) for i in range(2))
    print(type(g).__name__)
    return [x async for x in g]
print(run(agen_expr()))
# expect: async_generator
# expect: pauses 2
# expect: [100, 101]
