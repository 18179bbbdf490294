"""A log, read by a pipeline of generators.

Every stage takes lines or records and yields records; nothing is held in memory but what a stage needs. The printed order of "read" and
"alert" shows that the stages take turns, one record at a time.
"""

LOG = """\
2024-05-01T08:00:01 INFO  web  GET /index 200 12ms
2024-05-01T08:00:02 INFO  web  GET /login 200 48ms
2024-05-01T08:00:02 WARN  db   slow query 950ms
2024-05-01T08:00:04 INFO  web  POST /login 302 95ms
this line is garbage
2024-05-01T08:00:09 ERROR web  GET /report 500 3020ms
2024-05-01T08:00:10 ERROR db   connection lost
2024-05-01T08:00:11 ERROR web  GET /report 500 15ms
2024-05-01T08:01:30 INFO  db   connection back
2024-05-01T08:01:31 INFO  web  GET /report 200 230ms
2024-05-01T08:01:59 ERROR web  GET /secret 403 2ms
"""


def read(text):
    for number, line in enumerate(text.splitlines(), 1):
        print(f"  read {number}")
        yield number, line


def parse(lines):
    for number, line in lines:
        match line.split(maxsplit=3):
            case [stamp, ("INFO" | "WARN" | "ERROR") as level, service, message]:
                hours, minutes, seconds = stamp.partition("T")[2].split(":")
                time = int(hours) * 3600 + int(minutes) * 60 + int(seconds)
                yield {"line": number, "time": time, "level": level, "service": service, "message": message}
            case _:
                print(f"  skipped line {number}: {line!r}")


def with_duration(records):
    for record in records:
        *_, last = record["message"].split()
        duration = int(last[:-2]) if last.endswith("ms") and last[:-2].isdigit() else None
        yield record | {"duration": duration}


def tee_statistics(records, statistics):
    """Passes records on and counts them as they go by."""
    for record in records:
        entry = statistics.setdefault(record["service"], {"INFO": 0, "WARN": 0, "ERROR": 0, "slowest": 0})
        entry[record["level"]] += 1
        entry["slowest"] = max(entry["slowest"], record["duration"] or 0)
        yield record


def alerts(records, level, within, count):
    """Yields whenever `count` records of a level lie within so many seconds."""
    window = []
    for record in records:
        if record["level"] != level:
            continue
        window.append(record)
        while record["time"] - window[0]["time"] > within:
            window.pop(0)
        if len(window) >= count:
            yield list(window)
            window.clear()


def running_average():
    """A coroutine: send() it a number, it answers with the average so far."""
    total, number, average = 0, 0, None
    while True:
        value = yield average
        if value is None:
            continue
        total, number = total + value, number + 1
        average = total / number


statistics = {}
stages = tee_statistics(with_duration(parse(read(LOG))), statistics)
for window in alerts(stages, "ERROR", within=5, count=3):
    first, last = window[0], window[-1]
    print(f"ALERT: {len(window)} errors between lines {first['line']} and {last['line']}: {last['message']}")

print()
for service, entry in sorted(statistics.items()):
    counts = " ".join(f"{level}={number}" for level, number in entry.items() if level.isupper())
    print(f"{service:<4} {counts:<24} slowest {entry['slowest']} ms")

average = running_average()
next(average)
durations = (record["duration"] for record in with_duration(parse((n, line) for n, line in enumerate(LOG.splitlines()))) if record["duration"])
print("average so far:", *(f"{average.send(duration):.1f}" for duration in durations))
average.close()
