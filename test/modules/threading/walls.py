# Threads block inside of what natives call: comparisons, hashes, keys of a sort, conversions, finalisers' like.
import threading

lock = threading.Lock()
turn = threading.Event()


class Key:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        with lock:
            return hash(self.value)

    def __eq__(self, other):
        turn.wait()
        with lock:
            return self.value == other.value

    def __lt__(self, other):
        turn.wait()
        return self.value < other.value

    def __repr__(self):
        turn.wait()
        return f'Key({self.value})'

    def __index__(self):
        turn.wait()
        return self.value

    def __bool__(self):
        turn.wait()
        return self.value > 0


results = {}


def work(name, action):
    results[name] = action()


table = {Key(1): 'one', Key(2): 'two'}
actions = {
    'look up': lambda: table[Key(2)], 'in': lambda: Key(3) in [Key(1), Key(3)], 'sort': lambda: [key.value for key in sorted(map(Key, (3, 1, 2)))],
    'sort key': lambda: sorted([3, 1, 2], key=lambda x: (turn.wait(), -x)), 'repr': lambda: repr([Key(1), {'a': Key(2)}]),
    'max': lambda: max(Key(1), Key(5)).value, 'set': lambda: len({Key(1), Key(1), Key(2)}), 'index': lambda: [10, 20, 30][Key(1)],
    'any': lambda: any([Key(0), Key(1)]), 'join': lambda: ' '.join(f'{key}' for key in (Key(1), Key(2))), 'equal': lambda: (Key(1), Key(2)) == (Key(1), Key(2))}
threads = [threading.Thread(target=work, args=item, name=item[0]) for item in actions.items()]
for thread in threads:
    thread.start()
print(sorted(results), threading.active_count())  # expect: [] 12
turn.set()
for thread in threads:
    thread.join()
for name in actions:
    print(name, results[name])
# expect: look up two
# expect: in True
# expect: sort [1, 2, 3]
# expect: sort key [3, 2, 1]
# expect: repr [Key(1), {'a': Key(2)}]
# expect: max 5
# expect: set 2
# expect: index 20
# expect: any True
# expect: join Key(1) Key(2)
# expect: equal True
