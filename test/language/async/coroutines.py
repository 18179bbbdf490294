# Coroutines driven by hand: await hands up what an awaitable yields.
class Ask:
    def __init__(self, question):
        self.question = question

    def __await__(self):
        answer = yield self.question
        return answer * 2


async def inner(q):
    print("inner", q)
    return await Ask(q)


async def outer():
    a = await inner("first")
    b = await inner("second")
    return a, b


c = outer()
print(type(c).__name__, c.cr_frame is not None)  # expect: coroutine True
print(c.send(None))
# expect: inner first
# expect: first
print(c.send(1))
# expect: inner second
# expect: second
try:
    c.send(2)
except StopIteration as stop:
    print(stop.value)
# expect: (2, 4)
try:
    c.send(None)
except RuntimeError as error:
    print(error)
# expect: cannot reuse already awaited coroutine


def drive(coroutine, *answers):
    answers = iter(answers)
    sent = None
    while True:
        try:
            asked = coroutine.send(sent)
        except StopIteration as stop:
            return stop.value
        sent = next(answers)
        print("asked", asked, "->", sent)


print(drive(outer(), 10, 20))
# expect: inner first
# expect: asked first -> 10
# expect: inner second
# expect: asked second -> 20
# expect: (20, 40)
async def failing():
    try:
        await Ask("x")
    except ValueError as error:
        return f"handled {error}"
c = failing()
c.send(None)
try:
    c.throw(ValueError("thrown"))
except StopIteration as stop:
    print(stop.value)
# expect: handled thrown
async def bad(): await 5
try:
    bad().send(None)
except TypeError as error:
    print(error)
# expect: 'int' object can't be awaited
c = outer()
c.close()
print(c.cr_frame)  # expect: None
try:
    iter(outer_again := outer())
except TypeError as error:
    print(error)
# expect: 'coroutine' object is not iterable
outer_again.close()
