# skip fuel=1: workers, which take their own turns
"""A cache that is claimed before it is filled: how a handle can be null, and how not.

PyTorch kept, for each operator, the Python object of the interpreter that came first: a word says whose it is, a second word is the object.
Four workers play threads of that interpreter and go through the same slots of shared memory at the same time, by four protocols. With `steps`
as argument the workers stay away; with a number, as 20, there are so many rounds, and counts.
"""

import sys
import threading

import torch._vm
from concurrent import interpreters

WORKERS = 4
SLOTS = 20_000

TAKE_PART = '''
import _torch
while (job := jobs.get()) is not None:
    memory, protocol = job
    results.put(_torch._race(memory, protocol, me, workers))
'''


def rounds(jobs, results, protocol, most, enough):
    """Lets all go through fresh slots until enough has been seen, or so many times: nulls and strays."""
    nulls = strays = 0
    for _ in range(most):
        memory = memoryview(bytearray(4 + 8 * SLOTS))
        for _ in range(WORKERS):
            jobs.put((memory, protocol))
        for _ in range(WORKERS):
            null, stray = results.get()
            nulls += null
            strays += stray
        if enough(nulls, strays):
            break
    return nulls, strays


def steps():
    print('Step by step, in every order that two threads can have:')
    for policy in torch._vm.POLICIES:
        torch._vm.step_race(policy)


def for_real(fixed):
    jobs, results = interpreters.create_queue(), interpreters.create_queue()
    workers = [interpreters.create(backend='worker') for _ in range(WORKERS)]
    threads = []
    for me, worker in enumerate(workers):
        worker.prepare_main(jobs=jobs, results=results, me=me, workers=WORKERS)
        threads.append(threading.Thread(target=worker.exec, args=(TAKE_PART,)))
        threads[-1].start()

    print()
    print(f'{"for real, by " + str(WORKERS) + " workers":30} {"null handle":>14} {"two handles":>14}')
    wanted = {
        'single': lambda nulls, strays: nulls > 0 and strays > 0,
        'single-safe': lambda nulls, strays: False,
        'data-cas': lambda nulls, strays: strays > 0,
        'per-interpreter': lambda nulls, strays: False,
    }
    for protocol, enough in wanted.items():
        counts = rounds(jobs, results, protocol, fixed or 5 if protocol in ('single-safe', 'per-interpreter') else fixed or 400,
                        (lambda *_: False) if fixed else enough)
        words = [f'{count:,}' if fixed else 'seen' if count else 'never' for count in counts]
        print(f'{protocol:30} {words[0]:>14} {words[1]:>14}')
    for _ in workers:
        jobs.put(None)
    for thread in threads:
        thread.join()
    for worker in workers:
        worker.close()


if __name__ == '__main__':
    given = sys.argv[1] if len(sys.argv) > 1 else '0'
    steps()
    if given != 'steps':
        for_real(int(given))
