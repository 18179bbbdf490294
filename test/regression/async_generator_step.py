# The step of an async generator heard its own StopIteration as if the generator had raised it, and ended the loop.
class Pause:
    def __await__(self):
        yield "pause"


async def numbers():
    yield 1
    await Pause()
    yield 2


async def main():
    return [n async for n in numbers()]


coroutine = main()
while True:
    try:
        print(coroutine.send(None))  # expect: pause
    except StopIteration as stop:
        print(stop.value)  # expect: [1, 2]
        break
