# A25: the flags hold for a context: tasks, threads and copied contexts do not disturb each other, and blocks put back what they found.
# differs: in PyTorch the flags are the process's, and a block puts back what was when it was made
import asyncio
import contextvars
import threading
import warnings
import torch

warnings.simplefilter('ignore')
on = torch.is_anomaly_enabled


async def careful(ready, go):
    with torch.autograd.detect_anomaly():
        ready.set()
        await go.wait()
        return on()


async def careless(ready, go):
    await ready.wait()
    seen = on()
    go.set()
    return seen


async def both():
    ready, go = asyncio.Event(), asyncio.Event()
    return await asyncio.gather(careful(ready, go), careless(ready, go)), on()


print('tasks', asyncio.run(both()))  # expect: tasks ([True, False], False)


def thread(seen):
    seen.append(on())
    torch.autograd.set_detect_anomaly(True)
    seen.append(on())


seen = []
with torch.autograd.detect_anomaly():
    other = threading.Thread(target=thread, args=(seen,))
    other.start()
    other.join()
print('thread', seen, on())  # expect: thread [False, True] False

with torch.autograd.detect_anomaly():
    copy = contextvars.copy_context()
print('copied', copy.run(on), on())  # expect: copied True False
copy.run(torch.autograd.set_detect_anomaly, False)
print('changed there', copy.run(on), on())  # expect: changed there False False

# Made early, entered later.
first = torch.autograd.detect_anomaly()
second = torch.autograd.detect_anomaly(check_nan=False)
with first:
    with second:
        print('inside', on(), torch.is_anomaly_check_nan_enabled())
    print('between', on(), torch.is_anomaly_check_nan_enabled())
# expect: inside True False
# expect: between True True
print('after', on(), torch.is_anomaly_check_nan_enabled())  # expect: after False True
with torch.autograd.set_detect_anomaly(True, check_nan=False):
    with first:
        with first:
            print('twice', on(), torch.is_anomaly_check_nan_enabled())
    print('back', on(), torch.is_anomaly_check_nan_enabled())
# expect: twice True True
# expect: back True False
print('off', on())  # expect: off False
