# differs: CPython does not notice a deadlock, and hangs.
"""Five philosophers at a round table, five forks: who wants to eat needs the fork on the left and the one on the right.

When all take the left one first and then wait for the right one, nobody ever eats. glasspy sees that all threads wait for each other and
says who waits for what. When one of them begins on the right, or when a waiter lets only four sit down, all eat.
"""

import threading
from _thread import DeadlockError

NAMES = ['Arendt', 'Beauvoir', 'Confucius', 'Diotima', 'Epictetus']


class Fork:
    def __init__(self, number):
        self.number = number
        self.lock = threading.Lock()


class Philosopher(threading.Thread):
    def __init__(self, name, first, second, meeting, waiter=None):
        super().__init__(name=name, daemon=True)
        self.first, self.second = first, second
        self.meeting, self.waiter = meeting, waiter
        self.meals = 0

    def run(self):
        for _ in range(3):
            if self.waiter is None:
                self.eat()
            else:
                with self.waiter:
                    self.eat()

    def eat(self):
        with self.first.lock:
            if self.meeting is not None:
                # Everybody has a fork in the hand before anybody goes on.
                self.meeting.wait()
            with self.second.lock:
                self.meals += 1


def dinner(kind):
    forks = [Fork(number) for number in range(5)]
    meeting = threading.Barrier(5) if kind == 'left first' else None
    waiter = threading.Semaphore(4) if kind == 'a waiter' else None
    guests = []
    for number, name in enumerate(NAMES):
        left, right = forks[number], forks[(number + 1) % 5]
        if kind == 'in order' and left.number > right.number:
            left, right = right, left
        guests.append(Philosopher(name, left, right, meeting, waiter))
    for guest in guests:
        guest.start()
    for guest in guests:
        guest.join()
    return sum(guest.meals for guest in guests)


for kind in ('in order', 'a waiter', 'left first'):
    try:
        print(f'{kind}: {dinner(kind)} meals')
    except DeadlockError as error:
        first, *rest = str(error).split('\n')
        print(f'{kind}: {first}')
        for line in sorted(rest):
            who, _, waits = line.strip().partition(' waits ')
            holder = waits.partition(', held by ')[2].partition(' (')[0]
            print(f'  {who} waits {"for the fork of " + holder if holder else waits.partition(" (")[0]}')
