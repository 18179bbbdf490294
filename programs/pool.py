"""A pool of threads that counts words, and what contexts have to do with it.

A thread of a pool does not know the context of whoever hands it work: each begins with an empty one. Who wants the work to know takes a
copy along, and runs the work in it.
"""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextvars import ContextVar, copy_context
from threading import Lock, current_thread

VERSES = """
Tyger Tyger, burning bright,
In the forests of the night;
What immortal hand or eye,
Could frame thy fearful symmetry?
In what distant deeps or skies.
Burnt the fire of thine eyes?
On what wings dare he aspire?
What the hand, dare seize the fire?
""".strip().splitlines()

job = ContextVar('job', default='nobody')


def words(line):
    return [word.strip('.,;?').lower() for word in line.split()]


def count(line):
    return Counter(words(line))


with ThreadPoolExecutor(max_workers=3, thread_name_prefix='counter') as pool:
    total = sum(pool.map(count, VERSES), Counter())
print(total.most_common(6))
print(len(total), 'words,', sum(total.values()), 'in all')

# ---- the longest word of each line, in whatever order they come
with ThreadPoolExecutor(3) as pool:
    futures = {pool.submit(lambda line: max(words(line), key=len), line): number for number, line in enumerate(VERSES, 1)}
    found = {futures[future]: future.result() for future in as_completed(futures)}
print(' '.join(found[number] for number in sorted(found)))

# ---- an error waits in its future until somebody asks
with ThreadPoolExecutor(1) as pool:
    broken = pool.submit(count, None)
print(type(broken.exception()).__name__, 'was kept:', broken.exception())

# ---- contexts
job.set('poetry')


def who():
    return job.get()


with ThreadPoolExecutor(2) as pool:
    print('by itself:', pool.submit(who).result())
    print('in a copy:', pool.submit(copy_context().run, who).result())

# ---- threads that share something share a lock, too
lock = Lock()
seen = Counter()


def note(line):
    for word in words(line):
        with lock:
            seen[word] += 1
    return current_thread().name.startswith('noter')


with ThreadPoolExecutor(4, thread_name_prefix='noter') as pool:
    print(all(pool.map(note, VERSES)), seen == total)
