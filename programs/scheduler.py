"""Tasks that take turns: a scheduler for coroutines, in a page.

`await` hands something up to whoever drives the coroutine. Here that is a loop with a clock of its own: a task that sleeps is put aside until its
time has come, a task that waits for a channel until something is sent. No threads, no real time.
"""


class Request:
    """What a task asks of the scheduler. Awaiting it yields it up; the answer comes back from send()."""

    def __init__(self, kind, *details):
        self.kind, self.details = kind, details

    def __await__(self):
        return (yield self)


def sleep(ticks):
    return Request("sleep", ticks)


class Channel:
    def __init__(self, name):
        self.name = name
        self.values, self.readers = [], []

    def send(self, value):
        return Request("send", self, value)

    def receive(self):
        return Request("receive", self)


class Deadlock(Exception):
    pass


class Scheduler:
    def __init__(self):
        self.clock = 0
        self.ready = []
        self.sleeping = []
        self.waiting = {}
        self.results = {}

    def spawn(self, name, coroutine):
        self.ready.append((name, coroutine, None))

    def run(self):
        while self.ready or self.sleeping:
            if not self.ready:
                self.wake()
            name, coroutine, answer = self.ready.pop(0)
            try:
                request = coroutine.send(answer)
            except StopIteration as stop:
                self.results[name] = stop.value
                self.log(name, f"is done with {stop.value!r}")
            except Exception as error:
                self.results[name] = error
                self.log(name, f"failed: {error!r}")
            else:
                self.serve(name, coroutine, request)
        if self.waiting:
            raise Deadlock(", ".join(f"{name} waits for {channel.name}" for name, channel in self.waiting.items()))

    def wake(self):
        self.sleeping.sort(key=lambda entry: entry[0])
        self.clock = self.sleeping[0][0]
        while self.sleeping and self.sleeping[0][0] == self.clock:
            self.ready.append(self.sleeping.pop(0)[1])

    def serve(self, name, coroutine, request):
        match request.kind, request.details:
            case "sleep", (ticks,):
                self.sleeping.append((self.clock + ticks, (name, coroutine, None)))
            case "send", (channel, value):
                if channel.readers:
                    reader = channel.readers.pop(0)
                    del self.waiting[reader[0]]
                    self.ready.append((*reader, value))
                else:
                    channel.values.append(value)
                self.ready.append((name, coroutine, None))
            case "receive", (channel,) if channel.values:
                self.ready.append((name, coroutine, channel.values.pop(0)))
            case "receive", (channel,):
                channel.readers.append((name, coroutine))
                self.waiting[name] = channel

    def log(self, name, text):
        print(f"[{self.clock:>3}] {name} {text}")


async def countdown(scheduler, name, start, pause):
    for number in range(start, 0, -1):
        scheduler.log(name, str(number))
        await sleep(pause)
    return "lift-off"


async def producer(channel, items):
    for item in items:
        await sleep(2)
        await channel.send(item)
    await channel.send(None)
    return len(items)


async def consumer(scheduler, channel):
    total = 0
    while (item := await channel.receive()) is not None:
        scheduler.log("consumer", f"got {item}")
        total += 10 // item
    return total


async def main(scheduler):
    channel = Channel("numbers")
    scheduler.spawn("rocket", countdown(scheduler, "rocket", 3, pause=3))
    scheduler.spawn("producer", producer(channel, [5, 2, 0, 1]))
    scheduler.spawn("consumer", consumer(scheduler, channel))
    await sleep(1)
    scheduler.log("main", "started everybody")


scheduler = Scheduler()
scheduler.spawn("main", main(scheduler))
scheduler.run()
print("results:", {name: str(result) for name, result in sorted(scheduler.results.items())})

print()
scheduler, left, right = Scheduler(), Channel("left"), Channel("right")


async def pass_on(source, target):
    await target.send(await source.receive())


scheduler.spawn("A", pass_on(left, right))
scheduler.spawn("B", pass_on(right, left))
try:
    scheduler.run()
except Deadlock as deadlock:
    print("deadlock:", deadlock)
