# differs: CPython hangs when all threads wait for each other
# Three philosophers, each with a fork in the left hand: told with names, who waits for what, and where.
import re
import threading

forks = [threading.Lock() for _ in range(3)]
seated = threading.Barrier(3)


def dine(place):
    with forks[place]:
        seated.wait()
        with forks[(place + 1) % 3]:
            print('eats')


table = [threading.Thread(target=dine, args=(place,), name=name) for place, name in enumerate(('Ada', 'Bertrand', 'Cusanus'))]
for philosopher in table:
    philosopher.daemon = True
    philosopher.start()
try:
    for philosopher in table:
        philosopher.join()
except RuntimeError as error:
    print(type(error).__name__)
    # expect: DeadlockError
    print(re.sub(r'lock object at 0x[0-9a-f]+>|\(/.*/', lambda found: 'lock>' if found[0][0] == 'l' else '(', str(error)))
# expect: all threads wait, and nothing can wake one
# expect:   MainThread waits in Thread.join for the end of Ada (philosophers.py, line 23)
# expect:   Ada waits for <locked _thread.lock>, held by Bertrand (philosophers.py, line 13)
# expect:   Bertrand waits for <locked _thread.lock>, held by Cusanus (philosophers.py, line 13)
# expect:   Cusanus waits for <locked _thread.lock>, held by Ada (philosophers.py, line 13)
